"""(c) Queries and time of the catalogue with few and with 2,400 courses."""

import json
import statistics
import sys
import time

MANY = 2400
ROUNDS = 120


def main() -> None:
    """Print courses, queries and p50 in ms as JSON; with `grow`, make the courses first."""
    import django

    django.setup()
    if "grow" in sys.argv:
        grow()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from courses.models import CoursePage

    client = Client(headers={"host": "127.0.0.1"})
    for _ in range(10):
        assert client.get("/kurser/").status_code == 200
    with CaptureQueriesContext(connection) as seen:
        client.get("/kurser/")
    queries = len(seen)
    spent = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        client.get("/kurser/")
        spent.append((time.perf_counter() - began) * 1000)
    courses = CoursePage.objects.live().filter(locale__language_code="da").count()
    json.dump({"courses": courses, "queries": queries, "p50": statistics.median(spent)}, sys.stdout)


def grow() -> None:
    """Fill the catalogue up to 2,400 courses, each with a coming class of four sessions."""
    from datetime import timedelta

    from django.utils import timezone

    from courses.models import CatalogueIndexPage, CoursePage, CourseRun, RunSeats, Session, Term, Venue
    from courses.states import LifeArea, RunState, Theme
    from tests.approving import put_live

    index = CatalogueIndexPage.objects.get(locale__language_code="da")
    themes, areas = list(Theme.values), list(LifeArea.values)
    term, venues = Term.objects.order_by("-starts_on")[0], list(Venue.objects.all())
    start = timezone.now() + timedelta(days=3)
    for number in range(CoursePage.objects.descendant_of(index).count(), MANY):
        page = CoursePage(
            title=f"Kursus nummer {number}",
            slug=f"kursus-{number}",
            teaser="Et kursus med plads til ro, samtale og nye veje.",
            themes=[themes[number % 5]],
            life_areas=[areas[number % 6]],
            audience=["everyone"],
            live=False,
        )
        put_live(index.add_child(instance=page))
        run = CourseRun.objects.create(
            course=page, term=term, venue=venues[number % len(venues)], state=RunState.OPEN
        )
        RunSeats.objects.create(run=run, capacity=12)
        first = start + timedelta(hours=number % 400)
        Session.objects.bulk_create(
            Session(
                run=run, starts_at=first + timedelta(weeks=w), ends_at=first + timedelta(weeks=w, hours=2)
            )
            for w in range(4)
        )


if __name__ == "__main__":
    main()
