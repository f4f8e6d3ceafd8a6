"""Guides (da. vejvisere): whom one may help, because that person said yes, and the end of it."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from accounts import people
from accounts.models import ContactBy, User
from accounts.roles import Role
from accounts.states import Channel, NoticeState
from accounts.told.ways import way_to
from enrolment.models import Enrolment, Guidance, Notice
from enrolment.told import outbox


class NoGuide(Exception):
    """Whoever is to help has not the role of a guide, or is the person themselves."""


def is_guide(person: User) -> bool:
    """Whether a person has the role."""
    return Role.GUIDE in person.roles


def guides() -> QuerySet[User]:
    """Return everybody who may be somebody's guide, by name."""
    return User.objects.filter(groups__name=Role.GUIDE, is_active=True).order_by("chosen_name", "pk")


@transaction.atomic
def begin(
    *,
    guide: User,
    person: User,
    said_by: str,
    by: User,
    said_at: datetime | None = None,
    now: datetime | None = None,
) -> Guidance:
    """Write down that the person said yes to this guide; again is no change. Raises ``NoGuide``."""
    if guide.pk == person.pk or not guides().filter(pk=guide.pk).exists():
        raise NoGuide
    now = now or timezone.now()
    row, _is_new = Guidance.objects.get_or_create(
        guide=guide,
        person=person,
        ended_at=None,
        defaults={"said_by": said_by, "said_at": said_at or now, "recorded_at": now, "recorded_by": by},
    )
    return row


@transaction.atomic
def end(*, guidance: Guidance, by: User, now: datetime | None = None) -> Guidance:
    """Let the guide see and do nothing more for the person, from this moment; again is no change.

    Whoever was reached through a guide, and has none left, is reached by mail, phone or letter; what was
    still to be told goes that way too.
    """
    User.objects.select_for_update(no_key=True).get(pk=guidance.person_id)
    row = Guidance.objects.select_for_update(of=("self",)).select_related("person").get(pk=guidance.pk)
    if row.ended_at is None:
        row.ended_at, row.ended_by = now or timezone.now(), by
        row.save(update_fields=["ended_at", "ended_by"])
        _reach_otherwise(row.person, now or timezone.now())
    return row


def standing(person: User) -> QuerySet[Guidance]:
    """Return who may help a person now, first yes first."""
    rows = Guidance.objects.filter(person=person, ended_at=None, guide__is_active=True)
    return rows.filter(guide__groups__name=Role.GUIDE).select_related("guide", "recorded_by").order_by("pk")


def people_of(guide: User) -> QuerySet[User]:
    """Return those who said yes to this guide and have not ended it, by name."""
    yes = Guidance.objects.filter(guide=guide, person=OuterRef("pk"), ended_at=None)
    return User.objects.filter(Exists(yes), is_active=True).order_by("chosen_name", "pk")


def seat_of(guide: User, *, person_id: int, enrolment_id: int) -> Enrolment:
    """Return a seat of somebody this guide may help. Raises ``Enrolment.DoesNotExist``."""
    rows = Enrolment.objects.select_related("person", "run__course", "run__term", "run__venue")
    return rows.get(pk=enrolment_id, person=person_id, person__in=people_of(guide))


def to_tell(guide: User) -> QuerySet[Notice]:
    """Return what this guide has to pass on to those who are reached through them, oldest first."""
    waits = Notice.objects.filter(
        channel=Channel.GUIDE, state=NoticeState.TO_CALL, person__in=people_of(guide)
    )
    return waits.select_related(
        "person", "move", "enrolment__run__course", "enrolment__run__venue", "session__venue", "message"
    ).order_by("created_at", "pk")


def _reach_otherwise(person: User, now: datetime) -> None:
    if person.contact_by != ContactBy.GUIDE or standing(person).exists():
        return
    people.reach(person=person, contact_by=people.other_way(person), phone=person.phone)
    way = way_to(person, now=now)
    untold = Notice.objects.select_for_update(of=("self",)).filter(
        person=person, channel=Channel.GUIDE, state=NoticeState.TO_CALL
    )
    for notice in untold:
        notice.channel, notice.state, notice.not_before = way.channel, way.state, way.not_before
        notice.save(update_fields=["channel", "state", "not_before"])
        if notice.state == NoticeState.QUEUED:
            outbox.send_soon(notice)
