"""The draft of a course: loaded with a mark, saved on top of what others wrote meanwhile.

Underneath is Wagtail's latest revision. Each save makes a new one, under a lock on the page's row; what the
public sees is not touched.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from django.db import transaction
from modelcluster.models import ClusterableModel
from wagtail.models import COMMENTS_RELATION_NAME, Page, Revision

from accounts.models import User
from courses.coproduction import contents, merging
from courses.coproduction.merging import Merged
from courses.models import CoursePage


@dataclass(frozen=True)
class Base:
    """What somebody began to write from: which revision as it was at what moment, and the values it had.

    Wagtail's own editor may write over the same revision, which changes its moment and not its number. The
    values are kept too, for then they are nowhere else.
    """

    revision: int | None
    at: str
    values: Mapping[str, Any]

    def only(self, *names: str) -> Self:
        """The same with nothing but these values."""
        return type(self)(self.revision, self.at, {name: self.values[name] for name in names})


@dataclass(frozen=True)
class Draft:
    """A course as its team writes it now. ``page`` is its row, ``written`` the latest revision of it."""

    page: CoursePage
    written: CoursePage
    base: Base

    @property
    def values(self) -> Mapping[str, Any]:
        """What stands in it, flat (``contents``)."""
        return self.base.values


@dataclass(frozen=True)
class Saved:
    """What a save came to: the revision (the one before, where nothing changed) and how it was merged."""

    revision: Revision | None
    merged: Merged
    others: tuple[str, ...] = ()
    """Names of those who wrote since the base."""


class Conflict(Exception):
    """Somebody else changed the same since ``base``. Nothing was saved; ``now`` is what stands there now."""

    def __init__(
        self, *, mine: Mapping[str, Any], now: Base, merged: Merged, others: tuple[str, ...]
    ) -> None:
        super().__init__(", ".join(sorted(merged.clashes)))
        self.mine, self.now, self.merged, self.others = mine, now, merged, others

    @property
    def theirs(self) -> dict[str, Any]:
        """What stands now where both wrote."""
        return {name: self.now.values.get(name) for name in self.merged.clashes}

    def put_together(self) -> dict[str, Any]:
        """What the draft would hold if mine stood wherever both wrote."""
        clashing = {name: self.mine[name] for name in self.merged.clashes}
        return {**self.now.values, **self.merged.values, **clashing}


class Locked(Exception):
    """The draft may not be written in now: it is being approved, or an editor has locked it."""


def load(page: CoursePage) -> Draft:
    """Return the latest draft of a course with the mark to save on."""
    latest = page.latest_revision if page.has_unpublished_changes else None
    written = page.with_content_json(contents.texts_of(latest.content)) if latest else page
    return Draft(page, written, _base(page, written))


def is_locked(page: CoursePage, person: User) -> bool:
    """Whether this person may not write now: approval, a schedule, or an editor's lock."""
    lock = page.get_lock()
    return lock is not None and bool(lock.for_user(person))


def save(*, page: CoursePage, fields: Mapping[str, Any], base: Base, by: User) -> Revision | None:
    """Save as ``write`` does, and return the revision."""
    return write(page=page, fields=fields, base=base, by=by).revision


@transaction.atomic
def write(*, page: CoursePage, fields: Mapping[str, Any], base: Base, by: User) -> Saved:
    """Save these fields, merged with what others saved since ``base``.

    Raises ``Conflict`` where both changed the same field or block, ``Locked`` where nobody may write now.
    """
    draft = _held(page, by)
    merged = merging.merge(base=base.values, mine=fields, theirs=draft.values)
    others = _others(draft, base)
    if merged.clashes:
        raise Conflict(mine=fields, now=draft.base, merged=merged, others=others)
    return Saved(_keep(draft, merged.values, by=by), merged, others)


@transaction.atomic
def take_up(*, page: CoursePage, revision: Revision, by: User) -> Revision | None:
    """Put an earlier version of the texts on top, as a new draft; what stood there stays among the versions.

    Raises ``Locked`` as ``write`` does.
    """
    draft = _held(page, by)
    return _keep(draft, contents.of_version(revision.content), by=by, earlier=revision)


def _held(page: CoursePage, by: User) -> Draft:
    """The newest draft, with the page's row locked so that the next who saves waits."""
    Page.objects.select_for_update(of=("self",)).get(pk=page.pk)
    fresh = CoursePage.objects.get(pk=page.pk)
    if is_locked(fresh, by):
        raise Locked
    return load(fresh)


def _keep(
    draft: Draft, values: Mapping[str, Any], *, by: User, earlier: Revision | None = None
) -> Revision | None:
    changed = {name: value for name, value in values.items() if draft.values.get(name) != value}
    if not changed:
        return draft.page.latest_revision
    contents.apply(draft.written, changed)
    _leave_comments_alone(draft.written)
    revision: Revision = draft.written.save_revision(
        user=by, log_action=True, previous_revision=earlier, clean=False
    )
    _keep_places_of_comments(draft.page.latest_revision, revision)
    return revision


def _leave_comments_alone(written: ClusterableModel) -> None:
    """Let a save touch no comment.

    Wagtail writes the comments that it read with the draft, and deletes those written or done since.
    """
    written.__dict__.get("_cluster_related_objects", {}).pop(COMMENTS_RELATION_NAME, None)


def _keep_places_of_comments(before: Revision | None, revision: Revision) -> None:
    """Where inside a text a comment stands is written in the revision alone, by Wagtail's editor."""
    held = before.content.get(COMMENTS_RELATION_NAME, []) if before else []
    places = {one["pk"]: one["position"] for one in held if one.get("position")}
    if places:
        for one in revision.content[COMMENTS_RELATION_NAME]:
            one["position"] = places.get(one["pk"], one["position"])
        revision.save(update_fields=["content"])


def _base(page: CoursePage, written: CoursePage) -> Base:
    at: datetime | None = page.latest_revision_created_at
    return Base(page.latest_revision_id, at.isoformat() if at else "", contents.of(written))


def _others(draft: Draft, base: Base) -> tuple[str, ...]:
    """Names of those who saved since the base was read."""
    if (draft.base.revision, draft.base.at) == (base.revision, base.at):
        return ()
    since = draft.page.revisions.select_related("user").order_by("created_at")
    try:
        since = since.filter(created_at__gt=datetime.fromisoformat(base.at))
    except ValueError:
        since = since.filter(pk=draft.base.revision)
    return tuple(dict.fromkeys(one.user.chosen_name for one in since if one.user is not None))
