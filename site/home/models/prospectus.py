"""The printed catalogue: what the school says in it, and each file that was made."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from accounts.models import Language
from courses.states import Audience


class Shape(models.TextChoices):
    """How it is printed. A booklet has two A5 pages on each side of A4, in the order of folding."""

    A4 = "a4", pgettext_lazy("prospectus", "A4")
    A5 = "a5", pgettext_lazy("prospectus", "A5")
    BOOKLET = "booklet", pgettext_lazy("prospectus", "Booklet to fold, A5 on A4")
    LARGE = "large", pgettext_lazy("prospectus", "Large print, A4")


class Making(models.TextChoices):
    """How far a file is."""

    WAITING = "waiting", pgettext_lazy("prospectus", "Waiting")
    AT_WORK = "at_work", pgettext_lazy("prospectus", "Being made")
    READY = "ready", pgettext_lazy("prospectus", "Ready")
    FAILED = "failed", pgettext_lazy("prospectus", "It failed")


@register_setting(icon="doc-full", order=20)
class ProspectusWords(BaseGenericSetting):
    """What stands in the printed catalogue beside the courses themselves. Empty: words of the program."""

    welcome = models.TextField(_("welcome"), max_length=2000, blank=True)
    welcome_en = models.TextField(_("welcome in English"), max_length=2000, blank=True)
    how_to = models.TextField(_("how to sign up"), max_length=1500, blank=True)
    how_to_en = models.TextField(_("how to sign up, in English"), max_length=1500, blank=True)

    panels: ClassVar[list[Any]] = [
        FieldPanel("welcome"),
        FieldPanel("welcome_en"),
        FieldPanel("how_to"),
        FieldPanel("how_to_en"),
    ]

    class Meta:
        verbose_name = _("words of the printed catalogue")


class ProspectusFile(models.Model):
    """A catalogue of one term for one audience, in one shape and language.

    ``fingerprint`` is of everything that it says: while that is the same, the file is as it should be.
    ``done`` of ``total`` steps say how far it is.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    term = models.ForeignKey("courses.Term", on_delete=models.CASCADE, related_name="+")
    audience = models.CharField(_("for whom"), max_length=10, choices=Audience, blank=True)
    shape = models.CharField(_("shape"), max_length=10, choices=Shape, default=Shape.A4)
    language = models.CharField(_("language"), max_length=5, choices=Language, default=Language.DANISH)
    state = models.CharField(_("state"), max_length=10, choices=Making, default=Making.WAITING)
    fingerprint = models.CharField(max_length=64, blank=True, editable=False)
    file = models.FileField(upload_to="prospectus", blank=True, editable=False)
    pages = models.PositiveSmallIntegerField(_("pages"), default=0)
    done = models.PositiveSmallIntegerField(default=0)
    total = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(_("asked for"), default=timezone.now)
    made_at = models.DateTimeField(_("made"), null=True, blank=True)

    class Meta:
        verbose_name = _("printed catalogue")
        verbose_name_plural = _("printed catalogues")
        ordering = ("-asked_at",)
        default_permissions = ("add", "view")
        constraints = [
            models.UniqueConstraint(
                fields=("term", "audience", "shape", "language"), name="home_prospectus_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.term} {self.audience} {self.shape} {self.language}"
