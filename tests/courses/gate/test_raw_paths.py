"""Statements that no code of ours makes: the database holds the gate against them too."""

import json

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, connection, transaction
from wagtail.models import Page

from courses.models import CoursePage
from tests.courses.gate.team import live_revision, sign_both
from tests.factories import make_course

pytestmark = pytest.mark.django_db


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def refused(act):
    try:
        with transaction.atomic():
            act()
            connection.check_constraints()
    except IntegrityError:
        return True
    return False


def other_text(page):
    draft = CoursePage.objects.get(pk=page.pk)
    draft.teaser = "Noget andet"
    return draft.save_revision()


WAYS = {
    "the live revision given to another page and back": lambda page: sql(
        "UPDATE wagtailcore_revision SET object_id = %s WHERE id = %s",
        str(make_course().pk),
        page.live_revision_id,
    ),
    "the live revision deleted": lambda page: sql(
        "DELETE FROM wagtailcore_revision WHERE id = %s", page.live_revision_id
    ),
    "the page of another kind": lambda page: Page.objects.filter(pk=page.pk).update(
        content_type=ContentType.objects.get_for_model(Page), title="Noget andet"
    ),
    "page and revision of another kind, and other words": lambda page: (
        Page.objects.filter(pk=page.pk).update(content_type=ContentType.objects.get_for_model(Page)),
        sql(
            "UPDATE wagtailcore_revision SET content_type_id = %s,"
            " content = jsonb_set(content, '{teaser}', %s) WHERE id = %s",
            ContentType.objects.get_for_model(Page).pk,
            json.dumps("Noget andet"),
            page.live_revision_id,
        ),
    ),
    "an approval moved to another text": lambda page: sql(
        "UPDATE courses_approval SET revision_id = %s WHERE course_id = %s", other_text(page).pk, page.pk
    ),
    "an approval with the sum of another text": lambda page: sql(
        "UPDATE courses_approval SET content_md5 = md5('x') WHERE course_id = %s", page.pk
    ),
    "an approval copied to another text": lambda page: sql(
        "INSERT INTO courses_approval (revision_id, course_id, kind, contributor_id, person_id, comment,"
        " content_md5, at) SELECT %s, course_id, kind, contributor_id, person_id, '', content_md5, now()"
        " FROM courses_approval WHERE course_id = %s",
        other_text(page).pk,
        page.pk,
    ),
    "the approved words in the revision of another text, which is live": lambda page: sql(
        "UPDATE wagtailcore_page SET live_revision_id = %s WHERE id = %s", other_text(page).pk, page.pk
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_no_statement_shows_other_words(way, course, team):
    sign_both(course.latest_revision, team).publish()
    connection.check_constraints()
    course.refresh_from_db()
    approved = course.live_revision_id

    assert refused(lambda: WAYS[way](course))

    assert live_revision(course) == approved


def test_a_plain_live_page_does_not_become_a_course(course):
    """A row of a course is put to a page that is live as something else."""
    root = Page.objects.get(depth=1)
    plain = root.add_child(instance=Page(title="Almindelig", slug="almindelig-side"))
    columns = [
        field.column for field in CoursePage._meta.local_concrete_fields if field.column != "page_ptr_id"
    ]
    names = ", ".join(f'"{name}"' for name in columns)
    into = f"INSERT INTO courses_coursepage (page_ptr_id, {names})"
    chosen = f"SELECT %s, {names} FROM courses_coursepage WHERE page_ptr_id = %s"  # noqa: S608 - names of our own

    assert refused(lambda: sql(f"{into} {chosen}", plain.pk, course.pk))
