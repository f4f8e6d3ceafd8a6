"""What a check yields, and how it asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection


@dataclass(frozen=True, slots=True)
class Fault:
    """One fact of the list that does not hold, and where."""

    fact: int
    text: str

    def __str__(self) -> str:
        return f"fact {self.fact}: {self.text}"


def rows(statement: str, values: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
    """Return everything a statement finds."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found
