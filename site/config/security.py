"""Content security policy by path: strict in public, Wagtail's own needs under its admin."""

from typing import Any

from csp.constants import SELF
from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase


class PathCSPMiddleware(CSPMiddleware):
    """Gives the admin the policy it needs; decorators cannot reach Wagtail's views."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> Any:
        """Return django-csp's parts, with the admin's directives under ``/redaktion/`` and in previews."""
        parts = super().get_policy_parts(request, response, report_only)
        if report_only or parts.config is not None:
            return parts
        if request.path_info.startswith("/redaktion/"):
            parts.config = settings.ADMIN_CSP
        elif getattr(request, "is_preview", False):
            # Wagtail shows a preview in a frame of its admin, through a request to the page's own address.
            parts.config = {**settings.CONTENT_SECURITY_POLICY["DIRECTIVES"], "frame-ancestors": [SELF]}
        return parts
