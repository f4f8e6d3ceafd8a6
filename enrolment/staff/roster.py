"""The roster on paper and in a spreadsheet: names to be called by, never what somebody comes as."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from accounts.screens import Hidden, SafeExport
from accounts.visitors import signed_in
from courses.words import run_dates
from enrolment import readings
from enrolment.day.rosters import need_of
from enrolment.day_states import ReadingKind
from enrolment.staff.class_queries import ClassRoom, roster_of


class PrintRoster(Hidden, TemplateView):
    """A sheet with a box to tick for each person and session; ``?hjaelp=1`` adds what can help."""

    permission = "enrolment.view_enrolment"
    template_name = "enrolment/staff/roster_print.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the sheet its rows and columns."""
        room = ClassRoom.of(self.kwargs["pk"])
        with_needs = self.request.GET.get("hjaelp") == "1"
        what = ReadingKind.NEEDS if with_needs else ReadingKind.ROSTER
        readings.note(by=signed_in(self.request), what=what, run=room.run)
        coming = [session for session in room.sessions if not session.is_cancelled]
        return {
            **super().get_context_data(**kwargs),
            "run": room.run,
            "when": run_dates(room.sessions),
            "days": [f"{timezone.localtime(session.starts_at):%-d/%-m}" for session in coming],
            "rows": [(row.person.chosen_name, need_of(row)) for row in room.roster],
            "with_needs": with_needs,
        }


class ExportRoster(Hidden, SafeExport, SpreadsheetExportMixin, View):
    """The roster as CSV or XLSX."""

    permission = "enrolment.view_enrolment"
    export_values: ClassVar[dict[str, tuple[Any, Callable[[Any], Any]]]] = {
        "name": (gettext_lazy("Name"), lambda row: row.person.chosen_name),
        "email": (gettext_lazy("E-mail"), lambda row: row.person.email or ""),
        "phone": (gettext_lazy("Phone"), lambda row: row.person.phone),
        "contact_by": (gettext_lazy("Reached by"), lambda row: row.person.get_contact_by_display()),
        "need": (gettext_lazy("What can help"), need_of),
        "since": (gettext_lazy("Since"), lambda row: row.state_since),
    }

    def get(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Send the file."""
        if not self.is_export:
            raise Http404
        run = ClassRoom.of(pk).run
        readings.note(by=signed_in(request), what=ReadingKind.EXPORT, run=run)
        self.export_filename = slugify(f"{run.course.title} {run.pk}")
        response: HttpResponseBase = self.as_spreadsheet(roster_of(run), request.GET["export"])
        return response
