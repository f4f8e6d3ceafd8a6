"""The subjects of the key figures: which figures stand together on a page, in this order."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from insight.measures import DIMENSIONS, MEASURES
from insight.pages.choosing import ADDRESSES


@dataclass(frozen=True, slots=True)
class Subject:
    """A page: its address, its words, and its measures, the first with a picture over time."""

    slug: str
    title: Promise
    lead: Promise
    measures: Sequence[str]
    has_dimensions: bool = True
    """Whether its figures can be shared out by course, venue and so on."""

    def dimensions(self, chosen: str) -> list[tuple[str, str, bool]]:
        """Return by what its figures can be shared out: address, title, and whether it is ``chosen``.

        Where no figure of it is counted by groups, it is shown term by term until something else is chosen.
        """
        by_group = any(MEASURES[one].by_group for one in self.measures)
        known = [key for key in DIMENSIONS if by_group or key != "group"]
        shown = chosen if chosen in known else "term"
        return [(ADDRESSES[key], DIMENSIONS[key].title, key == shown) for key in known]


WHO = Subject(
    "hvem",
    _("Who comes"),
    _("How many have a seat, who they are, and how many are here for the first time."),
    ("people", "enrolments", "new_people", "returning_people", "drop_ins"),
)
SEATS = Subject(
    "pladser",
    pgettext_lazy("figures", "Getting in"),
    _("How many seats there are, how many are used, and who waits."),
    ("seats_filled", "seats_offered", "fill_percent", "never_in", "waiting_days", "interest"),
)
COMING = Subject(
    "fremmoede",
    _("Coming and completing"),
    _("How many come on the day, send word, and stay until the end."),
    ("attendance_percent", "apologies", "missed", "completed", "completed_percent", "left"),
)
COURSES = Subject(
    "kurser",
    _("Courses and co-creation"),
    _("What was held, what is new, and how much of it was made and taught together."),
    (
        "co_designed",
        "courses_designed",
        "co_taught",
        "courses_run",
        "classes_run",
        "classes_cancelled",
        "approvals",
    ),
)
CONTRIBUTORS = Subject(
    "bidragydere",
    _("Contributors and honorarium"),
    _("How many contribute, for how many hours, and what they are paid."),
    ("contributors", "contributor_hours", "honorarium_paid", "honorarium_approved", "unpaid_by_choice"),
)
ROLES = Subject(
    "roller",
    _("From one role to another"),
    _("How people go from taking part to making, teaching and helping."),
    ("progression",),
    has_dimensions=False,
)
CITIZENS = Subject(
    "repraesentation",
    _("Citizens' part"),
    _("How large citizens' part is in classes, in teams and in working groups."),
    ("citizens_in_classes", "citizens_in_teams", "citizens_in_groups"),
)
COST = Subject(
    "omkostninger",
    _("What it cost"),
    _("What a seat and a course cost, as far as the school's books know."),
    ("cost_per_seat", "cost_per_course_designed", "cost_per_course_run"),
)

SUBJECTS = {one.slug: one for one in (WHO, SEATS, COMING, COURSES, CONTRIBUTORS, ROLES, CITIZENS, COST)}
FLOW = "progression"
"""The one measure that is a flow, with a picture and a table of its own."""
