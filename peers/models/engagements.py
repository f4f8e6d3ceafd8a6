"""What a contributor did for the school, when and for how long."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from peers.models.contributors import Contributor
from peers.states import Activity


class Engagement(models.Model):
    """A piece of work: who, what, on which day and for how many minutes.

    It knows nothing of courses: ``about`` is words for people, and ``reference`` says which row above it
    came from (``course:12:codesign:<uuid>``), so that the same work is written down once.
    """

    contributor = models.ForeignKey(
        Contributor, verbose_name=_("contributor"), on_delete=models.PROTECT, related_name="engagements"
    )
    activity = models.CharField(_("activity"), max_length=15, choices=Activity)
    about = models.CharField(_("about"), max_length=255)
    done_on = models.DateField(_("day"))
    minutes = models.PositiveIntegerField(_("minutes"))
    reference = models.CharField(max_length=80, unique=True, editable=False)
    noted_at = models.DateTimeField(_("noted"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("engagement")
        verbose_name_plural = _("engagements")
        ordering = ("-done_on", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__gt=0, minutes__lte=24 * 60),
                name="peers_engagement_within_a_day",
                violation_error_message=_("Write between one minute and 24 hours."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.contributor}: {self.about}, {self.done_on:%d.%m.%Y}"
