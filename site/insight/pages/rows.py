"""Where the rows behind a figure are found at the desk, for those who may see them there."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from enrolment.states import SeatState
from insight.periods import Period
from peers.states import ClaimState


@dataclass(frozen=True, slots=True)
class Rows:
    """A list of the desk: its words, its address, the right to see it, and what it is narrowed to.

    ``has_term`` says that the list can be narrowed to a term.
    """

    words: Promise
    url_name: str
    permission: str
    states: Sequence[str] = ()
    has_term: bool = False

    def address(self, period: Period) -> str:
        """Return the address of the list, narrowed to the period as far as the list can be."""
        pairs = [("state", state) for state in self.states]
        if self.has_term and period.kind == "term":
            pairs.append(("term", period.key.rpartition("-")[2]))
        return f"{reverse(self.url_name)}?{urlencode(pairs)}" if pairs else reverse(self.url_name)


def _seats(*states: str) -> Rows:
    return Rows(
        _("See the enrolments"), "enrolments:index", "enrolment.view_enrolment", states, has_term=True
    )


def _classes(*states: str) -> Rows:
    return Rows(_("See the classes"), "runs:index", "courses.view_courserun", states, has_term=True)


def _claims(*states: str) -> Rows:
    return Rows(_("See the claims"), "claims:index", "peers.view_claim", states)


_HAD = _seats(SeatState.ENROLLED, SeatState.COMPLETED)
_IDEAS = Rows(_("See ideas and teams"), "ideas:index", "courses.view_proposal")
_BOOKS = Rows(_("See the books"), "ledger:index", "peers.view_account")
_WAITING = Rows(_("See the waiting list"), "waiting:index", "enrolment.view_enrolment", has_term=True)

_ROWS = {
    **dict.fromkeys(("people", "enrolments", "new_people", "returning_people", "citizens_in_classes"), _HAD),
    "completed": _seats(SeatState.COMPLETED),
    "completed_percent": _seats(SeatState.COMPLETED),
    "left": _seats(SeatState.WITHDRAWN),
    "never_in": _WAITING,
    "waiting_days": _WAITING,
    **dict.fromkeys(
        ("seats_offered", "seats_filled", "fill_percent", "classes_run", "courses_run", "co_taught"),
        _classes(),
    ),
    "classes_cancelled": _classes("cancelled"),
    **dict.fromkeys(("attendance_percent", "apologies", "missed", "drop_ins"), _classes()),
    **dict.fromkeys(("courses_designed", "co_designed", "approvals", "citizens_in_teams"), _IDEAS),
    "contributors": Rows(_("See the contributors"), "contributors:index", "peers.view_contributor"),
    "contributor_hours": _claims(),
    "honorarium_paid": _claims(ClaimState.PAID),
    "honorarium_approved": _claims(ClaimState.APPROVED),
    "unpaid_by_choice": Rows(_("See the offers"), "offers:index", "peers.view_offer"),
    "citizens_in_groups": Rows(_("See the groups"), "working_groups:index", "peers.view_workinggroup"),
    **dict.fromkeys(("cost_per_seat", "cost_per_course_designed", "cost_per_course_run"), _BOOKS),
}


def behind(measure: str, period: Period, *, for_: User) -> tuple[str, str] | None:
    """Return words and address of the rows behind a measure, or None where there are none for this person."""
    rows = _ROWS.get(measure)
    if rows is None or not for_.has_perms(["wagtailadmin.access_admin", rows.permission]):
        return None
    return str(rows.words), rows.address(period)
