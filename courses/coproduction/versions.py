"""The versions of a draft: who saved, when, and what changed in words. Read from Wagtail's revisions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, ngettext
from wagtail.models import Revision

from courses.coproduction import contents, differences
from courses.coproduction.differences import Piece
from courses.coproduction.merging import BLOCK, BODY
from courses.models import CoursePage
from courses.states import Audience, Format, Level, LifeArea, Noise, Sharing, Theme

PAGE_SIZE = 20

NAMES: Mapping[str, str | Promise] = {
    "title": gettext_lazy("The title"),
    "teaser": gettext_lazy("The teaser"),
    "gains": gettext_lazy("What you get out of it"),
    "level": gettext_lazy("What one must know"),
    "noise": gettext_lazy("How lively it is"),
    "breaks": gettext_lazy("The breaks"),
    "may_leave": gettext_lazy("Whether one may leave"),
    "sharing": gettext_lazy("Sharing of one's own"),
    "format": gettext_lazy("The kind of course"),
    "audience": gettext_lazy("Whom it is for"),
    "themes": gettext_lazy("What it strengthens"),
    "life_areas": gettext_lazy("Parts of life"),
    "next_steps": gettext_lazy("Next steps"),
    "picture": gettext_lazy("The picture"),
}
_CHOICES: Mapping[str, Mapping[str, str | Promise]] = {
    "level": dict(Level.choices),
    "noise": dict(Noise.choices),
    "sharing": dict(Sharing.choices),
    "format": dict(Format.choices),
    "audience": dict(Audience.choices),
    "themes": dict(Theme.choices),
    "life_areas": dict(LifeArea.choices),
}


@dataclass(frozen=True)
class Version:
    """A revision in words. ``changes`` is what it changed since the one before it."""

    id: int
    at: datetime
    by: str
    changes: Sequence[str]
    is_newest: bool
    is_public: bool


@dataclass(frozen=True)
class Change:
    """One field or block that differs between two versions, with the words that differ marked."""

    name: str
    pieces: Sequence[Piece]


def of(page: CoursePage, *, start: int = 0) -> tuple[list[Version], bool]:
    """Versions from ``start`` on, newest first, and whether there are older ones; asks once for them."""
    rows = list(
        page.revisions.select_related("user").order_by("-created_at", "-pk")[start : start + PAGE_SIZE + 1]
    )
    written = [contents.of_version(row.content) for row in rows]
    found = []
    for place, row in enumerate(rows[:PAGE_SIZE]):
        before = written[place + 1] if place + 1 < len(rows) else None
        found.append(_version(page, row, before, written[place]))
    return found, len(rows) > PAGE_SIZE


def one(page: CoursePage, number: int) -> Revision | None:
    """A version of this course by its number."""
    found: Revision | None = page.revisions.select_related("user").filter(pk=number).first()
    return found


def before(page: CoursePage, revision: Revision) -> Revision | None:
    """The version that was saved before this one."""
    older = page.revisions.filter(created_at__lte=revision.created_at).exclude(pk=revision.pk)
    found: Revision | None = older.order_by("-created_at", "-pk").first()
    return found


def changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Change]:
    """What differs, field by field and block by block, in the order of the newer one."""
    return [
        Change(_name(name, old, new), differences.between(shown(name, old), shown(name, new)))
        for name in _differing(old, new)
    ]


def shown(name: str, values: Mapping[str, Any]) -> str:
    """A value as people read it."""
    value = values.get(name)
    if name in _CHOICES:
        words = _CHOICES[name]
        chosen = value if isinstance(value, list) else [value] if value else []
        return ", ".join(str(words.get(one, one)) for one in chosen)
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    return contents.plain(name, value)


def name_of(name: str) -> str:
    """What a field is called in a sentence."""
    if name == BODY:
        return gettext("The order of the texts")
    return gettext("A text") if name.startswith(BLOCK) else str(NAMES[name])


def _version(
    page: CoursePage, row: Revision, before: Mapping[str, Any] | None, values: Mapping[str, Any]
) -> Version:
    return Version(
        id=row.pk,
        at=row.created_at,
        by=row.user.chosen_name if row.user else "",
        changes=[gettext("The first version")] if before is None else in_words(before, values),
        is_newest=row.pk == page.latest_revision_id,
        is_public=page.live and row.pk == page.live_revision_id,
    )


def in_words(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """Such as "The title", "2 texts changed", "1 text added"."""
    differing = _differing(old, new)
    found = [name_of(name) for name in differing if not name.startswith(BLOCK) and name != BODY]
    before, after = set(old[BODY]), set(new[BODY])
    written = sum(name.startswith(BLOCK) and name.removeprefix(BLOCK) in before & after for name in differing)
    for count, words in (
        (written, ngettext("%(n)s text changed", "%(n)s texts changed", written)),
        (len(after - before), ngettext("%(n)s text added", "%(n)s texts added", len(after - before))),
        (len(before - after), ngettext("%(n)s text taken out", "%(n)s texts taken out", len(before - after))),
    ):
        found += [words % {"n": count}] if count else []
    if [key for key in old[BODY] if key in after] != [key for key in new[BODY] if key in before]:
        found.append(name_of(BODY))
    return found or [gettext("Nothing that is written here")]


def _differing(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    names = dict.fromkeys([*new, *old])
    return [name for name in names if name != BODY and old.get(name) != new.get(name)]


def _name(name: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    if not name.startswith(BLOCK):
        return name_of(name)
    if name not in old:
        return gettext("A text was added")
    return gettext("A text was taken out") if name not in new else gettext("A text")
