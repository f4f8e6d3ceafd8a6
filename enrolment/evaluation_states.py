"""The words of evaluation and of a person's own plan. No ORM here."""

from django.db import models
from django.utils.translation import pgettext_lazy


class About(models.TextChoices):
    """What a form asks about."""

    RUN = "run", pgettext_lazy("evaluation", "A class")
    SESSION = "session", pgettext_lazy("evaluation", "A session")
    TERM = "term", pgettext_lazy("evaluation", "A term")


class GoalOutcome(models.TextChoices):
    """How a person looks back at a hope of their own; the hope itself is theirs alone."""

    REACHED = "reached", pgettext_lazy("own goal", "Reached")
    ON_THE_WAY = "on_the_way", pgettext_lazy("own goal", "On the way")
    CHANGED = "changed", pgettext_lazy("own goal", "It became another")
