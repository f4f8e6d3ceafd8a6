"""The page of a class, ``/redaktion/hold/<id>/``: numbers, sessions, who comes, who waits, what happened."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from wagtail.admin.widgets.button import Button, HeaderButton

from courses.sessions import OVER
from courses.states import RUN_TRANSITIONS, RunAccess
from courses.words import run_dates, session_when
from enrolment import readings
from enrolment.classes import sharing_history
from enrolment.day_states import ReadingKind
from enrolment.signing_up import invitations
from enrolment.staff.base import StaffPage
from enrolment.staff.class_queries import ClassRoom, moves_of
from enrolment.staff.columns import Crumb
from enrolment.staff.line import Line
from enrolment.staff.session_words import state_of, where
from enrolment.staff.sharing_figures import Sharing

MOVES = [
    ("open", gettext_lazy("Open the class"), "unlock"),
    ("close", gettext_lazy("Close for enrolment"), "lock"),
    ("finish", gettext_lazy("Finish the class"), "check"),
    ("cancel", gettext_lazy("Cancel the class"), "cross"),
]


class ClassPage(StaffPage):
    """All a coordinator needs of one class."""

    permission = "enrolment.view_enrolment"
    template_name = "enrolment/staff/class_page.html"

    @cached_property
    def room(self) -> ClassRoom:
        """Return the class and everybody in it."""
        return ClassRoom.of(self.kwargs["pk"])

    def get_page_title(self) -> str:
        """Name the class."""
        return str(self.room.run)

    def trail(self) -> list[Crumb]:
        """Stand below the list of classes."""
        return [{"url": reverse("runs:index"), "label": _("Classes")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template the class, its numbers and its people."""
        run = self.room.run
        readings.note(by=self.by, what=ReadingKind.ROSTER, run=run)
        return {
            **super().get_context_data(**kwargs),
            "run": run,
            "room": self.room,
            "when": run_dates(self.room.sessions),
            "teachers": [str(teacher) for teacher in run.teachers],
            "figures": self.figures(),
            **self.of_seats(),
            "session_lines": self.session_lines(),
            "is_over": run.state in OVER,
            "moves": moves_of(run),
            "invitation": invitations.address(run) if run.access == RunAccess.INVITATION else "",
            "may_change": self.request.user.has_perm("enrolment.change_enrolment"),
        }

    def of_seats(self) -> dict[str, Any]:
        """Return how the seats are shared, who waits for what, and whether a seat can be offered to them."""
        run, line = self.room.run, Line.of(self.room.waiting)
        rows = line.in_order(self.room.waiting)
        return {
            "line": rows,
            "sharing": None if run.is_drop_in else Sharing.of(run, rows),
            "sharing_changes": sharing_history.lines(run),
            "may_share": run.state not in OVER and self.request.user.has_perm("courses.change_courserun"),
            "may_offer": run.seats.free > 0 and line.somebody_may,
        }

    def session_lines(self) -> list[dict[str, Any]]:
        """Return each session in words, and whether it can still be changed."""
        now = timezone.now()
        may_change = self.request.user.has_perm("courses.change_session") and self.room.run.state not in OVER
        lines = []
        for session in self.room.sessions:
            session.run = self.room.run
            is_past = session.ends_at < now
            lines.append(
                {
                    "session": session,
                    "when": session_when(session),
                    "where": where(session),
                    "state": state_of(session),
                    "is_past": is_past or session.is_cancelled,
                    "may_change": may_change and not is_past and not session.is_cancelled,
                }
            )
        return lines

    def figures(self) -> list[tuple[str, int]]:
        """Return the numbers of the class, in the order they are read."""
        seats, room = self.room.run.seats, self.room
        if self.room.run.is_drop_in:
            return [(_("Seats"), seats.capacity)]
        return [
            (_("Seats"), seats.capacity),
            (pgettext("seats", "Enrolled"), len(room.roster)),
            (pgettext("seats", "Offered"), len(room.offered)),
            (pgettext("seats", "Held"), len(room.held)),
            (_("Free"), 0 if self.room.run.state in OVER else seats.free),
            (_("Waiting"), len(room.waiting)),
        ]

    @property
    def may_add(self) -> bool:
        """Whether somebody can be signed up here; where one just comes, nobody is."""
        return not self.room.run.is_drop_in and self.request.user.has_perm("enrolment.add_enrolment")

    @cached_property
    def header_buttons(self) -> list[Button]:
        """Put what is done most into the header."""
        pk = self.room.run.pk
        buttons = []
        if self.may_add:
            url = reverse("runs:add_person", args=[pk])
            buttons.append(HeaderButton(_("Add a person"), url=url, icon_name="plus", priority=1))
        if self.request.user.has_perm("courses.change_courserun"):
            url = reverse("runs:edit", args=[pk])
            buttons.append(HeaderButton(_("Edit"), url=url, icon_name="edit", priority=2))
        if not self.room.run.is_drop_in:
            url = reverse("runs:roster", args=[pk])
            buttons.append(HeaderButton(_("Print roster"), url=url, icon_name="doc-full", priority=3))
        return buttons

    def evaluation(self) -> list[tuple[str, str, str]]:
        """Offer to ask those who were there, once the class has met."""
        has_met = any(session.ends_at < timezone.now() for session in self.room.sessions)
        may_ask = has_met and not self.room.run.is_drop_in
        if not may_ask or not self.request.user.has_perm("enrolment.add_evaluation"):
            return []
        url = f"{reverse('evaluations:send')}?hold={self.room.run.pk}"
        return [(_("Send an evaluation"), url, "comment")]

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Offer the moves that the state allows, copying, exports and the history."""
        run = self.room.run
        buttons = [
            Button(label, url=reverse(f"runs:{name}", args=[run.pk]), icon_name=icon, priority=number)
            for number, (name, label, icon) in enumerate(MOVES)
            if run.state in RUN_TRANSITIONS[name].sources
            and self.request.user.has_perm("courses.change_courserun")
        ]
        roster = reverse("runs:export_roster", args=[run.pk])
        team = [(_("Sign up a team"), reverse("runs:add_team", args=[run.pk]), "group")]
        files = [
            (_("Roster as XLSX"), f"{roster}?export=xlsx", "download"),
            (_("Roster as CSV"), f"{roster}?export=csv", "download"),
        ]
        more = [
            *(team if self.may_add else []),
            (_("Copy the class"), reverse("runs:copy", args=[run.pk]), "copy"),
            *([] if run.is_drop_in else files),
            *self.evaluation(),
            (_("History"), reverse("runs:history", args=[run.pk]), "history"),
        ]
        more_buttons = [
            Button(label, url=url, icon_name=icon, priority=10 + number)
            for number, (label, url, icon) in enumerate(more)
        ]
        return [*buttons, *more_buttons]
