"""The demo as it is loaded: by the real functions, again without change, and only where it may."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Locale

from accounts.models import User
from accounts.states import NoticeState
from courses.coproduction import gate, gate_invariants
from courses.models import CoursePage, CourseRun, Handover, Path, Proposal, Session, SessionNote
from courses.states import ApprovalKind, ProposalState
from demo.content.cast import ROLES
from demo.content.classes import CLASSES
from demo.content.communities import COMMUNITIES
from demo.content.courses import BY_SLUG, COURSES, ENGLISH
from demo.content.daily import GUIDED, INTEREST, MESSAGES
from demo.content.earlier import EARLIER, LEFT
from demo.content.evaluation import ABOUT_CLASSES, SHOWN_ON_PAGE
from demo.content.shapes import SharedClass
from demo.content.sharing import COMPANIONS, SHARED, SWITCHING
from demo.loading import load, made
from demo.loading.classes import find
from demo.loading.progress import Progress
from enrolment.evaluation import asking
from enrolment.evaluation.agreeing import has_agreed
from enrolment.evaluation.answering import ENOUGH
from enrolment.invariants import faults
from enrolment.models import (
    Agreement,
    Apology,
    Attendance,
    AttendanceFigures,
    ClassMessage,
    DropInCount,
    Enrolment,
    Evaluation,
    EvaluationText,
    GoalTally,
    GuestSeat,
    Guidance,
    Interest,
    Notice,
    TeacherMessage,
    Trial,
    WelfareCall,
)
from enrolment.plan import keeping, sharing
from enrolment.states import SeatState
from home.models import CommunityPage, HomePage, NewsPage, StandardPage
from peers.models import Assessment, Contributor, FidelityReview


@pytest.fixture(scope="module")
def school(django_db_setup, django_db_blocker):
    """The whole demo but its pictures, loaded once for the module and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        said = StringIO()
        load.load(Progress(said), illustrated=False)
        connection.check_constraints()
        yield said.getvalue()
        transaction.set_rollback(True)


pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("school"),
    pytest.mark.xdist_group("demo"),  # one worker loads it, not each
]


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
    asked_later = sum(there == plan.key for _here, there in SWITCHING)
    need_seats = SHARED.get(plan.key, SharedClass()).policy.get("companions") == "seat"
    companions = sum(key == plan.key for key, _name in COMPANIONS) if need_seats else 0
    assert (run.seats.taken, run.seats.waiting) == (
        (0, 0) if is_over else (plan.taken + companions, plan.waiting - moved_on + asked_later)
    )
    if plan.fate == "finished":
        assert run.enrolments.filter(state=SeatState.COMPLETED).count() == plan.taken


def test_terms_behind_us_were_filled_held_and_finished():
    for plan in EARLIER:
        run = find(plan.key)
        assert run.state == plan.fate, plan.key
        completed = run.enrolments.filter(state=SeatState.COMPLETED)
        never_in = run.enrolments.filter(state=SeatState.EXPIRED).count()
        if plan.fate == "finished":
            left = LEFT.get(plan.key, 0)
            came_in = min(left, plan.waiting)
            assert completed.count() == plan.taken - left + came_in, plan.key
            assert never_in == plan.waiting - came_in, plan.key
            assert all(row.state_since < timezone.now() - timedelta(days=80) for row in completed), plan.key
    assert not Attendance.objects.filter(session__ends_at__lt=timezone.now() - timedelta(days=365)).exists()
    assert AttendanceFigures.objects.filter(present__gt=5).exists()
    dated = CoursePage.objects.filter(first_published_at__lt=timezone.now() - timedelta(days=300))
    assert dated.count() >= 8


def test_people_say_what_they_think_and_the_school_looks_at_itself():
    closed = Evaluation.objects.filter(closed_at__isnull=False)
    assert closed.count() == len(ABOUT_CLASSES)
    assert all(one.answers >= ENOUGH for one in closed)
    assert EvaluationText.objects.filter(codes__isnull=False).count() >= 10
    assert asking.open_to(person("borger")).count() == 1
    assert Assessment.objects.filter(closed_on__isnull=True).count() == 1
    assert FidelityReview.objects.count() == 2
    for course in SHOWN_ON_PAGE:
        assert has_agreed(CoursePage.objects.get(slug=course, locale__language_code="da"))


def test_people_plan_and_know_where_to_go_next():
    assert keeping.read(person("borger")).hopes
    assert sharing.standing(person("vejviser")).count() == 1
    assert GoalTally.objects.count() == 12
    assert Path.objects.filter(is_published=True).count() == 2
    pages = CommunityPage.objects.live().filter(locale__language_code="da")
    assert pages.count() == len(COMMUNITIES)
    assert all(page.courses.exists() for page in pages)


def test_every_course_is_published_and_three_speak_english():
    danish = CoursePage.objects.live().filter(locale__language_code="da")
    assert set(danish.values_list("slug", flat=True)) == set(BY_SLUG)
    english = CoursePage.objects.live().filter(locale=Locale.objects.get(language_code="en"))
    assert {page.slug: page.title for page in english} == {
        slug: words.title for slug, words in ENGLISH.items()
    }
    assert all(page.members.count() == len(BY_SLUG[page.slug].designers) for page in danish)
    assert HomePage.objects.live().count() == 2
    assert "<h2>" in str(StandardPage.objects.get(slug="hvad-er-recovery", locale__language_code="da").body)


def test_citizen_has_something_to_do_on_every_page():
    rows = {row.state: row for row in person("borger").enrolments.all()}
    assert set(rows) == {SeatState.ENROLLED, SeatState.WAITING, SeatState.OFFERED, SeatState.COMPLETED}
    soon = rows[SeatState.ENROLLED].run.sessions.filter(starts_at__gt=timezone.now()).earliest("starts_at")
    assert soon.starts_at < timezone.now() + timedelta(days=4)
    assert rows[SeatState.OFFERED].expires_at > timezone.now() + timedelta(hours=1)
    assert rows[SeatState.ENROLLED].support_need.text


def test_shared_class_keeps_seats_for_citizens_while_staff_and_a_relative_wait():
    run = find("sprog-og-stigma/now/2")
    assert (run.seats.citizens, run.seats.staff, run.seats.relatives) == (5, 6, 2)
    assert (run.seats.free, run.seats.reserved, run.seats.open) == (3, 3, 0)
    line = run.enrolments.filter(state=SeatState.WAITING).order_by("line_number")
    assert [row.comes_as for row in line] == ["staff", "staff", "relative"]
    assert line[2].person == person("paaroerende")
    assert faults() == []


def test_people_wait_two_and_two_pause_change_their_minds_and_bring_somebody():
    waiting = Enrolment.objects.filter(state=SeatState.WAITING)
    assert waiting.filter(pair__isnull=False).count() == 2
    assert waiting.filter(paused_at__isnull=False).count() == 1
    assert waiting.get(replaces__isnull=False).replaces.state == SeatState.ENROLLED
    assert Enrolment.objects.filter(brings_companion=True).count() == len(COMPANIONS)


def test_the_days_so_far_have_happened():
    marks = set(Attendance.objects.values_list("mark", flat=True))
    assert marks == {"present", "apology", "absent"}
    assert set(WelfareCall.objects.values_list("state", flat=True)) == {"open", "done"}
    assert DropInCount.objects.filter(group="citizen", number__gt=0).count() > 10
    assert GuestSeat.objects.get().is_asked
    assert Guidance.objects.filter(guide=person("vejviser"), ended_at=None).count() == GUIDED
    assert Interest.objects.count() == sum(INTEREST.values())
    assert ClassMessage.objects.count() == len(MESSAGES)


def test_relative_has_given_afbud_and_peer_teaches():
    assert Apology.objects.filter(enrolment__person=person("paaroerende")).count() == 1
    assert person("peer").contributor.assignments.accepted().count() >= 3


def test_ideas_stand_in_every_state_and_teams_are_at_work():
    assert set(Proposal.objects.values_list("state", flat=True)) == set(ProposalState.values)
    lacking, ready = (CoursePage.objects.get(title=title) for title in ("Sorg der varer ved", "Rolig krop"))
    assert gate.missing(lacking.latest_revision) == (ApprovalKind.PROFESSIONAL,)
    assert (gate.missing(ready.latest_revision), ready.live) == ((), False)
    assert Contributor.objects.filter(may_be_asked=True).count() >= 35
    assert list(gate_invariants.faults()) == []


def test_teachers_and_classes_talk():
    run = find("soevn-der-hjaelper/now/-2")
    assert run.materials.count() == 2
    assert TeacherMessage.objects.filter(enrolment__run=run).exclude(answer="").count() == 1
    assert SessionNote.objects.filter(session__run=run).count() == 2
    assert Trial.objects.get().is_of_two
    assert Handover.objects.get().asked.filter(public_name="Eli Sand").exists()


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
    lost = find("fem-minutters-ro/now/4")
    before = counts()
    made.Made.objects.filter(key="class:fem-minutters-ro/now/4").delete()
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
