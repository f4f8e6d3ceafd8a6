"""The school's pictures: Wagtail images with a description that serves as alt text."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from courses.picture_traces import without_traces


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
        super().save(*args, **kwargs)

    def _forget_the_camera(self) -> None:
        given = self.file
        clean = without_traces(given)
        if clean is given:
            return
        if given.storage.exists(given.name):
            given.storage.delete(given.name)
        self.file = clean
        self._set_image_file_metadata()


class PictureRendition(AbstractRendition):
    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="courses_rendition_once"
            )
        ]
