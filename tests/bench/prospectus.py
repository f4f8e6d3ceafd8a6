"""(h) The catalogue of a term with a hundred courses, each with a picture and two classes, as PDF."""

import json
import resource
import sys
import time
from typing import TYPE_CHECKING

from tests.bench.figures import Figure, at_most
from tests.bench.servers import environment, run

if TYPE_CHECKING:
    from courses.models import Term

COURSES = 100
SECONDS_MARK, MEMORY_MARK = 10.0, 600.0


def measure(database: str) -> list[Figure]:
    """Make it in a process of its own, in each shape; the first has its pictures ready, as a school has."""
    print("printing the catalogue …", flush=True)
    found = json.loads(run("tests.bench.prospectus", environment(database)))
    figures = [
        at_most(f"catalogue of {found['courses']} courses, {shape}", spent, "s", SECONDS_MARK)
        for shape, spent in found["seconds"].items()
    ]
    return [
        *figures,
        Figure("pages of it, A4", found["pages"], ""),
        Figure("asking for one that is ready", found["asked"], "ms"),
        Figure("memory of the worker", found["worker"], "MB"),
        at_most("memory of the press, given back", found["press"], "MB", MEMORY_MARK),
    ]


def main() -> None:
    """Print seconds by shape, pages, ms to ask, and the most memory used, as JSON."""
    import django

    django.setup()
    from django.utils import timezone

    from home.models.prospectus import Shape
    from home.prospectus import choices, files, making
    from home.prospectus.choices import Choice

    today = timezone.localdate()
    term = choices.current(choices.open_terms(today), today)
    if term is None:
        raise SystemExit("The school has no term.")
    grow(term)
    seconds, pages, courses = {}, 0, 0
    for shape in Shape.values:
        chosen, began = Choice(term, shape=shape), time.perf_counter()
        made = making.make(chosen, now=timezone.now(), told=lambda _done, _total: None)
        seconds[shape] = time.perf_counter() - began
        pages = pages or made.pages
    chosen = Choice(term)
    courses = sum(len(one["courses"]) for one in making.said_now(chosen, now=timezone.now())["themes"])
    files.make.call(str(files.ask(chosen).row.pk))
    began = time.perf_counter()
    is_current = files.ask(chosen).is_current
    asked = (time.perf_counter() - began) * 1000
    if not is_current:
        raise SystemExit("The catalogue was not made.")
    found = {"seconds": seconds, "pages": pages, "courses": courses, "asked": asked, **_memory()}
    json.dump(found, sys.stdout)


def _memory() -> dict[str, float]:
    """Return the most memory that the worker and its press used, in MB."""
    whose = {"worker": resource.RUSAGE_SELF, "press": resource.RUSAGE_CHILDREN}
    return {name: resource.getrusage(who).ru_maxrss / 1024 for name, who in whose.items()}


def grow(term: "Term") -> None:
    """Fill the term up to a hundred courses."""
    from datetime import timedelta

    from django.utils import timezone

    from courses.models import CatalogueIndexPage, CoursePage, CourseRun, RunSeats, Session, Venue
    from courses.states import RunState, Theme
    from tests.approving import put_live

    index = CatalogueIndexPage.objects.get(locale__language_code="da")
    known = list(CoursePage.objects.filter(picture__isnull=False, locale__language_code="da"))
    venues, themes = list(Venue.objects.all()), list(Theme.values)
    there = CourseRun.objects.filter(term=term, course__live=True).values("course").distinct().count()
    start = timezone.now() + timedelta(days=3)
    for number in range(there, COURSES):
        like = known[number % len(known)]
        page = CoursePage(
            title=f"{like.title} nummer {number}",
            slug=f"trykt-{number}",
            teaser=like.teaser,
            gains=like.gains,
            next_steps=like.next_steps,
            picture=like.picture,
            themes=[themes[number % 5]],
            live=False,
        )
        put_live(index.add_child(instance=page))
        for hour in (0, 5):
            venue = venues[number % len(venues)]
            run_ = CourseRun.objects.create(course=page, term=term, venue=venue, state=RunState.OPEN)
            RunSeats.objects.create(run=run_, capacity=12)
            first = start + timedelta(days=number % 40, hours=hour)
            weeks = [first + timedelta(weeks=week) for week in range(6)]
            Session.objects.bulk_create(
                Session(run=run_, starts_at=one, ends_at=one + timedelta(hours=2)) for one in weeks
            )


if __name__ == "__main__":
    main()
