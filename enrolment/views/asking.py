"""What the pages of one place share: whose it is, and in which language it is told."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language

from accounts.visitors import signed_in
from enrolment.mine import my_page, places
from enrolment.mine.places import Place
from enrolment.models import Enrolment

UNPROCESSABLE, CONFLICT = 422, 409


def language() -> str:
    """The language that is active."""
    return get_language() or "da"


def own_row(request: HttpRequest, enrolment_id: int) -> Enrolment:
    """Return a row of whoever asks; another's is 404, as is one that never was."""
    try:
        return my_page.own(signed_in(request), enrolment_id=enrolment_id)
    except Enrolment.DoesNotExist as error:
        raise Http404 from error


def own_place(request: HttpRequest, enrolment_id: int) -> Place:
    """Return a place of whoever asks, in words; another's is 404, as is one that never was."""
    try:
        return places.own(signed_in(request), enrolment_id=enrolment_id, language=language())
    except Enrolment.DoesNotExist as error:
        raise Http404 from error


def to_place(enrolment_id: int) -> HttpResponse:
    """Lead to the page of a place."""
    return redirect("enrolment:place", enrolment_id=enrolment_id)
