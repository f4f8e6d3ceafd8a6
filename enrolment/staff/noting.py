"""A list of people in the staff's screens: whom each page of it showed is written down."""

from typing import Any

from django.http import HttpRequest

from accounts.visitors import signed_in
from enrolment import readings
from enrolment.day_states import ReadingKind
from enrolment.models import Enrolment


class Noted:
    """Stands before Wagtail's list of rows; ``enrolment_of`` says whose row it is."""

    request: HttpRequest
    is_export: bool

    def enrolment_of(self, row: Any) -> Enrolment:
        """Return the enrolment that a row shows."""
        found: Enrolment = row
        return found

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Write down who stands on this page, or in the whole list where it is saved as a file."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)  # type: ignore[misc]  # of the view
        what = ReadingKind.EXPORT if self.is_export else ReadingKind.ROSTER
        rows = [self.enrolment_of(row) for row in context["object_list"]]
        readings.note_each(by=signed_in(self.request), what=what, rows=rows)
        return context
