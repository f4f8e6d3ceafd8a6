"""Read paths: two questions, however many there are. A path that is not published is there for nobody."""

from collections.abc import Collection, Iterable
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import get_language

from courses.models import CoursePage, PathStep
from courses.paths.asking import PathView, Step

_COLUMNS = (
    *("path__slug", "path__name", "path__name_en", "path__intro", "path__intro_en"),
    *("course__translation_key", "role", "role_en", "asks_for_earlier"),
)


def published() -> list[PathView]:
    """Return every path that is shown to everybody and has a step, by name."""
    return _read(PathStep.objects.filter(path__is_published=True))


def of_slug(slug: str) -> PathView | None:
    """Return the published path of this address."""
    return next(iter(_read(PathStep.objects.filter(path__is_published=True, path__slug=slug))), None)


def of_course(key: UUID) -> list[PathView]:
    """Return the published paths that a course is in; one question where it is in none."""
    has_it = PathStep.objects.filter(course__translation_key=key).values("path")
    return _read(PathStep.objects.filter(path__is_published=True, path__in=has_it))


def of_courses(keys: Collection[UUID]) -> list[PathView]:
    """Return the published paths that have any of these courses."""
    has_one = PathStep.objects.filter(course__translation_key__in=keys).values("path")
    return _read(PathStep.objects.filter(path__is_published=True, path__in=has_one))


def _read(steps: QuerySet[PathStep]) -> list[PathView]:
    rows = list(steps.order_by("path__name", "path", "position").values(*_COLUMNS))
    pages = _pages(row["course__translation_key"] for row in rows)
    is_english = _speaks() != "da"
    paths = []
    for slug, group in groupby(rows, key=lambda row: row["path__slug"]):
        of_path = list(group)
        name, intro = (_said(of_path[0], f"path__{field}", is_english) for field in ("name", "intro"))
        steps_of = (_step(number, row, pages, is_english) for number, row in enumerate(of_path, 1))
        paths.append(PathView(slug, name, intro, tuple(steps_of)))
    return paths


def _step(number: int, row: dict[str, Any], pages: dict[UUID, dict[str, Any]], is_english: bool) -> Step:
    key = row["course__translation_key"]
    asks = row["asks_for_earlier"]
    if key is None:
        return Step(number, _said(row, "role", is_english), asks_for_earlier=asks)
    page = pages[key]
    slug = page["slug"] if page["live"] else ""
    return Step(number, page["title"], key, slug, page["teaser"], asks_for_earlier=asks)


def _pages(keys: Iterable[UUID | None]) -> dict[UUID, dict[str, Any]]:
    """Return each course as it is shown: published, in the language spoken if there is one, else Danish."""
    wanted = {key for key in keys if key is not None}
    if not wanted:
        return {}
    in_language = Q(locale__language_code="da") | Q(locale__language_code=_speaks())
    rows = CoursePage.objects.filter(in_language, translation_key__in=wanted).values(
        "translation_key", "title", "teaser", "slug", "live", "locale__language_code"
    )
    best: dict[UUID, dict[str, Any]] = {}
    for row in rows:
        key = row["translation_key"]
        if key not in best or _rank(row) > _rank(best[key]):
            best[key] = row
    return best


def _rank(row: dict[str, Any]) -> tuple[bool, bool]:
    return row["live"], row["locale__language_code"] == _speaks()


def _said(row: dict[str, Any], name: str, is_english: bool) -> str:
    return str((row[f"{name}_en"] if is_english else "") or row[name])


def _speaks() -> str:
    return get_language() or "da"
