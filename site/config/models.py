"""When each recurring job of the site is due next."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ScheduledJob(models.Model):
    """A job that ``config.schedule`` knows by its name."""

    name = models.CharField(_("name"), max_length=40, primary_key=True)
    next_at = models.DateTimeField(_("next due"))
    done_at = models.DateTimeField(_("last done"), null=True, blank=True)

    class Meta:
        verbose_name = _("recurring job")
        verbose_name_plural = _("recurring jobs")

    def __str__(self) -> str:
        return self.name
