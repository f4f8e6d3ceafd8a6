"""What the team says to each other about a field or a piece of text; Wagtail's own comments, seen there too.

A comment makes no new version of the course, so approvals stand.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.models import Comment, CommentReply

from accounts.models import User
from courses.models import CoursePage

LONGEST = 2000


@dataclass(frozen=True)
class Said:
    """One remark: by whom, when, what."""

    by: str
    at: datetime
    text: str


@dataclass(frozen=True)
class Thread:
    """A comment with its answers. ``path`` is a field, or ``body.<id>`` and what is below it."""

    id: int
    path: str
    said: Sequence[Said]
    is_settled: bool


def of(page: CoursePage) -> list[Thread]:
    """All threads of a course, oldest first; asks twice."""
    rows = list(Comment.objects.filter(page_id=page.pk).select_related("user").order_by("created_at", "pk"))
    answers: defaultdict[int, list[Said]] = defaultdict(list)
    replies = CommentReply.objects.filter(comment__page_id=page.pk).select_related("user")
    for reply in replies.order_by("created_at", "pk"):
        answers[reply.comment_id].append(Said(reply.user.chosen_name, reply.created_at, reply.text))
    return [_thread(row, answers[row.pk]) for row in rows]


def about(threads: Sequence[Thread], path: str) -> list[Thread]:
    """Those on a field, or on a block and what is inside it."""
    return [one for one in threads if one.path == path or one.path.startswith(f"{path}.")]


def waiting(threads: Sequence[Thread]) -> int:
    """How many are not marked as done."""
    return sum(not one.is_settled for one in threads)


@transaction.atomic
def write(*, page: CoursePage, path: str, text: str, by: User) -> Comment:
    """Say something about a field (``teaser``) or a block (``body.<id>``)."""
    comment = Comment(page_id=page.pk, user=by, text=text[:LONGEST], contentpath=path)
    comment.save()
    comment.log_create(user=by)
    return comment


@transaction.atomic
def answer(*, comment: Comment, text: str, by: User) -> CommentReply:
    """Answer a comment; one that was marked as done is open again."""
    reply = CommentReply(comment_id=comment.pk, user=by, text=text[:LONGEST])
    reply.save()
    reply.log_create(user=by)
    _set(comment, at=None, by=None)
    return reply


@transaction.atomic
def settle(*, comment: Comment, by: User, now: datetime | None = None) -> Comment:
    """Mark a comment as done; it can be opened again."""
    _set(comment, at=now or timezone.now(), by=by)
    comment.log_resolve(user=by)
    return comment


@transaction.atomic
def reopen(*, comment: Comment, by: User) -> Comment:
    """Open a comment again."""
    _set(comment, at=None, by=None)
    comment.log_edit(user=by)
    return comment


def _set(comment: Comment, *, at: datetime | None, by: User | None) -> None:
    """By statement: the comment's own ``save`` cannot take names of fields, and would write its words too."""
    comment.resolved_at, comment.resolved_by = at, by
    Comment.objects.filter(pk=comment.pk).update(resolved_at=at, resolved_by=by)


def _thread(row: Comment, answers: list[Said]) -> Thread:
    first = Said(row.user.chosen_name, row.created_at, row.text)
    return Thread(row.pk, row.contentpath, [first, *answers], row.resolved_at is not None)
