"""What machines read, and an address that every public site must have."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView

from home import sitemap
from home.languages import absolute

statement = login_not_required(RedirectView.as_view(url="/tilgaengelighed/"))
"""``/was``: the accessibility statement, an ordinary page with that address."""

PRIVATE = (
    "/redaktion/",
    "/konto/",
    "/min-side/",
    "/undervisning/",
    "/tilbud/",
    "/kalender/",
    "/demo/",
    "/*/tilmeld/",
)


@login_not_required
@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    """Return every public page in both languages, each with its translations."""
    return render(
        request, "sitemap.xml", {"urlset": sitemap.entries(request)}, content_type="application/xml"
    )


@login_not_required
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Say what robots may read: what everybody may."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in private_paths()), ""]
    lines.append(f"Sitemap: {absolute('/sitemap.xml')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def private_paths() -> list[str]:
    """Addresses of no use to a search engine, with and without the prefix of a language."""
    prefixes = ["" if code == settings.LANGUAGE_CODE else f"/{code}" for code, _name in settings.LANGUAGES]
    return [f"{prefix}{path}" for prefix in prefixes for path in PRIVATE]
