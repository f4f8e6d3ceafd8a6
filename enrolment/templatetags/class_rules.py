"""``{% load class_rules %}``: joins the classes of a course with whom their seats are for."""

from django import template

from courses.class_views import ClassView
from enrolment.words import class_rules

register = template.Library()


@register.simple_tag
def with_rules(classes: list[ClassView]) -> list[tuple[ClassView, list[str]]]:
    """``{% with_rules classes as found %}``: each class with its rules in sentences; asks once for all.

    Nothing is said of a class that cannot be joined now.
    """
    found = class_rules.of_classes(one.id for one in classes if one.may_sign_up)
    return [(one, found.get(one.id, [])) for one in classes]
