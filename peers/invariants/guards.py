"""Whether what the database refuses is still refused, and whether a private limit stayed private."""

import re
from collections.abc import Iterator

import pgtrigger
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.models import ModelLogEntry, ReferenceIndex

from peers.invariants.asking import rows
from peers.ledger import sql
from peers.models import PersonalLimit

_UNIQUE = """
    SELECT c.relname, string_agg(a.attname, ',') FROM pg_index i
    JOIN pg_class c ON c.oid = i.indrelid
    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
    WHERE i.indisunique AND i.indisvalid AND i.indpred IS NULL GROUP BY i.indexrelid, c.relname
"""
_LIMIT = re.compile("own_limit|personal_limit|private_limit")
_OF_THE_LEDGER = tuple(re.findall(r"CREATE (?:CONSTRAINT )?TRIGGER (\w+)", sql.TRIGGERS + sql.KEEPERS))


def faults() -> Iterator[str]:
    """Yield guards that are gone, changed or switched off, and places that know of a private limit."""
    yield from _triggers_of_models()
    yield from _triggers_of_the_ledger()
    yield from _constraints()
    yield from _written_once()
    yield from _private_limits()


def _models() -> Iterator[type[models.Model]]:
    yield from apps.get_app_config("peers").get_models()


def _triggers_of_models() -> Iterator[str]:
    for model in _models():
        for trigger in getattr(model._meta, "triggers", ()):
            state, is_on = trigger.get_installation_status(model)
            if state != pgtrigger.core.INSTALLED or not is_on:
                yield f"the trigger {trigger.name} of {model._meta.label} is gone, changed or switched off"


def _triggers_of_the_ledger() -> Iterator[str]:
    there = {
        name for (name,) in rows("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'")
    }
    for name in _OF_THE_LEDGER:
        if name not in there:
            yield f"the trigger {name} is gone or switched off"


def _constraints() -> Iterator[str]:
    held = rows("SELECT conname FROM pg_constraint WHERE convalidated UNION SELECT relname FROM pg_class")
    there = {name for (name,) in held}
    for model in _models():
        for constraint in model._meta.constraints:
            if constraint.name not in there:
                yield f"the constraint {constraint.name} of {model._meta.label} is gone"


def _written_once() -> Iterator[str]:
    """Look for the indexes of what is there once by itself: the reference of an entry, the key of a claim."""
    held = {(table, columns) for table, columns in rows(_UNIQUE)}
    for model in _models():
        for field in model._meta.concrete_fields:
            if field.unique and (model._meta.db_table, field.column) not in held:
                yield f"{field.name} of {model._meta.label} may be there twice"


def _private_limits() -> Iterator[str]:
    """Look where a trace of somebody's own limit could stand besides its own table."""
    kind = ContentType.objects.get_for_model(PersonalLimit)
    if ModelLogEntry.objects.filter(content_type=kind).exists():
        yield "a history tells of somebody's own limit"
    if ReferenceIndex.objects.filter(content_type=kind).exists():
        yield "the index of references tells of somebody's own limit"
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.get_fields():
            points = field.is_relation and field.concrete and field.related_model is PersonalLimit
            if points or (
                model is not PersonalLimit
                and re.search("own_limit|personal_limit", field.name)
                and field.concrete
            ):
                yield f"{model._meta.label} knows of somebody's own limit by {field.name}"
