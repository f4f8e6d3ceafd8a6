"""The page of the evidence pack, on the screen and on paper."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.visitors import signed_in
from insight.evidence import pack
from insight.pages.door import RIGHT
from peers.assessment import results
from peers.models.assessment import HIGHEST


@never_cache
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show the latest round that has closed, or the one that ``?runde=`` says; 404 without the right."""
    if not signed_in(request).has_perm(RIGHT):
        raise Http404
    asked = request.GET.get("runde", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else None
    found = pack.read(number=number)
    if found is None or (asked and number is None):
        raise Http404
    context = {"pack": found, "enough": results.ENOUGH, "highest": HIGHEST}
    return render(request, "insight/evidence.html", context)
