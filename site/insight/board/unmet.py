"""Demand that nobody meets, as the board says it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Min
from django.urls import reverse
from django.utils.translation import get_language

from courses import words
from courses.models import CoursePage, Session
from insight import demand
from insight.board.choices import Choices
from insight.board.rows import Audience
from insight.board.small import Shown


@dataclass(frozen=True)
class Missing:
    """A course without a coming class; ``last`` says when it last began, ``draft_url`` leads to a plan."""

    id: int
    title: str
    slug: str
    is_live: bool
    interested: Shown
    waiting: Shown
    last: str
    copy_url: str
    draft_url: str

    @property
    def people(self) -> Shown:
        """How many want it, as far as that is shown."""
        return Shown.total((self.interested, self.waiting))


def missing(choices: Choices, *, audience: Audience, now: datetime) -> list[Missing]:
    """Return what somebody wants and nobody can come to, most wanted first, narrowed by the choices.

    Place and weeks say nothing of a class that is not there.
    """
    found = [one for one in demand.unmet(now=now) if _fits(one, choices, audience)]
    titles = _titles([one.course for one in found])
    held = _last_held([one.last_run.pk for one in found if one.last_run is not None])
    shown = [
        Missing(
            id=one.course.pk,
            title=str(titles.get(one.course.translation_key, one.course.title)),
            slug=one.course.slug,
            is_live=one.course.live,
            interested=Shown.of(one.interested, is_public=audience.is_public),
            waiting=Shown.of(one.waiting, is_public=audience.is_public),
            last=held.get(one.last_run.pk, "") if one.last_run is not None else "",
            copy_url=one.copy_url if audience is Audience.COPIERS else "",
            draft_url=_draft(one, audience),
        )
        for one in found
    ]
    # By what is shown: an order by what is hidden would tell it.
    return sorted(shown, key=lambda one: (-one.people.least, one.title))


def _fits(one: demand.Unmet, choices: Choices, audience: Audience) -> bool:
    if audience.is_public and not one.course.live:
        return False
    course, area = choices.kept.get("kursus"), choices.kept.get("omraade")
    return course in (None, one.course.slug) and (area is None or area in one.course.life_areas)


def _titles(courses: Collection[CoursePage]) -> dict[Any, str]:
    language = get_language() or settings.LANGUAGE_CODE
    if language == settings.LANGUAGE_CODE:
        return {}
    keys = [course.translation_key for course in courses]
    pages = CoursePage.objects.live().filter(translation_key__in=keys, locale__language_code=language)
    return dict(pages.values_list("translation_key", "title"))


def _last_held(runs: Collection[int]) -> dict[int, str]:
    rows = Session.objects.filter(run__in=runs, cancelled_at=None).order_by().values_list("run")
    return {run: words.day(first) for run, first in rows.annotate(first=Min("starts_at"))}


def _draft(one: demand.Unmet, audience: Audience) -> str:
    if one.draft is None or audience.is_public:
        return ""
    return reverse("runs:show", args=[one.draft.pk])
