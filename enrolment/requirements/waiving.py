"""The school sets a requirement aside for one person and one course. It is kept, and not taken back."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from accounts.models import User
from courses.models import CoursePage
from enrolment.models import RequirementWaived
from enrolment.seats.locking import lock_person

ACTION = "enrolment.waive"


@transaction.atomic
def waive(
    *, person: User, course: CoursePage, by: User, reason: str, now: datetime | None = None
) -> RequirementWaived:
    """Let a person come to a course without what comes before it; whoever was first said why.

    Again, by another coordinator or in another language of the course, is no change: the row that is there
    is returned. Raises ``ValueError`` without a reason.
    """
    why = reason.strip()
    if not why:
        raise ValueError("A requirement is set aside for a reason.")
    lock_person(person)
    there = RequirementWaived.objects.filter(person=person, course__translation_key=course.translation_key)
    row = there.order_by("pk").first()
    if row is None:
        row = RequirementWaived.objects.create(
            person=person, course=course, by=by, reason=why[:300], at=now or timezone.now()
        )
        log(row, ACTION, user=by, data={"course": course.title})
    return row
