"""What the school forgets by itself, and ends when its time has come."""

from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from accounts.models import ContactBy, User
from courses.models import CourseRun
from courses.runs import NotNow
from courses.states import RUN_TRANSITIONS
from enrolment import changes
from enrolment.models import Enrolment, SupportNeed
from enrolment.states import ACTIVE, SeatState

NEEDS_KEPT = timedelta(days=30)
"""After the last session, or after the person left."""

STRANGERS_KEPT = timedelta(days=1)
"""After somebody gave an address and never typed the code sent to it."""


def finish_runs(*, now: datetime | None = None) -> int:
    """Finish every class whose last session has ended; return how many."""
    moment = now or timezone.now()
    over = CourseRun.objects.annotate(last_end=Max("sessions__ends_at")).filter(
        state__in=RUN_TRANSITIONS["finish"].sources, last_end__lte=moment
    )
    finished = 0
    for run in over.order_by("pk"):
        try:
            changes.finish_run(run=run, now=now)
        except NotNow:  # somebody did so meanwhile
            continue
        finished += 1
    return finished


def forget_needs(*, now: datetime | None = None) -> int:
    """Delete what people wrote could help them, when it can help no more; return how many."""
    return SupportNeed.objects.filter(enrolment__in=_long_over(now).values("pk")).delete()[0]


def forget_companions(*, now: datetime | None = None) -> int:
    """Empty what companions are called, who never told us anything themselves; return how many.

    That somebody was brought stays: it is part of how the seats were used.
    """
    return _long_over(now).exclude(companion_name="").update(companion_name="")


def _long_over(now: datetime | None) -> QuerySet[Enrolment]:
    before = (now or timezone.now()) - NEEDS_KEPT
    ended = CourseRun.objects.annotate(last_end=Max("sessions__ends_at")).filter(last_end__lt=before)
    left = ~Q(state__in=ACTIVE) & Q(state_since__lt=before)
    return Enrolment.objects.filter(Q(run__in=ended.values("pk")) | left)


def forget_strangers(*, now: datetime | None = None) -> int:
    """Forget who gave an address and never confirmed it; return how many.

    Whose seat was held and ran out leaves a row in the log, which is never deleted: there the person is
    emptied of all that says who they are.
    """
    strangers = _strangers((now or timezone.now()) - STRANGERS_KEPT)
    nobody = strangers.filter(~Exists(Enrolment.objects.filter(person=OuterRef("pk"))))
    forgotten = 0
    for person in list(nobody):
        person.delete()
        forgotten += 1
    for person in list(strangers.filter(email__isnull=False)):
        _empty(person)
        forgotten += 1
    return forgotten


def _strangers(before: datetime) -> QuerySet[User]:
    """People with an unconfirmed address and nothing else but holds that ran out."""
    addresses = EmailAddress.objects.filter(user=OuterRef("pk"))
    more_than_a_hold = Enrolment.objects.filter(person=OuterRef("pk")).exclude(
        state=SeatState.EXPIRED, line_number__isnull=True
    )
    return User.objects.filter(
        Exists(addresses.filter(verified=False)),
        ~Exists(addresses.filter(verified=True)),
        ~Exists(more_than_a_hold),
        date_joined__lt=before,
        last_login__isnull=True,
        is_superuser=False,
        groups__isnull=True,
        contributor__isnull=True,
    ).order_by("pk")


@transaction.atomic
def _empty(person: User) -> None:
    EmailAddress.objects.filter(user=person).delete()
    person.email, person.phone, person.chosen_name = None, "", "–"
    person.contact_by, person.postal_address, person.is_active = ContactBy.LETTER, "", False
    person.save(update_fields=["email", "phone", "chosen_name", "contact_by", "postal_address", "is_active"])
