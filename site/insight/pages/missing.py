"""What people ask for and no class comes of, as far as it may be said; with the way to holding it again."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from insight.charts import Mark
from insight.demand import Unmet
from insight.suppression import FEWEST


@dataclass(frozen=True, slots=True)
class Missing:
    """A course without a class to come: its mark in a picture, and how many ask for it, in ``words``."""

    title: str
    mark: Mark
    words: str
    copy_url: str
    has_draft: bool


def missing(found: Iterable[Unmet]) -> list[Missing]:
    """Return what is missing, what most ask for first; a number below five is hidden."""
    return [_missing(one) for one in found]


def _missing(one: Unmet) -> Missing:
    mark = _mark(one.course.title, one.people)
    if mark.is_hidden:
        words = _("Fewer than five ask for it.")
    else:
        words = _("%(people)s ask for it.") % {"people": mark.shown}
    return Missing(one.course.title, mark, words, one.copy_url, one.draft is not None)


def _mark(title: str, people: int) -> Mark:
    if people < FEWEST:
        return Mark(title, None, pgettext("figure", "hidden"), is_hidden=True)
    return Mark(title, float(people), str(people))
