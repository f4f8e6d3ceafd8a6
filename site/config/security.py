"""Content security policy by path: strict in public, Wagtail's own needs under its admin."""

from typing import Any

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase


class PathCSPMiddleware(CSPMiddleware):
    """Gives the admin the policy it needs; decorators cannot reach Wagtail's views."""

    def get_policy_parts(self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False) -> Any:
        """Return django-csp's parts, with the admin's directives under ``/redaktion/``."""
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and parts.config is None and request.path_info.startswith("/redaktion/"):
            parts.config = settings.ADMIN_CSP
        return parts
