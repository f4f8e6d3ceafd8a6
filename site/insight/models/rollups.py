"""When the figures were last counted."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Rollup(models.Model):
    """One counting of all figures; the latest finished one is what is shown."""

    started_at = models.DateTimeField(_("started"), default=timezone.now)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    class Meta:
        verbose_name = _("counting of the figures")
        verbose_name_plural = _("countings of the figures")
        ordering = ("-started_at",)
        default_permissions = ()
        permissions = [
            ("view_board", _("Can see the board when it is not public")),
            ("view_figures", _("Can see the key figures")),
        ]

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M}"
