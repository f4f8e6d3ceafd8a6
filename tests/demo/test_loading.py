"""The demo as it is loaded: by the real functions, again without change, and only where it may."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Locale

from accounts.models import User
from courses.models import CoursePage, CourseRun, Session
from demo.content.cast import ROLES
from demo.content.classes import CLASSES
from demo.content.courses import BY_SLUG, COURSES, ENGLISH
from demo.loading import load, made
from demo.loading.classes import find
from demo.loading.progress import Progress
from enrolment.models import Agreement, Apology, Enrolment, Notice
from enrolment.models.moves import NoticeState
from enrolment.states import SeatState
from home.models import HomePage, NewsPage, StandardPage


@pytest.fixture(scope="module")
def school(django_db_setup, django_db_blocker):
    """The whole demo but its pictures, loaded once for the module and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        said = StringIO()
        load.load(Progress(said), illustrated=False)
        connection.check_constraints()
        yield said.getvalue()
        transaction.set_rollback(True)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("school")]


def person(role):
    return User.objects.get(email=f"{role}@fjordby.example")


def counts():
    return [
        kind.objects.count()
        for kind in (User, CourseRun, Session, Enrolment, Notice, CoursePage, StandardPage, NewsPage, Apology)
    ]


@pytest.mark.parametrize("plan", CLASSES, ids=lambda plan: plan.key)
def test_class_is_as_planned(plan):
    run = find(plan.key)
    assert run.state == plan.fate
    assert run.sessions.count() == plan.count
    assert {one.basis for one in run.teachers.all()} & {"lived", "both"}
    is_over = plan.fate in {"finished", "cancelled"}
    moved_on = 1 if plan.key == "kunsten-at-sige-nej/now/1" else 0
    assert (run.seats.taken, run.seats.waiting) == (
        (0, 0) if is_over else (plan.taken, plan.waiting - moved_on)
    )
    if plan.fate == "finished":
        assert run.enrolments.filter(state=SeatState.COMPLETED).count() == plan.taken


def test_every_course_is_published_and_three_speak_english():
    danish = CoursePage.objects.live().filter(locale__language_code="da")
    assert set(danish.values_list("slug", flat=True)) == set(BY_SLUG)
    english = CoursePage.objects.live().filter(locale=Locale.objects.get(language_code="en"))
    assert {page.slug: page.title for page in english} == {
        slug: words.title for slug, words in ENGLISH.items()
    }
    assert all(page.designers.count() == len(BY_SLUG[page.slug].designers) for page in danish)
    assert HomePage.objects.live().count() == 2
    assert "<h2>" in str(StandardPage.objects.get(slug="hvad-er-recovery", locale__language_code="da").body)


def test_citizen_has_something_to_do_on_every_page():
    rows = {row.state: row for row in person("borger").enrolments.all()}
    assert set(rows) == {SeatState.ENROLLED, SeatState.WAITING, SeatState.OFFERED, SeatState.COMPLETED}
    soon = rows[SeatState.ENROLLED].run.sessions.filter(starts_at__gt=timezone.now()).earliest("starts_at")
    assert soon.starts_at < timezone.now() + timedelta(days=4)
    assert rows[SeatState.OFFERED].expires_at > timezone.now() + timedelta(hours=1)
    assert rows[SeatState.ENROLLED].support_need.text


def test_relative_has_given_afbud_and_peer_teaches():
    assert Apology.objects.get().enrolment.person == person("paaroerende")
    assert person("peer").contributor.runs.count() >= 3


def test_roles_can_sign_in_and_have_their_groups():
    for role in ROLES:
        user = person(role.key)
        assert user.emailaddress_set.get().verified
        assert set(user.groups.values_list("name", flat=True)) == set(role.groups)


def test_only_the_cast_has_mail_waiting():
    queued = Notice.objects.filter(state=NoticeState.QUEUED)
    assert 0 < queued.count() <= 20
    assert {notice.person.email for notice in queued} <= {role.email for role in ROLES}
    assert 0 < Notice.objects.filter(state=NoticeState.TO_CALL).count() <= 8


def test_everybody_who_signed_up_alone_said_yes_to_the_agreement():
    agreement = Agreement.objects.get()
    alone = Enrolment.objects.filter(person__email__isnull=False).values("person").distinct().count()
    assert agreement.acceptances.count() == alone


def test_loading_again_changes_nothing():
    before = counts()
    assert load.is_loaded()
    load.load(Progress(StringIO()), illustrated=False)
    assert counts() == before


def test_an_interrupted_loading_goes_on():
    lost = find("penge-og-overblik/next/19")
    before = counts()
    made.Made.objects.filter(key="class:penge-og-overblik/next/19").delete()
    lost.assignments.all().delete()
    lost.sessions.all().delete()
    lost.seats.delete()
    lost.delete()
    load.load(Progress(StringIO()), illustrated=False)
    assert counts() == before


def test_says_what_it_does(school):
    assert f"{len(COURSES)} courses (" in school
    assert f"{len(CLASSES)} classes" in school


def test_a_database_with_others_in_it_is_left_alone():
    made.Made.objects.all().delete()
    with pytest.raises(load.NotOurs):
        load.load(Progress(StringIO()))


def test_command_runs_nowhere_but_in_a_demo():
    with pytest.raises(CommandError, match="SAMSKOLE_ENV"):
        call_command("demo", "--prepare")
