"""A person's own plan: hopes in own words, courses for them, next steps. ``docs/plan.md`` tells more."""

from enrolment.plan.closing import delete
from enrolment.plan.keeping import change, read
from enrolment.plan.sharing import end_share, share
from enrolment.plan.tallies import look_back, of_term

__all__ = ["change", "delete", "end_share", "look_back", "of_term", "read", "share"]
