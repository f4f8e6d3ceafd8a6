"""Whether the guards of the database stand, and whether any model has come to know too much."""

import re
from collections.abc import Iterator
from datetime import datetime

from django.apps import apps

from enrolment.invariants.fault import Fault, rows

NEVER_KNOWN = re.compile(
    r"diagnos|cpr|social_security|referr|henvis|ydelse|social_benefit|medic|illness|symptom"
)

_APPS = frozenset({"accounts", "peers", "courses", "enrolment", "insight", "home", "config"})

_TRIGGERS = (
    "nobody_overtakes",
    "shares_are_kept",
    "both_or_none",
    "count_seats",
    "count_reserved",
    "guests_fit",
    "state_is_logged",
    "append_only",
    "promise_is_queued",
)
_CONSTRAINTS = (
    "courses_seats_never_oversold",
    "enrolment_one_active_per_run",
    "enrolment_timed_iff_expiry",
    "enrolment_two_seats_iff_companion",
    "enrolment_only_waiting_is_paused",
    "enrolment_only_offered_pair_said_yes",
    "enrolment_one_share_per_group",
    "enrolment_share_maximum_holds_guaranteed",
    "enrolment_share_not_released_early",
)


def too_telling_fields(_moment: datetime) -> Iterator[Fault]:
    """Find fields that the school must never keep."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in _APPS:
            for field in model._meta.get_fields():
                if NEVER_KNOWN.search(field.name.lower()):
                    yield Fault(7, f"{model._meta.label} knows {field.name}")


def missing_guards(_moment: datetime) -> Iterator[Fault]:
    """Find triggers and constraints that are gone or switched off."""
    triggers = [
        name for (name,) in rows("SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D' AND NOT tgisinternal")
    ]
    for wanted in _TRIGGERS:
        if not any(wanted in name for name in triggers):
            yield Fault(1, f"the trigger {wanted} is missing or switched off")
    present = {
        name for (name,) in rows("SELECT relname FROM pg_class UNION SELECT conname FROM pg_constraint")
    }
    for wanted in _CONSTRAINTS:
        if wanted not in present:
            yield Fault(1, f"the constraint {wanted} is missing")
