"""How the seats of a class are shared, in plain words: for the public, for who signs up, and for staff.

The public reads the rule and never a count: how many citizens have a seat would tell of a person in a small
class. So "8 seats are held for citizens" is what is guaranteed, not what is left of it.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from courses import words
from courses.models import CourseRun
from courses.seat_words import GROUPS as WORDS
from enrolment.models import SeatRules, Share
from enrolment.models.sharing import SeatPolicy
from enrolment.states import ComesAs, Companions

GROUPS: tuple[str, ...] = tuple(ComesAs.values)
"""In the order in which they are read; '' (will not say) is the open part and has no share."""


def many(group: str) -> str:
    """A group in the plural, as it stands in a sentence: "borgere"."""
    return str(WORDS[group]) if group in WORDS else pgettext("seats for", "who has not said")


def several(groups: Iterable[str]) -> str:
    """Groups in the plural, in their order: "borgere og pårørende"."""
    wanted = set(groups)
    return _listed([many(group) for group in (*GROUPS, "") if group in wanted])


def people(count: int, group: str) -> str:
    """So many of a group: "1 medarbejder", "6 medarbejdere"."""
    texts = {
        ComesAs.CITIZEN.value: ngettext("%(count)s citizen", "%(count)s citizens", count),
        ComesAs.RELATIVE.value: ngettext("%(count)s relative", "%(count)s relatives", count),
        ComesAs.STAFF.value: ngettext("%(count)s member of staff", "%(count)s members of staff", count),
        ComesAs.OTHER.value: ngettext("%(count)s other person", "%(count)s other people", count),
    }
    text = texts.get(group, ngettext("%(count)s who has not said", "%(count)s who have not said", count))
    return text % {"count": count}


def held(count: int, share: Share) -> str:
    """How many seats are held for a group, and until when: "3 pladser er holdt til borgere indtil 1. maj"."""
    said = {"count": count, "group": many(share.group)}
    if share.release_at is None:
        text = ngettext(
            "%(count)s seat is held for %(group)s", "%(count)s seats are held for %(group)s", count
        )
        return text % said
    text = ngettext(
        "%(count)s seat is held for %(group)s until %(day)s",
        "%(count)s seats are held for %(group)s until %(day)s",
        count,
    )
    return text % {**said, "day": words.unbroken(words.day(share.release_at))}


def at_most(share: Share) -> str:
    """The maximum of a group: "Plads til højst 6 medarbejdere"."""
    return _("Room for %(people)s at most") % {"people": people(share.maximum or 0, share.group)}


def balance(policy: SeatPolicy) -> str:
    """The balance between staff and citizens, "" where there is none."""
    ratio = policy.staff_per_citizen
    if ratio is None:
        return ""
    said = _ratio(ratio)
    if policy.staff_from > 1:
        first = _("the first %(people)s may come in any case") % {
            "people": people(policy.staff_from, ComesAs.STAFF)
        }
        return f"{said}; {first}"
    return said


def _ratio(ratio: Decimal) -> str:
    if ratio == 1:
        return _("Never more staff than citizens")
    if ratio == 0:
        return _("No staff beyond the first")
    if ratio > 1:
        return _("At most %(ratio)s members of staff for each citizen") % {"ratio": decimal(ratio)}
    return _("At least %(ratio)s citizens for each member of staff") % {"ratio": decimal(1 / ratio)}


def decimal(value: Decimal) -> str:
    """A ratio as it is read: "2", "1,5"."""
    text = f"{value.quantize(Decimal('0.01')).normalize():f}"
    return text.replace(".", pgettext("decimal point", "."))


def companions(policy: SeatPolicy) -> str:
    """Whether one may bring a companion."""
    return {
        Companions.WELCOME.value: _("You may bring a companion"),
        Companions.SEAT.value: _("You may bring a companion, who uses a seat"),
        Companions.NO.value: _("There is no room for companions in this class"),
    }[policy.companions]


def first_timers(policy: SeatPolicy) -> str:
    """Who comes first on the waiting list, "" where it goes by time alone."""
    if not policy.first_timers_first:
        return ""
    return _("On the waiting list, who has no other class this term comes first")


def rules(shares: Iterable[Share], policy: SeatPolicy) -> list[str]:
    """All rules of a class as sentences without a full stop; empty where every seat is open to all."""
    ordered = sorted(shares, key=lambda share: GROUPS.index(share.group))
    in_force = [share for share in ordered if share.guaranteed and share.released_at is None]
    said = [held(share.guaranteed, share) for share in in_force]
    said += [at_most(share) for share in ordered if share.maximum is not None]
    return [*said, *filter(None, (balance(policy), first_timers(policy)))]


def of_class(run: CourseRun) -> list[str]:
    """The rules of one class; two queries unless ``seat_rules`` and ``shares`` are loaded."""
    return rules(run.shares.all(), policy_of(run))


def policy_of(run: CourseRun) -> SeatRules:
    """What a class decides about its seats; where it decides nothing, the defaults (not saved)."""
    try:
        return run.seat_rules
    except SeatRules.DoesNotExist:
        return SeatRules(run=run)


def numbers(found: Sequence[int]) -> str:
    """Numbers in line: "nr. 1", "nr. 1 og 2", "nr. 1-3 og 5"."""
    spans = _spans(sorted(found))
    texts = [str(first) if first == last else f"{first}-{last}" for first, last in spans]
    return _("no. %(numbers)s") % {"numbers": _listed(texts)}


def _spans(found: list[int]) -> list[tuple[int, int]]:
    """Join numbers that follow each other, three or more of them."""
    breaks = [0, *(place + 1 for place, (a, b) in enumerate(pairwise(found)) if b != a + 1), len(found)]
    parts = [found[start:end] for start, end in pairwise(breaks) if start < end]
    spans = []
    for part in parts:
        spans += [(part[0], part[-1])] if len(part) > 2 else [(one, one) for one in part]
    return spans


def _listed(texts: Sequence[str]) -> str:
    if len(texts) < 2:
        return "".join(texts)
    return _(" and ").join([", ".join(texts[:-1]), texts[-1]])
