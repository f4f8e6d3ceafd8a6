"""What makes a race certain, and what takes away everything that stands against it: for the controls."""

from collections.abc import Callable, Iterable
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.models import QuerySet

SLOW = """
    CREATE OR REPLACE FUNCTION slow_day() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_sleep(%s); RETURN NEW; END $$;
    CREATE OR REPLACE TRIGGER a_slow_day BEFORE INSERT OR UPDATE OF state ON enrolment_enrolment
      FOR EACH ROW EXECUTE FUNCTION slow_day();
"""

GUARDS = """
    SELECT tgname FROM pg_trigger
    WHERE tgrelid = 'enrolment_enrolment'::regclass AND NOT tgisinternal
      AND tgname NOT LIKE '%%count_seats%%' AND tgname <> 'a_slow_day'
"""


def slow_down(seconds: float = 0.05) -> None:
    """Let so much time pass between looking and writing, at every change of a seat."""
    with connection.cursor() as cursor:
        cursor.execute(SLOW, [seconds])


def take_guards_away() -> None:
    """Leave the seats to the code alone: no check against overselling, no trigger that objects.

    And let each write be so slow that the others have looked by then, however busy the machine is.
    """
    slow_down(0.3)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE courses_runseats DROP CONSTRAINT courses_seats_never_oversold")
        cursor.execute(GUARDS, [])
        for (name,) in cursor.fetchall():
            cursor.execute(f'ALTER TABLE enrolment_enrolment DISABLE TRIGGER "{name}"')


@contextmanager
def no_locks():
    """Let nobody wait for anybody: every lock on a row is only a look at it."""
    locking = QuerySet.select_for_update
    QuerySet.select_for_update = lambda rows, **_how: rows._chain()
    try:
        yield
    finally:
        QuerySet.select_for_update = locking


def answers(results: Iterable[Any], *expected: type[BaseException]) -> list[Any]:
    """Return what was answered; raise what nobody expected."""
    results = list(results)
    for result in results:
        if isinstance(result, BaseException) and not isinstance(result, expected):
            raise result
    return results


Race = Callable[[], list[Any]]
