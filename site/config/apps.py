"""The site itself as an app: its tables and its commands."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "config"
    verbose_name = "Samskole"
    default_auto_field = "django.db.models.BigAutoField"
