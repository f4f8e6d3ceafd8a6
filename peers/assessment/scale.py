"""The five steps of the scale, in words, and the two sides that are set beside each other."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from peers.states import Basis


class Level(models.IntegerChoices):
    """How far we are with a principle or a condition."""

    NOT_YET = 0, _("Not at all yet")
    BEGUN = 1, _("We have just begun")
    ON_THE_WAY = 2, _("We are on the way")
    MOSTLY = 3, pgettext_lazy("self-assessment", "Mostly")
    THIS_IS_US = 4, _("This is how we are")


class Side(models.TextChoices):
    """The two bases, so that everybody who scores is on one of them: nobody is left over."""

    LIVED = "lived", _("Lived experience")
    PROFESSIONAL = "professional", _("Professional")


SIDE_OF: dict[str, str] = {
    Basis.LIVED: Side.LIVED,
    # Whoever has both has lived it too.
    Basis.BOTH: Side.LIVED,
    Basis.PROFESSIONAL: Side.PROFESSIONAL,
    Basis.PARTNER: Side.PROFESSIONAL,
}
