"""An offer of work: read it, answer it, say no with one press, choose another month. Only one's own."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.numbers import numbers_of
from accounts.visitors import signed_in
from peers import ceiling, offers
from peers.models import Engagement, Offer
from peers.offers import moving
from peers.offers import page as pages
from peers.offers.answer_form import AnswerForm, choice_name
from peers.states import Terms

UNPROCESSABLE = 422
CONFLICT = 409


@never_cache
@require_http_methods(["GET", "POST"])
def offered(request: HttpRequest, offer_id: int) -> HttpResponse:
    """Show an offer, and take the answer."""
    offer = _own(request, offer_id)
    page = pages.of(offer)
    if request.method == "GET":
        return _show(request, page, AnswerForm(page.waiting))
    form = AnswerForm(page.waiting, request.POST)
    stale = [line for line in page.settled if _other(line, request.POST)]
    if stale:
        return _show(request, page, form, status=CONFLICT, refused=_became(stale))
    if not page.waiting:
        # The second of two presses: everything is as it says already.
        return redirect("peers:offered", offer_id=offer.pk)
    if not form.is_valid():
        return _show(request, page, form, status=UNPROCESSABLE)
    return _answered(request, offer, form, page)


@never_cache
@require_http_methods(["GET", "POST"])
def declined(request: HttpRequest, offer_id: int, engagement_id: int) -> HttpResponse:
    """Say no thank you to one piece, also after a yes."""
    offer, row = _piece(request, offer_id, engagement_id)
    if request.method == "POST":
        try:
            offers.decline(engagement=row, by=signed_in(request))
        except offers.NotNow as no:
            messages.info(request, str(no))
        else:
            messages.success(request, _("Thank you for telling us. Nobody asks why."))
    return redirect("peers:offered", offer_id=offer.pk)


@never_cache
@require_http_methods(["GET", "POST"])
def month(request: HttpRequest, offer_id: int, engagement_id: int) -> HttpResponse:
    """Have agreed work paid in another month."""
    offer, row = _piece(request, offer_id, engagement_id)
    if request.method == "GET":
        return redirect("peers:offered", offer_id=offer.pk)
    try:
        offers.change_month(
            engagement=row,
            pay_month=_month(request.POST.get("maaned", "")),
            by=signed_in(request),
            despite_own_limit=bool(request.POST.get("alligevel")),
        )
    except offers.OwnLimit as no:
        page = pages.of(offer)
        context = {"over_own": no.warnings, "row": row, "wanted": request.POST.get("maaned", "")}
        return _show(request, page, AnswerForm(page.waiting), status=UNPROCESSABLE, **context)
    except (offers.NotNow, offers.WrongMonth, ceiling.AboveCeiling) as no:
        messages.info(request, str(no))
    else:
        messages.success(request, _("It is changed."))
    return redirect("peers:offered", offer_id=offer.pk)


def _answered(request: HttpRequest, offer: Offer, form: AnswerForm, page: pages.OfferPage) -> HttpResponse:
    try:
        offers.answer(
            offer=offer,
            choices=form.choices(),
            pay_month=form.months(),
            by=signed_in(request),
            despite_own_limit=form.cleaned_data["alligevel"],
        )
    except ceiling.AboveCeiling as no:
        return _show(request, page, form, status=UNPROCESSABLE, above=no)
    except offers.OwnLimit as no:
        return _show(request, page, form, status=UNPROCESSABLE, over_own=no.warnings)
    except offers.Employed as no:
        return _show(request, page, form, status=UNPROCESSABLE, refused=str(no))
    except offers.WrongMonth as no:
        return _show(request, page, form, status=UNPROCESSABLE, refused=str(no))
    except offers.NotNow as no:
        # Something happened since the page was shown: what is left of it, with what was chosen.
        fresh = pages.of(_own(request, offer.pk))
        again = AnswerForm(fresh.waiting, request.POST)
        return _show(request, fresh, again, status=CONFLICT, refused=str(no))
    _thank(request, form.choices())
    return redirect("peers:offered", offer_id=offer.pk)


def _other(line: pages.Line, sent: QueryDict) -> bool:
    """Whether something else became of a piece than what was answered on a page that has grown old."""
    said = sent.get(choice_name(line)) or (sent.get("alle") if line.row.pk in _seen(sent) else None)
    return bool(said) and said != line.answer


def _seen(sent: QueryDict) -> set[int]:
    """Return the pieces that waited when the page was shown, for a button that answers them all."""
    return set(numbers_of(sent.getlist("set")))


def _became(lines: list[pages.Line]) -> str:
    said = [f"{line.when}: {moving.why_not(line.row)}" for line in lines]
    return " ".join([*said, _("Nothing of your answer is sent yet.")])


def _thank(request: HttpRequest, choices: dict[int, str]) -> None:
    if set(choices.values()) == {offers.NO}:
        messages.success(request, _("Thank you for telling us. Nobody asks why."))
    elif Terms.PAID in choices.values():
        messages.success(
            request, _("Thank you! It is agreed. You may still say no, as long as it is not done.")
        )
    else:
        messages.success(request, _("Thank you for your answer."))


def _show(
    request: HttpRequest, page: pages.OfferPage, form: AnswerForm, *, status: int = 200, **more: object
) -> HttpResponse:
    context = {"page": page, "offer": page.offer, "form": form, **more}
    return render(request, "peers/honorarium/offer.html", context, status=status)


def _own(request: HttpRequest, offer_id: int) -> Offer:
    """Return an offer of whoever asks; another's is 404, as is one that never was."""
    rows = Offer.objects.select_related("contributor", "made_by")
    found = rows.filter(pk=offer_id, contributor__person=signed_in(request)).first()
    if found is None:
        raise Http404
    return found


def _piece(request: HttpRequest, offer_id: int, engagement_id: int) -> tuple[Offer, Engagement]:
    offer = _own(request, offer_id)
    found = offer.engagements.filter(pk=engagement_id, frame__isnull=True).first()
    if found is None:
        raise Http404
    return offer, found


def _month(said: str) -> date:
    """Return the month that was sent. Raises WrongMonth."""
    try:
        return date.fromisoformat(said)
    except ValueError as error:
        raise offers.WrongMonth from error
