"""A guide helps those who said yes, with what the guide may, and finds nothing of anybody else."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from enrolment import invariants, seats
from enrolment.day import apologies
from enrolment.models import Guidance, Notice, SignUpConsent
from enrolment.on_behalf import guidance
from enrolment.states import Actor, SeatState
from tests.cast import guide_of, sign_in
from tests.factories import days_from_now, make_course, make_people, make_person, make_run
from tests.staff.signing_up import wish

pytestmark = pytest.mark.django_db


@pytest.fixture
def vera(db):
    """A guide."""
    return guide_of(make_person("Vera", email="vera@example.org"))


@pytest.fixture
def yes(vera, hans, dina):
    """Hans said yes to Vera, and is told through her."""
    User.objects.filter(pk=hans.pk).update(contact_by="guide")
    hans.refresh_from_db()
    return guidance.begin(guide=vera, person=hans, said_by="in_person", by=dina)


@pytest.fixture
def her(vera, yes):
    """Vera's browser."""
    return sign_in(Client(), vera)


def to(name, *args):
    return reverse(f"enrolment:guide_{name}", args=args)


def new_person(**more):
    return wish(chosen_name="Jens", contact_by="guide", phone="", language="da", **more)


def test_a_guide_sees_those_who_said_yes_and_nobody_else(her, alma, hans):
    text = her.get(reverse("enrolment:guide")).content.decode()

    assert "Hans" in text
    assert "Alma" not in text
    assert her.get(to("person", hans.pk)).status_code == 200
    for name, args in (("person", ()), ("classes", ()), ("stop", ())):
        assert her.get(to(name, alma.pk, *args)).status_code == 404


def test_a_guide_signs_in_to_those_they_help(client, vera):
    from accounts.adapter import AccountAdapter

    class Request:
        user = vera

    assert AccountAdapter().get_login_redirect_url(Request()) == reverse("enrolment:guide")
    assert vera.is_school_staff
    someone = sign_in(Client(), vera, second_factor=False)
    assert "/konto/2fa/" in someone.get(reverse("enrolment:guide"))["Location"]
    assert sign_in(Client(), vera).get("/redaktion/").status_code == 404


@pytest.mark.parametrize("name", ["alma", "dina", "gry", "eli"])
def test_whoever_is_no_guide_finds_no_pages_of_guides(request, name, hans, yes):
    someone = sign_in(Client(), request.getfixturevalue(name))
    row = seats.enrol(person=hans, run=make_run(), by=hans)

    for address in (
        reverse("enrolment:guide"),
        to("new"),
        to("person", hans.pk),
        to("classes", hans.pk),
        to("enrol", hans.pk, row.run_id),
        to("leave", hans.pk, row.pk),
        to("stop", hans.pk),
    ):
        assert someone.get(address).status_code == 404
    assert someone.post(to("leave", hans.pk, row.pk)).status_code == 404
    assert Client().get(reverse("enrolment:guide")).status_code == 302


def test_somebody_new_is_written_down_with_their_yes(her, vera):
    done = her.post(to("new"), new_person())

    person = User.objects.get(chosen_name="Jens")
    yes = Guidance.objects.get(person=person)
    assert done["Location"] == to("person", person.pk)
    assert (person.email, person.contact_by) == (None, "guide")
    assert (yes.guide, yes.recorded_by, yes.said_by) == (vera, vera, "phone")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"consent": ""}, "consent"),
        ({"chosen_name": ""}, "chosen_name"),
        ({"contact_by": "email"}, "contact_by"),
        ({"contact_by": "phone"}, "phone"),
        ({"contact_by": "letter"}, "postal_address"),
        ({"said_on": "2099-01-01"}, "said_on"),
    ],
)
def test_without_a_yes_nobody_is_written_down(her, wrong, field):
    page = her.post(to("new"), new_person() | wrong)

    assert page.status_code == 422
    assert field in page.context["form"].errors
    assert not User.objects.filter(chosen_name="Jens").exists()


def test_a_guide_signs_somebody_up_by_the_rules_of_the_person(her, vera, hans):
    run = make_run(course=make_course("Ro"))

    done = her.post(to("enrol", hans.pk, run.pk), wish(comes_as="citizen"))

    row = run.enrolments.get()
    move = row.moves.get()
    assert done["Location"] == to("person", hans.pk)
    assert (row.person, row.state, row.comes_as) == (hans, SeatState.ENROLLED, "citizen")
    assert (move.by, move.actor) == (vera, Actor.SCHOOL)
    assert SignUpConsent.objects.get().recorded_by == vera
    assert invariants.faults() == []


def test_what_a_person_may_not_a_guide_may_not_for_them(her, hans):
    later = timezone.now() + timezone.timedelta(days=3)
    run = make_run(enrolment_opens_at=later)

    page = her.post(to("enrol", hans.pk, run.pk), wish())

    assert page.status_code == 409
    assert not run.enrolments.exists()
    closed = make_run(access="invitation")
    assert her.get(to("enrol", hans.pk, closed.pk)).status_code == 404
    assert f"/hold/{closed.pk}/" not in her.get(to("classes", hans.pk)).content.decode()


def test_a_wish_without_a_yes_is_asked_again(her, hans):
    run = make_run()
    page = her.post(to("enrol", hans.pk, run.pk), wish(consent=""))

    assert page.status_code == 422
    assert not run.enrolments.exists()


def test_afbud_for_somebody(her, hans):
    run = make_run()
    row = seats.enrol(person=hans, run=run, by=hans)
    session = run.sessions.first()

    her.post(to("apology", hans.pk, row.pk, session.pk))
    assert row.apologies.count() == 1
    her.post(to("apology", hans.pk, row.pk, session.pk), {"undo": "1"})
    assert row.apologies.count() == 0
    apologies.give(enrolment=row, session=session, by=hans)


def test_what_is_called_off_stays_in_the_order_of_dates(her, hans):
    row = seats.enrol(person=hans, run=make_run(first_start=days_from_now(7)), by=hans)
    first = row.run.sessions.earliest("starts_at")
    her.post(to("apology", hans.pk, row.pk, first.pk))
    shown = her.get(to("person", hans.pk)).context["theirs"].by_date
    assert [one.session for one in shown] == list(row.run.sessions.order_by("starts_at")[: len(shown)])
    assert shown[0].apology


@pytest.fixture
def offered(hans, alma):
    """Hans is offered a seat."""
    run = make_run(capacity=1)
    first = seats.enrol(person=alma, run=run, by=alma)
    row = seats.enrol(person=hans, run=run, by=hans)
    seats.leave(enrolment=first, by=alma)
    return row


@pytest.mark.parametrize(("said", "state"), [("yes", SeatState.ENROLLED), ("no", SeatState.DECLINED)])
def test_an_answer_is_passed_on(her, vera, offered, said, state):
    row, hans = offered, offered.person

    her.post(to("answer", hans.pk, row.pk), {"answer": said})

    row.refresh_from_db()
    assert row.state == state
    assert row.moves.last().by == vera
    her.post(to("answer", hans.pk, row.pk), {"answer": "yes" if said == "no" else "no"})
    row.refresh_from_db()
    assert row.state == state


def test_leaving_is_asked_first(her, vera, hans):
    row = seats.enrol(person=hans, run=make_run(), by=hans)

    her.get(to("leave", hans.pk, row.pk))
    row.refresh_from_db()
    assert row.state == SeatState.ENROLLED
    her.post(to("leave", hans.pk, row.pk))
    row.refresh_from_db()
    assert (row.state, row.moves.last().by) == (SeatState.WITHDRAWN, vera)


def test_what_is_to_be_told_is_passed_on(her, vera, hans):
    seats.enrol(person=hans, run=make_run(course=make_course("Ro")), by=hans)
    notice = Notice.objects.get(person=hans)
    assert notice.channel == "guide"
    text = her.get(to("person", hans.pk)).content.decode()
    assert "Fortæl Hans" in text
    assert "Du har en plads på Ro" in text

    her.post(to("told", notice.pk))

    notice.refresh_from_db()
    assert (notice.state, notice.done_by) == ("called", vera)
    assert "Fortæl Hans" not in her.get(to("person", hans.pk)).content.decode()


def test_another_persons_seat_is_not_within_reach(her, hans, alma):
    run = make_run()
    row = seats.enrol(person=alma, run=run, by=alma)
    session = run.sessions.first()
    notice = Notice.objects.get(person=alma)
    Notice.objects.filter(pk=notice.pk).update(channel="guide", state="to_call")

    for person in (alma, hans):
        assert her.post(to("leave", person.pk, row.pk)).status_code == 404
        assert her.post(to("answer", person.pk, row.pk), {"answer": "no"}).status_code == 404
        assert her.post(to("apology", person.pk, row.pk, session.pk)).status_code == 404
    assert her.post(to("told", notice.pk)).status_code == 404
    row.refresh_from_db()
    assert row.state == SeatState.ENROLLED


def test_the_guides_own_page_leads_to_those_they_help(her):
    assert f'href="{reverse("enrolment:guide")}"' in her.get(reverse("enrolment:my_page")).content.decode()


def test_nobody_elses_page_leads_there(client, alma):
    page = sign_in(client, alma).get(reverse("enrolment:my_page"))
    assert reverse("enrolment:guide") not in page.content.decode()


def test_thirty_people_cost_as_much_as_one(her, vera, dina, django_assert_num_queries):
    her.get(reverse("enrolment:guide"))
    with CaptureQueriesContext(connection) as one:
        her.get(reverse("enrolment:guide"))
    run = make_run(capacity=40)
    for person in make_people(30):
        guidance.begin(guide=vera, person=person, said_by="phone", by=dina)
        seats.enrol(person=person, run=run, by=person)
    with django_assert_num_queries(len(one)):
        her.get(reverse("enrolment:guide"))


def test_thirty_classes_cost_as_much_as_one(her, hans, django_assert_num_queries):
    make_run()
    her.get(to("classes", hans.pk))
    with CaptureQueriesContext(connection) as one:
        her.get(to("classes", hans.pk))
    for _number in range(29):
        make_run()
    with django_assert_num_queries(len(one)):
        assert len(her.get(to("classes", hans.pk)).context["rows"]) == 30
