"""Who makes a course: asked, in the team, said no, left. The record stays, for "made by" and figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from courses.coproduction import told
from courses.honorarium import frames
from courses.models import CoursePage, TeamMember
from courses.refusals import NotNow
from courses.states import ApprovalKind, MemberState
from peers import profiles
from peers.models import Basis, Contributor

__all__ = ["NotNow", "answer", "ask", "courses_of", "is_complete", "lacks", "leave", "member_of", "of"]

STANDS_FOR: dict[str, frozenset[str]] = {
    Basis.LIVED: frozenset({ApprovalKind.LIVED}),
    Basis.PROFESSIONAL: frozenset({ApprovalKind.PROFESSIONAL}),
    Basis.BOTH: frozenset(ApprovalKind),
    Basis.PARTNER: frozenset(),
}
"""On behalf of which experience somebody with a basis can speak."""

MAY_BE_ASKED_AS: dict[str, tuple[str, ...]] = {
    Basis.LIVED: (Basis.LIVED,),
    Basis.PROFESSIONAL: (Basis.PROFESSIONAL,),
    Basis.BOTH: (Basis.BOTH, Basis.LIVED, Basis.PROFESSIONAL),
    Basis.PARTNER: (Basis.PARTNER,),
}
"""The bases on which a contributor can be asked; the basis of the contributor first."""


@dataclass(frozen=True)
class Team:
    """Everybody who was ever asked to make a course, and for which experience nobody in it speaks."""

    members: list[TeamMember]
    lacks: list[str]

    @classmethod
    def of(cls, course: CoursePage) -> "Team":
        """Ask once."""
        members = list(of(course))
        return cls(members, [str(kind.label) for kind in lacks(members)])


@transaction.atomic
def ask(
    *,
    course: CoursePage,
    contributor: Contributor,
    basis: str = "",
    by: User | None,
    now: datetime | None = None,
) -> TeamMember:
    """Ask somebody into the team of a course, and tell them. Who said no or left may be asked again.

    ``basis`` empty: that of the contributor. Raises NotNow where they are asked or in the team already,
    contribute no longer, or do not stand for that basis.
    """
    basis = basis or contributor.basis
    if basis not in MAY_BE_ASKED_AS[contributor.basis]:
        raise NotNow(_("%(name)s cannot be asked on that basis.") % {"name": contributor})
    if contributor.ended_on is not None:
        raise NotNow(_("%(name)s contributes no longer.") % {"name": contributor})
    asked = {"basis": basis, "state": MemberState.INVITED, "asked_at": now or timezone.now(), "asked_by": by}
    row, is_new = TeamMember.objects.select_for_update(of=("self",)).get_or_create(
        course=source_of(course), contributor=contributor, defaults=asked
    )
    if not is_new:
        if row.state in (MemberState.INVITED, MemberState.JOINED):
            raise NotNow(_("%(name)s is asked already.") % {"name": contributor})
        for name, value in asked.items():
            setattr(row, name, value)
        row.save(update_fields=list(asked))
    told.asked(row)
    return row


@transaction.atomic
def answer(*, member: TeamMember, accept: bool, by: User | None, now: datetime | None = None) -> TeamMember:
    """Write down a yes or a no, and tell whoever asked; the same answer again is no change.

    Who was in the team before stays on record as somebody who left. Raises NotNow.
    """
    row = _locked(member)
    now = now or timezone.now()
    answered = MemberState.JOINED if accept else _no(row)
    if row.state == answered:
        return row
    if row.state != MemberState.INVITED:
        raise NotNow(_("You are not asked any more. Call us, if it is a mistake."))
    row.state = answered
    if accept:
        row.joined_at, row.ended_at = now, None
    row.save(update_fields=["state", "joined_at", "ended_at"])
    if not accept:
        frames.end(member=row, by=by, now=now)
    told.answered(row, by=by)
    return row


@transaction.atomic
def leave(*, member: TeamMember, by: User | None, now: datetime | None = None) -> TeamMember:
    """Let somebody out of the team, on record as having been in it. Again is no change; raises NotNow."""
    row = _locked(member)
    if row.state == MemberState.LEFT:
        return row
    if row.state != MemberState.JOINED:
        raise NotNow(_("Only who is in the team can leave it."))
    row.state, row.ended_at = MemberState.LEFT, now or timezone.now()
    row.save(update_fields=["state", "ended_at"])
    frames.end(member=row, by=by, now=now)
    told.left(row, by=by)
    return row


@transaction.atomic
def take_back(*, member: TeamMember, by: User | None, now: datetime | None = None) -> TeamMember:
    """Take a question back that nobody has answered. Raises NotNow where somebody has."""
    row = _locked(member)
    if row.state != MemberState.INVITED:
        raise NotNow(_("The question is answered already."))
    row.state, row.ended_at = _no(row), row.ended_at or now or timezone.now()
    row.save(update_fields=["state", "ended_at"])
    frames.end(member=row, by=by, now=now)
    return row


def source_of(course: CoursePage) -> CoursePage:
    """Return the page a course was first written as, the Danish one; the page itself where there is none."""
    if course.locale.language_code == "da":
        return course
    pages = CoursePage.objects.filter(translation_key=course.translation_key, locale__language_code="da")
    return pages.first() or course


def of(course: CoursePage) -> QuerySet[TeamMember]:
    """Return everybody who was ever asked, with contributor and person, of a course in any language."""
    rows = TeamMember.objects.filter(course__translation_key=course.translation_key)
    return rows.select_related("contributor__person")


def courses_of(person: User) -> QuerySet[TeamMember]:
    """Return the places of a person in teams, with the courses; the last asked first."""
    rows = TeamMember.objects.filter(contributor__person=person, state=MemberState.JOINED)
    return rows.select_related("course", "contributor").order_by("-asked_at", "-pk")


def questions_to(person: User) -> QuerySet[TeamMember]:
    """Return the teams that a person is asked into and has not answered."""
    rows = TeamMember.objects.filter(contributor__person=person, state=MemberState.INVITED)
    return rows.select_related("course", "contributor").order_by("asked_at", "pk")


def member(course: CoursePage, contributor: Contributor) -> TeamMember | None:
    """Return the row of a contributor in the team of a course, in whatever state."""
    return of(course).filter(contributor=contributor).first()


def member_of(course: CoursePage, person: User) -> TeamMember | None:
    """Return the row of a person who is in the team of a course now; None for everybody else."""
    return of(course).filter(contributor__person=person, state=MemberState.JOINED).first()


def lacks(members: Iterable[TeamMember]) -> tuple[ApprovalKind, ...]:
    """Return for which experience nobody is in the team; one with both stands for one of the two only."""
    bases = [row.basis for row in members if row.state == MemberState.JOINED]
    both = bases.count(Basis.BOTH)
    lacking = [kind for kind in ApprovalKind if kind.value not in bases]
    return tuple(lacking[both:])


def is_complete(course: CoursePage) -> bool:
    """Whether one with lived experience and one professional, two people, are in the team."""
    return not lacks(of(course))


def without_account(course: CoursePage) -> list[str]:
    """Return the names of those who are asked and whom no letter reaches."""
    rows = of(course).filter(state=MemberState.INVITED, contributor__person=None)
    return [row.contributor.public_name for row in rows]


def contributor_of(person: User, *, name: str = "") -> Contributor:
    """Return a person as contributor; new ones by lived experience until they say otherwise.

    Whoever had stopped contributing, and would like to be part of a team, begins again.
    """
    called = person.chosen_name or name or _("A member of the team")
    found, _made = Contributor.objects.get_or_create(
        person=person, defaults={"public_name": called, "basis": Basis.LIVED}
    )
    return found if found.ended_on is None else profiles.start_again(contributor=found, by=person)


def _locked(member: TeamMember) -> TeamMember:
    rows = TeamMember.objects.select_for_update(of=("self",))
    return rows.select_related("contributor__person", "course", "asked_by").get(pk=member.pk)


def _no(row: TeamMember) -> MemberState:
    return MemberState.LEFT if row.joined_at else MemberState.DECLINED
