"""What a person has said yes to: guides who help, and being signed up by others."""

from django import template
from django.db.models import QuerySet

from accounts.models import User
from enrolment.models import Guidance, SignUpConsent
from enrolment.on_behalf import guidance

register = template.Library()


@register.simple_tag
def guides_of(person: User) -> list[Guidance]:
    """``{% guides_of person as guidances %}``: who may help now."""
    return list(guidance.standing(person))


@register.simple_tag
def sign_ups_by_others(person: User) -> QuerySet[SignUpConsent]:
    """``{% sign_ups_by_others person as consents %}``: what others signed the person up for, newest first."""
    found = SignUpConsent.objects.filter(person=person).order_by("-recorded_at", "-pk")
    return found.select_related("enrolment__run__course", "recorded_by", "agreement")


@register.simple_tag
def is_guide(person: User) -> bool:
    """``{% is_guide person as yes %}``: whether the person helps others."""
    return guidance.is_guide(person)
