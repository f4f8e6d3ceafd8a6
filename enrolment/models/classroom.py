"""What passes between teachers and class: words, a question after a session, trial actions, readings."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enrolment.day_states import Meaning, ReadingKind
from enrolment.models.enrolments import new_pair_code


class TeacherMessage(models.Model):
    """What somebody in a class writes to its teachers; read by those who teach it, and by nobody else.

    ``key`` comes with the form, so that a form sent twice is one message. ``told_at`` is when the teachers
    were told that there is something to read, which may be of several messages at once.
    """

    enrolment = models.ForeignKey(
        "enrolment.Enrolment", on_delete=models.CASCADE, related_name="words_to_teachers"
    )
    text = models.TextField(_("message"), max_length=2000)
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    written_at = models.DateTimeField(_("written"), default=timezone.now)
    told_at = models.DateTimeField(_("teachers told"), null=True, blank=True, editable=False)
    read_at = models.DateTimeField(_("read"), null=True, blank=True)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answer_seen_at = models.DateTimeField(_("answer seen"), null=True, blank=True, editable=False)

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
            ),
            models.UniqueConstraint(fields=("enrolment", "key"), name="enrolment_words_sent_once"),
        ]
        indexes = [
            models.Index(
                fields=("written_at",), condition=Q(told_at__isnull=True), name="enrolment_words_untold"
            )
        ]

    def __str__(self) -> str:
        return f"{self.enrolment}: {self.text[:40]}"


class Pulse(models.Model):
    """What a class said to "Did it make sense?" of one session: numbers and loose words, in no order.

    Nothing here says who answered, or when: ``words`` is shuffled anew with every answer, and that somebody
    has answered stands in ``PulseBallot``. ``shown`` is what teachers see until the question closes: the
    same, as it stood when the last five of the answers were in. See decision 15.
    """

    session = models.OneToOneField(
        "courses.Session", on_delete=models.CASCADE, primary_key=True, related_name="pulse"
    )
    yes = models.PositiveSmallIntegerField(Meaning.YES.label, default=0)
    partly = models.PositiveSmallIntegerField(Meaning.PARTLY.label, default=0)
    no = models.PositiveSmallIntegerField(Meaning.NO.label, default=0)
    words = models.JSONField(_("words"), default=list)
    shown = models.JSONField(_("as teachers see it"), null=True)

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
    """Somebody has answered about a session: kept while the question is open, so that each answers once.

    Its key is drawn by lot, and all ballots of a session are written anew with each: neither keys nor the
    places of the rows tell who came after whom.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
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

    Seen by the two alone, and by the class while both say so (Roskilde: made together with a citizen between
    two days of teaching). Until the other has typed the ``code`` there is no ``partner``. ``version`` counts
    the changes of the text: a yes to sharing is to the text as it stood. Names stand beside what is shared
    where both want it (``…_named``).
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
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="trials_joined",
    )
    code = models.CharField(max_length=16, unique=True, default=new_pair_code, editable=False)
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
    version = models.PositiveIntegerField(default=1, editable=False)
    starter_shares = models.BooleanField(default=False, editable=False)
    partner_shares = models.BooleanField(default=False, editable=False)
    starter_named = models.BooleanField(default=False, editable=False)
    partner_named = models.BooleanField(default=False, editable=False)
    shared_at = models.DateTimeField(_("shared with the class"), null=True, blank=True)
    created_at = models.DateTimeField(_("written"), default=timezone.now)

    class Meta:
        verbose_name = _("trial action")
        verbose_name_plural = _("trial actions")
        ordering = ("-created_at", "-pk")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(partner__isnull=True) | ~Q(starter=F("partner")),
                name="enrolment_trial_is_of_two",
                violation_error_message=_("Choose somebody else in the class."),
            ),
            models.CheckConstraint(
                condition=Q(partner__isnull=False) | Q(partner_shares=False),
                name="enrolment_trial_partner_is_there",
                violation_error_message=_("Both must be in on it before the class sees it."),
            ),
            models.CheckConstraint(
                condition=Q(shared_at__isnull=False, starter_shares=True, partner_shares=True)
                | (Q(shared_at__isnull=True) & (Q(starter_shares=False) | Q(partner_shares=False))),
                name="enrolment_trial_shared_by_both",
                violation_error_message=_("The class sees it exactly when both have said yes."),
            ),
        ]

    def __str__(self) -> str:
        return self.plan[:60]

    @property
    def is_of_two(self) -> bool:
        """Whether the other has joined."""
        return self.partner_id is not None


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
