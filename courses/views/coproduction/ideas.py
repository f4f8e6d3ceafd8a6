"""Sending an idea, and following it: by its secret link, or as one's own."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.rate_limits import allow
from accounts.visitors import signed_in, visitor
from courses.coproduction import idea_page, proposals, told
from courses.forms.ideas import AdditionForm, AddressForm, IdeaForm
from courses.models import Proposal

OK, UNPROCESSABLE, NOT_FOUND, TOO_MANY = 200, 422, 404, 429


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def propose(request: HttpRequest) -> HttpResponse:
    """Ask the three questions; what was typed stays, whatever lacks."""
    person = visitor(request)
    form = IdeaForm(request.POST if request.method == "POST" else None, is_known=person is not None)
    if request.method != "POST" or not form.is_valid():
        return _questions(request, form, UNPROCESSABLE if form.errors else OK)
    if not allow(request, action="idea"):
        return _questions(request, form, TOO_MANY)
    if form.is_machine:
        return redirect("courses:making")
    # Whose address it is nobody knows yet: from us it gets no more letters than a person would cause.
    email = form.answers.get("email", "").lower()
    if email and not allow(request, action="idea_letter", key=email):
        return _questions(request, form, TOO_MANY)
    idea = proposals.propose(person=person, language=get_language() or "da", **form.answers)
    messages.success(request, _("Thank you. We have received your idea."))
    return redirect(told.path_of(idea))


def _questions(request: HttpRequest, form: IdeaForm, status: int) -> HttpResponse:
    context = {"form": form, "person": visitor(request), "is_resting": status == TOO_MANY}
    return render(request, "courses/coproduction/ideas/propose.html", context, status=status)


@login_not_required
@never_cache
@require_safe
def idea(request: HttpRequest, secret: str) -> HttpResponse:
    """The page of an idea, for whoever has its link."""
    found = find(secret)
    return unknown(request) if found is None else shown(request, found)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def my_idea(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """The page of an idea of whoever is signed in; another's is 404."""
    rows = Proposal.objects.select_related("person", "course").filter(person=signed_in(request))
    found = rows.filter(pk=proposal_id).first()
    if found is None:
        raise Http404
    return shown(request, found)


def shown(
    request: HttpRequest,
    found: Proposal,
    *,
    addition: AdditionForm | None = None,
    address: AddressForm | None = None,
    refused: str = "",
    status: int = OK,
) -> HttpResponse:
    """Show an idea, with a form as it was filled in where something lacked."""
    context: dict[str, Any] = {
        "shown": idea_page.of(found, now=timezone.now()),
        "idea": found,
        "addition_form": addition or AdditionForm(),
        "address_form": address or AddressForm(),
        "refused": refused,
        "link": request.build_absolute_uri(told.path_of(found)),
    }
    return render(request, "courses/coproduction/ideas/idea.html", context, status=status)


def find(secret: str) -> Proposal | None:
    """Return the idea of a link, None where there is none."""
    try:
        return proposals.find(secret)
    except Proposal.DoesNotExist:
        return None


def unknown(request: HttpRequest) -> HttpResponse:
    """Answer a link that leads to nothing."""
    if not allow(request, action="unknown_link"):
        return render(request, "429.html", status=TOO_MANY)
    return render(request, "courses/coproduction/ideas/unknown.html", status=NOT_FOUND)
