"""A person's own plan, sealed so that nobody at the school can read it, and whom the owner shows it to."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enrolment.evaluation_states import GoalOutcome


class Plan(models.Model):
    """Hopes, courses and next steps in own words; ``sealed`` cannot be read with what is in the database.

    ``version`` counts the changes, so that two open windows do not overwrite each other.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="plan"
    )
    wrapped_key = models.BinaryField(editable=False)
    sealed = models.BinaryField(editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_at = models.DateTimeField(_("changed"), default=timezone.now)

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.pk}"


class PlanShare(models.Model):
    """The owner lets one named person read the plan until a day, or until they take it back."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="shares")
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="plans_shown_to_me"
    )
    until = models.DateTimeField(_("until"))
    created_at = models.DateTimeField(_("shown since"), default=timezone.now)
    ended_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    class Meta:
        verbose_name = _("plan shown to somebody")
        verbose_name_plural = _("plans shown to somebody")
        ordering = ("-created_at", "-pk")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=~Q(plan=F("reader")), name="enrolment_plan_shown_to_another"),
            models.CheckConstraint(
                condition=Q(until__gt=F("created_at")),
                name="enrolment_plan_shown_for_a_time",
                violation_error_message=_("Choose a day to come."),
            ),
            models.UniqueConstraint(
                fields=("plan", "reader"),
                condition=Q(ended_at__isnull=True),
                name="enrolment_plan_shown_once",
                violation_error_message=_("This person can read it already."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.uid)


class GoalTally(models.Model):
    """How many hopes of a term were looked back at in which way; about nobody, and never who."""

    term = models.ForeignKey("courses.Term", on_delete=models.CASCADE, related_name="+")
    outcome = models.CharField(_("outcome"), max_length=12, choices=GoalOutcome)
    number = models.PositiveIntegerField(_("how many"), default=0)

    class Meta:
        verbose_name = _("outcome of own goals")
        verbose_name_plural = _("outcomes of own goals")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=("term", "outcome"), name="enrolment_goal_tally_once")]

    def __str__(self) -> str:
        return f"{self.term}: {self.outcome} {self.number}"
