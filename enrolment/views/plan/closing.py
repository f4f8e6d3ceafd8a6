"""Deleting a plan, and the word of one's own that it may lie under."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.visitors import signed_in
from enrolment.plan import closing, keeping, plan_page
from enrolment.plan.forms import WordForm
from enrolment.plan.keeping import Locked, Unreadable
from enrolment.plan.plan_page import PlanPage
from enrolment.views.asking import language
from enrolment.views.plan.private import UNPROCESSABLE, keep_open, own_of, private, shut


@private
@require_http_methods(["GET", "POST"])
def delete(request: HttpRequest) -> HttpResponse:
    """Say what goes, and delete it; also what cannot be opened any more."""
    person = signed_in(request)
    if request.method == "POST":
        closing.delete(person=person)
        messages.success(request, _("Your plan is deleted."))
        return shut(redirect("enrolment:my_page"))
    if not keeping.is_there(person):
        return redirect("enrolment:plan")
    return render(request, "enrolment/plan/delete.html", {"page": _page(request)})


@private
@require_http_methods(["GET", "POST"])
def word(request: HttpRequest) -> HttpResponse:
    """Put the plan under a word that only its owner knows, under another, or under none."""
    person, own = signed_in(request), own_of(request)
    plan = keeping.read(person, own=own)
    if plan is None:
        messages.info(request, _("Write something in your plan first."))
        return redirect("enrolment:plan")
    if request.method == "POST" and "off" in request.POST and own is not None:
        closing.take_word_off(person=person, own=own)
        messages.success(request, _("Your plan opens without your own word again."))
        return shut(redirect("enrolment:plan"))
    form = WordForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        _plan, new = closing.put_under_word(person=person, word=form.cleaned_data["word"], own=own)
        messages.success(request, _("From now on your plan opens only with your own word."))
        return keep_open(request, redirect("enrolment:plan"), new)
    context = {"form": form, "plan": plan}
    return render(request, "enrolment/plan/word.html", context, status=UNPROCESSABLE if form.errors else 200)


def _page(request: HttpRequest) -> PlanPage | None:
    """Return what would go; None where it does not open."""
    person = signed_in(request)
    try:
        plan = keeping.read(person, own=own_of(request))
    except (Locked, Unreadable):
        return None
    return plan_page.of(person, plan, language=language(), now=timezone.now()) if plan else None
