"""Who teaches what, from being asked to having said yes; and a bad day, from a press to somebody's yes."""

from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _


class TeachingRole(models.TextChoices):
    """What a contributor does in a class or at one session; all are equals."""

    TEACHER = "teacher", _("Teacher")
    CO_TEACHER = "co_teacher", _("Co-teacher")
    SPEAKER = "speaker", _("Speaker")
    HOST = "host", _("Host")
    SUBSTITUTE = "substitute", _("Substitute")


TEACHES: frozenset[str] = frozenset({TeachingRole.TEACHER, TeachingRole.CO_TEACHER})
"""Roles that count when a class must have one lived and one professional teacher."""

RUNS_THE_CLASS: frozenset[str] = TEACHES | {TeachingRole.HOST}
"""Roles that see who comes, and what can help; a substitute does so at the sessions they have taken."""


class AssignmentState(models.TextChoices):
    OFFERED = "offered", _("Asked, has not answered")
    ACCEPTED = "accepted", _("Said yes")
    DECLINED = "declined", _("Said no")
    ENDED = "ended", _("Taken off again")


class AssignmentMove(NamedTuple):
    """A move of an assignment: from which states, to which, and whether the contributor makes it."""

    sources: frozenset[str]
    target: str
    by_contributor: bool


ASSIGNMENT_MOVES: dict[str, AssignmentMove] = {
    "accept": AssignmentMove(frozenset({AssignmentState.OFFERED}), AssignmentState.ACCEPTED, True),
    # A plan may fall through: who said yes may say no until it is held.
    "decline": AssignmentMove(
        frozenset({AssignmentState.OFFERED, AssignmentState.ACCEPTED}), AssignmentState.DECLINED, True
    ),
    "end": AssignmentMove(
        frozenset({AssignmentState.OFFERED, AssignmentState.ACCEPTED}), AssignmentState.ENDED, False
    ),
    "offer_again": AssignmentMove(
        frozenset({AssignmentState.DECLINED, AssignmentState.ENDED}), AssignmentState.OFFERED, False
    ),
}


class HandoverState(models.TextChoices):
    """A session whose teacher has a bad day."""

    ASKED = "asked", _("Somebody is asked")
    TAKEN = "taken", _("Somebody takes it")
    WITHDRAWN = "withdrawn", _("The teacher comes after all")


class NoteKind(models.TextChoices):
    PREPARATION = "preparation", _("Preparation")
    DEBRIEF = "debrief", _("Debrief")
