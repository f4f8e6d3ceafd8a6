"""Did it make sense? Once, by those who were there, for a week; teachers see five at a time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from courses.models import Session
from enrolment import seats
from enrolment.classroom import pulse, pulse_results
from enrolment.day import apologies
from enrolment.day_states import Mark
from enrolment.models import Apology, GuestSeat, Pulse, PulseBallot
from tests.cast import sign_in
from tests.enrolment.classroom.rooms import met, met_many, room_of
from tests.enrolment.day.days import mark
from tests.factories import make_contributor, make_person

pytestmark = pytest.mark.django_db


def answer(session, person, meaning="yes", **more):
    return pulse.answer(session=session, person=person, meaning=meaning, **more)


def result(session, **more):
    return pulse_results.result(Session.objects.get(pk=session.pk), **more)


def numbers(session, **more):
    return [count for _word, count in result(session, **more).counts]


def test_whoever_was_marked_as_here_may_answer_once(alma, dina):
    (row,), session = met([alma])
    mark(session, row, Mark.PRESENT, by=dina)
    assert answer(session, alma, "partly", words="  Lidt langt. ") is True
    assert answer(session, alma, "no", words="Igen") is False
    stands = Pulse.objects.get()
    assert (stands.yes, stands.partly, stands.no, stands.words) == (0, 1, 0, ["Lidt langt."])
    assert PulseBallot.objects.count() == 1


def test_whoever_was_marked_as_not_here_may_not(alma, bo, dina):
    rows, session = met([alma, bo])
    mark(session, rows[0], Mark.PRESENT, by=dina)
    mark(session, rows[1], Mark.ABSENT, by=dina)
    with pytest.raises(pulse.NotThere):
        answer(session, bo)
    assert not Pulse.objects.exists()


def test_who_has_no_mark_where_others_have_may_not(alma, bo, dina):
    rows, session = met([alma, bo])
    mark(session, rows[0], Mark.PRESENT, by=dina)
    assert list(pulse.asked(alma)) == [session]
    assert not pulse.asked(bo).exists()


def test_where_nobody_tapped_all_who_had_a_seat_and_gave_no_afbud_may(alma, bo):
    rows, session = met([alma, bo])
    Apology.objects.create(enrolment=rows[1], session=session)
    assert pulse.was_there(session, alma)
    assert not pulse.was_there(session, bo)


def test_a_tap_that_was_taken_back_is_no_mark(alma, bo, dina):
    rows, session = met([alma, bo])
    mark(session, rows[0], Mark.ABSENT, by=dina)
    assert not pulse.was_there(session, bo)
    mark(session, rows[0], "", by=dina)
    assert pulse.was_there(session, bo)


def test_who_got_the_seat_after_the_session_was_not_there(alma, outsider):
    (row,), session = met([alma])
    seats.enrol(person=outsider, run=row.run, by=outsider, actor="school")
    assert not pulse.was_there(session, outsider)


def test_another_class_was_not_there(alma, bo):
    _rows, session = met([alma])
    room_of(bo)
    with pytest.raises(pulse.NotThere):
        answer(session, bo)


def test_before_the_end_after_a_week_and_when_cancelled_nobody_is_asked(alma):
    _rows, session = met([alma])
    coming = session.run.sessions.latest("starts_at")
    for one, now in (
        (coming, timezone.now()),
        (session, session.ends_at - timedelta(minutes=1)),
        (session, session.ends_at + timedelta(days=7)),
    ):
        with pytest.raises(pulse.NotNow):
            answer(one, alma, now=now)
    session.cancelled_at = timezone.now()
    with pytest.raises(pulse.NotNow):
        answer(session, alma)


def test_a_guest_who_came_may_answer(alma, bo, dina):
    rows, session = met([alma], capacity=1)
    waiting = seats.enrol(person=bo, run=rows[0].run, by=bo, actor="school")
    coming = rows[0].run.sessions.latest("starts_at")
    apologies.give(enrolment=rows[0], session=coming, by=alma)
    GuestSeat.objects.create(session=coming, enrolment=waiting, state="accepted")
    Session.objects.filter(pk=session.pk).delete()
    now = timezone.now()
    Session.objects.filter(pk=coming.pk).update(
        starts_at=now - timedelta(hours=3), ends_at=now - timedelta(hours=1)
    )
    coming.refresh_from_db()
    mark(coming, waiting, Mark.PRESENT, by=dina)
    assert answer(coming, bo) is True
    with pytest.raises(pulse.NotThere):
        answer(coming, alma)


def test_who_was_there_and_left_afterwards_may_still_say_why(alma, dina):
    (row,), session = met([alma])
    mark(session, row, Mark.PRESENT, by=dina)
    seats.leave(enrolment=row, by=alma)
    assert answer(session, alma, "no") is True


def test_who_left_and_was_marked_nowhere_may_not(alma):
    (row,), session = met([alma])
    seats.leave(enrolment=row, by=alma)
    with pytest.raises(pulse.NotThere):
        answer(session, alma)


def test_teachers_see_five_at_a_time_and_the_rest_after_a_week():
    rows, session = met_many(12)
    people = [row.person for row in rows]
    for number, person in enumerate(people[:4]):
        answer(session, person, "yes", words=f"Ord {number}")
        assert result(session).stage == "open"
        assert result(session).words == ()
    answer(session, people[4], "no")
    assert numbers(session) == [4, 0, 1]
    assert sorted(result(session).words) == [f"Ord {number}" for number in range(4)]
    for person in people[5:9]:
        answer(session, person, "partly", words="Nyt")
        assert numbers(session) == [4, 0, 1]
        assert "Nyt" not in result(session).words
    answer(session, people[9], "partly")
    assert numbers(session) == [4, 5, 1]
    answer(session, people[10], "no", words="Sidst")
    assert numbers(session) == [4, 5, 1]
    after = session.ends_at + timedelta(days=7)
    assert numbers(session, now=after) == [4, 5, 2]
    assert "Sidst" in result(session, now=after).words


def test_fewer_than_five_are_never_shown():
    rows, session = met_many(4)
    for row in rows:
        answer(session, row.person, words="Ord")
    assert result(session, now=session.ends_at + timedelta(days=8)).stage == "few"
    assert numbers(session, now=session.ends_at + timedelta(days=8)) == []


@pytest.fixture
def as_alma(client, alma):
    return sign_in(client, alma)


def address(session):
    return f"/min-side/mening/{session.pk}/"


def test_asked_on_my_page_and_answered_with_one_form(as_alma, alma):
    _rows, session = met([alma])
    assert address(session) in as_alma.get("/min-side/").content.decode()
    wrong = as_alma.post(address(session), {"words": "Uden svar"})
    assert wrong.status_code == 422
    assert "Vælg et af de tre svar." in wrong.content.decode()
    answered = as_alma.post(address(session), {"meaning": "yes", "words": "Godt"}, follow=True)
    assert "Tak for dit svar" in answered.content.decode()
    assert address(session) not in as_alma.get("/min-side/").content.decode()
    as_alma.post(address(session), {"meaning": "no"})
    assert (Pulse.objects.get().yes, Pulse.objects.get().no) == (1, 0)


def test_who_was_not_there_meets_no_such_page(as_alma, bo):
    _rows, session = met([bo])
    assert as_alma.get(address(session)).status_code == 404
    assert as_alma.post(address(session), {"meaning": "yes"}).status_code == 404


def test_a_closed_question_says_so_and_takes_nothing(as_alma, alma):
    _rows, session = met([alma], ago=timedelta(days=8))
    as_alma.post(address(session), {"meaning": "yes"})
    assert "spørgsmålet er lukket" in as_alma.get(address(session)).content.decode()
    assert not Pulse.objects.exists()


@pytest.fixture
def taught(eli):
    return met_many(6, teachers=(eli.contributor,))


def test_teachers_read_the_result_without_a_name(client, eli, taught):
    rows, session = taught
    client = sign_in(client, eli)
    page = f"/undervisning/{session.pk}/mening/"
    assert "Vises, når 5 har svaret." in client.get(page).content.decode()
    for row in rows[:5]:
        answer(session, row.person, "yes", words=f"Fra {row.pk}")
    said = client.get(page).content.decode()
    assert "Med deres egne ord" in said
    assert not [row for row in rows if row.person.chosen_name in said]
    assert all(f"Fra {row.pk}" in said for row in rows[:5])


def test_who_teaches_another_class_reads_nothing(client, taught):
    _rows, session = taught
    other = make_person("Ulla")
    make_contributor("Ulla", person=other)
    for person in (other, taught[0][0].person):
        assert sign_in(client, person).get(f"/undervisning/{session.pk}/mening/").status_code == 404


def test_my_page_asks_as_much_for_thirty_questions_as_for_one(alma, bo, django_assert_num_queries):
    met([alma])
    for _number in range(30):
        met([bo], capacity=2)
    for person, count in ((alma, 1), (bo, 30)):
        with django_assert_num_queries(1):
            assert len(pulse.asked(person)) == count
