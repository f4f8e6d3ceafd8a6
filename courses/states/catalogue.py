"""The words of the catalogue."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Format(models.TextChoices):
    COURSE = "course", _("Course")
    THEME_MEETING = "theme_meeting", _("Theme meeting")
    WORKSHOP = "workshop", _("Workshop")
    CAFE = "cafe", _("Recovery café")
    PRACTICE = "practice", _("Practice course")
    LABORATORY = "laboratory", _("Local community laboratory")
    ONLINE = "online", _("Online community")


DROP_IN_FORMATS: frozenset[str] = frozenset({Format.CAFE})
"""Formats one simply comes to: no enrolment, no seat, not counted against the cap of a term."""


class Audience(models.TextChoices):
    """Whom a course is for; self-declared, never screened."""

    CITIZEN = "citizen", _("Citizens")
    RELATIVE = "relative", _("Relatives")
    STAFF = "staff", pgettext_lazy("whom a course is for", "Staff")
    EVERYONE = "everyone", _("Everyone")


class Theme(models.TextChoices):
    """CHIME: the five processes of personal recovery (Leamy et al. 2011)."""

    CONNECTEDNESS = "connectedness", _("Connectedness")
    HOPE = "hope", _("Hope")
    IDENTITY = "identity", _("Identity")
    MEANING = "meaning", _("Meaning")
    EMPOWERMENT = "empowerment", _("Empowerment")


class LifeArea(models.TextChoices):
    """The six life areas of Gladsaxe's plan."""

    HEALTH = "health", _("Health and wellbeing")
    HOME_FRONT = "home_front", _("The home front")
    HOUSING = "housing", _("Housing")
    WORK_EDUCATION = "work_education", _("Work and education")
    NETWORK = "network", _("Network")
    LEISURE = "leisure", _("Leisure")


class Level(models.TextChoices):
    ALL = "all", _("Everyone can join in")
    SOME = "some", _("It helps to have been on a course before")
    DEEP = "deep", _("For those who know the subject")


class Noise(models.TextChoices):
    QUIET = "quiet", _("Quiet")
    TALK = "talk", _("Conversation in pairs and groups")
    LIVELY = "lively", _("Lively, many voices")


class Sharing(models.TextChoices):
    NONE = "none", _("You need not share anything")
    INVITED = "invited", _("You are invited to share; you decide")
    PART = "part", _("Sharing something of your own is part of the course")
