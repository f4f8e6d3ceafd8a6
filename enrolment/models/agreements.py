"""The school's mutual agreement (fælles aftaler), versioned and accepted once per version."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Agreement(models.Model):
    """One version of what we promise each other; both sides' promises."""

    version = models.PositiveSmallIntegerField(_("version"), unique=True)
    text_da = models.TextField(
        _("text in Danish"), help_text=_("One promise per line; an empty line starts a new part.")
    )
    text_en = models.TextField(_("text in English"), blank=True)
    valid_from = models.DateTimeField(_("valid from"), default=timezone.now)

    class Meta:
        verbose_name = _("mutual agreement")
        verbose_name_plural = _("mutual agreements")
        ordering = ("-version",)

    def __str__(self) -> str:
        return _("Version %(number)d") % {"number": self.version}


class AgreementAcceptance(models.Model):
    """A person said yes to one version."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="agreements")
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="acceptances")
    accepted_at = models.DateTimeField(_("accepted"), default=timezone.now)

    class Meta:
        verbose_name = _("accepted agreement")
        verbose_name_plural = _("accepted agreements")
        constraints = [
            models.UniqueConstraint(fields=("person", "agreement"), name="enrolment_accepted_once")
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.agreement}"
