"""Who may see the board, and what the public is never shown."""

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.states import RunAccess, RunState
from enrolment import seats
from enrolment.models import EnrolmentSettings, Interest
from enrolment.seats import ShareWish
from tests.cast import sign_in
from tests.factories import make_course, make_people, make_run

pytestmark = pytest.mark.django_db
PAGES = ("/tavle/", "/tavle/del/", "/tavle/vaeg/", "/tavle/vaeg/del/")


def make_public(is_public=True):
    EnrolmentSettings.objects.update_or_create(defaults={"board_is_public": is_public})


def text(client, path="/tavle/"):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_a_board_for_staff_sends_visitors_to_sign_in_and_others_away(client, alma, gry, dina):
    assert client.get("/tavle/").url == "/konto/login/?next=/tavle/"
    assert client.get("/tavle/vaeg/?sted=online").url.startswith("/konto/login/?next=/tavle/vaeg/")
    assert client.get("/tavle/del/").url == "/konto/login/?next=/tavle/del/"
    for person in (alma, gry):
        sign_in(client, person)
        assert {client.get(path).status_code for path in PAGES} == {403}
    sign_in(client, dina)
    assert {client.get(path).status_code for path in PAGES} == {200}


def test_a_public_board_is_everybodys(client, alma):
    make_public()

    assert {client.get(path).status_code for path in PAGES} == {200}
    sign_in(client, alma)
    assert {client.get(path).status_code for path in PAGES} == {200}


def test_a_leader_makes_it_public_where_the_rules_of_enrolment_are(client, dina, admin_user):
    assert not EnrolmentSettings.load().board_is_public
    address = reverse("wagtailsettings:edit", args=["enrolment", "enrolmentsettings"])

    form = sign_in(client, admin_user).get(address, follow=True).content.decode()

    assert 'name="board_is_public"' in form
    assert "tavlen er for alle" in form.lower()


def test_what_is_not_the_publics_is_not_on_a_public_board(client, dina):
    make_public()
    make_run(course=make_course("Kommer senere"), state=RunState.DRAFT)
    make_run(course=make_course("Kun for nogle"), access=RunAccess.INVITATION)
    make_run(course=make_course("Taget ned", live=False))
    make_run(course=make_course("For alle"))

    seen = text(client) + text(client, "/tavle/vaeg/")
    assert "For alle" in seen
    assert not [title for title in ("Kommer senere", "Kun for nogle", "Taget ned") if title in seen]

    known = text(sign_in(client, dina))
    assert all(title in known for title in ("For alle", "Kommer senere", "Kun for nogle", "Taget ned"))
    # A wall is seen by whoever passes by.
    assert "Kommer senere" not in text(client, "/tavle/vaeg/")


def test_the_public_reads_rules_of_groups_and_never_their_people(client, dina):
    make_public()
    run = make_run(capacity=9)
    seats.change_rules(run=run, by=None, shares=[ShareWish("citizen", guaranteed=6)])
    for person in make_people(3):
        seats.enrol(person=person, run=run, by=person, comes_as="citizen")

    seen = text(client)
    assert "6 til borgere" in seen
    assert "6 til borgere (" not in seen
    assert "få" in seen
    assert "6 til borgere (3 har en)" in text(sign_in(client, dina))


def test_nobody_is_named(client, dina):
    run = make_run(capacity=2)
    people = make_people(4)
    for person in people:
        seats.enrol(person=person, run=run, by=person)
    Interest.objects.create(course=run.course, person=people[0], confirmed_at=timezone.now())

    for path in PAGES:
        seen = text(sign_in(client, dina), path)
        assert not [one for one in people if one.chosen_name in seen or one.email in seen]


def test_only_who_may_copy_is_led_to_it(client, dina):
    make_public()
    run = make_run(capacity=1)
    for person in make_people(7):
        seats.enrol(person=person, run=run, by=person)
    link = reverse("runs:copy", args=[run.pk])

    assert link not in text(client)
    assert link in text(sign_in(client, dina))


@pytest.mark.parametrize("path", ["/tavle/del/?v=1", "/tavle/vaeg/del/?v=1"])
def test_what_staff_see_is_kept_by_nobody_on_the_way(client, dina, path):
    make_public()
    assert "private" not in client.get(path).get("Cache-Control", "")

    assert "private" in sign_in(client, dina).get(path)["Cache-Control"]
