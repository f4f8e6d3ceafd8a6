"""Drop-in: how many came, without names. Only ``day.drop_in`` and ``day.kiosks`` write here."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enrolment.day_states import DropInGroup


def new_kiosk_token() -> str:
    """Return a secret for the address of a kiosk (192 bits, URL-safe)."""
    return secrets.token_urlsafe(24)


class DropInCount(models.Model):
    """How many of a group came to a session; the sum of its taps, or what the school says it was.

    Taps from before ``corrected_at`` are in the corrected number, also those that arrive later.
    """

    session = models.ForeignKey(
        "courses.Session", verbose_name=_("session"), on_delete=models.CASCADE, related_name="drop_in_counts"
    )
    group = models.CharField(_("group"), max_length=10, choices=DropInGroup)
    number = models.PositiveSmallIntegerField(_("how many"), default=0)
    corrected_at = models.DateTimeField(_("corrected"), null=True, blank=True)

    class Meta:
        verbose_name = _("drop-in count")
        verbose_name_plural = _("drop-in counts")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=("session", "group"), name="enrolment_drop_in_count_once")
        ]

    def __str__(self) -> str:
        return f"{self.session}: {self.get_group_display()} {self.number}"


class DropInTap(models.Model):
    """One tap, kept for some days so that the same tap is never counted twice. About nobody."""

    id = models.UUIDField(primary_key=True, editable=False)
    session = models.ForeignKey("courses.Session", on_delete=models.CASCADE, related_name="+")
    group = models.CharField(max_length=10, choices=DropInGroup)
    tapped_at = models.DateTimeField()
    is_undone = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("drop-in tap")
        verbose_name_plural = _("drop-in taps")
        indexes = [models.Index(fields=("tapped_at",), name="enrolment_drop_in_tapped")]

    def __str__(self) -> str:
        return str(self.id)


class Kiosk(models.Model):
    """A page by the door of a drop-in, opened by its secret address until the school closes it."""

    run = models.ForeignKey(
        "courses.CourseRun", verbose_name=_("class"), on_delete=models.CASCADE, related_name="kiosks"
    )
    token = models.CharField(max_length=64, unique=True, default=new_kiosk_token, editable=False)
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("kiosk")
        verbose_name_plural = _("kiosks")
        constraints = [
            models.UniqueConstraint(
                fields=("run",), condition=Q(closed_at__isnull=True), name="enrolment_one_open_kiosk"
            )
        ]

    def __str__(self) -> str:
        return str(self.run)
