"""A class by invitation: nowhere to be found, and open to whoever has its link."""

import pytest
from django.test import Client
from django.urls import reverse

from courses import runs
from courses.states import RunAccess
from enrolment import seats
from enrolment.signing_up import invitations
from tests.cast import sign_in
from tests.factories import make_course, make_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed():
    """A class for a team alone."""
    return make_run(course=make_course("Sprog og stigma"), label="Team Nord", access=RunAccess.INVITATION)


def address(run, key=None):
    path = reverse("enrolment:sign_up", args=[run.course.slug, run.pk])
    return path if key is None else f"{path}?adgang={key}"


@pytest.mark.parametrize("key", [None, "", "forkert", "æ" * 300])
def test_without_its_key_the_class_is_not_there(client, alma, closed, key):
    assert client.get(address(closed, key)).status_code == 404
    assert client.post(address(closed, key), {"name": "Ny", "email": "ny@example.org"}).status_code == 404
    assert sign_in(Client(), alma).get(address(closed, key)).status_code == 404


def test_the_key_opens_the_class_and_is_kept_on_the_way(client, closed):
    assert client.get(address(closed, closed.access_key)).status_code == 200
    assert client.get(address(closed)).status_code == 200
    assert Client().get(address(closed)).status_code == 404


def test_a_new_link_kills_the_old_one(client, closed, dina):
    old = closed.access_key
    client.get(address(closed, old))

    runs.renew_link(run=closed, by=dina)

    assert client.get(address(closed)).status_code == 404
    assert client.get(address(closed, old)).status_code == 404
    assert invitations.address(closed).endswith(f"?adgang={closed.access_key}")
    assert client.get(address(closed, closed.access_key)).status_code == 200


def test_whoever_is_or_was_in_it_needs_no_key(alma, closed):
    row = seats.enrol(person=alma, run=closed, by=alma)
    assert sign_in(Client(), alma).get(address(closed)).status_code == 200
    seats.leave(enrolment=row, by=alma)
    assert sign_in(Client(), alma).get(address(closed)).status_code == 200


def test_a_public_class_asks_for_no_key(client):
    assert client.get(address(make_run())).status_code == 200


def test_nobody_comes_across_it(client, closed):
    course = f"/kurser/{closed.course.slug}/"
    pages = [course, "/kurser/", "/kurser/?q=sprog", "/", "/sitemap.xml", f"{course}kalender.ics"]

    for page in [*pages, "/kurser/kalender.ics"]:
        answer = client.get(page)
        assert answer.status_code == 200
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert b"Team Nord" not in body, page
        assert f"/hold/{closed.pk}/".encode() not in body, page


def test_another_class_of_the_course_does_not_lead_there(client, closed):
    full = make_run(course=closed.course, state="closed")

    assert "Team Nord" not in client.get(address(full)).content.decode()


def test_the_page_of_the_class_shows_the_link_and_makes_a_new_one(dina, closed):
    desk = sign_in(Client(), dina)
    shown = desk.get(reverse("runs:show", args=[closed.pk])).content.decode()
    assert invitations.address(closed) in shown

    desk.post(reverse("runs:renew_link", args=[closed.pk]))

    before = closed.access_key
    closed.refresh_from_db()
    assert closed.access_key != before
    assert "adgang=" not in desk.get(reverse("runs:show", args=[make_run().pk])).content.decode()


def test_only_those_who_run_classes_make_links(gry, outsider, closed):
    for person in (gry, outsider):
        assert sign_in(Client(), person).post(reverse("runs:renew_link", args=[closed.pk])).status_code == 404
    before = closed.access_key
    closed.refresh_from_db()
    assert closed.access_key == before


def test_who_has_a_seat_in_a_public_class_hears_of_no_closed_one(alma, closed):
    row = seats.enrol(person=alma, run=make_run(course=closed.course), by=alma)
    person = sign_in(Client(), alma)
    place = reverse("enrolment:place", args=[row.pk])
    switch = reverse("enrolment:switch", args=[row.pk])

    assert switch not in person.get(place).content.decode()
    assert "Team Nord" not in person.get(switch).content.decode()
    assert person.post(switch, {"til": closed.pk}).status_code == 200
    assert not closed.enrolments.exists()

    make_run(course=closed.course)
    assert switch in person.get(place).content.decode()
