"""A course in the making with somebody in its team, and an hour of theirs, for the walk of all addresses."""

from uuid import uuid4

from django.utils import timezone

from accounts.models import User
from courses.coproduction import hours
from tests.approving import house_approvers
from tests.courses.making.people_and_drafts import join, make_draft


def course_of(person: User) -> list[tuple[str, dict[str, object]]]:
    """What the addresses of the building page and of the gate stand for."""
    page = make_draft("Hvile i fællesskab", slug="hvile-i-faellesskab")
    contributor = join(page, person)
    entry = hours.note(
        course=page,
        contributor=contributor,
        done_on=timezone.localdate(),
        minutes=60,
        about="Mødtes",
        by=person,
        key=uuid4(),
    )
    found: dict[str, object] = {"page_id": page.pk, "entry_id": entry.pk, "slug": "indhold"}
    found["revision_id"] = page.latest_revision_id
    at_the_gate = ("medskabelse/godkend/", "medskabelse/udgiv/")
    return [
        ("redaktion/godkendere/", {"pk": house_approvers()[0].pk}),
        *((start, found) for start in ("medskabelse/kursus/", *at_the_gate)),
    ]
