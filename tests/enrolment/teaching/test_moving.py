"""A session is moved or cancelled by its teacher: shown first, everybody told, calendars follow."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from courses import handovers, staffing
from courses.models import Session
from courses.states import TeachingRole
from enrolment import changes
from enrolment.models import Notice
from tests.cast import sign_in
from tests.enrolment.day.days import move_to
from tests.factories import days_from_now, make_contributor, make_run, make_venue
from tests.tasks import run_tasks

pytestmark = pytest.mark.django_db


def address(session, name="change"):
    return reverse(f"enrolment:teaching_{name}", args=[session.pk])


def values(client, session, **fields):
    """What the form of a session would send."""
    form = client.get(address(session)).context["form"]
    starts, ends = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
    return {
        "day": f"{starts:%Y-%m-%d}",
        "starts": f"{starts:%H:%M}",
        "ends": f"{ends:%H:%M}",
        "venue": session.venue_id or "",
        "room": session.room,
        "online_url": session.online_url,
        "edition": form["edition"].value(),
        **fields,
    }


def test_it_is_shown_first_with_whom_it_is_told(as_eli, coming):
    page = as_eli.post(address(coming), values(as_eli, coming, starts="14:00", ends="16:00"))
    shown = page.content.decode()

    assert "2 får besked." in shown
    assert "E-mail: 2" in shown
    assert "14-\u206016" in shown or "14-16" in shown
    coming.refresh_from_db()
    assert timezone.localtime(coming.starts_at).hour == 13
    assert not Notice.objects.filter(kind="session_changed").exists()


def test_then_everybody_is_told_and_the_calendars_follow(as_eli, coming, alma, bo):
    sent = values(as_eli, coming, starts="14:00", ends="16:00")
    as_eli.post(address(coming), sent)
    as_eli.post(address(coming), {**sent, "save": "1"})
    coming.refresh_from_db()

    assert (timezone.localtime(coming.starts_at).hour, coming.sequence) == (14, 1)
    assert {one.person for one in Notice.objects.filter(kind="session_changed")} == {alma, bo}
    run_tasks(containing="outbox")
    assert any(
        ".ics" in str(sent.message()) or "text/calendar" in str(sent.message()) for sent in mail.outbox
    )


def test_pressed_twice_it_is_one_change(as_eli, coming):
    sent = values(as_eli, coming, room="Salen", save="1")
    answers = [as_eli.post(address(coming), sent) for _each in range(2)]
    coming.refresh_from_db()

    assert [answer.status_code for answer in answers] == [302, 302]
    assert (coming.room, coming.sequence) == ("Salen", 1)
    assert Notice.objects.filter(kind="session_changed").count() == 2


def test_what_somebody_else_changed_meanwhile_stays(as_eli, coming, dina):
    sent = values(as_eli, coming, room="Mit", save="1")
    stored = Session.objects.get(pk=coming.pk)
    fields = {name: getattr(stored, name) for name in ("starts_at", "ends_at", "venue", "online_url")}
    changes.change_session(session=stored, by=dina, room="Dit", **fields)
    page = as_eli.post(address(coming), sent)
    coming.refresh_from_db()

    assert page.status_code == 422
    assert "En anden har ændret mødegangen" in page.content.decode()
    assert coming.room == "Dit"


def test_another_house_is_news(as_eli, coming):
    sent = values(as_eli, coming, venue=make_venue("Biblioteket").pk)
    shown = as_eli.post(address(coming), sent).content.decode()

    assert "Medborgerhuset" in shown
    assert "Biblioteket" in shown


@pytest.mark.parametrize(
    "wrong",
    [
        {"day": ""},
        {"day": "2020-01-01"},
        {"day": "9999-01-01"},
        {"ends": "09:00"},
        {"starts": "25:00"},
        {"venue": "999999"},
        {"online_url": "x y"},
        {},
    ],
)
def test_a_wrong_change_and_none_are_refused(as_eli, coming, wrong):
    page = as_eli.post(address(coming), values(as_eli, coming, **wrong))

    assert page.status_code == 422
    assert page.context["form"].errors
    assert Session.objects.get(pk=coming.pk).sequence == 0


def test_two_sessions_of_a_class_never_begin_at_once(as_eli, run, coming):
    last = run.sessions.latest("starts_at")
    page = as_eli.post(address(coming), values(as_eli, coming, day=f"{last.starts_at:%Y-%m-%d}"))

    assert page.status_code == 422


def test_a_teacher_who_is_busy_then_is_said(as_eli, coming, eli):
    other = make_run(
        teachers=(eli.contributor,), first_start=coming.starts_at + timedelta(hours=4), sessions=1
    )
    shown = as_eli.post(
        address(coming), values(as_eli, coming, starts="17:00", ends="19:00")
    ).content.decode()

    assert "Eli underviser et andet sted" in shown
    assert str(other.course.title) not in shown


def test_it_is_cancelled_with_a_reason_and_everybody_is_told(as_eli, coming, alma, bo):
    assert "2 får besked." in as_eli.get(address(coming, "cancel")).content.decode()
    assert as_eli.post(address(coming, "cancel"), {"reason": " "}).status_code == 422
    for _twice in range(2):
        as_eli.post(address(coming, "cancel"), {"reason": "Vi er syge"})
    coming.refresh_from_db()

    assert coming.is_cancelled
    assert {one.person for one in Notice.objects.filter(kind="session_cancelled")} == {alma, bo}
    assert Notice.objects.filter(kind="session_cancelled").count() == 2


@pytest.mark.parametrize("name", ["change", "cancel"])
def test_what_is_over_is_not_changed(as_eli, coming, today, dina, name):
    move_to(coming, days_from_now(-3))
    page = as_eli.post(address(coming, name), {"reason": "x"}, follow=True)
    assert "Mødegangen er allerede holdt" in page.content.decode().replace(
        "har allerede været", "er allerede"
    )

    changes.cancel_run(run=today.run, by=dina, reason="For få")
    page = as_eli.get(address(today, name), follow=True)
    assert "Holdet er slut" in page.content.decode()
    assert not Notice.objects.filter(kind__in=("session_changed", "session_cancelled")).exists()


@pytest.mark.parametrize("name", ["change", "cancel"])
def test_who_holds_one_session_moves_none(client, coming, bo, dina, name):
    run, sub = coming.run, make_contributor("Bo", person=bo)
    by = {"run": run, "contributor": sub, "role": TeachingRole.SUBSTITUTE, "session": coming}
    staffing.offer(**by, by=dina, agreed=True)
    sign_in(client, bo)

    assert client.get(reverse("enrolment:teaching_session", args=[coming.pk])).status_code == 200
    assert client.get(address(coming, name)).status_code == 404
    assert client.get(reverse("enrolment:teaching_class", args=[run.pk])).status_code == 404


def test_what_is_cancelled_says_nothing_of_who_comes_or_what_to_prepare(as_eli, coming, dina):
    address_of_page = reverse("enrolment:teaching_session", args=[coming.pk])
    before = as_eli.get(address_of_page).content.decode()
    changes.cancel_session(session=coming, by=dina, reason="Vandskade")
    after = as_eli.get(address_of_page).content.decode()

    for gone in ("2 kommer.", "Ind ad porten.", "Hvad skal I huske?", "Jeg har en dårlig dag"):
        assert gone in before
        assert gone not in after
    assert "Vandskade" in after


def test_who_has_said_it_is_a_bad_day_reads_so(as_eli, coming, eli):
    address_of_page = reverse("enrolment:teaching_session", args=[coming.pk])
    handovers.ask(session=coming, contributor=eli.contributor, by=eli)
    shown = as_eli.get(address_of_page).content.decode()

    assert "Du har en dårlig dag" in shown
    assert "Jeg har en dårlig dag" not in shown
