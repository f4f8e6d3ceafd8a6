"""Who the school is and how a human is reached."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from courses.by_hand import instances

_THE_ONLY_ONE = """
    site_id = (SELECT id FROM wagtailcore_site WHERE is_default_site)
    AND NOT EXISTS (SELECT FROM home_schoolsettings other WHERE other.id <> home_schoolsettings.id)
"""


_ALSO = {
    "board_is_public": """
        coalesce((SELECT board_is_public FROM enrolment_enrolmentsettings ORDER BY id LIMIT 1), false)
    """
}


@register_setting(icon="home", order=10)
class SchoolSettings(BaseSiteSetting):
    """Facts that stand in the head and foot of every page."""

    school_name = models.CharField(_("name of the school"), max_length=80, default="Recoveryskolen")
    municipality = models.CharField(_("municipality"), max_length=80, blank=True)
    tagline = models.CharField(_("tagline"), max_length=160, blank=True)
    phone = models.CharField(
        _("phone"),
        max_length=30,
        blank=True,
        help_text=_("A number a human answers. It stands on every page."),
    )
    phone_hours = models.CharField(_("when the phone is answered"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    street = models.CharField(_("street and number"), max_length=120, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    town = models.CharField(_("town"), max_length=60, blank=True)
    opening_hours = models.CharField(_("opening hours"), max_length=160, blank=True)

    board_is_public = False
    """Whether the foot leads to the board; asked along with the row, since every page asks."""

    panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [FieldPanel("school_name"), FieldPanel("municipality"), FieldPanel("tagline")],
            heading=_("Who we are"),
        ),
        MultiFieldPanel(
            [FieldPanel("phone"), FieldPanel("phone_hours"), FieldPanel("email")],
            heading=_("How a human is reached"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("street"),
                FieldRowPanel([FieldPanel("postcode"), FieldPanel("town")]),
                FieldPanel("opening_hours"),
            ],
            heading=_("Where we are"),
        ),
    ]

    class Meta:
        verbose_name = _("the school")

    @classmethod
    def for_request(cls, request: HttpRequest) -> "SchoolSettings":
        """As Wagtail's, but with one light question instead of two where there is only one school.

        Every page asks; finding the site by its host name alone costs as much as a whole list of courses.
        """
        kept: str = cls.get_cache_attr_name()
        if not hasattr(request, kept):
            schools = instances(cls, _THE_ONLY_ONE, also=_ALSO)
            if not schools:
                found: SchoolSettings = super().for_request(request)
                return found
            setattr(request, kept, schools[0])
        school: SchoolSettings = getattr(request, kept)
        return school
