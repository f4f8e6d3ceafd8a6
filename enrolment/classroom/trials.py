"""Trial actions (prøvehandlinger): what two of a class try before the next session, and how it went.

The two find each other by a code, so that nobody learns who else is in the class. Everything here locks the
trial's row first and reads it anew.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from courses.models import Session
from courses.states import Format
from enrolment.classroom import doors
from enrolment.models import Enrolment, Trial
from enrolment.models.enrolments import new_pair_code
from enrolment.signing_up.pairs import as_typed

MOST = 20
"""Trial actions one may have begun in one class: more than it has weeks."""


class NotNow(Exception):
    """There are no trial actions in this class, none any more, or none of this person's."""


class CodeGone(Exception):
    """The code is unknown in this class, used, or one's own."""


class Conflict(Exception):
    """The other has written since; ``trial`` is what stands now."""

    def __init__(self, trial: Trial) -> None:
        super().__init__("Somebody else has written")
        self.trial = trial


@transaction.atomic
def start(
    *,
    enrolment: Enrolment,
    plan: str,
    session: Session | None = None,
    with_trial: Trial | None = None,
    now: datetime | None = None,
) -> Trial:
    """Begin a trial action before ``session``; it waits for who types its code.

    ``with_trial`` is an earlier one: its other is in on this one too. Raises ``NotNow``.
    """
    row = _seated(enrolment, now)
    if session is not None and session.run_id != row.run_id:
        raise NotNow
    if Trial.objects.filter(starter=row).count() >= MOST:
        raise NotNow
    partner = _other_of(with_trial, row) if with_trial else None
    created_at = now or timezone.now()
    return Trial.objects.create(
        starter=row, partner=partner, session=session, plan=plan.strip(), created_at=created_at
    )


@transaction.atomic
def join(*, enrolment: Enrolment, code: str, now: datetime | None = None) -> Trial:
    """Come in on the trial action another in the class has begun. Raises ``CodeGone`` and ``NotNow``."""
    row = _seated(enrolment, now)
    found = Trial.objects.select_for_update(of=("self",)).filter(
        code=as_typed(code), starter__run=row.run_id, starter__state__in=doors.SEATED
    )
    trial = found.first()
    if trial is None or trial.partner_id not in {None, row.pk} or trial.starter_id == row.pk:
        raise CodeGone
    if trial.partner_id is None:
        trial.partner = row
        trial.save(update_fields=["partner"])
    return trial


@transaction.atomic
def write(
    *,
    trial: Trial,
    enrolment: Enrolment,
    plan: str,
    outcome: str,
    version: int,
    now: datetime | None = None,
) -> Trial:
    """Change the text; the same text again is no change.

    ``version`` is what the writer has read. Whoever wrote may go on sharing; the other says yes anew to what
    is new. Raises ``Conflict`` where the other has written since, and ``NotNow``.
    """
    locked, mine = _locked(trial, enrolment, now)
    texts = {"plan": plan.strip(), "outcome": outcome.strip()}
    if all(getattr(locked, name) == text for name, text in texts.items()):
        return locked
    if locked.version != version:
        raise Conflict(locked)
    locked.plan, locked.outcome = texts["plan"], texts["outcome"]
    locked.version += 1
    setattr(locked, f"{_other(mine)}_shares", False)
    _settle(locked, now)
    return locked


@transaction.atomic
def share(
    *, trial: Trial, enrolment: Enrolment, named: bool, version: int, now: datetime | None = None
) -> Trial:
    """Say yes to show the class what stands; ``named``: with first names, if the other wants that as well.

    It is seen when both have said yes. Raises ``Conflict`` where the text is no longer what was read, and
    ``NotNow``.
    """
    locked, mine = _locked(trial, enrolment, now)
    if locked.version != version:
        raise Conflict(locked)
    if not locked.is_of_two:
        raise NotNow
    setattr(locked, f"{mine}_shares", True)
    setattr(locked, f"{mine}_named", named)
    _settle(locked, now)
    return locked


@transaction.atomic
def unshare(*, trial: Trial, enrolment: Enrolment, now: datetime | None = None) -> Trial:
    """Take one's yes back: the class sees it no more, from now. Raises ``NotNow``."""
    locked, mine = _locked(trial, enrolment, now)
    setattr(locked, f"{mine}_shares", False)
    setattr(locked, f"{mine}_named", False)
    _settle(locked, now)
    return locked


@transaction.atomic
def part(*, trial: Trial, enrolment: Enrolment, now: datetime | None = None) -> Trial | None:
    """Leave it to the other, who keeps the text and may find somebody else; None where nobody is left.

    Raises ``NotNow``.
    """
    locked, mine = _locked(trial, enrolment, now)
    return _leave_to_other(locked, mine, now)


def forget(*, now: datetime | None = None) -> int:
    """Delete what is of classes long over, and what belongs to nobody with a seat; return how many.

    Where one of two has left the class, the other keeps it.
    """
    moment = now or timezone.now()
    old = doors.ended_before(moment - doors.THINGS_AFTER).values("pk")
    gone = Trial.objects.filter(starter__run__in=old).delete()[0]
    left = ~Q(starter__state__in=doors.SEATED) | (
        Q(partner__isnull=False) & ~Q(partner__state__in=doors.SEATED)
    )
    for trial_id in list(Trial.objects.filter(left).values_list("pk", flat=True)):
        gone += _without_those_who_left(trial_id, moment)
    return gone


@transaction.atomic
def _without_those_who_left(trial_id: int, moment: datetime) -> int:
    trial = Trial.objects.select_for_update(of=("self",)).filter(pk=trial_id).first()
    left: Trial | None = trial
    for side in ("partner", "starter"):
        row = getattr(left, side) if left else None
        if left and row is not None and row.state not in doors.SEATED:
            left = _leave_to_other(left, side, moment)
    return int(trial is not None and left is None)


def _leave_to_other(trial: Trial, side: str, now: datetime | None) -> Trial | None:
    if not trial.is_of_two:
        trial.delete()
        return None
    if side == "starter":
        trial.starter = trial.partner  # type: ignore[assignment]  # there are two of them
    trial.partner, trial.code = None, new_pair_code()
    trial.starter_shares = trial.partner_shares = False
    trial.starter_named = trial.partner_named = False
    _settle(trial, now)
    return trial


def _settle(trial: Trial, now: datetime | None) -> None:
    """Show it to the class while both say so, and write everything down."""
    is_shared = trial.starter_shares and trial.partner_shares
    trial.shared_at = (trial.shared_at or now or timezone.now()) if is_shared else None
    trial.save()


def _seated(enrolment: Enrolment, now: datetime | None) -> Enrolment:
    row = Enrolment.objects.select_related("run__course").get(pk=enrolment.pk)
    try:
        room = doors.of(row, now=now)
    except doors.Shut as shut:
        raise NotNow from shut
    if not room.may_talk or row.run.course.format != Format.PRACTICE:
        raise NotNow
    return row


def _locked(trial: Trial, enrolment: Enrolment, now: datetime | None) -> tuple[Trial, str]:
    """Return the row, locked, and which side of it the person is on."""
    row = _seated(enrolment, now)
    locked = Trial.objects.select_for_update(of=("self",)).filter(pk=trial.pk).first()
    if locked is None or row.pk not in {locked.starter_id, locked.partner_id}:
        raise NotNow
    return locked, side_of(locked, row)


def side_of(trial: Trial, row: Enrolment) -> str:
    """Return which of the two a person of the trial is: "starter" or "partner"."""
    return "starter" if trial.starter_id == row.pk else "partner"


def _other(side: str) -> str:
    return "partner" if side == "starter" else "starter"


def _other_of(trial: Trial, row: Enrolment) -> Enrolment | None:
    """Return who is in on an earlier trial with somebody, if they still have a seat."""
    fresh = Trial.objects.select_related("starter", "partner").filter(pk=trial.pk).first()
    if fresh is None or row.pk not in {fresh.starter_id, fresh.partner_id}:
        raise NotNow
    other: Enrolment | None = getattr(fresh, _other(side_of(fresh, row)))
    return other if other is not None and other.state in doors.SEATED else None
