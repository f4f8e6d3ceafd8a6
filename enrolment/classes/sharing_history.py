"""How the sharing of a class was changed, in words: "borgere 8 → 6"."""

from collections.abc import Callable, Iterator
from datetime import datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses import words
from courses.models import CourseRun
from enrolment.models import SharingChange
from enrolment.seats.releasing import as_logged
from enrolment.states import Companions
from enrolment.words import share_words
from enrolment.words.share_words import GROUPS

Rules = dict[str, Any]
"""All that is decided about the seats of a class, as ``SharingChange.rules`` keeps it."""

NOTHING = "–"


def now(run: CourseRun) -> Rules:
    """Return what is decided now, read anew."""
    return as_logged(run)


def lines(run: CourseRun) -> list[str]:
    """Return what was decided about a class, the latest first; one query.

    The first of the log is how the class began, which nobody decided.
    """
    found = pairwise(SharingChange.objects.filter(run=run).select_related("by").order_by("pk"))
    said = [_line(before.rules, change) for before, change in found]
    return [line for line in reversed(said) if line]


def _line(before: Rules, change: SharingChange) -> str:
    found = changes(before, change.rules)
    if not found:
        return ""
    said = {"when": words.moment(change.at), "what": "; ".join(found)}
    if change.by is None:
        return _("By itself, %(when)s: %(what)s") % said
    return _("%(who)s, %(when)s: %(what)s") % {**said, "who": change.by.chosen_name}


def changes(before: Rules, after: Rules) -> list[str]:
    """Return what differs, in words; empty where nothing does."""
    found = [*_of_capacity(before, after)]
    for group in GROUPS:
        found += _of_share(group, _share(before, group), _share(after, group))
    return [*found, *_of_policy(before, after)]


def _share(rules: Rules, group: str) -> Rules:
    return next((share for share in rules.get("shares", ()) if share["group"] == group), {})


def _of_capacity(before: Rules, after: Rules) -> Iterator[str]:
    was, is_now = before.get("capacity"), after.get("capacity")
    if was is not None and was != is_now:
        yield _("seats %(before)s → %(after)s") % {"before": was, "after": is_now}


def _of_share(group: str, before: Rules, after: Rules) -> Iterator[str]:
    who = {"group": share_words.many(group)}
    was, is_now = before.get("guaranteed") or 0, after.get("guaranteed") or 0
    if was != is_now:
        said = {**who, "before": was, "after": is_now}
        yield _("guaranteed for %(group)s %(before)s → %(after)s") % said
    most = before.get("maximum"), after.get("maximum")
    if most[0] != most[1]:
        said = {**who, "before": _or_nothing(most[0]), "after": _or_nothing(most[1])}
        yield _("at most for %(group)s %(before)s → %(after)s") % said
    if is_now:
        yield from _of_release(who, before, after)


def _of_release(who: dict[str, str], before: Rules, after: Rules) -> Iterator[str]:
    was, is_now = (not share.get("in_force", True) for share in (before, after))
    if is_now and not was:
        yield _("the seats for %(group)s are released") % who
    elif was and not is_now:
        yield _("seats for %(group)s are held back again until %(day)s") % {**who, "day": _day(after)}
    elif before.get("release_at") != after.get("release_at"):
        if not before:
            yield _("held for %(group)s until %(day)s") % {**who, "day": _day(after)}
            return
        said = {**who, "before": _day(before), "after": _day(after)}
        yield _("held for %(group)s until %(before)s → %(after)s") % said


def _of_policy(before: Rules, after: Rules) -> Iterator[str]:
    for name, label, shown in _POLICY:
        was, is_now = (rules.get(name, _DEFAULTS[name]) for rules in (before, after))
        if shown(was) != shown(is_now):
            said = {"what": label, "before": shown(was), "after": shown(is_now)}
            yield _("%(what)s: %(before)s → %(after)s") % said


def _or_nothing(value: Any) -> str:
    return NOTHING if value is None else str(value)


def _day(share: Rules) -> str:
    release_at = share.get("release_at")
    return words.day(datetime.fromisoformat(release_at)) if release_at else _("the end")


def _ratio(value: Any) -> str:
    return NOTHING if value is None else share_words.decimal(Decimal(str(value)))


def _yes(value: Any) -> str:
    return _("yes") if value else _("no")


def _companions(value: Any) -> str:
    return str(Companions(value).label)


_DEFAULTS: Rules = {
    "staff_per_citizen": None,
    "staff_from": 1,
    "first_timers_first": False,
    "companions": Companions.WELCOME.value,
    "lends_seats": False,
    "lend_hours": 24,
}
_POLICY: tuple[tuple[str, Any, Callable[[Any], str]], ...] = (
    ("staff_per_citizen", gettext_lazy("staff for each citizen"), _ratio),
    ("staff_from", gettext_lazy("staff who may come in any case"), _or_nothing),
    ("first_timers_first", gettext_lazy("those without another class first"), _yes),
    ("companions", gettext_lazy("companions"), _companions),
    ("lends_seats", gettext_lazy("seats are lent"), _yes),
    ("lend_hours", gettext_lazy("hours that are early enough"), _or_nothing),
)
