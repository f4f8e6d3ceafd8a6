"""How a check asks: a statement whose rows are faults, and the sentence that its columns fill."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.db import connection


class Statement(NamedTuple):
    """What is looked for, and how it is said."""

    text: str
    sql: str


def found_by(statements: Iterable[Statement]) -> Iterator[str]:
    """Yield a sentence for each row that a statement finds."""
    for text, sql in statements:
        for row in rows(sql):
            yield text.format(*row)


def rows(sql: str, values: Any = None) -> list[tuple[Any, ...]]:
    """Return everything a statement finds."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found
