"""Ideas for courses, from anyone, with or without an account; and what became of them."""

import re
import secrets

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.states import HAS_COURSE, ProposalState

LONGEST_NAME = 80
"""Letters of an idea's first line by which it is called in lists."""
_END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s")


def new_secret() -> str:
    """Return the secret of the link by which somebody without an account follows an idea (128 bits)."""
    return secrets.token_urlsafe(16)


class Proposal(models.Model):
    """Three answers: what, for whom, and why it matters to the one who asks; and the way they travel.

    Whoever has no account may leave an address to be told, or follow the idea by its secret link alone.
    """

    what = models.TextField(_("what could it be about"), max_length=1000)
    for_whom = models.TextField(_("for whom"), max_length=600)
    why = models.TextField(_("why it matters to you"), max_length=1000)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("proposed by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="proposals",
    )
    name = models.CharField(_("name to be called by"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    organisation = models.CharField(_("organisation"), max_length=80, blank=True)
    language = models.CharField(max_length=5, choices=settings.LANGUAGES, default="da")
    wants_to_join = models.BooleanField(_("would like to help make it"), default=False)
    secret = models.CharField(max_length=32, unique=True, default=new_secret, editable=False)
    state = models.CharField(
        _("state"), max_length=10, choices=ProposalState, default=ProposalState.RECEIVED, editable=False
    )
    state_since = models.DateTimeField(_("since"), default=timezone.now, editable=False)
    reason = models.CharField(_("why it is declined"), max_length=600, blank=True, editable=False)
    course = models.ForeignKey(
        "courses.CoursePage",
        verbose_name=_("course"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="proposals",
        editable=False,
    )
    created_at = models.DateTimeField(_("sent"), default=timezone.now, editable=False)
    reminded_at = models.DateTimeField(_("coordinators were reminded"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("idea for a course")
        verbose_name_plural = _("ideas for courses")
        ordering = ("state_since", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ProposalState.DECLINED) ^ Q(reason=""),
                name="courses_proposal_declined_with_reason",
                violation_error_message=_("Write the reason, so that the person gets an answer."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(HAS_COURSE)) | Q(course__isnull=False),
                name="courses_proposal_built_as_course",
                violation_error_message=_("An idea is built as a course."),
            ),
        ]
        indexes = [models.Index(fields=("state", "state_since"), name="courses_proposal_waits")]

    def __str__(self) -> str:
        line = self.what.partition("\n")[0]
        return line if len(line) <= LONGEST_NAME else f"{_cut(line)} …"

    @property
    def as_title(self) -> str:
        """The first sentence, which may become the title of the course."""
        line = self.what.partition("\n")[0]
        return _cut(_END_OF_SENTENCE.split(line, maxsplit=1)[0].rstrip("."))


def _cut(line: str) -> str:
    """The whole words of a line that there is room for."""
    return line if len(line) <= LONGEST_NAME else line[:LONGEST_NAME].rsplit(" ", 1)[0]


class ProposalAddition(models.Model):
    """Something the proposer wrote later, while the idea was open."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="additions")
    text = models.TextField(_("what you want to add"), max_length=1000)
    at = models.DateTimeField(_("when"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("addition to an idea")
        verbose_name_plural = _("additions to ideas")
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.text.partition("\n")[0][:80]


class ProposalStep(models.Model):
    """A step of an idea: from and to which state, by whom, and what the proposer was told. Append-only."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="steps")
    source = models.CharField(_("from"), max_length=10, blank=True)
    target = models.CharField(_("to"), max_length=10, choices=ProposalState)
    words = models.CharField(_("what the proposer was told"), max_length=600, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("step of an idea")
        verbose_name_plural = _("steps of ideas")
        ordering = ("pk",)
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return f"{self.source or '–'} → {self.target}"
