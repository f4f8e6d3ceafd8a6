"""Letters to print: one, or all that wait."""

from collections import defaultdict
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from accounts import claims
from accounts.screens import Hidden
from accounts.states import Channel
from enrolment import notices, readings
from enrolment.day_states import ReadingKind
from enrolment.models import Enrolment, Notice
from enrolment.papers import letters
from enrolment.papers.letters import Letter, Letterhead
from enrolment.staff.base import StaffPage
from enrolment.staff.columns import Crumb

MOST_AT_ONCE = 200


def waiting() -> list[Letter]:
    """Return the letters that wait, one per person with all there is to tell, the longest waiting first."""
    found: dict[int, list[Notice]] = defaultdict(list)
    rows = notices.to_call().filter(channel=Channel.LETTER).select_related("person__claim_code")
    for notice in rows:
        found[notice.person_id].append(notice)
    return [letter_of(rows) for rows in list(found.values())[:MOST_AT_ONCE]]


def letter_of(rows: list[Notice]) -> Letter:
    """Make a letter of what one person has to be told."""
    person = rows[0].person
    return Letter(person, rows, claims.code_of(person=person))


class LettersPage(StaffPage):
    """What there is to print, and the button for when it is in the post."""

    permission = "enrolment.view_notice"
    template_name = "enrolment/staff/letters.html"
    page_title = gettext_lazy("Letters to print")
    header_icon = "mail"

    def trail(self) -> list[Crumb]:
        """Stand below the list."""
        return [{"url": reverse("calls:index"), "label": _("Call list")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template the letters, and the notices in them."""
        found = waiting()
        shown = [notice.enrolment for letter in found for notice in letter.notices]
        readings.note_each(by=self.by, what=ReadingKind.ROSTER, rows=shown)
        return {
            **super().get_context_data(**kwargs),
            "letters": found,
            "may_tell": self.request.user.has_perm("enrolment.change_notice"),
        }


class Paper(Hidden, View):
    """A PDF of letters."""

    permission = "enrolment.view_notice"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Set the letters. Raises Http404 where there is none."""
        found = self.letters(**kwargs)
        if not found:
            raise Http404
        content = letters.pdf(found, head=Letterhead.of(request))
        response = HttpResponse(content, content_type="application/pdf")
        response["Content-Disposition"] = 'inline; filename="brev.pdf"'
        response["Cache-Control"] = "private, no-store"
        return response

    def letters(self, **_kwargs: Any) -> list[Letter]:
        """Return all that wait."""
        return waiting()


class OneLetter(Paper):
    """What one person still has to be told."""

    def letters(self, **kwargs: Any) -> list[Letter]:
        """Return the letter of the person whose notice it is, by whatever way that was to go."""
        one = get_object_or_404(notices.to_call(), pk=kwargs["pk"])
        rows = list(notices.to_call().filter(person=one.person))
        return [letter_of(rows)]


class ReceiptLetter(Paper):
    """What somebody got when they were signed up, on paper."""

    permission = "enrolment.view_enrolment"

    def letters(self, **kwargs: Any) -> list[Letter]:
        """Return one letter about one seat: what was last told of it."""
        row = get_object_or_404(Enrolment, pk=kwargs["pk"])
        told = Notice.objects.filter(enrolment=row).select_related("person", "session__venue", "move")
        last = told.order_by("created_at", "pk").last()
        return [letter_of([last])] if last else []
