"""Wagtail's app for accounts, with the school's own screens."""

from wagtail.users.apps import WagtailUsersAppConfig


class SchoolUsersConfig(WagtailUsersAppConfig):
    """Stands in INSTALLED_APPS in place of ``wagtail.users``."""

    user_viewset = "accounts.viewsets.SchoolUserViewSet"
