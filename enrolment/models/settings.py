"""What the school decides about enrolment."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="user")
class EnrolmentSettings(BaseGenericSetting):
    """One row for the whole installation; times in the unit of the field's name."""

    hold_minutes = models.PositiveSmallIntegerField(
        _("minutes a seat is held while the code is typed"), default=10, validators=[MinValueValidator(1)]
    )
    offer_hours = models.PositiveSmallIntegerField(
        _("hours to answer an offer"), default=48, validators=[MinValueValidator(1)]
    )
    offer_hours_soon = models.PositiveSmallIntegerField(
        _("hours to answer when the class starts soon"), default=4, validators=[MinValueValidator(1)]
    )
    soon_days = models.PositiveSmallIntegerField(_("days before the start that count as soon"), default=2)
    courses_per_term = models.PositiveSmallIntegerField(
        _("courses a person may have in a term"),
        default=2,
        help_text=_("0 means no limit. Drop-ins never count."),
    )

    board_is_public = models.BooleanField(
        _("the board is for everybody"),
        default=False,
        db_default=False,
        help_text=_("Otherwise staff who are signed in see it. It never says a name."),
    )

    class Meta:
        verbose_name = _("rules of enrolment")
