"""Who has which seat, as an app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EnrolmentConfig(AppConfig):
    name = "enrolment"
    verbose_name = _("Seats and enrolment")
    default_auto_field = "django.db.models.BigAutoField"
