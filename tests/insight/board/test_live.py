"""A change is announced at once, and what is fetched after it is never older."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from courses.models import CourseRun, Session
from enrolment import seats
from enrolment.models import EnrolmentSettings, Interest
from enrolment.seats import ShareWish
from insight.board import parts
from tests.cast import sign_in
from tests.factories import make_course, make_people, make_run
from tests.insight.board.generated import open_to_all

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _as_served(settings):
    """Keep finished parts and pages as a server does."""
    settings.CATALOGUE_REUSE = True
    open_to_all()
    yield
    parts.forget()


def version(client):
    response = client.get("/tavle/version/")
    assert response["Cache-Control"] == "no-store"
    return response.content.decode()


def test_every_change_that_the_board_shows_changes_the_version(client, clock):
    clock(2026, 12, 1, 12, 0)
    run = make_run(capacity=3)
    person, other = make_people(2)
    changes = [
        lambda: seats.enrol(person=person, run=run, by=person),
        lambda: seats.leave(enrolment=person.enrolments.get(), by=person),
        lambda: seats.change_capacity(run=run, capacity=8, by=None),
        lambda: seats.change_rules(run=run, by=None, shares=[ShareWish("citizen", guaranteed=2)]),
        lambda: seats.change_rules(run=run, by=None, shares=[ShareWish("relative", guaranteed=2)]),
        lambda: Interest.objects.create(course=run.course, person=other, confirmed_at=timezone.now()),
        lambda: Interest.objects.all().delete(),
        lambda: Session.objects.filter(run=run, pk=run.sessions.first().pk).delete(),
        lambda: CourseRun.objects.filter(pk=run.pk).update(label="Aften"),
        make_run,
        lambda: EnrolmentSettings.objects.update(board_is_public=False),
    ]
    seen = [version(client)]
    for change in changes:
        change()
        seen.append(version(client))

    assert not [place for place, (one, then) in enumerate(pairwise(seen)) if one == then]
    assert version(client) == seen[-1]


def test_it_changes_with_the_minute_by_which_classes_begin(client, clock):
    moment = clock(2026, 12, 1, 12, 0)
    first = version(client)
    clock(2026, 12, 1, 12, 0, 30)
    assert version(client) == first
    clock(*(moment + timedelta(minutes=1)).timetuple()[:5])
    assert version(client) != first


def test_a_poll_sees_the_change_and_the_part_after_it_has_it(client):
    run = make_run(capacity=20)
    for person in make_people(6):
        seats.enrol(person=person, run=run, by=person)
    page = client.get("/tavle/").content.decode()
    before = version(client)
    assert f'data-version="{before}"' in page
    assert f'data-row="{run.pk}" data-says="6 14 0 0' in page

    [person] = make_people(1)
    seats.enrol(person=person, run=run, by=person)

    after = version(client)
    assert after != before
    part = client.get(f"/tavle/del/?&v={after}").content.decode()
    assert f'data-row="{run.pk}" data-says="7 13 0 0' in part
    assert f'data-row="{run.pk}" data-says="7 13 0 0' in client.get("/tavle/").content.decode()
    assert "<html" not in part


def test_a_poll_asks_once_and_what_is_kept_is_not_made_again(client):
    make_run()
    client.get("/tavle/del/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/tavle/version/")
    assert len(asked) == 1
    with CaptureQueriesContext(connection) as asked:
        client.get("/tavle/del/")
    assert len(asked) == 2  # the setting and the version


def test_the_pages_kept_for_visitors_never_hold_an_old_board(client, settings):
    settings.PAGE_CACHE_SECONDS = 60
    caches["pages"].clear()
    run = make_run(capacity=20)
    people = make_people(8)
    for person in people[:6]:
        seats.enrol(person=person, run=run, by=person)
    for number, person in enumerate(people[6:], start=7):
        client.get("/tavle/"), client.get("/tavle/del/"), client.get(f"/tavle/del/?v={version(client)}")
        seats.enrol(person=person, run=run, by=person)
        wanted = f'data-says="{number} {20 - number} '
        for path in ("/tavle/", "/tavle/del/", f"/tavle/del/?v={version(client)}"):
            assert wanted in client.get(path).content.decode(), path


def test_staff_and_public_are_not_given_each_others(client, dina):
    run = make_run(capacity=20)
    for person in make_people(3):
        seats.enrol(person=person, run=run, by=person)
    says = f'data-row="{run.pk}" data-says="'
    assert f"{says}få mindst 16" in client.get("/tavle/del/").content.decode()
    assert f"{says}3 17" in sign_in(client, dina).get("/tavle/del/").content.decode()
    client.logout()
    assert f"{says}få mindst 16" in client.get("/tavle/del/").content.decode()


def test_titles_are_in_the_language_of_the_page(client):
    make_run(course=make_course("Søvn"))

    assert "Free seats" in client.get("/en/tavle/del/").content.decode()
    assert "Ledige pladser" in client.get("/tavle/del/").content.decode()
