"""The school's half-years."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Term(models.Model):
    """A semester: when classes run, and from when one may sign up."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    enrolment_opens_at = models.DateTimeField(_("enrolment opens"))

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ("-starts_on",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gt=models.F("starts_on")),
                name="courses_term_ends_after_start",
                violation_error_message=_("The last day must come after the first."),
            )
        ]

    def __str__(self) -> str:
        return self.name
