"""Who makes the school, and what it costs."""

from django.utils.translation import gettext_lazy as _

from insight.measures.kinds import Measure

CONTRIBUTION: tuple[Measure, ...] = (
    Measure(
        "contributors",
        _("Contributors"),
        _("How many different people did at least one piece of work for the school on a day of the period."),
        "people",
        of_people=True,
    ),
)
