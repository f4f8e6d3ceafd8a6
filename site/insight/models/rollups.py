"""The figures as they are shown: one counting at a time, and never a number that is hidden."""

from django.db import models
from django.db.models import Q
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


class Figure(models.Model):
    """One cell of the counting: a measure in a period, for a value of a dimension and a group.

    ``dimension`` and ``value`` are empty for the school as a whole; ``group`` is ``all`` for all groups
    together and empty for people who did not say. A hidden cell has no number: it is not kept anywhere. A
    cell that is not there is nought.
    """

    rollup = models.ForeignKey(Rollup, on_delete=models.CASCADE, related_name="figures")
    measure = models.CharField(max_length=30)
    period = models.CharField(max_length=24)
    dimension = models.CharField(max_length=12, blank=True)
    value = models.CharField(max_length=60, blank=True)
    group = models.CharField(max_length=10, blank=True)
    number = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    is_hidden = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=("rollup", "measure", "dimension", "period", "value", "group"),
                name="insight_figure_once",
            ),
            models.CheckConstraint(
                condition=Q(is_hidden=True, number__isnull=True) | Q(is_hidden=False, number__isnull=False),
                name="insight_hidden_has_no_number",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.period} {self.dimension}={self.value} {self.group}"
