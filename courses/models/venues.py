"""The places where classes are held, with what a person must know to dare to come."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Venue(models.Model):
    """A place. Each fact of access is yes, no, or not known (NULL), never guessed."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(_("address name"), max_length=60, unique=True)
    street = models.CharField(_("street and number"), max_length=120)
    postcode = models.CharField(_("postcode"), max_length=10)
    town = models.CharField(_("town"), max_length=60)
    way_there = models.TextField(_("the way there"), blank=True)
    step_free = models.BooleanField(_("step-free entrance"), null=True, blank=True)
    lift = models.BooleanField(_("lift"), null=True, blank=True)
    accessible_toilet = models.BooleanField(_("accessible toilet"), null=True, blank=True)
    hearing_loop = models.BooleanField(_("hearing loop"), null=True, blank=True)
    quiet_room = models.BooleanField(_("quiet room"), null=True, blank=True)
    parking = models.CharField(_("parking"), max_length=160, blank=True)
    nearest_stop = models.CharField(_("nearest stop"), max_length=160, blank=True)
    door_picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("picture of the door"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("venue")
        verbose_name_plural = _("venues")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        """One line: street, postcode and town."""
        return f"{self.street}, {self.postcode} {self.town}"
