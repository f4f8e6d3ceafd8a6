"""The school's own pages as an app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("The school's pages")
    default_auto_field = "django.db.models.BigAutoField"
