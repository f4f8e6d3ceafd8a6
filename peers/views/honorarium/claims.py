"""One claim: its story, hours put right, another month of payment, taken back or given up."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from moneyed import Money

from accounts.models import User
from accounts.visitors import signed_in
from peers import ceiling, claims
from peers.claims import receipts, story
from peers.claims.correcting import CORRECTABLE, MONTH_MAY_CHANGE
from peers.claims.forms import HoursForm, MonthForm
from peers.claims.moving import may
from peers.claims.words import about_time, is_cost, lines_of
from peers.models import Claim
from peers.money import shown
from peers.states import ClaimState
from peers.views.honorarium.whose import CONFLICT, READS, REFUSALS, UNPROCESSABLE, own_claim, said_of


@never_cache
@require_http_methods(READS)
def page(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Show a claim, what happens next, and what can be done."""
    claim = own_claim(request, claim_id)
    is_over = claim.state in {ClaimState.DROPPED, ClaimState.REVERSED}
    context = {
        "line": lines_of([claim])[0],
        "claim": claim,
        "steps": story.of(claim),
        "is_cost": is_cost(claim),
        "may_correct": claim.state in CORRECTABLE,
        "may_send": may(claim, "send"),
        "may_take_back": may(claim, "take_back"),
        "may_drop": may(claim, "drop"),
        "may_change_month": claim.state in MONTH_MAY_CHANGE,
        "may_claim_again": is_over and claim.engagement is not None and not is_cost(claim),
    }
    return render(request, "peers/honorarium/claim.html", context)


def _take_back(claim: Claim, by: User) -> None:
    claims.take_back(claim=claim, by=by)


def _send(claim: Claim, by: User) -> None:
    claims.send(claims=[claim], by=by)


def _again(claim: Claim, by: User) -> None:
    if claim.engagement is None or is_cost(claim):
        raise claims.NotOwed
    claims.again(engagement=claim.engagement, by=by)


_ACTS: dict[str, tuple[Callable[[Claim, User], None], object]] = {
    "send": (_send, gettext_lazy("Thank you. It is sent, and a coordinator looks at it.")),
    "take_back": (_take_back, gettext_lazy("You have it back, and can put it right and send it again.")),
    "again": (_again, gettext_lazy("It is ready for you once more. See that it is right, and send it.")),
}


@never_cache
@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Send it, take it back, or claim work anew; the act is in the form, and without one nothing is done."""
    claim = own_claim(request, claim_id)
    wanted = _ACTS.get(request.POST.get("act", ""))
    if wanted is None:
        return redirect("peers:claim", claim.pk)
    do, said = wanted
    try:
        do(claim, signed_in(request))
    except REFUSALS as no:
        messages.warning(request, said_of(no))
        return redirect("peers:claim", claim.pk)
    messages.success(request, str(said))
    return redirect("peers:honorarium")


@never_cache
@require_http_methods(["GET", "POST"])
def drop(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Ask before it is given up."""
    claim = own_claim(request, claim_id)
    if not may(claim, "drop"):
        messages.info(request, str(claims.NotNow()))
        return redirect("peers:claim", claim.pk)
    if request.method == "GET":
        return render(request, "peers/honorarium/drop.html", {"claim": claim, "is_cost": is_cost(claim)})
    try:
        claims.drop(claim=claim, by=signed_in(request))
    except REFUSALS as no:
        messages.warning(request, said_of(no))
        return redirect("peers:claim", claim.pk)
    messages.success(request, _("It is given up. You can take it up again under “Earlier”."))
    return redirect("peers:honorarium")


@never_cache
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Put right how long it took; explained where it is not as agreed."""
    claim = own_claim(request, claim_id)
    if is_cost(claim):
        return redirect("peers:change_cost", claim.pk)
    form = HoursForm(request.POST) if request.method == "POST" else HoursForm.of(claim)
    if request.method == "GET" or not form.is_valid():
        return _form(request, "correct", claim, {"form": form}, UNPROCESSABLE if form.errors else 200)
    try:
        row = claims.correct(
            claim=claim,
            minutes=form.in_minutes,
            explanation=form.cleaned_data["explanation"],
            by=signed_in(request),
            version=form.cleaned_data["version"],
        )
    except (claims.Stale, claims.NotNow):
        return _conflict(request, "correct", claim, {"form": form})
    except claims.Unexplained as no:
        form.add_error("explanation", str(no))
    except REFUSALS as no:
        form.add_error(None, said_of(no))
    else:
        messages.success(request, _("Saved. It is now: %(what)s") % {"what": _in_short(row)})
        _whisper(request, row)
        return redirect("peers:claim", claim.pk)
    return _form(request, "correct", claim, {"form": form}, UNPROCESSABLE)


@never_cache
@require_http_methods(["GET", "POST"])
def month(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Choose the month in which it is paid."""
    claim = own_claim(request, claim_id)
    months = ceiling.months_to_choose(claim.done_on, None)
    given = {"pay_month": claim.pay_month.isoformat(), "version": claim.version}
    form = MonthForm(request.POST if request.method == "POST" else None, months=months, initial=given)
    context = {"form": form}
    if request.method == "GET" or not form.is_valid():
        return _form(request, "month", claim, context, UNPROCESSABLE if form.errors else 200)
    try:
        row = claims.change_month(
            claim=claim,
            pay_month=form.cleaned_data["pay_month"],
            by=signed_in(request),
            version=form.cleaned_data["version"],
        )
    except (claims.Stale, claims.NotNow):
        return _conflict(request, "month", claim, context)
    except REFUSALS as no:
        form.add_error(None, said_of(no))
        return _form(request, "month", claim, context, UNPROCESSABLE)
    messages.success(request, _("Saved."))
    _whisper(request, row)
    return redirect("peers:claim", claim.pk)


@never_cache
@require_http_methods(READS)
def receipt(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Show the picture of one's own receipt."""
    return picture(receipts.content(own_claim(request, claim_id)))


def picture(content: bytes | None) -> HttpResponse:
    """Answer with a receipt that nobody keeps on the way, and that is nothing but a picture; 404 for None."""
    if content is None:
        raise Http404
    answer = HttpResponse(content, content_type="image/jpeg")
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Content-Disposition"] = 'inline; filename="kvittering.jpg"'
    return answer


def _whisper(request: HttpRequest, claim: Claim) -> None:
    """Say to the person, and to nobody else, where their month or year is above their own limit now."""
    if is_cost(claim):
        return
    nothing_more = [(claim.pay_month, Money(0, claim.amount.currency))]
    for warning in ceiling.own_warnings(claim.contributor, nothing_more):
        messages.info(request, str(warning))


def _conflict(request: HttpRequest, name: str, claim: Claim, context: Mapping[str, object]) -> HttpResponse:
    """Show both: what was written here, and what there is now; saved from here, the newest is known."""
    newest = own_claim(request, claim.pk)
    form = context["form"]
    if isinstance(form, HoursForm | MonthForm):
        form.rewrite(version=str(newest.version))
    return _form(request, name, newest, {**context, "conflict": lines_of([newest])[0]}, CONFLICT)


def _form(
    request: HttpRequest, name: str, claim: Claim, context: Mapping[str, object], status: int
) -> HttpResponse:
    full = {"claim": claim, "line": lines_of([claim])[0], **context}
    return render(request, f"peers/honorarium/{name}.html", full, status=status)


def _in_short(claim: Claim) -> str:
    return f"{about_time(claim)}, {shown(claim.amount)}"
