"""Who had a seat, who did not, and how full the classes were."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from insight.measures.kinds import Measure

SEATS = (
    Measure(
        "enrolments",
        _("Enrolments"),
        _(
            "Seats that people had: kept to the end of a class, or had now. Who was moved to another class "
            "counts there alone. A class belongs to its term, and a course with several themes "
            "counts under each; the totals count it once."
        ),
        "seats",
        of_people=True,
        by_group=True,
        rows_by_group=True,
    ),
    Measure(
        "people",
        pgettext_lazy("figure", "People"),
        _(
            "How many different people had a seat. Everybody counts once in each line, as what they came as "
            "the first time in it."
        ),
        "people",
        of_people=True,
        by_group=True,
        rows_by_group=True,
    ),
    Measure(
        "new_people",
        _("New people"),
        _("People whose first seat at the school ever was in a class of the period."),
        "people",
        of_people=True,
        by_group=True,
    ),
    Measure(
        "returning_people",
        _("People who came again"),
        _("People of the period who had a seat at the school before it."),
        "people",
        of_people=True,
        by_group=True,
    ),
    Measure(
        "seats_offered",
        _("Seats offered"),
        _("Seats of the classes that were not cancelled. Drop-ins have no seats."),
        "seats",
        of_people=False,
    ),
    Measure(
        "seats_filled",
        _("Seats filled"),
        _("Seats that were used, also by companions who needed one."),
        "seats",
        of_people=True,
    ),
    Measure(
        "fill_percent",
        _("Filled"),
        _("Seats filled in a hundred of those offered."),
        "percent",
        of_people=True,
        parts=("seats_filled", "seats_offered"),
    ),
    Measure(
        "never_in",
        _("Waited and did not get in"),
        _(
            "People who were on the waiting list of a class that was not cancelled, are not any more, and "
            "never had a seat in it; once for each class. Not who was moved to another class instead."
        ),
        "people",
        of_people=True,
        by_group=True,
    ),
    Measure(
        "waiting_days",
        _("Days of waiting"),
        _(
            "The mean number of days from joining a waiting list to having the seat, for those who got one; "
            "shown where at least five people waited."
        ),
        "days",
        of_people=True,
    ),
    Measure(
        "interest",
        _("Want to hear of it"),
        _("People who now want to hear when a course runs again, and have confirmed it. It has no period."),
        "people",
        of_people=True,
        is_now=True,
    ),
)
