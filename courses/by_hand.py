"""Rows of a model by a statement that is written once per model.

Composing a statement through the ORM takes several times as long as asking it. For what every page of the
catalogue reads, and nothing else: no relations, no converters, so none for models with fields of JSON.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, TypeVar

from django.db import connection, models

AnyModel = TypeVar("AnyModel", bound=models.Model)


def instances(model: type[AnyModel], condition: str, values: Sequence[Any] = ()) -> list[AnyModel]:
    """Return the rows that fulfil ``condition`` (SQL of ours; what varies goes into ``values``)."""
    statement, fields = _select(model)
    with connection.cursor() as cursor:
        cursor.execute(f"{statement} WHERE {condition}", list(values))
        return [model.from_db(connection.alias, fields, row) for row in cursor.fetchall()]


@lru_cache(maxsize=32)
def _select(model: type[models.Model]) -> tuple[str, list[str]]:
    columns = [field for field in model._meta.concrete_fields if field.column]
    names = ", ".join(f'"{field.column}"' for field in columns)
    statement = f'SELECT {names} FROM "{model._meta.db_table}"'  # noqa: S608 - names of our own models
    return statement, [field.attname for field in columns]
