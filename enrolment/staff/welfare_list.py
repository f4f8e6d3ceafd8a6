"""Er du okay? Whom the school asks how they are: each person once, with a kind sentence to begin with."""

from typing import Any, ClassVar

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn
from wagtail.admin.views import generic

from accounts.screens import Hidden
from accounts.visitors import signed_in
from courses.words import session_when
from enrolment.day import welfare
from enrolment.models import Enrolment, WelfareCall
from enrolment.staff.columns import WordsColumn
from enrolment.staff.noting import Noted


def reached_by(call: WelfareCall) -> str:
    """Return phone and mail, whichever there is."""
    person = call.enrolment.person
    return " · ".join(filter(None, (person.phone, person.email))) or "–"


def begin_with(call: WelfareCall) -> str:
    """Return a sentence to begin with, which neither blames nor asks why."""
    return _(
        "Hello %(name)s. We thought of you and just want to hear how you are. You are welcome next time."
    ) % {"name": call.enrolment.person.chosen_name}


def which(call: WelfareCall) -> str:
    """Return which session of which class it was."""
    return f"{call.session.run} · {session_when(call.session)}"


class ButtonsColumn(Column):
    """Two buttons: talked with, and not reached."""

    cell_template_name = "enrolment/staff/welfare_cell.html"

    def get_cell_context_data(self, instance: WelfareCall, parent_context: Any) -> dict[str, Any]:
        """Add the addresses the buttons post to."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return {
            **context,
            "name": instance.enrolment.person.chosen_name,
            "tried": instance.tried_at,
            "talked": reverse("welfare:talked", args=[instance.pk]),
            "not_reached": reverse("welfare:not_reached", args=[instance.pk]),
            "csrf": get_token(parent_context["request"]),
        }


class WelfareIndex(Hidden, Noted, generic.IndexView):
    """Who was missed and had not told us, when the session has ended; oldest first."""

    permission = "enrolment.view_welfarecall"
    page_title = gettext_lazy("Are you okay?")
    no_results_message = gettext_lazy("Nobody was missed. How good.")
    is_searchable = False
    FORMATS: ClassVar[tuple[str, ...]] = ()
    """No export: this list goes nowhere else."""

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Return the columns of the table."""
        return [
            TitleColumn(
                "name",
                label=_("Name"),
                accessor="enrolment.person.chosen_name",
                get_url=lambda call: reverse("enrolments:show", args=[call.enrolment_id]),
            ),
            WordsColumn("reach", label=_("Phone or mail"), accessor=reached_by),
            WordsColumn("session", label=_("Class"), accessor=which),
            WordsColumn("say", label=_("You can begin like this"), accessor=begin_with),
            ButtonsColumn("done", label=_("How did it go?")),
        ]

    def get_base_queryset(self) -> QuerySet[WelfareCall]:
        """Return who is still to be asked."""
        return welfare.to_call()

    def enrolment_of(self, row: WelfareCall) -> Enrolment:
        """Return the seat it is about."""
        return row.enrolment

    def get_list_more_buttons(self, _call: WelfareCall) -> list[Any]:
        """Offer nothing but the buttons of the row."""
        return []


class Talked(Hidden, View):
    """Write down that somebody has talked with the person."""

    permission = "enrolment.change_welfarecall"

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Settle it."""
        call = _find(pk)
        welfare.talked(call=call, by=signed_in(request))
        messages.success(
            request, _("Good that you talked with %(name)s.") % {"name": call.enrolment.person.chosen_name}
        )
        return redirect("welfare:index")


class NotReached(Hidden, View):
    """Write down that it was tried."""

    permission = "enrolment.change_welfarecall"

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Leave it on the list."""
        call = _find(pk)
        welfare.not_reached(call=call, by=signed_in(request))
        messages.success(
            request, _("%(name)s stays on the list.") % {"name": call.enrolment.person.chosen_name}
        )
        return redirect("welfare:index")


def _find(pk: int) -> WelfareCall:
    return get_object_or_404(WelfareCall.objects.select_related("enrolment__person"), pk=pk)
