"""Portraits: shown only while the yes stands, asked about at every request."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from peers import portraits
from peers.forms import PortraitForm
from peers.models import Contributor
from peers.views.asking import UNPROCESSABLE, own, to_page


@login_not_required
@require_safe
def public(request: HttpRequest, contributor_id: int, mark: str, size: int) -> HttpResponse:
    """Show a portrait to everybody, by the person's own yes; else, and with an old address, 404.

    No cache but the visitor's own may keep it, and that one must ask again each time.
    """
    row = Contributor.objects.filter(
        pk=contributor_id, consented_at__isnull=False, portrait_shown_at__isnull=False
    ).first()
    if row is None or portraits.mark(row) != mark:
        raise Http404
    etag = f'"{mark}-{size}"'
    if request.headers.get("If-None-Match") == etag and size in portraits.SIZES:
        answer: HttpResponse = HttpResponseNotModified()
    else:
        answer = _picture(row, size)
    answer["ETag"] = etag
    answer["Cache-Control"] = "private, no-cache"
    return answer


@never_cache
@require_http_methods(["GET", "POST"])
def mine(request: HttpRequest, size: int) -> HttpResponse:
    """Show one's own portrait, shown to others or not."""
    return _picture(own(request), size)


@never_cache
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest) -> HttpResponse:
    """Choose a picture, and say yes or no to showing it."""
    contributor = own(request)
    form = PortraitForm(request.POST, request.FILES) if request.method == "POST" else PortraitForm()
    if request.method == "POST" and form.is_valid():
        portraits.replace(
            contributor=contributor, sizes=form.cleaned_data["portrait"], shown=form.cleaned_data["shown"]
        )
        messages.success(request, _("Saved."))
        return to_page("shown")
    context = {"form": form, "contributor": contributor, "mark": portraits.mark(contributor)}
    return render(request, "peers/portrait.html", context, status=UNPROCESSABLE if form.errors else 200)


def _picture(row: Contributor, size: int) -> HttpResponse:
    content = portraits.content(row, size)
    if content is None:
        raise Http404
    answer = HttpResponse(content, content_type="image/jpeg")
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
