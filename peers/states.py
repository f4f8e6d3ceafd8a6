"""What contributors build on, how they are related to the school, and what they do. No ORM here."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Basis(models.TextChoices):
    """What a contributor builds on; lived and professional are equals."""

    LIVED = "lived", _("Lived experience")
    PROFESSIONAL = "professional", _("Professional")
    BOTH = "both", _("Lived experience and professional")
    PARTNER = "partner", _("Partner organisation")


class Relation(models.TextChoices):
    """On which footing somebody contributes; all three stand side by side (Roskilde)."""

    VOLUNTEER = "volunteer", _("Volunteer")
    HONORARIUM = "honorarium", _("Honorarium")
    EMPLOYED = "employed", _("Employed")


class SkillKind(models.TextChoices):
    CAN = "can", _("Can and likes to do")
    AREA = "area", _("Knows about")


class Hours(models.TextChoices):
    """The parts of the week that may suit somebody."""

    MORNINGS = "mornings", _("Mornings on weekdays")
    AFTERNOONS = "afternoons", _("Afternoons on weekdays")
    EVENINGS = "evenings", _("Evenings on weekdays")
    WEEKENDS = "weekends", _("Weekends")


class Activity(models.TextChoices):
    CO_DESIGN = "co_design", _("Co-design")
