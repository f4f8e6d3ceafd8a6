"""Invitations live as long as the seat: what each mail does in the calendar of the one who gets it."""

from datetime import timedelta

import pytest

from accounts.models import User
from enrolment import changes, seats
from enrolment.models import Notice
from enrolment.states import NoticeKind
from tests.enrolment.calendars.reading import file, invitation, sent, uids
from tests.factories import days_from_now, make_course, make_run, make_venue

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(db):
    return make_run(capacity=2, course=make_course("Hverdag med angst", slug="hverdag"), room="Lokale 7")


def move(session, dina, **to):
    """Change a session; what is not said stays as it is."""
    fields = {
        name: getattr(session, name) for name in ("starts_at", "ends_at", "venue", "room", "online_url")
    }
    return changes.change_session(session=session, by=dina, **{**fields, **to})


def test_a_seat_invites_to_the_next_session_and_brings_a_file_with_all(run, alma):
    seats.enrol(person=alma, run=run, by=alma)
    (mail,) = sent()
    method, event = invitation(mail)
    sessions = list(run.sessions.all())
    assert (method, event.start, event["sequence"]) == ("REQUEST", sessions[0].starts_at, 0)
    assert (str(event["summary"]), str(event["status"])) == ("Aftale", "CONFIRMED")
    assert str(event["organizer"]) == "mailto:aftaler@example.org"
    assert event["attendee"].params["PARTSTAT"] == "ACCEPTED"
    assert [one.start for one in file(mail)] == [session.starts_at for session in sessions]
    assert len(set(uids(file(mail)))) == 4
    assert uids(file(mail))[0] == str(event["uid"])
    assert not any("attendee" in one for one in file(mail))
    assert "Åbn den vedhæftede fil" in mail.body


def test_a_class_of_one_session_needs_no_file(alma):
    seats.enrol(person=alma, run=make_run(sessions=1), by=alma)
    (mail,) = sent()
    assert invitation(mail)[0] == "REQUEST"
    assert file(mail) == []
    assert "vedhæftede" not in mail.body


def test_leaving_takes_all_away_and_coming_back_is_a_new_series(run, alma):
    row = seats.enrol(person=alma, run=run, by=alma)
    seats.leave(enrolment=row, by=alma)
    seats.enrol(person=alma, run=run, by=alma)
    _late, left, back = sent()
    method, event = invitation(left)
    assert (method, str(event["status"]), event["sequence"]) == ("CANCEL", "CANCELLED", 1)
    assert {(str(one["status"]), one["sequence"]) for one in file(left)} == {("CANCELLED", 1)}
    assert len(file(left)) == 4
    assert invitation(back)[0] == "REQUEST"
    assert not set(uids(file(back))) & set(uids(file(left)))


def test_a_mail_that_comes_late_does_not_invite_who_has_left(run, alma):
    row = seats.enrol(person=alma, run=run, by=alma)
    seats.leave(enrolment=row, by=alma)
    first, second = sent()
    assert invitation(first) == (None, None)
    assert file(first) == []
    assert invitation(second)[0] == "CANCEL"


def test_time_and_place_raise_the_sequence_and_nothing_else_does(run, alma, dina):
    seats.enrol(person=alma, run=run, by=alma)
    session, hour = run.sessions.first(), timedelta(hours=1)
    assert not move(session, dina)
    assert not move(session, dina, venue=run.venue, room=run.room)
    assert move(session, dina, room="Lokale 9")
    assert move(session, dina, starts_at=session.starts_at + hour, ends_at=session.ends_at + hour)
    assert move(session, dina, venue=make_venue("Biblioteket"), room="")
    assert changes.cancel_session(session=session, by=dina)
    assert not changes.cancel_session(session=session, by=dina)
    first, *later = sent()
    # The changes are one mail, written when it is sent: it says nothing that is not so any more.
    assert [invitation(mail)[0] for mail in later] == [None, "CANCEL"]
    assert invitation(later[-1])[1]["sequence"] == 4
    assert uids(file(first)) == [
        uid for uid in uids(file(first)) if uid != str(invitation(later[-1])[1]["uid"])
    ]


def test_each_change_has_the_same_uid_and_a_higher_sequence(run, alma, dina):
    seats.enrol(person=alma, run=run, by=alma)
    session = run.sessions.first()
    sent()
    for room in ("Lokale 8", "Lokale 9"):
        move(session, dina, room=room)
        sent()
    changes.cancel_session(session=session, by=dina)
    told = [invitation(mail) for mail in sent()]
    assert [(method, event["sequence"]) for method, event in told] == [
        ("REQUEST", 0),
        ("REQUEST", 1),
        ("REQUEST", 2),
        ("CANCEL", 3),
    ]
    assert len({str(event["uid"]) for _method, event in told}) == 1
    stamps = [event.DTSTAMP for _method, event in told]
    assert stamps == sorted(stamps)
    assert [len(file(mail)) for mail in sent()] == [4, 0, 0, 0]


def test_a_later_session_that_is_moved_is_invited_to_by_itself(run, alma, dina):
    seats.enrol(person=alma, run=run, by=alma)
    first = sent()[0]
    last = run.sessions.last()
    move(last, dina, room="Lokale 9")
    method, event = invitation(sent()[1])
    assert (method, event.start, event["sequence"]) == ("REQUEST", last.starts_at, 1)
    assert str(event["uid"]) == uids(file(first))[-1]


@pytest.mark.parametrize("full_messages", [False, True])
def test_from_the_list_to_a_seat(alma, bo, full_messages):
    User.objects.filter(pk=alma.pk).update(full_messages=full_messages)
    run = make_run(capacity=1)
    taken = seats.enrol(person=bo, run=run, by=bo)
    waiting = seats.enrol(person=alma, run=run, by=alma)
    seats.leave(enrolment=taken, by=bo)
    mine = [mail for mail in sent() if mail.to == [alma.email]]
    assert [invitation(mail) for mail in mine] == [(None, None)] * 2
    waiting.refresh_from_db()
    seats.answer(enrolment=waiting, accept=True, by=alma)
    method, event = invitation(sent()[-1])
    assert (method, event["sequence"]) == ("REQUEST", 0)
    assert ("location" in event) is full_messages


def test_switching_class_takes_one_series_away_and_brings_another(run, alma, dina):
    row = seats.enrol(person=alma, run=run, by=alma)
    seats.move_person(enrolment=row, to_run=make_run(course=run.course, sessions=2), by=dina)
    found = {invitation(mail)[0]: file(mail) for mail in sent()[1:]}
    assert {method: len(events) for method, events in found.items()} == {"CANCEL": 4, "REQUEST": 2}
    assert not set(uids(found["CANCEL"])) & set(uids(found["REQUEST"]))


def test_a_cancelled_class_takes_all_away_also_what_was_moved(run, alma, dina):
    seats.enrol(person=alma, run=run, by=alma)
    move(run.sessions.last(), dina, room="Lokale 9")
    changes.cancel_session(session=run.sessions.first(), by=dina)
    changes.cancel_run(run=run, by=dina)
    last = sent()[-1]
    assert invitation(last)[0] == "CANCEL"
    # Of a session that is cancelled already it was told; the inline message is about one that is not.
    assert invitation(last)[1].start == run.sessions.all()[1].starts_at
    assert [one["sequence"] for one in file(last)] == [1, 1, 1, 2]


def test_who_waits_for_a_cancelled_class_has_nothing_to_take_away(alma, bo, dina):
    run = make_run(capacity=1)
    seats.enrol(person=bo, run=run, by=bo)
    seats.enrol(person=alma, run=run, by=alma)
    changes.cancel_run(run=run, by=dina)
    mine = [mail for mail in sent() if mail.to == [alma.email]]
    assert [invitation(mail) for mail in mine] == [(None, None)] * 2


def test_what_is_over_is_not_taken_away(alma, dina):
    run = make_run(first_start=days_from_now(-10))
    row = seats.enrol(person=alma, run=run, by=dina, actor="school")
    seats.leave(enrolment=row, by=alma)
    assert len(file(sent()[-1])) == 2


SAYS_NOTHING = {
    NoticeKind.WAITING,
    NoticeKind.OFFERED,
    NoticeKind.OFFER_EXPIRED,
    NoticeKind.DECLINED,
    NoticeKind.LEFT_LIST,
    NoticeKind.LIST_CLOSED,
}


def test_what_is_no_appointment_has_no_calendar(alma, bo, dina):
    run = make_run(capacity=1)
    taken = seats.enrol(person=bo, run=run, by=bo)
    for end in ("leave", "decline", "expire", "close"):
        row = seats.enrol(person=alma, run=run, by=alma)
        if end == "leave":
            seats.leave(enrolment=row, by=alma)
        elif end == "close":
            changes.finish_run(run=run, by=dina)
        else:
            seats.leave(enrolment=taken, by=bo)
            row.refresh_from_db()
            if end == "decline":
                seats.answer(enrolment=row, accept=False, by=alma)
            else:
                seats.expire(enrolment_id=row.pk, now=row.expires_at)
            taken = seats.enrol(person=bo, run=run, by=bo)
    assert {notice.kind for notice in Notice.objects.filter(person=alma)} == SAYS_NOTHING
    mine = [mail for mail in sent() if mail.to == [alma.email]]
    assert {(*invitation(mail), len(file(mail))) for mail in mine} == {(None, None, 0)}
