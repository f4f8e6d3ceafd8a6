"""Paths: courses in sequence, each step of which may ask for those before it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel


class Path(ClusterableModel):
    """A way through the school, such as peer training 1 to 3, then teaching together with somebody."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    name_en = models.CharField(_("name in English"), max_length=80, blank=True)
    slug = models.SlugField(_("address name"), max_length=60, unique=True)
    intro = models.TextField(_("what it leads to"), max_length=600, blank=True)
    intro_en = models.TextField(_("what it leads to, in English"), max_length=600, blank=True)
    is_published = models.BooleanField(_("shown to everybody"), default=False)

    class Meta:
        verbose_name = _("path")
        verbose_name_plural = _("paths")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class PathStep(models.Model):
    """One step: a course of the catalogue, or a role that is talked about with the school."""

    path = ParentalKey(Path, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField(_("place in the path"))
    course = models.ForeignKey(
        "courses.CoursePage",
        verbose_name=_("course"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="path_steps",
    )
    role = models.CharField(
        _("or a role"), max_length=80, blank=True, help_text=_("Such as: Teach together with somebody.")
    )
    role_en = models.CharField(_("the role in English"), max_length=80, blank=True)
    sort_order_field = "position"
    asks_for_earlier = models.BooleanField(
        _("asks for the steps before it"),
        default=True,
        help_text=_("Who signs up for it has completed the courses before it in this path."),
    )

    class Meta:
        verbose_name = _("step of a path")
        verbose_name_plural = _("steps of paths")
        ordering = ("path", "position")
        constraints = [
            models.UniqueConstraint(
                fields=("path", "position"),
                deferrable=models.Deferrable.DEFERRED,
                name="courses_path_step_once",
                violation_error_message=_("Two steps cannot have one place."),
            ),
            models.UniqueConstraint(
                fields=("path", "course"),
                name="courses_path_has_course_once",
                violation_error_message=_("This course is in the path already."),
            ),
            models.CheckConstraint(
                condition=Q(course__isnull=False, role="") | (Q(course__isnull=True) & ~Q(role="")),
                name="courses_path_step_is_course_or_role",
                violation_error_message=_("Choose a course or write a role, not both."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.path} {self.position}"
