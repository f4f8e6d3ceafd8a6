"""Counting again before the night, for whoever has just put something right."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.visitors import signed_in
from insight import tasks
from insight.pages.door import RIGHT


@require_POST
def count_again(request: HttpRequest) -> HttpResponse:
    """Ask for a counting; one that is on its way already is new enough."""
    if not signed_in(request).has_perm(RIGHT):
        raise Http404
    if tasks.count_now():
        messages.success(request, _("The figures are being counted. Look again in a few minutes."))
    else:
        messages.info(request, _("The figures are being counted already. Look again in a few minutes."))
    return redirect("insight:figures")
