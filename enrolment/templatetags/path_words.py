"""``{% load path_words %}``: what the pages of others say of paths."""

from typing import Any
from uuid import UUID

from django import template
from django.db.models import QuerySet

from accounts.models import User
from courses.models import CoursePage
from courses.paths import reading
from enrolment.models import RequirementWaived
from enrolment.requirements import progress, showing
from enrolment.requirements.showing import CourseLine

register = template.Library()


@register.inclusion_tag("enrolment/paths/course_lines.html")
def path_lines(page: CoursePage) -> dict[str, list[CourseLine]]:
    """``{% path_lines page %}``: which step of which path a course is, and what it asks for. One question."""
    key: UUID = page.translation_key
    return {"lines": showing.course_lines(reading.of_course(key), key)}


@register.inclusion_tag("enrolment/paths/mine.html")
def my_paths(person: User) -> dict[str, Any]:
    """``{% my_paths person %}``: the paths somebody has begun. One question where the school has none."""
    return {"paths": progress.of(person)}


@register.simple_tag
def set_aside(person: User) -> QuerySet[RequirementWaived]:
    """``{% set_aside person as rows %}``: what the school does not ask this person for, with the reasons."""
    return (
        RequirementWaived.objects.filter(person=person).select_related("course", "by").defer("course__body")
    )
