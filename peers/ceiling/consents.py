"""Above the school's ceiling: the person asks, and a leader agrees with a reason, or not. Nobody is both."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from moneyed import Money
from wagtail.log_actions import log

from accounts.models import User
from peers.ceiling import told
from peers.ceiling.forecasts import forecast, lock
from peers.models import CeilingConsent, Contributor
from peers.money import shown

MAY_ANSWER = "peers.change_ceilingconsent"


class NotYours(Exception):
    """Somebody acts on what is another person's; says so in words."""


class NotAbove(Exception):
    """What is asked for is allowed already; says so in words."""


class AskedAlready(Exception):
    """The school has been asked about that year, and has not answered; says so in words."""


class AnsweredAlready(Exception):
    """Another leader was first; says so in words."""


class NotYourOwn(Exception):
    """A leader would answer their own question; says so in words."""


class NotALeader(Exception):
    """Whoever answers may not answer for the school; says so in words."""


@transaction.atomic
def ask(
    *, contributor: Contributor, year: int, up_to: Money, by: User, now: datetime | None = None
) -> CeilingConsent:
    """Say yes, for oneself, to so much in a year, and ask the school to agree.

    Raises:
        NotYours: asked by somebody else.
        AskedAlready: a question about that year waits for its answer.
        NotAbove: there is no ceiling, or so much is allowed already.
    """
    row = lock(contributor)
    if row.person_id != by.pk:
        raise NotYours(_("Only the person themselves can ask for it."))
    if waiting().filter(contributor=row, year=year).exists():
        raise AskedAlready(_("You have asked already. The school answers you as soon as it can."))
    allowed = forecast(row, year, now=now).allowed
    if allowed is None:
        raise NotAbove(_("The school has no ceiling. You need not ask."))
    if up_to <= allowed:
        raise NotAbove(_("Up to %(allowed)s you need not ask.") % {"allowed": shown(allowed)})
    asked = CeilingConsent.objects.create(
        contributor=row, year=year, up_to=up_to, asked_at=now or timezone.now()
    )
    told.asked()
    return asked


@transaction.atomic
def answer(
    *, consent: CeilingConsent, agree: bool, reason: str, by: User, now: datetime | None = None
) -> CeilingConsent:
    """Agree for the school, or do not; the person is told, with the reason.

    Raises:
        NotALeader: the school lets others answer.
        NotYourOwn: asked by the leader themselves.
        AnsweredAlready: it has an answer.
        IntegrityError: agreed without a reason.
    """
    if not by.has_perm(MAY_ANSWER):
        raise NotALeader(_("A leader answers for the school."))
    person = lock(consent.contributor).person
    if person == by:
        raise NotYourOwn(_("You asked yourself. Another leader answers."))
    row = CeilingConsent.objects.select_for_update(of=("self",)).get(pk=consent.pk)
    if row.answered_at is not None:
        raise AnsweredAlready(_("It has been answered already."))
    row.agreed, row.reason, row.answered_by = agree, reason.strip(), by
    row.answered_at = now or timezone.now()
    row.save(update_fields=["agreed", "reason", "answered_by", "answered_at"])
    log(row, "peers.answer_above_ceiling", user=by, data={"agreed": agree})
    if person is not None:
        told.answered(person)
    return row


def waiting() -> QuerySet[CeilingConsent]:
    """Return the questions that nobody has answered, oldest first."""
    rows = CeilingConsent.objects.filter(answered_at__isnull=True)
    return rows.select_related("contributor").order_by("asked_at", "pk")


def answered() -> QuerySet[CeilingConsent]:
    """Return the answers, newest first."""
    rows = CeilingConsent.objects.filter(answered_at__isnull=False)
    return rows.select_related("contributor", "answered_by").order_by("-answered_at", "-pk")
