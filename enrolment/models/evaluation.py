"""Evaluation: what is asked, what was answered, and that somebody has answered, which are never joined.

It follows ``docs/decisions/0015-an-answer-without-a-name.md``: no row of an answer says whose it is.
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from enrolment.evaluation_blocks import QuestionsBlock
from enrolment.evaluation_states import About


class EvaluationForm(models.Model):
    """A short form that editors build; each sending keeps the questions as they were."""

    name = models.CharField(_("name"), max_length=80, unique=True, help_text=_("Only the school sees it."))
    about = models.CharField(_("asks about"), max_length=10, choices=About, default=About.RUN)
    questions = StreamField(QuestionsBlock(), verbose_name=_("questions"))
    is_used = models.BooleanField(
        _("is sent by itself"),
        default=False,
        help_text=_("After the last session of every class, after every session, or when the term is over."),
    )

    class Meta:
        verbose_name = _("evaluation form")
        verbose_name_plural = _("evaluation forms")
        ordering = ("name",)
        constraints = [
            models.UniqueConstraint(
                fields=("about",),
                condition=Q(is_used=True),
                name="enrolment_one_form_sent_by_itself",
                violation_error_message=_("Another form of this kind is sent by itself already."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Evaluation(models.Model):
    """One sending of a form about one class, session or term, with all that was answered, in no order.

    ``questions`` is the form as it was sent: [{"id", "kind", "text", "text_en", "choices"}]. ``counts`` is
    {question: {choice: number}} and ``words`` {question: [text]}, shuffled with every answer; ``shown`` is
    both as they stood at every fifth answer, which is all that anybody sees until it closes.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    form = models.ForeignKey(EvaluationForm, on_delete=models.PROTECT, related_name="evaluations")
    questions = models.JSONField()
    run = models.ForeignKey(
        "courses.CourseRun", null=True, blank=True, on_delete=models.CASCADE, related_name="evaluations"
    )
    session = models.ForeignKey(
        "courses.Session", null=True, blank=True, on_delete=models.CASCADE, related_name="evaluations"
    )
    term = models.ForeignKey(
        "courses.Term", null=True, blank=True, on_delete=models.CASCADE, related_name="evaluations"
    )
    opens_at = models.DateTimeField(_("opens"))
    closes_at = models.DateTimeField(_("closes"))
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    asked = models.PositiveIntegerField(_("people asked"), default=0)
    answers = models.PositiveIntegerField(_("answers"), default=0)
    counts = models.JSONField(default=dict)
    words = models.JSONField(default=dict)
    shown = models.JSONField(null=True)

    class Meta:
        verbose_name = _("evaluation")
        verbose_name_plural = _("evaluations")
        ordering = ("-opens_at", "-pk")
        default_permissions = ("add", "change", "view")
        constraints = [
            models.CheckConstraint(
                condition=Q(run__isnull=False, session__isnull=True, term__isnull=True)
                | Q(run__isnull=True, session__isnull=False, term__isnull=True)
                | Q(run__isnull=True, session__isnull=True, term__isnull=False),
                name="enrolment_evaluation_is_about_one",
                violation_error_message=_("It asks about one class, one session or one term."),
            ),
            models.CheckConstraint(
                condition=Q(closes_at__gt=models.F("opens_at")), name="enrolment_evaluation_closes_later"
            ),
            models.UniqueConstraint(
                fields=("form", "run", "session", "term"),
                nulls_distinct=False,
                name="enrolment_evaluated_once_by_a_form",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form}: {self.run or self.session or self.term}"


class EvaluationBallot(models.Model):
    """Somebody has answered: kept while it is open, so that each answers once. See ``PulseBallot``."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("somebody has answered")
        verbose_name_plural = _("who has answered")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=("evaluation", "person"), name="enrolment_evaluates_once")
        ]

    def __str__(self) -> str:
        return str(self.evaluation)


class TextCode(models.Model):
    """What a free text is about, in the school's own words."""

    name = models.CharField(_("name"), max_length=60, unique=True)

    class Meta:
        verbose_name = _("code for free texts")
        verbose_name_plural = _("codes for free texts")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class EvaluationText(models.Model):
    """A free text after an evaluation has closed with enough answers, for staff to read and code."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="texts")
    question = models.CharField(_("question"), max_length=36)
    text = models.TextField(_("words"), max_length=1000)
    codes = models.ManyToManyField(TextCode, verbose_name=_("about"), blank=True, related_name="texts")
    is_withheld = models.BooleanField(
        _("not shown to teachers"), default=False, help_text=_("Because it names somebody.")
    )

    class Meta:
        verbose_name = _("free text")
        verbose_name_plural = _("free texts")
        ordering = ("key",)
        default_permissions = ("change", "view")

    def __str__(self) -> str:
        return self.text[:60]


class ShownResult(models.Model):
    """Somebody in the team of a course agrees that its results stand in short on its page, or does not.

    course is the page the course was first written as. Who has taken the yes back holds it from the page.
    """

    course = models.ForeignKey("courses.CoursePage", on_delete=models.CASCADE, related_name="+")
    contributor = models.ForeignKey("peers.Contributor", on_delete=models.CASCADE, related_name="+")
    agreed_at = models.DateTimeField(_("agreed"), default=timezone.now)
    taken_back_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    class Meta:
        verbose_name = _("yes to showing results")
        verbose_name_plural = _("yeses to showing results")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=("course", "contributor"), name="enrolment_agrees_to_show_once")
        ]

    def __str__(self) -> str:
        return f"{self.contributor}: {self.course}"
