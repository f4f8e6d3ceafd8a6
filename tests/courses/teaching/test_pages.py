"""What a teacher meets: a question, a bad day, a session to take."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from courses import handovers
from courses.models import Handover
from courses.states import AssignmentState, HandoverState, RunState, TeachingRole
from tests.cast import sign_in
from tests.courses.teaching.classes import assign, make_handover, make_staffed, make_teacher
from tests.factories import make_run

pytestmark = pytest.mark.django_db


def as_(contributor):
    return sign_in(Client(), contributor.person)


def text_of(answer):
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def question(row):
    return reverse("courses:teaching_question", args=[row.pk])


@pytest.fixture
def staffed(db):
    run, rie, per = make_staffed()
    return run.sessions.all()[0], rie, per


def test_a_question_says_what_when_and_with_whom_and_is_answered_with_one_press(staffed):
    session, _rie, _per = staffed
    ida = make_teacher("Ida")
    row = assign(session.run, ida, TeachingRole.CO_TEACHER, state=AssignmentState.OFFERED)

    text = text_of(as_(ida).get(question(row)))
    assert session.run.course.title in text
    assert "Sammen med Per og Rie" in text
    assert "Medunderviser" in text
    answer = as_(ida).post(question(row), {"svar": "ja"}, follow=True)

    row.refresh_from_db()
    assert row.state == AssignmentState.ACCEPTED
    assert "Tak for dit ja." in text_of(answer)


def test_no_thank_you_is_one_press_too_and_asks_for_nothing(staffed):
    ida = make_teacher("Ida")
    row = assign(staffed[0].run, ida, state=AssignmentState.OFFERED)

    text = text_of(as_(ida).get(question(row)))
    assert "<textarea" not in text
    as_(ida).post(question(row), {"svar": "nej"})

    row.refresh_from_db()
    assert row.state == AssignmentState.DECLINED
    assert "Du har sagt nej tak" in text_of(as_(ida).get(question(row)))


def test_who_said_yes_may_say_that_it_will_not_do(staffed):
    session, rie, _per = staffed
    row = session.run.assignments.get(contributor=rie)

    assert "Jeg kan ikke alligevel" in text_of(as_(rie).get(question(row)))
    as_(rie).post(question(row), {"svar": "nej"})

    row.refresh_from_db()
    assert row.state == AssignmentState.DECLINED


@pytest.mark.parametrize("said", ["", "måske", "JA"])
def test_what_is_no_answer_changes_nothing(said, staffed):
    ida = make_teacher("Ida")
    row = assign(staffed[0].run, ida, state=AssignmentState.OFFERED)

    as_(ida).post(question(row), {"svar": said})

    row.refresh_from_db()
    assert row.state == AssignmentState.OFFERED


def test_a_question_is_nobody_elses_and_gone_when_it_is_taken_back(staffed, alma, dina):
    session, rie, per = staffed
    row = session.run.assignments.get(contributor=rie)
    for client in (as_(per), sign_in(Client(), alma), sign_in(Client(), dina)):
        assert client.get(question(row)).status_code == 404

    row.state = AssignmentState.ENDED
    row.save()
    assert as_(rie).get(question(row)).status_code == 404


def test_clashes_are_shown_to_who_is_asked(staffed):
    session, rie, _per = staffed
    other = make_run(first_start=session.starts_at, sessions=1)
    row = assign(other, rie, state=AssignmentState.OFFERED)

    assert "på samme tid" in text_of(as_(rie).get(question(row)))


def test_all_questions_stand_on_one_page(staffed, alma):
    ida = make_teacher("Ida")
    open_one = assign(staffed[0].run, ida, state=AssignmentState.OFFERED)
    over = assign(make_run(state=RunState.FINISHED), ida, state=AssignmentState.OFFERED)
    address = reverse("courses:teaching_questions")

    text = text_of(as_(ida).get(address))

    assert question(open_one) in text
    assert question(over) not in text
    assert "ikke noget at svare på" in text_of(as_(staffed[1]).get(address))
    assert sign_in(Client(), alma).get(address).status_code == 404


def test_a_bad_day_is_a_press_and_a_yes(staffed):
    session, rie, _per = staffed
    address = reverse("courses:bad_day", args=[session.pk])

    text = text_of(as_(rie).get(address))
    assert "Ét tryk spørger Per." in text
    assert "<textarea" not in text
    assert not Handover.objects.exists()
    text = text_of(as_(rie).post(address, follow=True))

    assert Handover.objects.get().contributor == rie
    assert "De andre er spurgt" in text


def test_coming_after_all_is_a_press(staffed):
    session, rie, per = staffed
    row = make_handover(session, rie, per)

    as_(rie).post(reverse("courses:bad_day", args=[session.pk]), {"comes": "1"})

    row.refresh_from_db()
    assert row.state == HandoverState.WITHDRAWN


def test_who_asked_reads_who_has_it(staffed):
    session, rie, per = staffed
    make_handover(session, rie, per, state=HandoverState.TAKEN, taken_by=per)

    text = text_of(as_(rie).get(reverse("courses:bad_day", args=[session.pk])))

    assert "Per har mødegangen" in text
    assert "Pas på dig selv" in text


def test_a_bad_day_of_others_is_not_there(staffed, alma, dina):
    session, _rie, _per = staffed
    address = reverse("courses:bad_day", args=[session.pk])
    for client in (as_(make_teacher("Ida")), sign_in(Client(), alma), sign_in(Client(), dina)):
        assert client.get(address).status_code == 404
        assert client.post(address).status_code == 404
    assert as_(_rie).get(reverse("courses:bad_day", args=[999999])).status_code == 404


def test_who_takes_it_sees_who_comes_and_the_next_sees_kindly_who_has_it(staffed, alma):
    session, rie, per = staffed
    ida = make_teacher("Ida")
    assign(session.run, ida, TeachingRole.SUBSTITUTE)
    handovers.ask(session=session, contributor=rie, by=rie.person)
    address = reverse("courses:take_over", args=[Handover.objects.get().pk])
    roster = reverse("enrolment:attendance", args=[session.pk])
    assert as_(ida).get(roster).status_code == 404

    assert "Jeg tager den" in text_of(as_(ida).get(address))
    assert "Du har mødegangen" in text_of(as_(ida).post(address, follow=True))
    late = text_of(as_(per).post(address, follow=True))

    assert as_(ida).get(roster).status_code == 200
    assert "Ida var lidt hurtigere. Tak alligevel." in late
    assert "Ida har mødegangen" in late
    assert "Jeg tager den" not in late


def test_who_was_not_asked_finds_nothing(staffed, alma, dina):
    session, rie, per = staffed
    address = reverse("courses:take_over", args=[make_handover(session, rie, per).pk])
    for client in (as_(rie), as_(make_teacher("Ida")), sign_in(Client(), alma), sign_in(Client(), dina)):
        assert client.get(address).status_code == 404
        assert client.post(address).status_code == 404


@pytest.mark.parametrize("what", ["withdrawn", "cancelled", "over"])
def test_a_link_that_is_no_longer_needed_says_so(what, staffed):
    session, rie, per = staffed
    row = make_handover(session, rie, per)
    if what == "withdrawn":
        handovers.withdraw(handover=row, by=rie.person)
    elif what == "cancelled":
        session.cancelled_at = timezone.now()
    else:
        session.starts_at = timezone.now() - timedelta(hours=5)
        session.ends_at = timezone.now() - timedelta(hours=3)
    session.save()

    text = text_of(as_(per).get(reverse("courses:take_over", args=[row.pk])))

    assert "Jeg tager den" not in text
    assert "Du skal ikke gøre noget" in text


@pytest.mark.parametrize("count", [1, 30])
def test_the_pages_ask_as_often_for_thirty(count, staffed, django_assert_num_queries):
    session, rie, per = staffed
    asked = [make_teacher(f"Navn{number}") for number in range(count)]
    for one in asked:
        assign(session.run, one, TeachingRole.SUBSTITUTE)
    client = as_(rie)
    address = reverse("courses:bad_day", args=[session.pk])
    client.get(address)
    with django_assert_num_queries(12):
        client.get(address)
    row = make_handover(session, rie, per, *asked)
    helper = as_(per)
    helper.get(reverse("courses:take_over", args=[row.pk]))
    with django_assert_num_queries(15):
        helper.get(reverse("courses:take_over", args=[row.pk]))
