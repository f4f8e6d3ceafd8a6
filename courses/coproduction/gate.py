"""The gate before the catalogue: what a revision of a course lacks before it may go live.

The database holds it (``gate_sql``); what stands here asks, and gives its refusals a name.
"""

from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, connection
from django.db.models import QuerySet, TextField
from django.db.models.functions import MD5, Cast
from wagtail.models import Revision

from courses.coproduction import gate_sql
from courses.models import Approval, EmergencyPublication
from courses.states import ApprovalKind
from peers.models import Contributor

CONTENT = MD5(Cast("revision__content", TextField()))
"""The sum that the database wrote on an approval, of the revision as it is now."""


class NotApproved(Exception):
    """The revision lacks an approval; ``missing`` says on whose behalf."""

    def __init__(self, missing: tuple[ApprovalKind, ...] = ()) -> None:
        super().__init__(", ".join(missing))
        self.missing = missing


def approvals(revision: Revision) -> "QuerySet[Approval]":
    """Return the approvals of this revision that hold for what it says now, the first one first."""
    found = Approval.objects.filter(revision_id=revision.pk, content_md5=CONTENT)
    return found.select_related("contributor")


def missing(revision: Revision) -> tuple[ApprovalKind, ...]:
    """Return on whose behalf nobody has approved this revision as it is now."""
    given = set(approvals(revision).values_list("kind", flat=True))
    return tuple(kind for kind in ApprovalKind if kind not in given)


def kinds_of(revisions: Iterable[Revision]) -> dict[int, dict[str, int]]:
    """Return on behalf of what each revision is approved as it is now, and by which person; asks once."""
    found: dict[int, dict[str, int]] = {}
    rows = Approval.objects.filter(revision__in=list(revisions), content_md5=CONTENT)
    for revision, kind, person in rows.values_list("revision_id", "kind", "person_id"):
        found.setdefault(revision, {})[kind] = person
    return found


def is_open(revision: Revision) -> bool:
    """Whether this revision may be live: with both approvals, or as an emergency that is not over."""
    return not missing(revision) or emergency(revision) is not None


def emergency(revision: Revision) -> EmergencyPublication | None:
    """Return the leader's publication of this revision without approvals, while it lasts."""
    found = EmergencyPublication.objects.filter(revision_id=revision.pk, ended_at=None, content_md5=CONTENT)
    return found.select_related("by").first()


def is_refusal(error: Exception) -> bool:
    """Whether an error of the database is the gate's no to a page that would be live."""
    diagnosis = getattr(error.__cause__, "diag", None)
    return isinstance(error, IntegrityError) and (
        getattr(diagnosis, "constraint_name", "") == gate_sql.CONSTRAINT
    )


def check_now() -> None:
    """Let the database say now what it would say at commit.

    Raises:
        IntegrityError: a course is live that may not be; see ``is_refusal``.
    """
    names = ", ".join(gate_sql.WATCHED)
    with connection.cursor() as cursor:
        cursor.execute(f"SET CONSTRAINTS {names} IMMEDIATE")
        cursor.execute(f"SET CONSTRAINTS {names} DEFERRED")


def content_sum(revision: Revision) -> str:
    """Return the sum of what the revision says, by which a reader's approval is tied to what was read."""
    found = Revision.objects.filter(pk=revision.pk)
    return str(found.values_list(MD5(Cast("content", TextField())), flat=True).get())


def sign(
    *, revision: Revision, contributor: Contributor, kind: str, comment: str = "", seen: str = ""
) -> Approval:
    """Write down that a contributor approves this revision, on behalf of one kind of experience.

    Args:
        revision: what is approved, and nothing else.
        contributor: who approves; the person is the one who has that contributor's account now.
        kind: a value of ``ApprovalKind``.
        comment: words for the team.
        seen: ``content_sum`` of what was read, where it was read at another time than now.

    Raises:
        IntegrityError: the database does not take it: neither of the team nor named on that basis, somebody
            has approved on that behalf already, or the revision says something else by now.
    """
    # Without an account there is nobody to sign, which the database refuses.
    signer: dict[str, Any] = {"contributor": contributor, "person_id": contributor.person_id}
    return Approval.objects.create(
        revision=revision,
        course_id=int(revision.object_id),
        kind=kind,
        comment=comment,
        content_md5=seen,
        **signer,
    )
