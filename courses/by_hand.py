"""Rows of a model by a statement that is written once per model.

Composing a statement through the ORM takes several times as long as asking it. For what every page of the
catalogue reads, and nothing else: no relations, no converters, so none for models with fields of JSON.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeVar

from django.db import connection, models

AnyModel = TypeVar("AnyModel", bound=models.Model)


NOTHING: Mapping[str, str] = MappingProxyType({})


def instances(
    model: type[AnyModel], condition: str, values: Sequence[Any] = (), *, also: Mapping[str, str] = NOTHING
) -> list[AnyModel]:
    """Return the rows that fulfil ``condition`` (SQL of ours; what varies goes into ``values``).

    ``also`` are expressions that are asked along, by the names under which the rows get them.
    """
    columns, fields = _select(model)
    asked = ", ".join([columns, *also.values()])
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT {asked} FROM "{model._meta.db_table}" WHERE {condition}', list(values))  # noqa: S608 - ours
        rows = cursor.fetchall()
    found = [model.from_db(connection.alias, fields, row[: len(fields)]) for row in rows]
    for one, row in zip(found, rows, strict=True):
        for name, value in zip(also, row[len(fields) :], strict=True):
            setattr(one, name, value)
    return found


@lru_cache(maxsize=32)
def _select(model: type[models.Model]) -> tuple[str, list[str]]:
    columns = [field for field in model._meta.concrete_fields if field.column]
    names = ", ".join(f'"{field.column}"' for field in columns)
    return names, [field.attname for field in columns]
