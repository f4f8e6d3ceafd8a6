"""The words of the day itself: who came, who is called, who is a guest, who dropped in. No ORM here.

Afbud, framelding and udeblivelse are three things: an ``Apology`` (or the mark of that name) is for one
session, leaving ends the seat (``SeatState.WITHDRAWN``), and ``Mark.ABSENT`` only says that we should ask how
the person is.
"""

from django.db import models
from django.utils.translation import pgettext_lazy


class Mark(models.TextChoices):
    """What was tapped for a person in a session; empty is a tap that was taken back."""

    PRESENT = "present", pgettext_lazy("attendance", "Here")
    APOLOGY = "apology", pgettext_lazy("attendance", "Has told us")
    ABSENT = "absent", pgettext_lazy("attendance", "Not here")


class CallState(models.TextChoices):
    """How it stands with a call to somebody who was missed."""

    OPEN = "open", pgettext_lazy("welfare call", "To be called")
    AGAIN = "again", pgettext_lazy("welfare call", "Not reached, try again")
    DONE = "done", pgettext_lazy("welfare call", "Talked with")


class GuestState(models.TextChoices):
    """A seat lent for one session. The clock ends an offer; ``offered`` and ``accepted`` use the seat."""

    OFFERED = "offered", pgettext_lazy("guest", "Asked")
    ACCEPTED = "accepted", pgettext_lazy("guest", "Comes as a guest")
    DECLINED = "declined", pgettext_lazy("guest", "Said no")
    EXPIRED = "expired", pgettext_lazy("guest", "Did not answer")
    ENDED = "ended", pgettext_lazy("guest", "The seat was not free after all")


GUESTS: frozenset[str] = frozenset({GuestState.OFFERED, GuestState.ACCEPTED})
"""States that use up a lent seat."""


class DropInGroup(models.TextChoices):
    """What somebody who drops in taps, if they like; nobody asks."""

    CITIZEN = "citizen", pgettext_lazy("drop-in", "Citizen")
    RELATIVE = "relative", pgettext_lazy("drop-in", "Relative")
    STAFF = "staff", pgettext_lazy("drop-in", "Staff")
    UNKNOWN = "unknown", pgettext_lazy("drop-in", "Would rather not say")


class Meaning(models.TextChoices):
    """The one question after a session: did it make sense?"""

    YES = "yes", pgettext_lazy("did it make sense", "Yes")
    PARTLY = "partly", pgettext_lazy("did it make sense", "Partly")
    NO = "no", pgettext_lazy("did it make sense", "No")


class ReadingKind(models.TextChoices):
    """What somebody at the school looked at."""

    ROSTER = "roster", pgettext_lazy("reading", "The list of a class")
    NEEDS = "needs", pgettext_lazy("reading", "What can help")
    PERSON = "person", pgettext_lazy("reading", "A person's page")
    EXPORT = "export", pgettext_lazy("reading", "A list as a file")
    PLAN = "plan", pgettext_lazy("reading", "A plan that was shown to them")
