"""What people said yes to when others acted for them: being signed up, and being helped by a guide."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SaidBy(models.TextChoices):
    """How somebody said yes."""

    PHONE = "phone", _("On the phone")
    PAPER = "paper", _("On paper")
    IN_PERSON = "in_person", _("Face to face")


class Consent(models.Model):
    """When and how a person said yes, and who wrote it down."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="%(class)ss",
    )
    said_by = models.CharField(_("how the person said yes"), max_length=10, choices=SaidBy)
    said_at = models.DateTimeField(_("when the person said yes"), default=timezone.now)
    recorded_at = models.DateTimeField(_("written down"), default=timezone.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written down by"),
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        abstract = True


class SignUpConsent(Consent):
    """A person said yes to being signed up for one class by somebody else.

    That is: to the seat, to what is written down about them, and to the mutual agreement, where there is one.
    """

    enrolment = models.OneToOneField(
        "enrolment.Enrolment", verbose_name=_("enrolment"), on_delete=models.PROTECT, related_name="consent"
    )
    agreement = models.ForeignKey(
        "enrolment.Agreement",
        verbose_name=_("mutual agreement"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("yes to being signed up")
        verbose_name_plural = _("yeses to being signed up")

    def __str__(self) -> str:
        return f"{self.person} · {self.get_said_by_display()}"


class Guidance(Consent):
    """A guide (da. vejviser) may help a person, because the person said so; until one of them ends it."""

    guide = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("guide"), on_delete=models.PROTECT, related_name="guides"
    )
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("ended by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("help by a guide")
        verbose_name_plural = _("help by guides")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=("guide", "person"), condition=Q(ended_at__isnull=True), name="enrolment_guided_once"
            ),
            models.CheckConstraint(
                condition=~Q(guide=F("person")),
                name="enrolment_nobody_guides_themselves",
                violation_error_message=_("Nobody is their own guide."),
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True) | Q(ended_at__isnull=False),
                name="enrolment_guidance_ended_at_a_time",
                violation_error_message=_("What was ended, was ended at some time."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.guide} → {self.person}"

    @property
    def stands(self) -> bool:
        """Whether the guide may help still."""
        return self.ended_at is None
