"""What must hold of courses that are live, counted anew without trusting the triggers that hold it."""

from collections.abc import Iterator

from django.db import connection

from courses.coproduction import gate_sql
from courses.models import Approval, CoursePage

APPROVED = """
    SELECT count(DISTINCT a.kind) = 2 AND count(DISTINCT a.person_id) = 2
        AND count(DISTINCT a.contributor_id) = 2
    FROM courses_approval a WHERE a.revision_id = r.id AND a.content_md5 = md5(r.content::text)
"""
LEFT_TO_A_LEADER = """
    EXISTS (SELECT FROM courses_emergencypublication e
        WHERE e.revision_id = r.id AND e.content_md5 = md5(r.content::text) AND e.ended_at IS NULL)
"""
GUARDS = (
    *gate_sql.WATCHED,
    *("courses_approval_rule", "courses_approvals_stay"),
    *("courses_emergency_rule", "courses_emergencies_stay"),
)


def faults() -> Iterator[str]:
    """Yield a sentence for each live course that may not be live, and each guard that is gone."""
    yield from _live_without()
    yield from _signed_by_one_hand()
    yield from _guards_gone()


def _live_without() -> Iterator[str]:
    statement = f"""
        SELECT p.id, p.title, r.id IS NULL OR r.object_id <> p.id::text OR p.alias_of_id IS NOT NULL,
            NOT ({APPROVED}) AND NOT {LEFT_TO_A_LEADER}, {gate_sql.differs(CoursePage)}
        FROM wagtailcore_page p JOIN courses_coursepage c ON c.page_ptr_id = p.id
        LEFT JOIN wagtailcore_revision r ON r.id = p.live_revision_id
        WHERE p.live ORDER BY p.id
    """  # noqa: S608 - names of our own, fields of a model
    with connection.cursor() as cursor:
        cursor.execute(statement)
        for pk, title, is_nobodys, is_unapproved, is_other in cursor.fetchall():
            if is_nobodys:
                yield f"Course {pk} ({title}) is live without a revision of its own"
            elif is_unapproved:
                yield f"Course {pk} ({title}) is live without its two approvals"
            elif is_other:
                yield f"Course {pk} ({title}) says something else than what was approved"


def _signed_by_one_hand() -> Iterator[str]:
    for pk in Approval.objects.exclude(revision__object_id__regex=r"^\d+$").values_list("pk", flat=True):
        yield f"Approval {pk} is of something that is no page"
    signed: dict[tuple[int, int], int] = {}
    for pk, revision, person in Approval.objects.values_list("pk", "revision_id", "person_id"):
        other = signed.setdefault((revision, person), pk)
        if other != pk:
            yield f"Approvals {other} and {pk} of one revision are by one person"


def _guards_gone() -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O' AND tgname = ANY(%s)",
            [list(GUARDS)],
        )
        there = {name for (name,) in cursor.fetchall()}
    for name in GUARDS:
        if name not in there:
            yield f"The trigger {name} is gone or switched off"
