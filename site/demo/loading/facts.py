"""Who the school is, what it decides, and what it promises."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import Site

from demo.content import agreement
from demo.content.school import SCHOOL
from enrolment.models import Agreement, EnrolmentSettings
from home.models import SchoolSettings

COURSES_PER_TERM = 4
"""One more than the citizen of the cast has, so that a visitor can sign up for something as her."""


def school() -> None:
    """Name, phone, address and opening hours."""
    settings = SchoolSettings.for_site(Site.objects.get(is_default_site=True))
    for name, value in SCHOOL.items():
        setattr(settings, name, value)
    settings.save()


def rules() -> Agreement:
    """The cap of a term, a board for everybody, and the mutual agreement, in force since long."""
    settings = EnrolmentSettings.load()
    settings.courses_per_term = COURSES_PER_TERM
    settings.board_is_public = True
    settings.save()
    return Agreement.objects.update_or_create(
        version=agreement.VERSION,
        defaults={"text_da": agreement.TEXT_DA, "text_en": agreement.TEXT_EN},
        create_defaults={
            "text_da": agreement.TEXT_DA,
            "text_en": agreement.TEXT_EN,
            "valid_from": timezone.now() - timedelta(weeks=60),
        },
    )[0]
