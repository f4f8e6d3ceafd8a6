"""Uploads served by Django itself, where no web server in front does it."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.static import serve as serve_file


@login_not_required
def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """Serve a rendition of a picture; originals, documents and other uploads are never served here."""
    if not path.startswith("images/"):
        raise Http404
    response = serve_file(request, path, document_root=str(settings.MEDIA_ROOT))
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
