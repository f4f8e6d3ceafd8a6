"""Fills a school with ten years of classes by SQL, counts its figures and reads them; prints JSON."""

import json
import resource
import sys
import time

TERMS, COURSES, SEATS = 20, 300, 12

# Rows of the bench alone: the triggers that guard seats are passed over.
_TERMS = """
INSERT INTO courses_term (name, starts_on, ends_on, enrolment_opens_at)
SELECT 'Bench ' || n, d, d + 150, d - 30 FROM (
    SELECT n, date_trunc('year', now())::date - 182 * (%(terms)s - n) AS d
    FROM generate_series(1, %(terms)s) n
) t RETURNING id
"""
_RUNS = """
INSERT INTO courses_courserun (course_id, term_id, label, venue_id, room, online_url, state, cancelled_reason,
    access, access_key)
SELECT c.id, t.id, '', v.ids[1 + c.id %% array_length(v.ids, 1)], '', '', 'finished', '', 'public', ''
FROM unnest(%(courses)s::bigint[]) c(id) CROSS JOIN unnest(%(term_ids)s::bigint[]) t(id)
CROSS JOIN generate_series(1, %(each)s) n CROSS JOIN (SELECT array_agg(id) AS ids FROM courses_venue) v
"""
_SEATS = """
INSERT INTO courses_runseats (run_id, capacity, taken, waiting, citizens, relatives, staff, others, reserved)
SELECT id, %(seats)s, 0, 0, 0, 0, 0, 0, 0 FROM courses_courserun WHERE term_id = ANY(%(term_ids)s)
"""
_ENROLMENTS = """
INSERT INTO enrolment_enrolment (uid, person_id, run_id, state, comes_as, offer_number, created_at,
    state_since, likes_guest_seats)
SELECT gen_random_uuid(), p.first + (r.number * 7919 + s * 104729 + (r.number %% 61) * s) %% %(people)s, r.id,
    CASE WHEN (r.number + s) %% 13 = 0 THEN 'withdrawn' ELSE 'completed' END,
    (ARRAY['citizen', 'citizen', 'citizen', 'citizen', 'citizen', 'relative', 'relative', 'staff', 'staff',
        'staff', 'other', ''])[1 + ((r.number * 31 + s * 17) %% 97) %% 12], 0, now(), now(), true
FROM (
    SELECT id, row_number() OVER (ORDER BY id) AS number FROM courses_courserun
    WHERE term_id = ANY(%(term_ids)s)
) r
CROSS JOIN generate_series(1, %(seats)s) s
CROSS JOIN (SELECT min(id) AS first FROM accounts_user WHERE email LIKE 'figures-%%') p
"""
_MOVES = """
INSERT INTO enrolment_move (enrolment_id, transition, source, target, actor, notice, reason, at)
SELECT id, 'leave', 'enrolled', 'withdrawn', 'person', '', '', now() FROM enrolment_enrolment e
WHERE state = 'withdrawn' AND EXISTS (
    SELECT 1 FROM courses_courserun r WHERE r.id = e.run_id AND r.term_id = ANY(%(term_ids)s)
)
"""


def main() -> None:
    """Fill, count and read (in a process of its own)."""
    import django

    django.setup()
    from insight.counting import nightly
    from insight.models import Figure

    enrolments = _fill(int(sys.argv[1]))
    began = time.perf_counter()
    rollup = nightly.count()
    seconds = time.perf_counter() - began
    rows = Figure.objects.filter(rollup=rollup)
    found = {
        "enrolments": enrolments,
        "count": seconds,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "cells": rows.count(),
        "hidden": rows.filter(is_hidden=True).count(),
        "read": max(_tables()),
        "overview": _overview(),
    }
    json.dump(found, sys.stdout)


def _fill(enrolments: int) -> int:
    from django.db import connection

    from courses.models import CoursePage

    _courses()
    courses = list(
        CoursePage.objects.filter(locale__language_code="da")
        .exclude(format="cafe")
        .values_list("pk", flat=True)
    )
    values: dict[str, int | list[int]] = {
        "courses": courses,
        "terms": TERMS,
        "seats": SEATS,
        "people": enrolments // 7,
        "each": max(1, round(enrolments / (TERMS * len(courses) * SEATS))),
    }
    _people(enrolments // 7)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(_TERMS, values)
        values["term_ids"] = [pk for (pk,) in cursor.fetchall()]
        for statement in (_RUNS, _SEATS, _ENROLMENTS, _MOVES):
            cursor.execute(statement, values)
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute("ANALYZE")
        cursor.execute("SELECT count(*) FROM enrolment_enrolment")
        (found,) = cursor.fetchone()
    return int(found)


def _people(count: int) -> None:
    from accounts.models import User

    for start in range(0, count, 5000):
        User.objects.bulk_create(
            User(email=f"figures-{number}@example.org", chosen_name="Person", password="!")
            for number in range(start, min(count, start + 5000))
        )


def _courses() -> None:
    """Make courses up to the number there should be, through the gate as they must."""
    from courses.models import CatalogueIndexPage, CoursePage
    from courses.states import LifeArea, Theme
    from tests.approving import put_live

    index = CatalogueIndexPage.objects.get(locale__language_code="da")
    themes, areas = list(Theme.values), list(LifeArea.values)
    for number in range(CoursePage.objects.filter(locale__language_code="da").count(), COURSES):
        page = CoursePage(
            title=f"Kursus nummer {number}",
            slug=f"kursus-{number}",
            teaser="Et kursus.",
            themes=[themes[number % 5]],
            life_areas=[areas[number % 6]],
            live=False,
        )
        put_live(index.add_child(instance=page))


def _tables() -> list[float]:
    """Return the milliseconds of each kind of table, over each kind of period."""
    from insight import figures, periods
    from insight.measures import DIMENSIONS

    known = periods.periods()
    chosen = [next(one for one in known if one.kind == kind) for kind in ("term", "year", "all")]
    spent = []
    for period in chosen:
        for dimension in DIMENSIONS:
            for measure in ("enrolments", "people", "fill_percent"):
                began = time.perf_counter()
                figures.table(measure, dimension, period)
                spent.append((time.perf_counter() - began) * 1000)
    return spent


def _overview() -> float:
    from insight import figures, periods
    from insight.measures import MEASURES

    known = periods.periods()
    began = time.perf_counter()
    figures.figures([key for key in MEASURES if key != "progression"], known)
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main()
