"""``/honorar/``: what waits for me, what is on its way, what is agreed, and what was paid."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from accounts.numbers import numbers_of
from accounts.visitors import signed_in
from peers import claims
from peers.claims import overview, statement
from peers.models import Claim
from peers.views.honorarium.whose import REFUSALS, contributor_of, said_of


@never_cache
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """Show it; to somebody who does not contribute, an invitation."""
    contributor = contributor_of(request)
    if contributor is None:
        return render(request, "peers/honorarium/way_in.html")
    context = {
        "mine": overview.of(contributor),
        "contributor": contributor,
        "years": statement.years_of(contributor),
    }
    return render(request, "peers/honorarium/overview.html", context)


@never_cache
@require_POST
def send(request: HttpRequest) -> HttpResponse:
    """Send what is ticked to approval."""
    person = signed_in(request)
    ticked = numbers_of(request.POST.getlist("claim"))
    rows = list(Claim.objects.filter(pk__in=ticked, contributor__person=person))
    if not rows:
        messages.info(request, _("Tick what you would like to send."))
        return redirect("peers:honorarium")
    try:
        sent = claims.send(claims=rows, by=person)
    except REFUSALS as no:
        messages.warning(request, said_of(no))
        return redirect("peers:honorarium")
    if sent:
        said = ngettext(
            "Thank you. It is sent, and a coordinator looks at it.",
            "Thank you. %(n)d are sent, and a coordinator looks at them.",
            len(sent),
        )
        messages.success(request, said % {"n": len(sent)})
    else:
        messages.info(request, _("It was sent already. You need do nothing."))
    return redirect("peers:honorarium")
