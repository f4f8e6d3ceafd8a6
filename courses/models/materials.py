"""What teachers hand out: files of a class, each with its versions."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.models.runs import CourseRun


def material_path(_version: models.Model, _filename: str) -> str:
    """Return where a file is kept: under a name that says nothing, and never below ``images/``."""
    return f"materials/{uuid.uuid4().hex}"


class Material(models.Model):
    """Something for those with a seat in a class; the newest version is what they get."""

    run = models.ForeignKey(
        CourseRun, verbose_name=_("class"), on_delete=models.CASCADE, related_name="materials"
    )
    title = models.CharField(_("title"), max_length=100)
    created_at = models.DateTimeField(_("added"), default=timezone.now, editable=False)
    removed_at = models.DateTimeField(_("removed"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("material")
        verbose_name_plural = _("materials")
        ordering = ("created_at", "pk")

    def __str__(self) -> str:
        return self.title


class MaterialVersion(models.Model):
    """One file of a material, as it was uploaded; ``size`` in bytes, ``sha256`` in hex."""

    material = models.ForeignKey(Material, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    file = models.FileField(_("file"), upload_to=material_path)
    name = models.CharField(_("name of the file"), max_length=120)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField(_("size"))
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("uploaded by"), on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("uploaded"), default=timezone.now)

    class Meta:
        verbose_name = _("version of a material")
        verbose_name_plural = _("versions of materials")
        ordering = ("-number",)
        constraints = [
            models.UniqueConstraint(fields=("material", "number"), name="courses_material_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.number})"
