"""Whom the school tells of something else than a seat: teams, teachers, whoever sent an idea."""

from dataclasses import replace
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views import View

from accounts import letters
from accounts.models import Letter
from accounts.screens import Hidden
from accounts.told.mails import Words
from enrolment.evaluation.sending import LETTER, REMINDER
from enrolment.staff.call_ways import WAYS, way_of

SECRET_KINDS = frozenset({LETTER, REMINDER})
"""Letters whose button is a door of the reader alone."""


class Waiting(NamedTuple):
    """One letter that no machine could deliver, with its words in full: it is said in person."""

    letter: Letter
    name: str
    phone: str
    way: Any
    said: Words


def waiting() -> list[Waiting]:
    """Return what is still to be told, oldest first."""
    return [_row(letter) for letter in letters.to_call()]


def _row(letter: Letter) -> Waiting:
    name, phone = (letter.person.chosen_name, letter.person.phone) if letter.person else (letter.address, "")
    return Waiting(letter, name, phone, WAYS[way_of(letter)][0], _spoken(letter))


def _spoken(letter: Letter) -> Words:
    """Return what is said; without the way to an evaluation, by which staff could answer for somebody."""
    said = letters.said(letter, full=True)
    return replace(said, button="", path="") if letter.kind in SECRET_KINDS else said


class LetterTold(Hidden, View):
    """Mark as told the one whose button was pressed."""

    permission = "enrolment.change_notice"

    def post(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """Write down who told them."""
        letter = get_object_or_404(Letter.objects.select_related("person"), pk=pk)
        letters.mark_told(letter=letter, by=request.user)  # type: ignore[arg-type]  # has the permission
        name = letter.person.chosen_name if letter.person else letter.address
        messages.success(request, _("%(name)s is told.") % {"name": name})
        return redirect("calls:index")
