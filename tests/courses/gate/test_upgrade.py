"""What was live before there was a gate: it stays, is in the report, and has half a year."""

import importlib
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone
from wagtail.models import Page

from courses.coproduction import gate_invariants
from courses.models import CoursePage, EmergencyPublication
from tests.factories import make_course

pytestmark = pytest.mark.django_db
TABLES = (
    "wagtailcore_page",
    "wagtailcore_revision",
    "courses_coursepage",
    "courses_emergencypublication",
)


def triggers(word):
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} {word} TRIGGER USER")


def test_what_was_live_before_is_written_down_and_has_time(db):
    never_saved, changed_since = make_course("Uden udgave", live=False), make_course("Ændret siden")
    draft = make_course("Kladde", live=False)
    connection.check_constraints()
    triggers("DISABLE")
    Page.objects.filter(pk=never_saved.pk).update(live=True)
    CoursePage.objects.filter(pk=changed_since.pk).update(gains="Skrevet direkte")
    connection.check_constraints()
    migration = importlib.import_module("courses.migrations.0010_hold_the_gate")
    migration.write_down_what_is_live(apps, SimpleNamespace(connection=connection))
    triggers("ENABLE")
    rows = {row.course_id: row for row in EmergencyPublication.objects.all()}
    assert set(rows) == {never_saved.pk, changed_since.pk}
    assert all(row.until > timezone.now() + timedelta(days=179) for row in rows.values())
    assert list(gate_invariants.faults()) == []
    for pk in rows:
        CoursePage.objects.get(pk=pk).save()
    connection.check_constraints()
    draft.refresh_from_db()
    assert not draft.live
