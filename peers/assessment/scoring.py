"""Giving a score: one for each principle and person in a round, which one may change until it closes."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from peers.assessment import rounds, scorers
from peers.assessment.refusals import NotInvited, NotNow
from peers.assessment.scale import Level
from peers.models import Assessment, Principle, Score


@transaction.atomic
def give(
    *,
    assessment: Assessment,
    principle: Principle,
    person: User,
    level: int,
    words: str = "",
    now: datetime | None = None,
) -> Score:
    """Write down how far somebody thinks the school is; said before, it is said anew.

    Raises NotInvited; NotNow where the round is not open or the principle is not asked about; ValueError
    for a level that is not on the scale.
    """
    step = Level(level).value
    basis = scorers.basis_of(person)
    if not basis:
        raise NotInvited
    # The round's row is the lock: nobody scores past its closing, and two of one person's forms follow
    # each other.
    row = Assessment.objects.select_for_update(of=("self",), no_key=True).get(pk=assessment.pk)
    if not rounds.is_open(row, now=now):
        raise NotNow(_("This self-assessment is closed. Thank you for what you have answered."))
    if not Principle.objects.filter(pk=principle.pk, is_used=True).exists():
        raise NotNow(_("This is not asked about any more."))
    return Score.objects.update_or_create(
        assessment=row,
        principle=principle,
        person=person,
        defaults={"basis": basis, "level": step, "words": words.strip(), "given_at": now or timezone.now()},
    )[0]


@transaction.atomic
def take_back(
    *, assessment: Assessment, principle: Principle, person: User, now: datetime | None = None
) -> None:
    """Forget what somebody said of a principle, as if they had passed it over. Raises NotNow."""
    row = Assessment.objects.select_for_update(of=("self",), no_key=True).get(pk=assessment.pk)
    if not rounds.is_open(row, now=now):
        raise NotNow(_("This self-assessment is closed. Thank you for what you have answered."))
    Score.objects.filter(assessment=row, principle=principle, person=person).delete()
