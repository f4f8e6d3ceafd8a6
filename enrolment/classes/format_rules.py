"""The school's defaults: how the seats of a new class are shared, for each format."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.log_actions import log

from accounts.models import User
from courses import editions
from courses.states import DROP_IN_FORMATS, Format
from enrolment.models import FormatRules, FormatShare
from enrolment.models.sharing import SeatPolicy
from enrolment.words import share_words

FORMATS: tuple[str, ...] = tuple(one for one in Format.values if one not in DROP_IN_FORMATS)
"""Formats with seats."""

POLICY = tuple(field.name for field in SeatPolicy._meta.get_fields())


@dataclass(frozen=True, slots=True)
class DefaultShare:
    """What a group has of a new class, in percent of its seats, and days before the start."""

    group: str
    guaranteed_percent: int = 0
    maximum_percent: int | None = None
    release_days: int | None = None


def of(course_format: str) -> FormatRules:
    """Return the default of a format; where none is written, one that is not saved."""
    found = FormatRules.objects.filter(format=course_format).prefetch_related("shares").first()
    return found or FormatRules(format=course_format)


def shares_of(rules: FormatRules) -> list[FormatShare]:
    """Return the default shares in the order of the groups."""
    shares = list(rules.shares.all()) if rules.pk else []
    return sorted(shares, key=lambda share: share_words.GROUPS.index(share.group))


def edition_of(rules: FormatRules) -> str:
    """Return the edition of a default, as a form shows it."""
    shares = [
        (share.group, share.guaranteed_percent, share.maximum_percent, share.release_days)
        for share in shares_of(rules)
    ]
    return editions.edition(rules, POLICY, shares)


@transaction.atomic
def write(
    *, course_format: str, shares: Sequence[DefaultShare], by: User, seen: str, **policy: Any
) -> FormatRules:
    """Write the default of a format. Classes that are there keep what they have.

    Raises ``editions.Outdated`` where it is not as in edition ``seen``.
    """
    rules, _made = FormatRules.objects.select_for_update().get_or_create(format=course_format)
    editions.check(seen, edition_of(rules))
    for name, value in policy.items():
        setattr(rules, name, value)
    rules.save(update_fields=list(policy))
    rules.shares.all().delete()
    FormatShare.objects.bulk_create(
        FormatShare(
            rules=rules,
            group=share.group,
            guaranteed_percent=share.guaranteed_percent,
            maximum_percent=share.maximum_percent,
            release_days=share.release_days,
        )
        for share in shares
    )
    log(rules, "wagtail.edit", user=by)
    return rules


def words(rules: FormatRules) -> list[str]:
    """The default of a format in sentences; empty where every seat is open to all."""
    said = [_guaranteed(share) for share in shares_of(rules) if share.guaranteed_percent]
    said += [_at_most(share) for share in shares_of(rules) if share.maximum_percent is not None]
    return [*said, *filter(None, (share_words.balance(rules), share_words.first_timers(rules)))]


def _guaranteed(share: FormatShare) -> str:
    said = {"percent": share.guaranteed_percent, "group": share_words.many(share.group)}
    if share.release_days is None:
        return _("%(percent)s %% of the seats are held for %(group)s") % said
    text = ngettext(
        "%(percent)s %% of the seats are held for %(group)s until %(days)s day before the start",
        "%(percent)s %% of the seats are held for %(group)s until %(days)s days before the start",
        share.release_days,
    )
    return text % {**said, "days": share.release_days}


def _at_most(share: FormatShare) -> str:
    return _("At most %(percent)s %% of the seats for %(group)s") % {
        "percent": share.maximum_percent,
        "group": share_words.many(share.group),
    }
