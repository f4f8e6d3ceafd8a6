"""My year, my own limit, and asking the school to go above its ceiling. All of it is for the person alone."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.visitors import signed_in
from peers import ceiling
from peers.ceiling import page as pages
from peers.ceiling.forms import AskForm, OwnLimitForm
from peers.models import Contributor
from peers.views.asking import UNPROCESSABLE, contributor_of, own


@never_cache
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Show the year, and keep the limit; also for somebody who has stopped, and is still paid."""
    contributor = contributor_of(request)
    if contributor is None:
        raise Http404
    limit = ceiling.own_limit(contributor)
    if request.method == "GET":
        return _show(request, contributor, OwnLimitForm(limit=limit))
    form = OwnLimitForm(request.POST, limit=limit)
    if not form.is_valid():
        return _show(request, contributor, form, status=UNPROCESSABLE)
    kept = ceiling.set_own(contributor=contributor, by=signed_in(request), **form.limits())
    is_none = kept.per_month is None and kept.per_year is None
    messages.success(
        request,
        _("You have no limit of your own now.") if is_none else _("Your limit is saved. Only you see it."),
    )
    return redirect("peers:own_limit")


@never_cache
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Ask the school for more than its ceiling."""
    contributor = own(request)
    form = AskForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            ceiling.ask(contributor=contributor, by=signed_in(request), **form.cleaned_data)
        except ceiling.NotAbove as no:
            form.add_error("up_to", str(no))
        except ceiling.AskedAlready as no:
            messages.info(request, str(no))
            return redirect("peers:own_limit")
        else:
            messages.success(request, _("Thank you. A leader of the school answers you."))
            return redirect("peers:own_limit")
    context = {"form": form, "mine": pages.of(contributor)}
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "peers/honorarium/ask_above.html", context, status=status)


def _show(
    request: HttpRequest, contributor: Contributor, form: OwnLimitForm, *, status: int = 200
) -> HttpResponse:
    context = {"form": form, "mine": pages.of(contributor), "contributor": contributor}
    return render(request, "peers/honorarium/limit.html", context, status=status)
