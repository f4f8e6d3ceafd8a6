"""The school lets somebody into a course of a path without what comes before it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class RequirementWaived(models.Model):
    """A coordinator has decided that a person may take a course although its requirement is not met. Kept."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="waived"
    )
    course = models.ForeignKey(
        "courses.CoursePage", verbose_name=_("course"), on_delete=models.CASCADE, related_name="+"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(_("reason"), max_length=300)
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("requirement set aside")
        verbose_name_plural = _("requirements set aside")
        ordering = ("-at", "-pk")
        default_permissions = ("add", "view")
        constraints = [
            models.UniqueConstraint(
                fields=("person", "course"),
                name="enrolment_requirement_waived_once",
                violation_error_message=_("It has been set aside for this person already."),
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="enrolment_requirement_waived_says_why",
                violation_error_message=_("Write the reason."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.course}"
