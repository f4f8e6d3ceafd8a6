"""Figures in words: with their unit, and what has changed since another time."""

from decimal import Decimal

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from insight.figures import Cell
from insight.measures import Measure
from insight.pages.choosing import Choice
from insight.periods import Period


def with_unit(cell: Cell, unit: str) -> str:
    """Return what is shown of a value, with its unit where it has one in words."""
    if cell.number is None:
        return cell.shown
    return unit_words(unit, cell.number) % {"number": cell.shown}


def name_of(period: Period) -> str:
    """Return the name of a term in a row of them, with a word where its figures are not all there."""
    today = timezone.localdate()
    if period.is_over(today):
        return period.name
    words = _("%(term)s (running)") if period.has_begun(today) else _("%(term)s (planned)")
    return words % {"term": period.name}


def so_far(cell: Cell, choice: Choice) -> Cell:
    """Return a figure as it is told large: nothing rather than nought of a time that has not begun."""
    return cell if cell.value or cell.is_hidden or choice.has_begun else Cell()


def unit_words(unit: str, number: int | Decimal) -> str:
    """Return the words around a number of a unit; "%(number)s" alone for what is counted."""
    if unit == "percent":
        return pgettext("figure", "%(number)s %%")
    if unit == "DKK":
        return pgettext("figure", "DKK %(number)s")
    # The number stands in the words as it is written, so only its plural is asked for here.
    count = 1 if number == 1 else 2
    if unit == "days":
        return ngettext("%(number)s day", "%(number)s days", count)
    if unit == "hours":
        return ngettext("%(number)s hour", "%(number)s hours", count)
    return "%(number)s"


def change(measure: Measure, now: Cell, before: Cell, than: str) -> str:
    """Say what has changed since the time called ``than``; a hidden number stays hidden."""
    if now.is_hidden or before.is_hidden:
        return _("The difference from %(then)s is hidden, because there are few.") % {"then": than}
    if now.number is None or before.number is None:
        return _("There is nothing to compare with in %(then)s.") % {"then": than}
    step = difference(now, before)
    assert step is not None
    if not step:
        return _("The same as in %(then)s.") % {"then": than}
    words = _steps(measure.unit, is_more=step > 0)
    number = written(abs(step))
    return words % {"number": number, "then": than} + _share(measure.unit, step, before)


def beside(measure: Measure, before: Cell, choice: Choice) -> str:
    """Say what the measure was at the other time; of figures that still grow no rise or fall is told."""
    assert choice.compared is not None
    words = {"number": with_unit(before, measure.unit), "then": choice.compared.name}
    if not choice.compared.is_over(timezone.localdate()):
        return _("In %(then)s so far: %(number)s") % words
    if not choice.has_begun:
        return _("In all of %(then)s: %(number)s") % words
    return _("So far. In all of %(then)s: %(number)s") % words


def difference(now: Cell, before: Cell) -> Decimal | None:
    """Return how much more there is now, from two published values; None where either is not."""
    if now.value is None or before.value is None or now.is_hidden or before.is_hidden:
        return None
    return Decimal(now.value) - Decimal(before.value)


def written(number: Decimal) -> str:
    """Return a number as it is written here, with a decimal only where it has one."""
    places = 0 if number == number.to_integral_value() else 1
    return number_format(number, decimal_pos=places, use_l10n=True, force_grouping=True)


def signed(number: Decimal | None) -> str:
    """Return a difference with its sign, "–" where there is none to tell."""
    if number is None:
        return "–"
    return written(number) if not number else f"{'+' if number > 0 else '−'}{written(abs(number))}"


def _steps(unit: str, *, is_more: bool) -> str:
    words = {
        ("percent", True): _("%(number)s percentage points more than in %(then)s."),
        ("percent", False): _("%(number)s percentage points less than in %(then)s."),
        ("DKK", True): _("DKK %(number)s more than in %(then)s."),
        ("DKK", False): _("DKK %(number)s less than in %(then)s."),
        ("days", True): _("%(number)s days longer than in %(then)s."),
        ("days", False): _("%(number)s days shorter than in %(then)s."),
        ("hours", True): _("%(number)s hours more than in %(then)s."),
        ("hours", False): _("%(number)s hours less than in %(then)s."),
        ("", True): _("%(number)s more than in %(then)s."),
        ("", False): _("%(number)s fewer than in %(then)s."),
    }
    return words.get((unit, is_more)) or words["", is_more]


def _share(unit: str, step: Decimal, before: Cell) -> str:
    """Return the change as a share of what was, where that says something."""
    if unit in {"percent", "days"} or not before.value or before.value < 20:
        return ""
    share = round(100 * step / Decimal(before.value))
    return f" ({'+' if share >= 0 else '−'}{abs(share)} %)" if share else ""
