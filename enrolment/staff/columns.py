"""The columns of the staff's lists."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, StatusTagColumn

from accounts.desk import Crumb
from courses.states import RunState
from courses.words import moment
from enrolment.models import Enrolment, GuestSeat

__all__ = ["Crumb", "FigureColumn", "RunStateColumn", "WordsColumn", "answer_by"]


def answer_by(asked: Enrolment | GuestSeat) -> str:
    """Return until when somebody who is asked can answer: a moment to come, which no "ago" can tell."""
    return moment(asked.expires_at) if asked.expires_at else "–"


class FigureColumn(Column):
    """A number, right aligned."""

    def __init__(self, name: str, **kwargs: Any) -> None:
        super().__init__(name, classname="staff-figure", **kwargs)


class WordsColumn(Column):
    """A text that may be long."""

    def __init__(self, name: str, **kwargs: Any) -> None:
        super().__init__(name, classname="staff-words", **kwargs)


class RunStateColumn(StatusTagColumn):
    """The state of a class as a tag; open ones stand out."""

    def __init__(self) -> None:
        super().__init__(
            "state",
            label=_("State"),
            accessor="get_state_display",
            sort_key="state",
            primary=lambda run: run.state == RunState.OPEN,
        )
