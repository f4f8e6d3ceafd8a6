"""What one does to one's own idea: add something, leave an address, join its team, delete it."""

from contextlib import suppress

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.rate_limits import allow
from accounts.visitors import signed_in
from courses.coproduction import proposals, told
from courses.forms.ideas import AdditionForm, AddressForm
from courses.refusals import NotNow
from courses.views.coproduction.ideas import TOO_MANY, UNPROCESSABLE, find, shown, unknown

CONFLICT = 409


@login_not_required
@never_cache
@require_POST
def add(request: HttpRequest, secret: str) -> HttpResponse:
    """Add something to an idea."""
    found = find(secret)
    if found is None:
        return unknown(request)
    form = AdditionForm(request.POST)
    if not form.is_valid():
        return shown(request, found, addition=form, status=UNPROCESSABLE)
    if not allow(request, action="idea"):
        return shown(request, found, addition=form, refused=_resting(), status=TOO_MANY)
    try:
        proposals.add(proposal=found, text=form.cleaned_data["text"])
    except NotNow as no:
        return shown(request, found, addition=form, refused=str(no), status=CONFLICT)
    messages.success(request, _("It is added to your idea."))
    return redirect(told.path_of(found))


@login_not_required
@never_cache
@require_POST
def address(request: HttpRequest, secret: str) -> HttpResponse:
    """Leave an address to be told by."""
    found = find(secret)
    if found is None:
        return unknown(request)
    form = AddressForm(request.POST)
    if not form.is_valid():
        return shown(request, found, address=form, status=UNPROCESSABLE)
    email = form.cleaned_data["email"]
    if not allow(request, action="idea_address", key=email.lower()):
        return shown(request, found, address=form, refused=_resting(), status=TOO_MANY)
    try:
        proposals.leave_address(proposal=found, email=email)
    except NotNow as no:
        return shown(request, found, address=form, refused=str(no), status=CONFLICT)
    messages.success(request, _("We write to you when there is news. The link is in your mail too."))
    return redirect(told.path_of(found))


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def forget(request: HttpRequest, secret: str) -> HttpResponse:
    """Ask once more, and delete."""
    found = find(secret)
    if found is None:
        return unknown(request)
    if request.method == "POST":
        with suppress(NotNow):  # two presses: it is gone already
            proposals.forget(proposal=found)
        messages.success(request, _("It is deleted. Thank you for thinking along."))
        return redirect("courses:making")
    context = {"idea": found, "back": told.path_of(found), "is_built": found.course_id is not None}
    return render(request, "courses/coproduction/ideas/forget.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, secret: str) -> HttpResponse:
    """Let an idea belong to the account of whoever has its link, who would like to help make it."""
    person, found = signed_in(request), find(secret)
    if found is None:
        raise Http404
    refused = ""
    if request.method == "POST":
        try:
            member = proposals.claim(proposal=found, person=person)
        except NotNow as no:
            refused = str(no)
        else:
            messages.success(request, _("The idea is yours now, and stands on this page."))
            return redirect("courses:invitation", member.pk) if member else redirect("courses:making")
    context = {"idea": found, "person": person, "refused": refused, "back": told.path_of(found)}
    return render(
        request, "courses/coproduction/ideas/join.html", context, status=CONFLICT if refused else 200
    )


def _resting() -> str:
    return _(
        "There have been many tries in a short time. Wait a few minutes and press again: it is all here."
    )
