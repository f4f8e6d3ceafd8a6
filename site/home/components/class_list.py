"""The classes of a course, as its page lists them. Written by hand in Python, as the cards are: a page has
many of them, with all their dates, and a template takes five times as long.
"""

from collections.abc import Iterable, Sequence
from html import escape

from django.template.defaultfilters import capfirst
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from courses.class_views import ClassView, Meeting
from home.components.atoms import date_block, icon, link_button, seat_word


def class_entries(found: Iterable[tuple[ClassView, Sequence[str]]], *, slug: str) -> SafeString:
    """``{% class_entries classes_with_rules slug=page.slug %}``: each class with its rules in sentences."""
    made = [f'<li class="entry">{_entry(one, rules)}{_action(one, slug)}</li>' for one, rules in found]
    return SafeString(f'<ul class="entries">{"".join(made)}</ul>')


def _entry(one: ClassView, rules: Sequence[str]) -> str:
    leaf = date_block(one.first) if one.first else icon("calendar", size="large")
    label = f' <span class="quiet">({escape(one.label)})</span>' if one.label else ""
    why = f' <span class="quiet">{escape(one.cancelled_reason)}</span>' if one.cancelled_reason else ""
    sentences = "".join(f"<li>{escape(rule)}</li>" for rule in rules)
    about_seats = f'<ul class="class-rules">{sentences}</ul>' if rules else ""
    return (
        f'{leaf}<div class="entry-body"><h3>{escape(capfirst(one.dates))}{label}</h3>'
        f'<ul class="card-meta"><li>{icon("pin")}<span>{escape(one.place)}</span></li>{_teachers(one)}</ul>'
        f'<p class="class-seat">{seat_word(one.seat.kind, one.seat.text)}{why}</p>'
        f"{about_seats}{_meetings(one.meetings) if len(one.meetings) > 1 else ''}</div>"
    )


def _teachers(one: ClassView) -> str:
    if not one.teachers:
        return ""
    names = ", ".join(escape(name) for name in one.teachers)
    # What is said inside an f-string is not found by those who gather what to translate.
    said = gettext("With %(names)s") % {"names": names}
    return f"<li>{icon('people')}<span>{said}</span></li>"


def _meetings(meetings: Sequence[Meeting]) -> str:
    count = len(meetings)
    words = ngettext("See the date", "See the %(n)s dates", count) % {"n": count}
    lines = "".join(f"<li>{_meeting(one)}</li>" for one in meetings)
    return f'<details class="meetings"><summary>{escape(words)}</summary><ol>{lines}</ol></details>'


def _meeting(one: Meeting) -> str:
    when = escape(one.when)
    cancelled = gettext("cancelled")
    said = f"<s>{when}</s> {escape(cancelled)}" if one.is_cancelled else when
    return f"{said}, {escape(one.place)}" if one.place else said


def _action(one: ClassView, slug: str) -> str:
    if not one.may_sign_up:
        return ""
    href = reverse("enrolment:sign_up", kwargs={"slug": slug, "run_id": one.id})
    waits = one.seat.kind == "waiting"
    words = gettext("Put me on the waiting list") if waits else gettext("Sign me up")
    kind = "secondary" if waits else "primary"
    return f'<div class="entry-action">{link_button(words, href, kind=kind, about=one.dates)}</div>'
