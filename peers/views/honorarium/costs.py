"""A cost with its receipt: written down, put right, and the picture kept meanwhile."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.visitors import signed_in
from peers import claims
from peers.claims import overview, receipts
from peers.claims.correcting import CORRECTABLE
from peers.claims.forms import CostForm, name_of
from peers.claims.words import is_cost
from peers.models import Claim, Contributor
from peers.views.asking import own
from peers.views.honorarium.claims import picture
from peers.views.honorarium.whose import CONFLICT, READS, REFUSALS, UNPROCESSABLE, own_claim, said_of


@never_cache
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Write down a cost, to be sent at once or later."""
    contributor = own(request)
    form = _form(request, contributor, None)
    if request.method == "GET" or not form.is_valid():
        return _shown(request, form)
    return _saved(request, form, contributor, None)


@never_cache
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Put a cost right that is not sent."""
    claim = own_claim(request, claim_id)
    if not is_cost(claim) or (claim.state not in CORRECTABLE and request.method == "GET"):
        return redirect("peers:claim", claim.pk)
    form = _form(request, claim.contributor, claim)
    if request.method == "GET" or not form.is_valid():
        return _shown(request, form, claim=claim)
    return _saved(request, form, claim.contributor, claim)


@never_cache
@require_http_methods(READS)
def kept(request: HttpRequest, token: str) -> HttpResponse:
    """Show a picture that was chosen and belongs to no cost yet; only to whoever chose it."""
    return picture(receipts.content_of(name_of(signed_in(request), token)))


def _form(request: HttpRequest, contributor: Contributor, claim: Claim | None) -> CostForm:
    work = overview.may_cost(contributor)
    if request.method == "GET":
        return CostForm(person=signed_in(request), work=work, claim=claim)
    return CostForm(request.POST, request.FILES, person=signed_in(request), work=work, claim=claim)


def _saved(
    request: HttpRequest, form: CostForm, contributor: Contributor, claim: Claim | None
) -> HttpResponse:
    person = signed_in(request)
    try:
        row = _save(form, contributor, claim, request)
        if claim is None and not _is_as_written(row, form):
            # The same form once more, from the browser's "back": it was saved already, with other words.
            return _conflict(request, form, row)
        if form.wants_to_send:
            claims.send(claims=[row], by=person)
    except (claims.Stale, claims.NotNow) as no:
        form.add_error(None, str(no))
        return _conflict(request, form, claim)
    except REFUSALS as no:
        form.add_error(None, said_of(no))
        return _shown(request, form, claim=claim)
    said = _("Thank you. It is sent, and a coordinator looks at it.")
    messages.success(request, said if form.wants_to_send else _("Saved. It waits here until you send it."))
    return redirect("peers:claim", row.pk)


def _save(form: CostForm, contributor: Contributor, claim: Claim | None, request: HttpRequest) -> Claim:
    data = form.cleaned_data
    written = {name: data[name] for name in ("about", "done_on", "amount", "engagement")}
    by = signed_in(request)
    if claim is None:
        return claims.add_cost(
            contributor=contributor, by=by, key=data["key"], receipt=form.receipt, **written
        )
    version = data["version"] or 0
    return claims.change_cost(claim=claim, by=by, version=version, receipt=form.receipt, **written)


def _is_as_written(row: Claim, form: CostForm) -> bool:
    data = form.cleaned_data
    written = (data["about"].strip(), data["done_on"], data["amount"], data["engagement"])
    return written == (row.about, row.done_on, row.amount, row.engagement)


def _conflict(request: HttpRequest, form: CostForm, claim: Claim | None) -> HttpResponse:
    """Show both: what was written here, and what there is now."""
    newest = own_claim(request, claim.pk) if claim is not None else None
    if newest is not None:
        form.rewrite(version=str(newest.version))
    return _shown(request, form, claim=newest, status=CONFLICT)


def _shown(
    request: HttpRequest, form: CostForm, *, claim: Claim | None = None, status: int | None = None
) -> HttpResponse:
    token = form.data.get("kept", "") if form.is_bound and form.receipt else ""
    context = {
        "form": form,
        "claim": claim,
        "kept": token,
        "conflict": claim if status == CONFLICT else None,
    }
    status = status or (UNPROCESSABLE if form.errors else 200)
    return render(request, "peers/honorarium/cost.html", context, status=status)
