"""Who contributes to the school, as what."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Basis(models.TextChoices):
    """What a contributor builds on; lived and professional are equals."""

    LIVED = "lived", _("Lived experience")
    PROFESSIONAL = "professional", _("Professional")
    BOTH = "both", _("Lived experience and professional")
    PARTNER = "partner", _("Partner organisation")


class Contributor(models.Model):
    """Somebody who designs or teaches; shown by name on teaching, by basis only with consent."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="contributor",
    )
    public_name = models.CharField(_("public name"), max_length=80)
    basis = models.CharField(_("basis"), max_length=15, choices=Basis)
    consented_at = models.DateTimeField(
        _("said yes to being shown"),
        null=True,
        blank=True,
        help_text=_("Empty: name and basis are not shown to the public as a co-designer."),
    )

    class Meta:
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")
        ordering = ("public_name", "pk")

    def __str__(self) -> str:
        return self.public_name

    @property
    def is_public(self) -> bool:
        """Whether the person said yes to being named with a basis."""
        return self.consented_at is not None
