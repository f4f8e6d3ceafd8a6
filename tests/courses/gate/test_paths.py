"""Every way to be live, without approvals and with them. The list is Wagtail's, read and run."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core import serializers
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Locale, Page
from wagtail.rich_text import RichText

from config import publishing as clock
from courses.coproduction import gate
from courses.models import CoursePage, Picture
from tests.approving import approve_by_two, publish
from tests.courses.gate.team import live_revision, sign_both
from tests.factories import make_catalogue, make_course
from tests.home.pictures import make_picture

pytestmark = pytest.mark.django_db


def refused(act):
    """Whether the gate says no to it, at the latest at the end; nothing of it is kept."""
    try:
        with transaction.atomic():
            act()
            connection.check_constraints()
    except IntegrityError as error:
        if not gate.is_refusal(error):
            raise
        return True
    return False


def course_now(pk):
    return CoursePage.objects.get(pk=pk)


@pytest.fixture
def live(team, course):
    """The course, live with both approvals."""
    sign_both(course.latest_revision, team).publish()
    course.refresh_from_db()
    connection.check_constraints()
    return course


def save(page, **fields):
    for name, value in fields.items():
        setattr(page, name, value)
    page.save()


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def load(page, **fields):
    rows = json.loads(serializers.serialize("json", [Page.objects.get(pk=page.pk)]))
    rows[0]["fields"] |= fields
    for row in serializers.deserialize("json", json.dumps(rows)):
        row.save()


def make_due(page):
    """As Wagtail's own command publishes what is due."""
    page.revisions.update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled", stdout=StringIO())


# From a draft that nobody approved.
FROM_DRAFT = {
    "revision.publish()": lambda page: page.latest_revision.publish(),
    "the action": lambda page: PublishPageRevisionAction(page.latest_revision).execute(
        skip_permission_checks=True
    ),
    "page.save(live=True)": lambda page: save(page, live=True),
    "save with the revision": lambda page: save(page, live=True, live_revision=page.latest_revision),
    "update(live=True)": lambda page: Page.objects.filter(pk=page.pk).update(live=True),
    "update with the revision": lambda page: Page.objects.filter(pk=page.pk).update(
        live=True, live_revision=page.latest_revision
    ),
    "a sibling, live by default": lambda page: make_catalogue().add_child(
        instance=CoursePage(title="Genvej", slug="genvej", teaser="Nej")
    ),
    "raw SQL": lambda page: sql("UPDATE wagtailcore_page SET live = true WHERE id = %s", page.pk),
    "copy, kept live": lambda page: page.copy(keep_live=True, update_attrs={"slug": "kopi", "live": True}),
    "loaddata": lambda page: load(page, live=True),
    "overwriting the revision": lambda page: page.save_revision(
        overwrite_revision=page.latest_revision
    ).publish(),
    "a schedule that is due": make_due,
}


@pytest.mark.parametrize("way", FROM_DRAFT)
def test_a_draft_without_approvals_gets_nowhere(course, team, way):
    assert refused(lambda: FROM_DRAFT[way](course_now(course.pk)))
    assert live_revision(course) is None


@pytest.mark.parametrize("way", FROM_DRAFT)
@pytest.mark.parametrize("given", ["lived", "professional"])
def test_one_approval_is_not_enough(course, team, way, given):
    one = team.peer if given == "lived" else team.pro
    gate.sign(revision=course.latest_revision, contributor=one, kind=given)
    assert refused(lambda: FROM_DRAFT[way](course_now(course.pk)))


WITH_BOTH = (
    *("revision.publish()", "the action", "save with the revision"),
    *("update with the revision", "a schedule that is due"),
)


@pytest.mark.parametrize("way", WITH_BOTH)
def test_with_both_the_very_revision_goes_live(course, team, way):
    revision = sign_both(course.latest_revision, team)
    assert not refused(lambda: FROM_DRAFT[way](course_now(course.pk)))
    assert live_revision(course) == revision.pk


@pytest.mark.parametrize("way", sorted(set(FROM_DRAFT) - set(WITH_BOTH)))
def test_what_has_no_revision_of_its_own_is_refused_even_then(course, team, way):
    """Both approved the text, but this way does not say that it is this text that is live."""
    sign_both(course.latest_revision, team)
    assert refused(lambda: FROM_DRAFT[way](course_now(course.pk)))


def english():
    return Locale.objects.get(language_code="en")


def edit(page, **options):
    page.teaser = "Noget andet"
    return page.save_revision(**options)


def rewrite(revision):
    revision.content["teaser"] = "Noget andet"
    revision.save(update_fields=["content"])


def revert(page):
    """An earlier text is a new revision, as Wagtail reverts."""
    first = page.revisions.order_by("pk").first()
    return first.as_object().save_revision(previous_revision=first)


# From a course that is live with both approvals: nothing else may be read than what they approved.
CHANGED = {
    "page.save()": lambda page: save(page, teaser="Noget andet"),
    "save of the title": lambda page: save(page, title="Noget andet", draft_title="Noget andet"),
    "update of a field": lambda page: CoursePage.objects.filter(pk=page.pk).update(gains="Noget andet"),
    "update of the title": lambda page: Page.objects.filter(pk=page.pk).update(title="Noget andet"),
    "save of the body": lambda page: save(page, body=[("text", RichText("<p>Noget andet</p>"))]),
    "raw SQL": lambda page: sql("UPDATE courses_coursepage SET ects = 5 WHERE page_ptr_id = %s", page.pk),
    "a later draft, published": lambda page: edit(page).publish(),
    "autosave over the approved revision": lambda page: edit(page, overwrite_revision=page.latest_revision),
    "writing in the revision": lambda page: rewrite(page.live_revision),
    "pointing at another revision": lambda page: Page.objects.filter(pk=page.pk).update(
        live_revision=edit(page)
    ),
    "pointing at none": lambda page: Page.objects.filter(pk=page.pk).update(live_revision=None),
    "another page's revision": lambda page: Page.objects.filter(pk=page.pk).update(
        live_revision=make_course().live_revision
    ),
    "copy, kept live": lambda page: page.copy(keep_live=True, update_attrs={"slug": "kopi"}),
    "copy, its revision published": lambda page: page.copy(
        keep_live=False, update_attrs={"slug": "kopi"}
    ).latest_revision.publish(),
    "alias": lambda page: page.create_alias(update_slug="spejl"),
    "alias by the action": lambda page: CreatePageAliasAction(page, update_slug="spejl").execute(
        skip_permission_checks=True
    ),
    "alias as translation": lambda page: page.copy_for_translation(english(), copy_parents=True, alias=True),
    "loaddata": lambda page: load(page, title="Noget andet"),
    "revert, published": lambda page: revert(page).publish(),
    "becoming another language": lambda page: Page.objects.filter(pk=page.pk).update(locale=english()),
    "becoming another course's translation": lambda page: Page.objects.filter(pk=page.pk).update(
        translation_key="11111111-1111-1111-1111-111111111111"
    ),
    "a translation, published": lambda page: (
        page.copy_for_translation(english(), copy_parents=True).save_revision().publish()
    ),
}


@pytest.mark.parametrize("way", CHANGED)
def test_a_live_course_says_nothing_that_nobody_approved(live, way):
    approved = live.live_revision_id
    assert refused(lambda: CHANGED[way](course_now(live.pk)))
    now = course_now(live.pk)
    assert (now.live_revision_id, now.teaser) == (approved, live.teaser)


# What does not touch what is read goes on as ever.
HARMLESS = {
    "an unchanged save()": lambda page: page.save(),
    "a draft": lambda page: page.save_revision(),
    "a changed draft": edit,
    "unpublish": lambda page: page.unpublish(),
    "copy as draft": lambda page: page.copy(keep_live=False, update_attrs={"slug": "kopi"}),
    "a translation as draft": lambda page: page.copy_for_translation(english(), copy_parents=True),
    "the same revision again": lambda page: page.live_revision.publish(),
    "owner and lock": lambda page: Page.objects.filter(pk=page.pk).update(locked=True),
    "move within the catalogue": lambda page: page.move(make_catalogue(), pos="first-child"),
}


@pytest.mark.parametrize("way", HARMLESS)
def test_what_does_not_touch_the_text_goes_on(live, way):
    assert not refused(lambda: HARMLESS[way](course_now(live.pk)))


def test_going_back_to_what_was_approved_once_needs_nobody(live, team):
    first = live.live_revision
    newer = sign_both(edit(course_now(live.pk)), team)
    newer.publish()
    assert live_revision(live) == newer.pk
    first.publish()
    connection.check_constraints()
    assert live_revision(live) == first.pk


def test_a_draft_that_mirrors_a_course_is_refused_before_it_can_go_live(course):
    assert refused(lambda: course.create_alias(update_slug="spejl"))


def test_aliases_that_are_there_cannot_be_made_live_or_converted(live, team):
    """None can be made, so neither ``update_aliases`` nor ``convert_alias`` has anything to begin with."""
    assert refused(lambda: Page.objects.filter(pk=make_course(live=False).pk).update(alias_of=live))
    assert not Page.objects.exclude(alias_of=None).exists()
    live.update_aliases(revision=live.live_revision)


def test_a_deleted_picture_leaves_the_page_as_it_is(team, course):
    publish(course, picture=make_picture())
    Picture.objects.get().delete()
    connection.check_constraints()
    now = course_now(course.pk)
    assert (now.live, now.picture) == (True, None)
    assert not refused(now.save)
    assert not refused(now.live_revision.publish)
    assert refused(lambda: save(course_now(course.pk), picture=make_picture()))


def test_a_text_with_everything_in_it_goes_through(course):
    publish(
        course,
        body=[("text", RichText("<p>Æblegrød &amp; <b>ro</b></p>"))],
        gains="Ro\nEn plan",
        ects="2.5",
        themes=["hope", "meaning"],
        audience=["citizen"],
        picture=make_picture(),
        may_leave=False,
        seo_title="Et “citat”",
    )
    connection.check_constraints()


def test_the_clock_publishes_what_is_approved_and_leaves_the_rest(course, team):
    other = make_course("Et andet", live=False)
    waiting = other.save_revision()
    ready = sign_both(course.latest_revision, team)
    past = timezone.now() - timedelta(minutes=1)
    for revision in (waiting, ready):
        revision.approved_go_live_at = past
        revision.save(update_fields=["approved_go_live_at"])
    assert clock.publish_due() == 1
    assert live_revision(course) == ready.pk
    assert live_revision(other) is None
    waiting.refresh_from_db()
    assert waiting.approved_go_live_at == past
    approve_by_two(waiting)
    assert clock.publish_due() == 1
    assert live_revision(other) == waiting.pk


def test_every_field_is_compared(live):
    """A field that nobody compares would be a way round; and the function in the database is today's."""
    from courses.coproduction import gate_sql

    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = 'courses_gate_check'")
        ((source,),) = cursor.fetchall()
    fields = {field.name for field in CoursePage._meta.concrete_fields}
    assert fields == {field.name for field in gate_sql.compared(CoursePage)} | (
        gate_sql.KEPT_BY_WAGTAIL & fields
    )
    today = gate_sql.check_function(CoursePage)
    assert sorted(source.split()) == sorted(today.split("$$")[1].split())
