"""Makes what tests need, with believable defaults: say only what the test is about.

Everything hangs on today, because the site's clock does: classes start in two weeks, at one o'clock
in Copenhagen, and enrolment opened a month ago.
"""

import itertools
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.text import slugify

from accounts.models import User
from courses.models import (
    CatalogueIndexPage,
    CoursePage,
    CourseRun,
    RunSeats,
    Session,
    TeachingAssignment,
    Term,
    Venue,
)
from courses.states import RunState
from home.models import HomePage
from peers.models import Basis, Contributor
from tests.approving import put_live

COPENHAGEN = ZoneInfo("Europe/Copenhagen")

_number = itertools.count(1)


def days_from_now(days: int, hour: int = 13, minute: int = 0) -> datetime:
    """Return that hour in Copenhagen, so many days from today (negative: ago)."""
    day = timezone.localdate() + timedelta(days=days)
    return at(day, hour, minute)


def at(day: date, hour: int = 13, minute: int = 0) -> datetime:
    """Return an hour of a day in Copenhagen."""
    return datetime.combine(day, time(hour, minute), tzinfo=COPENHAGEN)


def make_person(chosen_name: str = "", *, email: str | None = "", **fields: Any) -> User:
    """Make a person with an address of their own; ``email=None`` for one who has none."""
    number = next(_number)
    name = chosen_name or f"Person {number}"
    address = f"{slugify(name)}.{number}@example.org" if email == "" else email
    return User.objects.create_user(address, chosen_name=name, **fields)


def make_people(count: int) -> list[User]:
    """Make many people with one statement."""
    numbers = [next(_number) for _ in range(count)]
    return User.objects.bulk_create(
        User(chosen_name=f"Person {number}", email=f"person.{number}@example.org", password="!")
        for number in numbers
    )


def make_term(name: str = "Dette halvår", **fields: Any) -> Term:
    """Return the term of that name, open for enrolment."""
    today = timezone.localdate()
    defaults = {
        "starts_on": today - timedelta(days=60),
        "ends_on": today + timedelta(days=120),
        "enrolment_opens_at": days_from_now(-30, 9),
        **fields,
    }
    return Term.objects.get_or_create(name=name, defaults=defaults)[0]


def make_venue(name: str = "Medborgerhuset", **fields: Any) -> Venue:
    """Return the venue of that name."""
    defaults = {
        "slug": slugify(name),
        "street": "Havnegade 4",
        "postcode": "9999",
        "town": "Fjordby",
        "step_free": True,
        "way_there": "Ind ad porten.",
        **fields,
    }
    return Venue.objects.get_or_create(name=name, defaults=defaults)[0]


def make_catalogue() -> CatalogueIndexPage:
    """Return the Danish catalogue page, ``/kurser/``."""
    found = CatalogueIndexPage.objects.filter(locale__language_code="da").first()
    if found is not None:
        return found
    home = HomePage.objects.get(locale__language_code="da")
    return home.add_child(instance=CatalogueIndexPage(title="Kurser", slug="kurser"))


def make_course(title: str = "", **fields: Any) -> CoursePage:
    """Make a course in the Danish catalogue, approved by two and published; ``live=False`` for a draft."""
    title = title or f"Søvn der hjælper {next(_number)}"
    is_live = fields.pop("live", True)
    fields = {"teaser": "Find ro til natten.", "slug": slugify(title), **fields}
    page: CoursePage = make_catalogue().add_child(instance=CoursePage(title=title, live=False, **fields))
    if not is_live:
        return page
    put_live(page)
    if page.picture is not None:
        page.picture.have_sizes_made()
    return page


def make_run(
    *,
    capacity: int = 10,
    sessions: int = 4,
    first_start: datetime | None = None,
    course: CoursePage | None = None,
    term: Term | None = None,
    venue: Venue | None = None,
    state: str = RunState.OPEN,
    teachers: tuple[Contributor, ...] = (),
    **fields: Any,
) -> CourseRun:
    """Make a class with weekly sessions of two hours and ``capacity`` free seats."""
    run = CourseRun.objects.create(
        course=course or make_course(),
        term=term or make_term(),
        venue=venue or make_venue(),
        state=state,
        **fields,
    )
    RunSeats.objects.create(run=run, capacity=capacity)
    start = first_start or days_from_now(14)
    for week in range(sessions):
        make_session(run, start + timedelta(weeks=week))
    for teacher in teachers:
        TeachingAssignment.objects.create(run=run, contributor=teacher)
    return run


def make_session(run: CourseRun, starts_at: datetime, *, minutes: int = 120, **fields: Any) -> Session:
    """Add a session to a class."""
    return Session.objects.create(
        run=run, starts_at=starts_at, ends_at=starts_at + timedelta(minutes=minutes), **fields
    )


def make_contributor(public_name: str = "", *, basis: str = Basis.LIVED, **fields: Any) -> Contributor:
    """Make somebody who teaches or designs."""
    name = public_name or f"Underviser {next(_number)}"
    return Contributor.objects.create(public_name=name, basis=basis, **fields)


def make_pair() -> tuple[Contributor, Contributor]:
    """Make the two without whom no class opens: one who knows it from life, one from work."""
    return make_contributor(basis=Basis.LIVED), make_contributor(basis=Basis.PROFESSIONAL)
