"""Who contributes, as an app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeersConfig(AppConfig):
    name = "peers"
    verbose_name = _("Contributors")
    default_auto_field = "django.db.models.BigAutoField"
