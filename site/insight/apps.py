"""The board and the key figures, as an app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InsightConfig(AppConfig):
    name = "insight"
    verbose_name = _("The board and key figures")
    default_auto_field = "django.db.models.BigAutoField"
