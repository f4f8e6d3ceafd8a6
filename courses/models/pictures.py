"""The school's pictures: Wagtail images with a description that serves as alt text."""

from datetime import timedelta
from pathlib import PurePath
from typing import Any, ClassVar

from django.apps import apps
from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from courses.picture_traces import without_traces

SIZES_AFTER = timedelta(seconds=5)


class Picture(AbstractImage):
    """An uploaded or drawn picture; ``description`` is what a screen reader says."""

    file: Any
    admin_form_fields = Image.admin_form_fields

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = (("choose_image", "Can choose image"),)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a new picture is first freed of what the camera wrote into it, whichever way it came."""
        if self._state.adding and self.file:
            self._forget_the_camera()
        is_known = not self._state.adding
        super().save(*args, **kwargs)
        if is_known and self.is_shown():
            self.have_sizes_made()

    def is_shown(self) -> bool:
        """Whether a published course is shown with it."""
        course = apps.get_model("courses", "CoursePage")
        return bool(course.objects.live().filter(picture=self.pk).exists())

    def have_sizes_made(self) -> None:
        """Queue the making of sizes that are missing: for a new course, a new file or focal point."""
        # Wagtail throws the old sizes away after it has saved.
        after = timezone.now() + SIZES_AFTER
        import_string("courses.tasks.make_sizes").using(run_after=after).enqueue(self.pk)

    def _forget_the_camera(self) -> None:
        given = self.file
        given.seek(0)
        clean = without_traces(given.read())
        given.seek(0)
        if clean is None:
            return
        name = PurePath(given.name).name
        given.close()
        if given.storage.exists(given.name):
            given.storage.delete(given.name)
        self.file = ContentFile(clean, name=name)
        self._set_image_file_metadata()


class PictureRendition(AbstractRendition):
    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="courses_rendition_once"
            )
        ]
