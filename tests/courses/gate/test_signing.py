"""The database refuses approvals by the wrong people, and keeps those by the right ones."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from courses.coproduction import gate, gate_sql
from courses.models import Approval, Approver, EmergencyPublication, TeamMember
from courses.states import ApprovalKind, MemberState
from peers.models import Basis
from tests.courses.gate.team import join, sign_both
from tests.factories import make_contributor, make_course, make_person

pytestmark = pytest.mark.django_db
LIVED, PROFESSIONAL = ApprovalKind.LIVED, ApprovalKind.PROFESSIONAL


def no(act, *, by=gate_sql.APPROVAL_RULE):
    """Whether the database refuses it by that rule."""
    try:
        with transaction.atomic():
            act()
    except IntegrityError as error:
        return error.__cause__.diag.constraint_name == by
    return False


def sign(course, contributor, kind, **more):
    return gate.sign(revision=course.latest_revision, contributor=contributor, kind=kind, **more)


def test_neither_of_the_team_nor_named(course, stranger):
    assert no(lambda: sign(course, stranger, LIVED))
    Approver.objects.create(contributor=stranger, basis=Basis.LIVED)
    assert not no(lambda: sign(course, stranger, LIVED))


@pytest.mark.parametrize(("who", "kind"), [("peer", PROFESSIONAL), ("pro", LIVED), ("partner", LIVED)])
def test_on_another_basis(course, team, who, kind):
    assert no(lambda: sign(course, getattr(team, who), kind))


def test_a_named_approver_on_another_basis(course, stranger):
    Approver.objects.create(contributor=stranger, basis=Basis.LIVED)
    assert no(lambda: sign(course, stranger, PROFESSIONAL))


@pytest.mark.parametrize("state", [MemberState.INVITED, MemberState.DECLINED, MemberState.LEFT])
def test_not_in_the_team_now(course, team, state):
    TeamMember.objects.filter(contributor=team.peer).update(state=state)
    assert no(lambda: sign(course, team.peer, LIVED))


def test_of_another_team(course, team):
    other = make_course(live=False)
    foreign = join(other, "Frida", Basis.LIVED)
    assert no(lambda: sign(course, foreign, LIVED))


def test_for_another_person(course, team):
    def act():
        Approval.objects.create(
            revision=course.latest_revision,
            course=course,
            kind=LIVED,
            contributor=team.peer,
            person=team.pro.person,
        )

    assert no(act)


def test_without_an_account(course):
    nameless = make_contributor("Uden konto", basis=Basis.LIVED)
    TeamMember.objects.create(
        course=course, contributor=nameless, basis=Basis.LIVED, state="joined", joined_at=timezone.now()
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        sign(course, nameless, LIVED)


def test_one_person_both(course):
    both = join(course, "Bodil", Basis.BOTH)
    sign(course, both, LIVED)
    assert no(lambda: sign(course, both, PROFESSIONAL), by="courses_approval_two_people")


def test_one_contributor_with_two_accounts_after_each_other(course):
    both = join(course, "Bodil", Basis.BOTH)
    sign(course, both, LIVED)
    both.person = make_person("Bodil igen")
    both.save(update_fields=["person"])
    assert no(lambda: sign(course, both, PROFESSIONAL), by="courses_approval_two_contributors")


def test_a_revision_of_another_page(course, team):
    other = make_course(live=False)

    def act():
        Approval.objects.create(
            revision=other.save_revision(),
            course=course,
            kind=LIVED,
            contributor=team.peer,
            person=team.peer.person,
        )

    assert no(act)


def test_on_behalf_of_something_else(course, team):
    assert no(lambda: sign(course, join(course, "Bent", Basis.BOTH), "partner"))


def test_what_was_read_is_what_is_signed(course, team):
    seen = gate.content_sum(course.latest_revision)
    course.latest_revision.content["teaser"] = "Nyt"
    course.latest_revision.save(update_fields=["content"])
    assert no(lambda: sign(course, team.peer, LIVED, seen=seen))


def test_an_approval_is_never_changed_or_deleted(course, team):
    row = sign(course, team.peer, LIVED)
    assert no(lambda: Approval.objects.update(comment="x"))
    assert no(lambda: Approval.objects.update(kind=PROFESSIONAL))
    assert no(lambda: Approval.objects.all()._raw_delete("default"))
    assert no(row.delete)
    assert no(lambda: raw("TRUNCATE courses_approval CASCADE"))


def test_a_sum_cannot_be_made_up(course, team):
    assert no(lambda: sign(course, team.peer, LIVED, seen="0" * 32))


def test_a_translation_is_approved_by_the_team_of_the_course(course, team):
    from wagtail.models import Locale

    english = course.copy_for_translation(
        Locale.objects.get(language_code="en"), copy_parents=True
    ).save_revision()
    sign_both(english, team)
    assert gate.missing(english) == ()
    assert gate.missing(course.latest_revision) == (LIVED, PROFESSIONAL)


def emergency(course, by, **more):
    fields = {"reason": "Forkert telefonnummer", "until": timezone.now() + timedelta(days=14), **more}
    return EmergencyPublication.objects.create(
        course=course, revision=course.latest_revision, by=by, **fields
    )


@pytest.mark.parametrize(
    "more",
    [
        {"until": timezone.now() + timedelta(days=15)},
        {"until": timezone.now() - timedelta(days=1)},
        {"ended_at": timezone.now()},
    ],
    ids=["longer", "over", "ended"],
)
def test_an_emergency_lasts_a_fortnight_at_most(course, lise, more):
    assert no(lambda: emergency(course, lise, **more), by=gate_sql.EMERGENCY_RULE)


def test_an_emergency_is_somebodys_and_only_ever_ended(course, lise):
    assert no(lambda: emergency(course, None), by=gate_sql.EMERGENCY_RULE)
    row = emergency(course, lise)
    longer = row.until + timedelta(days=1)
    rule = gate_sql.EMERGENCY_RULE
    assert no(lambda: EmergencyPublication.objects.update(until=longer), by=rule)
    assert no(lambda: EmergencyPublication.objects.update(reason="Andet"), by=rule)
    assert no(row.delete, by=rule)
    assert no(lambda: raw("TRUNCATE courses_emergencypublication CASCADE"), by=rule)
    EmergencyPublication.objects.update(warned_at=timezone.now())
    EmergencyPublication.objects.update(ended_at=timezone.now())
    assert no(lambda: EmergencyPublication.objects.update(ended_at=None), by=rule)


def test_an_emergency_that_is_live_cannot_just_be_ended(course, lise):
    emergency(course, lise)
    course.latest_revision.publish()
    connection.check_constraints()
    EmergencyPublication.objects.update(ended_at=timezone.now())
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        connection.check_constraints()
    assert gate.is_refusal(refused.value)
    transaction.set_rollback(True)


def raw(statement):
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute(statement)
