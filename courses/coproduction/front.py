"""What stands on the front page of co-creation: for everybody, and for whoever is signed in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.models import User
from courses import addresses
from courses.coproduction import approvers, publishing, teams
from courses.coproduction.approvers import Waiting
from courses.coproduction.publishing import AtTheGate
from courses.course_page import Maker
from courses.models import CoursePage, Proposal, TeamMember
from courses.our_teachers import address_of
from courses.titles import titles
from peers.danish import in_order
from peers.models import Basis

FEW = 6


@dataclass(frozen=True)
class Made:
    """A course in the catalogue, and who made it."""

    title: str
    href: str
    makers: list[Maker]


@dataclass(frozen=True)
class Place:
    """Somebody's place in a team, or a question to be in one; ``standing`` says how far the course is."""

    member: TeamMember
    title: str
    standing: str = ""


@dataclass(frozen=True)
class Mine:
    """What one person has to do with making courses."""

    questions: list[Place]
    waiting: list[Waiting]
    ready: Sequence[CoursePage]
    courses: list[Place]
    ideas: list[Proposal]


def made_lately(*, language: str) -> list[Made]:
    """Return the last published courses whose makers said yes to being named; asks twice."""
    named = TeamMember.objects.filter(joined_at__isnull=False, contributor__consented_at__isnull=False)
    pages = list(
        CoursePage.objects.live()
        .public()
        .filter(locale__language_code=language, translation_key__in=named.values("course__translation_key"))
        .order_by("-first_published_at", "-pk")[:FEW]
    )
    rows = named.filter(course__translation_key__in=[page.translation_key for page in pages])
    by_key: dict[object, list[Maker]] = {}
    for row in rows.select_related("contributor", "course"):
        where = address_of(row.contributor_id)
        maker = Maker(row.contributor.public_name, str(Basis(row.basis).label), where)
        by_key.setdefault(row.course.translation_key, []).append(maker)
    return [
        Made(page.title, addresses.path_of(page), _in_order(by_key.get(page.translation_key, ())))
        for page in pages
    ]


def of(person: User, *, language: str) -> Mine:
    """Gather what a person has here; the same few questions however much it is."""
    questions, places = list(teams.questions_to(person)), list(teams.courses_of(person))
    names = titles((row.course for row in (*questions, *places)), language=language)
    may_publish = publishing.may_publish_any(person)
    at_the_gate = publishing.at_the_gate() if may_publish or places else None
    return Mine(
        questions=[Place(row, names[row.course_id]) for row in questions],
        waiting=approvers.waiting_for(person),
        ready=at_the_gate.ready if at_the_gate and may_publish else (),
        courses=[Place(row, names[row.course_id], _standing(row.course, at_the_gate)) for row in places],
        ideas=list(person.proposals.select_related("course").order_by("-created_at", "-pk")),
    )


def _standing(course: CoursePage, at_the_gate: AtTheGate | None) -> str:
    if at_the_gate:
        if any(page.pk == course.pk for page, _kinds in at_the_gate.waiting):
            return _("Being approved")
        if any(page.pk == course.pk for page, _at in at_the_gate.scheduled):
            return _("Both have said yes, and it goes live by itself")
        if any(page.pk == course.pk for page in at_the_gate.ready):
            return _("Both have said yes, and an editor publishes it")
    return _("In the catalogue") if course.live else _("A draft")


def _in_order(makers: Iterable[Maker]) -> list[Maker]:
    return sorted(makers, key=lambda maker: in_order(maker.name))
