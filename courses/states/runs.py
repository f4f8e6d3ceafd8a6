"""The states of a class."""

from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _


class RunState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")
    CANCELLED = "cancelled", _("Cancelled")
    FINISHED = "finished", _("Finished")


class RunAccess(models.TextChoices):
    PUBLIC = "public", _("Everyone")
    INVITATION = "invitation", _("Only by invitation or link")


class RunTransition(NamedTuple):
    """A move of a class: from which states, to which, and whose verb it is."""

    sources: frozenset[str]
    target: str
    permission: str


RUN_TRANSITIONS: dict[str, RunTransition] = {
    "open": RunTransition(
        frozenset({RunState.DRAFT, RunState.CLOSED}), RunState.OPEN, "courses.change_courserun"
    ),
    "close": RunTransition(frozenset({RunState.OPEN}), RunState.CLOSED, "courses.change_courserun"),
    "cancel": RunTransition(
        frozenset({RunState.DRAFT, RunState.OPEN, RunState.CLOSED}),
        RunState.CANCELLED,
        "courses.change_courserun",
    ),
    "finish": RunTransition(
        frozenset({RunState.OPEN, RunState.CLOSED}), RunState.FINISHED, "courses.change_courserun"
    ),
}

PUBLIC_RUN_STATES: frozenset[str] = frozenset(
    {RunState.OPEN, RunState.CLOSED, RunState.CANCELLED, RunState.FINISHED}
)
