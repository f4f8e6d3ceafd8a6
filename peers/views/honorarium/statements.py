"""The yearly statement, as a page and as a paper."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from peers.claims import statement
from peers.claims.statement import Statement
from peers.views.honorarium.whose import contributor_of

EARLIEST = 2000
AHEAD = 1
"""Years: payroll may have said yes to a payment of January before the year is over."""


@never_cache
@require_GET
def page(request: HttpRequest, year: int) -> HttpResponse:
    """Show what was paid in a year."""
    own = _own(request, year)
    context = {
        "statement": own,
        "notes": statement.notes(),
        "heads": statement.heads(),
        "is_discreet": statement.is_discreet(own),
        "sender": settings.SENDER_NAME,
    }
    return render(request, "peers/honorarium/statement.html", context)


@never_cache
@require_GET
def paper(request: HttpRequest, year: int) -> HttpResponse:
    """Hand out the same as a PDF, under a name that tells nothing; the school stands on it if asked for."""
    own, is_named = _own(request, year), "navn" in request.GET
    made = statement.pdf(own, request=request, is_named=is_named)
    answer = HttpResponse(made, content_type="application/pdf")
    name = statement.FILE_NAME.format(year=year)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _own(request: HttpRequest, year: int) -> Statement:
    contributor = contributor_of(request)
    if contributor is None or not EARLIEST <= year <= timezone.localdate().year + AHEAD:
        raise Http404
    return statement.of(contributor, year)
