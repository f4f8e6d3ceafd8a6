"""Sign-in elsewhere: the municipality's own accounts, where they are configured."""

from django.conf import settings
from django.urls import reverse


def outside_doors() -> list[tuple[str, str]]:
    """Return address and name of each configured sign-in elsewhere; usually none or one."""
    apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    return [(reverse("openid_connect_login", args=[app["provider_id"]]), app["name"]) for app in apps]
