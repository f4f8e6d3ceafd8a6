"""What my page shows of plans: those that others let one read."""

from dataclasses import dataclass

from django import template
from django.urls import reverse

from accounts.models import User
from enrolment.plan import sharing
from enrolment.plan.telling import last_day

register = template.Library()


@dataclass(frozen=True, slots=True)
class ShownPlan:
    """A way to somebody's plan, and the last day of it."""

    name: str
    href: str
    until: str


@register.simple_tag
def plans_shown_to(person: User) -> list[ShownPlan]:
    """``{% plans_shown_to person as plans %}``: what others show a person now."""
    return [
        ShownPlan(
            one.plan.person.chosen_name,
            reverse("enrolment:plan_shown", args=[one.uid]),
            last_day(one.until),
        )
        for one in sharing.standing(person)
    ]
