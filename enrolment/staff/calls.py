"""The call list: whom the school has to tell by itself, and what."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views import generic

from accounts.screens import Hidden, SafeExport
from courses.words import session_when
from enrolment import notices
from enrolment.models import Notice
from enrolment.staff.columns import WordsColumn


def say(notice: Notice) -> str:
    """Return what to tell the person: what happened, in which class, and when it matters."""
    parts = [str(notice.get_kind_display()), str(notice.enrolment.run)]
    if notice.session:
        parts.append(session_when(notice.session))
    if notice.enrolment.expires_at and notice.kind == "offered":
        parts.append(_("An answer is needed: see the class for how long."))
    return " · ".join(parts)


class DoneColumn(Column):
    """A button that marks the row as told."""

    cell_template_name = "enrolment/staff/told_cell.html"

    def get_cell_context_data(self, instance: Notice, parent_context: Any) -> dict[str, Any]:
        """Add the address the button posts to."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return {
            **context,
            "notice": instance,
            "url": reverse("calls:told", args=[instance.pk]),
            "csrf": get_token(parent_context["request"]),
        }


class CallIndex(Hidden, SafeExport, generic.IndexView):
    """Who has no mail, or whose mail did not go, oldest first."""

    permission = "enrolment.view_notice"
    page_title = gettext_lazy("Call list")
    is_searchable = True
    no_results_message = gettext_lazy("Nobody to call. Everybody has been told.")
    export_values: ClassVar[dict[str, tuple[Any, Callable[[Any], Any]]]] = {
        "name": (gettext_lazy("Name"), lambda notice: notice.person.chosen_name),
        "phone": (gettext_lazy("Phone"), lambda notice: notice.person.phone),
        "say": (gettext_lazy("What to say"), say),
        "since": (gettext_lazy("Since"), lambda notice: notice.created_at),
    }

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Return the columns of the table."""
        return [
            TitleColumn(
                "name",
                label=_("Name"),
                accessor="person.chosen_name",
                get_url=lambda notice: reverse("enrolments:show", args=[notice.enrolment_id]),
            ),
            WordsColumn("phone", label=_("Phone"), accessor=lambda notice: notice.person.phone or "–"),
            WordsColumn("by", label=_("Reached by"), accessor="person.get_contact_by_display"),
            WordsColumn("say", label=_("What to say"), accessor=say),
            WordsColumn("why", label=_("Why"), accessor="get_state_display"),
            DateColumn("created_at", label=_("Since"), sort_key="created_at"),
            DoneColumn("told", label=_("Told?")),
        ]

    def get_base_queryset(self) -> QuerySet[Notice]:
        """Return who is still to be told."""
        return notices.to_call()

    def search_queryset(self, queryset: QuerySet[Notice]) -> QuerySet[Notice]:
        """Find by name and phone."""
        if not self.is_searching:
            return queryset
        word = self.search_query
        return queryset.filter(Q(person__chosen_name__icontains=word) | Q(person__phone__icontains=word))

    def get_list_more_buttons(self, _notice: Notice) -> list[Any]:
        """Offer nothing but the button of the row."""
        return []


class Told(Hidden, View):
    """Mark somebody as told."""

    permission = "enrolment.change_notice"

    def post(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """Write down who told them."""
        notice = get_object_or_404(Notice.objects.select_related("person"), pk=pk)
        notices.mark_called(notice=notice, by=request.user)  # type: ignore[arg-type]  # signed in, or no permission
        messages.success(request, _("%(name)s is told.") % {"name": notice.person.chosen_name})
        return redirect("calls:index")
