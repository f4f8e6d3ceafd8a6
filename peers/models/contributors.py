"""Who contributes to the school, as what, and what they like to do."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from peers.models.skills import Skill
from peers.states import Basis, Hours, Relation


def portrait_path(_contributor: models.Model, filename: str) -> str:
    """Return where a portrait is kept; never below ``images/``, which is served to everybody."""
    return f"portraits/{filename}"


class Contributor(models.Model):
    """Somebody who designs or teaches.

    The name is always shown where they teach. Basis, story and portrait are shown to the public only while
    the person says yes to each; an empty moment means no. No diagnosis is asked: the story is theirs.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="contributor",
    )
    public_name = models.CharField(_("public name"), max_length=80)
    basis = models.CharField(_("basis"), max_length=15, choices=Basis)
    organisation = models.CharField(
        _("organisation"), max_length=80, blank=True, help_text=_("For a partner: whom they come from.")
    )
    relation = models.CharField(
        _("relation to the school"), max_length=15, choices=Relation, default=Relation.VOLUNTEER
    )
    payroll_number = models.CharField(
        _("payroll number"),
        max_length=20,
        blank=True,
        help_text=_("Payroll's own number of the person, and the only key that is sent there."),
    )
    consented_at = models.DateTimeField(
        _("said yes to being shown"),
        null=True,
        blank=True,
        help_text=_("Empty: name and basis are not shown to the public as a co-designer."),
    )
    story = models.TextField(_("my story"), max_length=600, blank=True)
    story_shown_at = models.DateTimeField(_("said yes to showing the story"), null=True, blank=True)
    portrait = models.ImageField(_("portrait"), upload_to=portrait_path, blank=True)
    portrait_shown_at = models.DateTimeField(_("said yes to showing the portrait"), null=True, blank=True)
    languages = models.CharField(
        _("languages"), max_length=120, blank=True, help_text=_("For example: Danish, Arabic, sign language.")
    )
    skills = models.ManyToManyField(Skill, verbose_name=_("can and likes to do"), blank=True)
    other_skills = models.CharField(_("something else"), max_length=200, blank=True)
    hours = ArrayField(
        models.CharField(max_length=15, choices=Hours),
        verbose_name=_("times that suit"),
        default=list,
        blank=True,
    )
    may_be_asked = models.BooleanField(
        _("may be asked"),
        default=False,
        help_text=_("In the resource bank, where coordinators look for somebody to make or teach a course."),
    )
    since = models.DateField(_("contributes since"), default=timezone.localdate, editable=False)
    ended_on = models.DateField(
        _("stopped"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("Then the name stays where the person taught, and the rest is deleted."),
    )

    class Meta:
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")
        ordering = ("public_name", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("payroll_number",),
                condition=~Q(payroll_number=""),
                name="peers_payroll_number_once",
                violation_error_message=_("Another contributor has this payroll number."),
            ),
            models.CheckConstraint(
                condition=Q(story_shown_at__isnull=True) | ~Q(story=""),
                name="peers_story_shown_is_there",
                violation_error_message=_("Write the story before it is shown."),
            ),
            models.CheckConstraint(
                condition=Q(portrait_shown_at__isnull=True) | ~Q(portrait=""),
                name="peers_portrait_shown_is_there",
                violation_error_message=_("Choose a picture before it is shown."),
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True)
                | Q(consented_at__isnull=True, story="", portrait="", may_be_asked=False),
                name="peers_nothing_kept_of_who_stopped",
                violation_error_message=_("Of who has stopped, nothing but the name is kept."),
            ),
        ]

    def __str__(self) -> str:
        return self.public_name

    @property
    def is_public(self) -> bool:
        """Whether the person said yes to being named with a basis."""
        return self.consented_at is not None

    @property
    def shows_story(self) -> bool:
        """Whether the public sees the story: its own yes, of somebody who is shown at all."""
        return self.is_public and self.story_shown_at is not None

    @property
    def shows_portrait(self) -> bool:
        """Whether the public sees the portrait: its own yes, of somebody who is shown at all."""
        return self.is_public and self.portrait_shown_at is not None

    @property
    def has_stopped(self) -> bool:
        """Whether the person contributes no longer."""
        return self.ended_on is not None


class Training(models.Model):
    """A peer training that a contributor has begun or finished."""

    contributor = models.ForeignKey(
        Contributor, verbose_name=_("contributor"), on_delete=models.CASCADE, related_name="trainings"
    )
    title = models.CharField(_("training"), max_length=80)
    finished_on = models.DateField(
        _("finished"), null=True, blank=True, help_text=_("Empty: still under way.")
    )

    class Meta:
        verbose_name = _("training")
        verbose_name_plural = _("trainings")
        ordering = ("finished_on", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("contributor", "title"),
                name="peers_training_once",
                violation_error_message=_("This training is on the list already."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class ContributionWish(models.Model):
    """Somebody who is no contributor says "I would like to contribute", and waits for the school to answer.

    The row is gone when the school has answered, or when the person takes it back.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="contribution_wish",
    )
    words = models.CharField(_("what I would like to do"), max_length=300, blank=True)
    said_at = models.DateTimeField(_("said"), default=timezone.now)

    class Meta:
        # Seen and ended by who may make contributors.
        default_permissions = ()
        verbose_name = _("wish to contribute")
        verbose_name_plural = _("wishes to contribute")
        ordering = ("said_at",)

    def __str__(self) -> str:
        return str(self.person)
