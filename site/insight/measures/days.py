"""Who came, and what became of the seats."""

from django.utils.translation import gettext_lazy as _

from insight.measures.kinds import Measure

DAYS = (
    Measure(
        "attended",
        _("Times somebody came"),
        _("How many times somebody was marked as here in a session."),
        "times",
        of_people=True,
    ),
    Measure(
        "expected",
        _("Times somebody was expected"),
        _("How many times somebody came, had told us, or was missed."),
        "times",
        of_people=True,
    ),
    Measure(
        "attendance_percent",
        _("Came"),
        _("Times somebody came, in a hundred of the times somebody was expected and the list was kept."),
        "percent",
        of_people=True,
        parts=("attended", "expected"),
    ),
    Measure(
        "apologies",
        _("Had told us"),
        _("How many times somebody had told us that they could not come that day."),
        "times",
        of_people=True,
    ),
    Measure(
        "missed",
        _("Missed by us"),
        _("How many times somebody did not come and we did not know why. We ask how they are."),
        "times",
        of_people=True,
    ),
    Measure(
        "completed",
        _("Completed"),
        _("Seats that people kept until the class had ended."),
        "seats",
        of_people=True,
        by_group=True,
    ),
    Measure(
        "ended",
        _("Seats that have ended"),
        _("Completed seats, and those that people gave back."),
        "seats",
        of_people=True,
    ),
    Measure(
        "completed_percent",
        _("Completed of those who began"),
        _("Completed seats in a hundred of the seats that have ended, completed or given back."),
        "percent",
        of_people=True,
        parts=("completed", "ended"),
    ),
    Measure(
        "left",
        _("Gave the seat back"),
        _(
            "Seats that people gave back, before the class or during it; not those who were moved or whose "
            "class was cancelled."
        ),
        "seats",
        of_people=True,
        by_group=True,
    ),
    Measure(
        "drop_ins",
        _("Drop-ins"),
        _("How many came to drop-ins, counted at the door without names; a person may be counted often."),
        "times",
        of_people=True,
        by_group=True,
    ),
)
