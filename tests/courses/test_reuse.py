"""The index that a process keeps is given up when, and only when, it must be."""

from datetime import timedelta

import pytest
from django.utils import timezone

from courses import facets
from courses.models import CatalogueVersion, Session
from enrolment import seats
from tests.approving import publish
from tests.factories import make_course, make_person, make_run

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def _kept(settings):
    """Keep the index as a server does, and leave none behind."""
    settings.CATALOGUE_REUSE = True
    facets.forget()
    yield
    facets.forget()


def version():
    return CatalogueVersion.objects.get().version


@pytest.mark.usefixtures("_kept")
def test_an_index_is_kept_until_something_is_published():
    run = make_run()
    now = timezone.now()
    first = facets.current(now)
    assert facets.current(now) is first
    make_course("Nyt")
    second = facets.current(now)
    assert [len(first.courses), len(second.courses)] == [1, 2]
    run.course.unpublish()
    assert len(facets.current(now).courses) == 1


@pytest.mark.usefixtures("_kept")
def test_an_index_is_given_up_when_the_clock_outdates_it():
    run = make_run(sessions=1)
    starts = Session.objects.get(run=run).starts_at
    early = facets.current(timezone.now())
    assert facets.current(starts - timedelta(seconds=1)) is early
    late = facets.current(starts)
    assert early.courses[0].runs
    assert not late.courses[0].runs


def test_each_change_of_what_is_offered_is_a_new_version():
    run = make_run()
    seen = {version()}
    for change in (
        lambda: Session.objects.filter(run=run).update(room="Stuen"),
        lambda: type(run).objects.filter(pk=run.pk).update(label="Aften"),
        lambda: type(run.venue).objects.filter(pk=run.venue_id).update(name="Andet hus"),
        lambda: type(run.term).objects.filter(pk=run.term_id).update(enrolment_opens_at=timezone.now()),
        run.course.unpublish,
        lambda: publish(run.course),
    ):
        change()
        assert version() not in seen
        seen.add(version())


def test_a_seat_is_no_new_version():
    run = make_run()
    person = make_person("Alma")
    before = version()
    seat = seats.enrol(person=person, run=run, by=person)
    seats.leave(enrolment=seat, by=person)
    assert version() == before


def test_one_transaction_is_one_version():
    run = make_run(sessions=12)
    before = version()
    Session.objects.filter(run=run).update(room="Stuen")
    assert version() == before + 1
