"""The five questions and their answers on one page."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from insight.charts.look import PAPER
from insight.pages import overview
from insight.pages.choosing import Choice
from insight.pages.overview import Question
from insight.papers import drawing, frame, set_paper


def pdf(choice: Choice, *, request: HttpRequest) -> bytes:
    """Set the page for a choice of periods."""
    data = {
        **frame(
            _("Key figures, %(period)s") % {"period": choice.period.name},
            request=request,
            counted_at=choice.counted_at,
        ),
        "lead": _compared(choice),
        "questions": [_question(one) for one in overview.questions(choice)],
    }
    return set_paper("report.typ", data)


def _compared(choice: Choice) -> str:
    if choice.compared is None:
        return choice.caution
    words = _("Compared with %(name)s.") % {"name": choice.compared.name}
    return f"{words} {choice.caution}".strip()


def _question(one: Question) -> dict[str, Any]:
    return {
        "title": one.title,
        "bigs": [{"shown": big.shown, "words": big.words, "change": big.change} for big in one.bigs],
        "chart": drawing(one.picture, PAPER),
    }
