"""``{% load course_data %}``: what the page of a course says to machines."""

from django import template
from django.utils.safestring import SafeString

from courses import structured_data
from courses.class_views import ClassView
from courses.models import CoursePage

register = template.Library()


@register.simple_tag
def structured_course(page: CoursePage, classes: list[ClassView], *, provider: str, path: str) -> SafeString:
    """``{% structured_course page classes provider=school.school_name path=request.path %}``: its JSON-LD."""
    return structured_data.course(page, classes, provider=provider, path=path)
