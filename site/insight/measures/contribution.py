"""Who makes the school, and what it costs."""

from django.utils.translation import gettext_lazy as _

from insight.measures.kinds import Measure

_WORK = (
    Measure(
        "contributors",
        _("Contributors"),
        _("How many different people did at least one piece of work for the school on a day of the period."),
        "people",
        of_people=True,
    ),
    Measure(
        "contributor_hours",
        _("Contributors' hours"),
        _(
            "Hours of work that was done and written down, paid or not; shown where at least five people "
            "stand behind them. Work that was called off is not counted, even where it was paid."
        ),
        "hours",
        of_people=True,
    ),
    Measure(
        "work_offered",
        _("Pieces of work with an offer"),
        _("Pieces of work that were done after an offer of honorarium had been made."),
        "times",
        of_people=True,
    ),
    Measure(
        "unpaid_by_choice",
        _("Done without honorarium by choice"),
        _("Of the work with an offer, the pieces that somebody chose to do unpaid, or for the costs alone."),
        "times",
        of_people=True,
    ),
    Measure(
        "unpaid_percent",
        _("Without honorarium by choice"),
        _("Pieces done without honorarium by choice, in a hundred of those with an offer."),
        "percent",
        of_people=True,
        parts=("unpaid_by_choice", "work_offered"),
    ),
    Measure(
        "progression",
        _("From one way of taking part to the next"),
        _(
            "People who took part in a way for the first time in the period, and what they were before. It "
            "is read from what they did: a seat, a place in a team, a seat in a working group or help "
            "without honorarium, a class they said yes to teach. A mentor has taught before and teaches with "
            "somebody who does it for the first time. Beyond the seats, it counts people with lived "
            "experience who are not employed."
        ),
        "people",
        of_people=True,
    ),
)

_MONEY = (
    Measure(
        "honorarium_approved",
        _("Honorarium approved"),
        _(
            "What the ledger booked as honorarium on the days of the period, less what was reversed; shown "
            "where at least five people stand behind it. Costs that were paid back are not honorarium."
        ),
        "DKK",
        of_people=True,
    ),
    Measure(
        "honorarium_paid",
        _("Honorarium paid"),
        _(
            "What payroll paid out as honorarium on the days of the period, by the ledger, less what was "
            "reversed; shown where at least five people stand behind it."
        ),
        "DKK",
        of_people=True,
    ),
    Measure(
        "design_spent",
        _("Spent on making courses"),
        _(
            "Honorarium for co-design, and the costs that belong to it, of work done on the days of the "
            "period, as booked in the ledger; shown where at least five people stand behind it."
        ),
        "DKK",
        of_people=True,
    ),
    Measure(
        "teaching_spent",
        _("Spent on running courses"),
        _(
            "Honorarium for teaching, co-teaching, preparation and talks, and the costs that belong to them, "
            "of work done on the days of the period; shown where at least five people stand behind it."
        ),
        "DKK",
        of_people=True,
    ),
    Measure(
        "cost_per_seat",
        _("Cost of a seat"),
        _("Spent on running courses, divided by the seats filled. Salaries and rooms are not in it."),
        "DKK",
        of_people=True,
        parts=("teaching_spent", "seats_filled"),
    ),
    Measure(
        "cost_per_course_designed",
        _("Cost of making a course"),
        _("Spent on making courses, divided by the new courses. Salaries and rooms are not in it."),
        "DKK",
        of_people=True,
        parts=("design_spent", "courses_designed"),
    ),
    Measure(
        "cost_per_course_run",
        _("Cost of a course that ran"),
        _("Spent on running courses, divided by the courses that ran. Salaries and rooms are not in it."),
        "DKK",
        of_people=True,
        parts=("teaching_spent", "courses_run"),
    ),
)

_CITIZENS = (
    Measure(
        "citizens_in_classes",
        _("Citizens in the classes"),
        _("Seats of those who came as citizens, in a hundred of all seats that people had."),
        "percent",
        of_people=True,
        parts=("enrolments:citizen", "enrolments"),
    ),
    Measure(
        "places_in_teams",
        _("Places in teams"),
        _("Places that somebody had in a course's team on a day of the period; one person may have several."),
        "seats",
        of_people=True,
    ),
    Measure(
        "lived_in_teams",
        _("Places in teams with lived experience"),
        _("Of the places in teams, those of people who joined with lived experience."),
        "seats",
        of_people=True,
    ),
    Measure(
        "citizens_in_teams",
        _("Lived experience in the teams"),
        _("Places of people with lived experience, in a hundred of all places in the teams of courses."),
        "percent",
        of_people=True,
        parts=("lived_in_teams", "places_in_teams"),
    ),
    Measure(
        "seats_in_groups",
        _("Seats in working groups"),
        _("Seats that somebody had in a working group on a day of the period."),
        "seats",
        of_people=True,
    ),
    Measure(
        "citizen_seats_in_groups",
        _("Citizens' seats in working groups"),
        _("Of the seats in working groups, those of citizens."),
        "seats",
        of_people=True,
    ),
    Measure(
        "citizens_in_groups",
        _("Citizens in the working groups"),
        _("Citizens' seats that somebody had, in a hundred of all seats in the working groups."),
        "percent",
        of_people=True,
        parts=("citizen_seats_in_groups", "seats_in_groups"),
    ),
)

CONTRIBUTION: tuple[Measure, ...] = (*_WORK, *_MONEY, *_CITIZENS)
