"""``{% load accounts_doors %}{% outside_doors as doors %}``: pairs of address and name."""

from django import template

from accounts import doors

register = template.Library()


@register.simple_tag
def outside_doors() -> list[tuple[str, str]]:
    """Return the configured ways to sign in elsewhere."""
    return doors.outside_doors()
