"""What the pages of signing up say: the agreement in parts, and what is being signed up for."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django import template
from django.http import HttpRequest
from django.template import Context
from django.utils import timezone
from django.utils.translation import get_language

from courses import words
from courses.models import CourseRun
from enrolment.models import Agreement
from enrolment.signing_up import sign_up
from enrolment.words.class_facts import ClassFacts, facts_of_class, titles

register = template.Library()


@dataclass(frozen=True, slots=True)
class Pending:
    """A sign-up that waits for its code: until when (clock) a seat is held, and whether one `waits`.

    `is_first` of two who only come together, or `is_second`: no seat is held for these.
    """

    facts: ClassFacts
    held_until: str
    waits: bool
    is_first: bool = False
    is_second: bool = False


@register.simple_tag(takes_context=True)
def pending_sign_up(context: Context) -> Pending | None:
    """``{% pending_sign_up as pending %}``: what this browser is signing up for, if anything."""
    request = context.get("request")
    wish = sign_up.recall(request.session) if isinstance(request, HttpRequest) else None
    if wish is None:
        return None
    runs = CourseRun.objects.select_related("course", "venue").prefetch_related("sessions")
    run = runs.get(pk=wish.run)
    names = titles([run.course], language=get_language() or "da")
    until = datetime.fromtimestamp(wish.until, tz=UTC) if wish.until else None
    is_held = until is not None and until > timezone.now()
    return Pending(
        facts_of_class(run, names),
        words.clock(until) if until and is_held else "",
        waits=wish.until is None,
        is_first=wish.together,
        is_second=bool(wish.pair_code),
    )


@register.simple_tag
def agreement_parts(agreement: Agreement) -> list[tuple[str, list[str]]]:
    """``{% agreement_parts agreement as parts %}``: heading and promises of each part."""
    is_english = (get_language() or "da").startswith("en") and agreement.text_en
    text = agreement.text_en if is_english else agreement.text_da
    blocks = text.replace("\r\n", "\n").strip().split("\n\n")
    lines = [[line.strip() for line in block.splitlines() if line.strip()] for block in blocks]
    return [(block[0], block[1:]) for block in lines if block]
