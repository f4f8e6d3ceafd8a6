"""Ideas for courses, and what becomes of them. Every move is a row of the table, logged and told.

An idea is answered within the page: whoever sent it follows it by a secret link, or by being signed in.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from accounts.models import User
from courses.coproduction import drafting, teams, told
from courses.models import CoursePage, Proposal, ProposalAddition, ProposalStep, TeamMember
from courses.models.proposals import new_secret
from courses.refusals import NotNow
from courses.states import HAS_COURSE, PROPOSAL_MOVES, STILL_OPEN, WAITS_FOR_THE_SCHOOL, ProposalState
from peers.models import Contributor

__all__ = ["NotNow", "move", "propose", "start_building", "waiting"]


def propose(
    *,
    what: str,
    for_whom: str,
    why: str,
    person: User | None = None,
    name: str = "",
    email: str = "",
    organisation: str = "",
    wants_to_join: bool = False,
    language: str = "da",
    key: UUID | None = None,
    now: datetime | None = None,
) -> Proposal:
    """Write an idea down and say that it was received; name and address only of whoever has no account.

    ``key`` is that of the form: the same words sent twice with it are one idea, other words another.
    """
    now = now or timezone.now()
    details = {
        "what": what,
        "for_whom": for_whom,
        "why": why,
        "person": person,
        "name": "" if person else name,
        "email": "" if person else email.lower(),
        "organisation": organisation,
        "wants_to_join": wants_to_join,
        "language": person.language if person else language,
        "state_since": now,
        "created_at": now,
    }
    secret = _secret_of(key, person, what, for_whom, why) if key else new_secret()
    with transaction.atomic():
        found, is_new = Proposal.objects.get_or_create(secret=secret, defaults=details)
        if is_new:
            # Whose idea it is stands on the idea alone, where it can be forgotten: steps are never changed.
            _log(found, source="", by=None, words="", now=now)
            told.received(found, answer_by=_promised(now))
    return found


@transaction.atomic
def move(
    *,
    proposal: Proposal,
    move: str,
    by: User | None,
    words: str = "",
    reason: str = "",
    now: datetime | None = None,
) -> Proposal:
    """Move an idea and return it as stored; ``words`` are for whoever sent it, ``reason`` is for declining.

    The move is judged on the locked row. Raises KeyError for an unknown move, and NotNow where the idea is
    not in a state for it, is gone, or a reason or a course lacks.
    """
    return _move(_locked(proposal), move, by=by, words=words, reason=reason, now=now or timezone.now())


def follow(*, course: CoursePage, move: str, by: User | None) -> list[Proposal]:
    """Move every idea that is built as this course and can make the move; return those."""
    sources = PROPOSAL_MOVES[move].sources
    rows = of_course(course).filter(state__in=sources).order_by("pk")
    with transaction.atomic():
        locked = rows.select_for_update(of=("self",))
        return [_move(row, move, by=by, words="", reason="", now=timezone.now()) for row in locked]


@transaction.atomic
def start_building(
    *,
    proposal: Proposal,
    title: str,
    by: User,
    asked: Sequence[tuple[Contributor, str]] = (),
    words: str = "",
    now: datetime | None = None,
) -> CoursePage:
    """Make the draft of a course out of an idea and ask its team; whoever sent it and would join comes first.

    ``asked`` are contributors, each with the basis on which they are asked. An idea that was built before it
    was declined goes on with the draft it had. Raises NotNow, and ValidationError for an empty title.
    """
    locked = _locked(proposal)
    _must_fit(locked, "build")
    course = locked.course or drafting.make(title=title, by=by)
    locked.course = course
    _move(locked, "build", by=by, words=words, reason="", now=now or timezone.now())
    proposal.course = course
    _ask_the_proposer(locked, by=by)
    for contributor, basis in asked:
        if teams.member(course, contributor) is None:
            teams.ask(course=course, contributor=contributor, basis=basis, by=by)
    return course


@transaction.atomic
def add(*, proposal: Proposal, text: str, now: datetime | None = None) -> ProposalAddition:
    """Add something to an open idea; the same words again are no second addition. Raises NotNow."""
    locked = _locked(proposal)
    if locked.state not in STILL_OPEN:
        raise NotNow(_("The idea is closed, so nothing can be added. You are welcome to send a new one."))
    found, _made = ProposalAddition.objects.get_or_create(
        proposal=locked, text=text, defaults={"at": now or timezone.now()}
    )
    return found


@transaction.atomic
def leave_address(*, proposal: Proposal, email: str) -> Proposal:
    """Keep an address to be told by, instead of the one before, and send the link there. Raises NotNow."""
    locked = _locked(proposal)
    if locked.person_id:
        raise NotNow(_("This idea belongs to an account, and news go where the account says."))
    if locked.email != email.lower():
        locked.email = email.lower()
        locked.save(update_fields=["email"])
        told.address_left(locked)
    return locked


@transaction.atomic
def claim(*, proposal: Proposal, person: User) -> TeamMember | None:
    """Let an idea sent without an account belong to whoever has its link, and would like to help make it.

    Returns the invitation where the course is being built already. Raises NotNow where it is another's.
    """
    locked = _locked(proposal)
    if locked.person_id not in (None, person.pk):
        raise NotNow(_("This idea belongs to another account."))
    if locked.state not in STILL_OPEN:
        raise NotNow(_("The idea is closed. You are welcome to write to us if you would like to contribute."))
    locked.person, locked.email, locked.wants_to_join = person, "", True
    locked.save(update_fields=["person", "email", "wants_to_join"])
    return _ask_the_proposer(locked, by=None) if locked.state in HAS_COURSE else None


@transaction.atomic
def forget(*, proposal: Proposal) -> None:
    """Delete an idea; one that is built as a course stays without anything about who sent it.

    What was written to them about it goes too, also what waits to be sent.
    """
    locked = _locked(proposal)
    told.forget(locked)
    if locked.course_id is None:
        locked.delete()
        return
    locked.additions.all().delete()
    locked.person, locked.wants_to_join = None, False
    locked.name = locked.email = locked.organisation = locked.why = ""
    locked.secret = new_secret()
    fields = ["person", "wants_to_join", "name", "email", "organisation", "why", "secret"]
    locked.save(update_fields=fields)


def find(secret: str) -> Proposal:
    """Return the idea of a secret link. Raises ``Proposal.DoesNotExist``."""
    return Proposal.objects.select_related("person", "course").get(secret=secret)


def of_course(course: CoursePage) -> QuerySet[Proposal]:
    """Return the ideas that are built as this course, whichever of its translations is asked about."""
    return Proposal.objects.filter(course__translation_key=course.translation_key)


def waiting() -> QuerySet[Proposal]:
    """Return the ideas that wait for the school, with ``heard_at``; the longest silence first."""
    rows = Proposal.objects.filter(state__in=WAITS_FOR_THE_SCHOOL)
    return rows.annotate(heard_at=Max("steps__at")).order_by("heard_at", "pk")


def silences() -> list[tuple[int, datetime]]:
    """Return each idea that waits for the school (its id) and when its sender last heard; longest first."""
    rows = Proposal.objects.filter(state__in=WAITS_FOR_THE_SCHOOL)
    found = rows.annotate(heard_at=Max("steps__at")).order_by("heard_at", "pk")
    return list(found.values_list("pk", "heard_at"))


def answer_by(proposal: Proposal) -> datetime | None:
    """Return until when the school has promised a word; None where nothing is waited for."""
    if proposal.state not in WAITS_FOR_THE_SCHOOL:
        return None
    last = max((step.at for step in proposal.steps.all()), default=proposal.created_at)
    return _promised(last)


def _promised(moment: datetime) -> datetime:
    return moment + timedelta(days=settings.IDEA_ANSWER_DAYS)


def _secret_of(key: UUID, person: User | None, *words: str) -> str:
    """Return the secret of what was sent with a form, the same for the same; nobody can reckon it outside."""
    said = repr((str(key), person.pk if person else None, words))
    return salted_hmac("courses.proposal", said, algorithm="sha256").hexdigest()[:32]


def _locked(proposal: Proposal) -> Proposal:
    try:
        return Proposal.objects.select_for_update(of=("self",)).select_related("person").get(pk=proposal.pk)
    except Proposal.DoesNotExist as gone:
        raise NotNow(_("Whoever sent this idea has deleted it.")) from gone


def _must_fit(row: Proposal, move: str) -> None:
    if row.state not in PROPOSAL_MOVES[move].sources:
        state = ProposalState(row.state).label
        raise NotNow(_("This cannot be done now. The state of the idea is: %(state)s.") % {"state": state})


def _move(row: Proposal, move: str, *, by: User | None, words: str, reason: str, now: datetime) -> Proposal:
    """Move a locked row."""
    _must_fit(row, move)
    step = PROPOSAL_MOVES[move]
    source, row.state = row.state, step.target or row.state
    if row.state == ProposalState.DECLINED and not reason.strip():
        raise NotNow(_("Write the reason, so that the person gets an answer."))
    if row.state in HAS_COURSE and row.course_id is None:
        raise NotNow(_("There is no draft of a course yet: press “Start building”."))
    row.reason = reason.strip() if row.state == ProposalState.DECLINED else ""
    row.state_since = now if row.state != source else row.state_since
    row.save(update_fields=["state", "reason", "state_since", "course"])
    _log(row, source=source, by=by, words=words.strip(), now=now)
    if step.is_told:
        told.moved(row, words=words.strip() or row.reason)
    return row


def _log(row: Proposal, *, source: str, by: User | None, words: str, now: datetime) -> None:
    ProposalStep.objects.create(proposal=row, source=source, target=row.state, words=words, by=by, at=now)


def _ask_the_proposer(row: Proposal, *, by: User | None) -> TeamMember | None:
    """Ask whoever sent the idea into the team, if they would like that and have an account."""
    if row.person is None or row.course is None or not row.wants_to_join:
        return None
    contributor = teams.contributor_of(row.person, name=row.name)
    known = teams.member(row.course, contributor)
    return known or teams.ask(course=row.course, contributor=contributor, basis=contributor.basis, by=by)
