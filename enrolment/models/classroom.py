"""What passes between teachers and class: words, a question after a session, trial actions, readings."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enrolment.day_states import Meaning, ReadingKind, TrialState


class TeacherMessage(models.Model):
    """What somebody in a class writes to its teachers; read by those who teach it, and by nobody else."""

    enrolment = models.ForeignKey(
        "enrolment.Enrolment", on_delete=models.CASCADE, related_name="words_to_teachers"
    )
    text = models.TextField(_("message"), max_length=2000)
    written_at = models.DateTimeField(_("written"), default=timezone.now)
    read_at = models.DateTimeField(_("read"), null=True, blank=True)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("message to the teachers")
        verbose_name_plural = _("messages to the teachers")
        ordering = ("-written_at", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True)
                | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="enrolment_words_answered_iff_time",
                violation_error_message=_("An answer has a time."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.enrolment}: {self.text[:40]}"


class Pulse(models.Model):
    """What a class said to "Did it make sense?" of one session: numbers and loose words, in no order.

    Nothing here says who answered: ``words`` is shuffled anew with every answer, and that somebody has
    answered stands in ``PulseBallot``, without a time.
    """

    session = models.OneToOneField(
        "courses.Session", on_delete=models.CASCADE, primary_key=True, related_name="pulse"
    )
    yes = models.PositiveSmallIntegerField(Meaning.YES.label, default=0)
    partly = models.PositiveSmallIntegerField(Meaning.PARTLY.label, default=0)
    no = models.PositiveSmallIntegerField(Meaning.NO.label, default=0)
    words = models.JSONField(_("words"), default=list)

    class Meta:
        verbose_name = _("answers after a session")
        verbose_name_plural = _("answers after sessions")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.session}: {self.answers}"

    @property
    def answers(self) -> int:
        """How many have answered."""
        return self.yes + self.partly + self.no


class PulseBallot(models.Model):
    """Somebody has answered about a session: kept only so that each answers once."""

    session = models.ForeignKey("courses.Session", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("has answered")
        verbose_name_plural = _("have answered")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=("session", "person"), name="enrolment_answers_once")]

    def __str__(self) -> str:
        return str(self.session)


class Trial(models.Model):
    """A trial action (da. *prøvehandling*): what a pair will try before the next session, and how it went.

    Seen by the two alone, and by the class from ``shared_at`` on, if both are in on it (Roskilde: made
    together with a citizen between two days of teaching).
    """

    starter = models.ForeignKey(
        "enrolment.Enrolment",
        verbose_name=_("begun by"),
        on_delete=models.CASCADE,
        related_name="trials_begun",
    )
    partner = models.ForeignKey(
        "enrolment.Enrolment",
        verbose_name=_("together with"),
        on_delete=models.CASCADE,
        related_name="trials_joined",
    )
    state = models.CharField(_("state"), max_length=10, choices=TrialState, default=TrialState.ASKED)
    session = models.ForeignKey(
        "courses.Session",
        verbose_name=_("before the session"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="trials",
    )
    plan = models.TextField(_("what we will try"), max_length=1000)
    outcome = models.TextField(_("how it went"), max_length=2000, blank=True)
    shared_at = models.DateTimeField(_("shared with the class"), null=True, blank=True)
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("trial action")
        verbose_name_plural = _("trial actions")
        ordering = ("-created_at", "-pk")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=~Q(starter=models.F("partner")),
                name="enrolment_trial_is_of_two",
                violation_error_message=_("Choose somebody else in the class."),
            ),
            models.CheckConstraint(
                condition=Q(shared_at__isnull=True) | Q(state=TrialState.AGREED),
                name="enrolment_trial_shared_by_both",
                violation_error_message=_("Both must be in on it before the class sees it."),
            ),
        ]

    def __str__(self) -> str:
        return self.plan[:60]


class Reading(models.Model):
    """Somebody of the school looked at who is in a class, or at what can help them. Never changed."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    run = models.ForeignKey(
        "courses.CourseRun", null=True, blank=True, on_delete=models.SET_NULL, related_name="readings"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="readings"
    )
    what = models.CharField(_("what"), max_length=20, choices=ReadingKind)
    as_role = models.CharField(_("as"), max_length=20)
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        ordering = ("-at", "-pk")
        default_permissions = ()
        indexes = [
            models.Index(fields=("run", "at"), name="enrolment_reading_of_run"),
            models.Index(fields=("person", "at"), name="enrolment_reading_of_one"),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.at:%d.%m.%Y %H:%M}"
