"""What a contributor tells the school about themselves, and the way in and out of contributing."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from accounts.models import User
from peers import portraits, told
from peers.groups import members
from peers.locking import locked
from peers.models import ContributionWish, Contributor, PersonalLimit, Skill, Training
from peers.states import Basis

_GONE = (
    *("ended_on", "consented_at", "story_shown_at", "story", "other_skills"),
    *("languages", "hours", "may_be_asked"),
)


@transaction.atomic
def introduce(
    *, contributor: Contributor, public_name: str, basis: str, organisation: str, by: User
) -> Contributor:
    """Write down name, basis and whom one comes from.

    Teams keep the basis that was agreed when the person was asked; what changes is what is agreed next.
    """
    row = locked(contributor)
    before = row.basis
    row.public_name, row.basis = public_name, Basis(basis)
    row.organisation = organisation
    row.save(update_fields=["public_name", "basis", "organisation"])
    if before != row.basis:
        log(row, "peers.change_basis", user=by, data={"from": before, "to": row.basis})
    return row


@transaction.atomic
def tell_story(
    *, contributor: Contributor, story: str, shown: bool, now: datetime | None = None
) -> Contributor:
    """Keep the story, and whether the person says yes to showing it as it now reads; "" deletes it."""
    row = locked(contributor)
    is_new = story != row.story
    row.story = story
    if not shown or not story:
        row.story_shown_at = None
    elif is_new or row.story_shown_at is None:
        row.story_shown_at = now or timezone.now()
    row.save(update_fields=["story", "story_shown_at"])
    return row


@transaction.atomic
def offer(
    *,
    contributor: Contributor,
    skills: Iterable[Skill],
    other_skills: str,
    languages: str,
    hours: Iterable[str],
    may_be_asked: bool,
) -> Contributor:
    """Write down what one can and likes to do, when, and whether one may be asked."""
    row = locked(contributor)
    row.other_skills, row.languages = other_skills, languages
    row.hours, row.may_be_asked = list(hours), may_be_asked
    row.save(update_fields=["other_skills", "languages", "hours", "may_be_asked"])
    row.skills.set(skills)
    return row


@transaction.atomic
def train(
    *, contributor: Contributor, title: str, finished_on: date | None, training: Training | None = None
) -> Training:
    """Add a peer training, or put `training` right. Raises IntegrityError for one that is there."""
    row = training or Training(contributor=contributor)
    row.title, row.finished_on = title, finished_on
    row.save()
    return row


def untrain(*, training: Training) -> None:
    """Take a training off the list."""
    training.delete()


@transaction.atomic
def wish(*, person: User, words: str, now: datetime | None = None) -> ContributionWish:
    """Tell the coordinators that somebody would like to contribute; said again, the new words count."""
    said = {"words": words, "said_at": now or timezone.now()}
    row, is_new = ContributionWish.objects.update_or_create(
        person=person, defaults={"words": words}, create_defaults=said
    )
    if is_new:
        told.somebody_would_like_to()
    return row


def end_wish(*, person: User) -> None:
    """Take a wish off the list: answered by the school, or taken back."""
    ContributionWish.objects.filter(person=person).delete()


@transaction.atomic
def welcome(
    *, person: User, public_name: str, basis: str, organisation: str, relation: str, by: User
) -> Contributor:
    """Make somebody a contributor, again where they had stopped, and take their wish off the list."""
    agreed = {
        "public_name": public_name,
        "basis": Basis(basis),
        "organisation": organisation,
        "relation": relation,
        "ended_on": None,
    }
    row, is_new = Contributor.objects.update_or_create(person=person, defaults=agreed)
    end_wish(person=person)
    log(row, "wagtail.create" if is_new else "peers.start_again", user=by)
    return row


@transaction.atomic
def stop(*, contributor: Contributor, by: User, now: datetime | None = None) -> Contributor:
    """Let somebody contribute no longer: the name stays where they taught, the rest is deleted.

    What they did, and on which basis, stays in the records of courses and classes.
    """
    for seat in contributor.group_seats.filter(until=None).select_related("group").order_by("group"):
        members.leave(member=seat, by=by, now=now)
    row = portraits.withdraw(contributor=contributor)
    row.ended_on = timezone.localdate(now)
    row.consented_at = row.story_shown_at = None
    row.story = row.other_skills = row.languages = ""
    row.hours, row.may_be_asked = [], False
    row.save(update_fields=_GONE)
    row.skills.clear()
    row.trainings.all().delete()
    PersonalLimit.objects.filter(contributor=row).delete()
    log(row, "peers.stop", user=by)
    return row


@transaction.atomic
def start_again(*, contributor: Contributor, by: User | None) -> Contributor:
    """Let somebody who had stopped contribute again, with nothing said or shown yet."""
    row = locked(contributor)
    row.ended_on = None
    row.save(update_fields=["ended_on"])
    if row.person:
        end_wish(person=row.person)
    log(row, "peers.start_again", user=by)
    return row
