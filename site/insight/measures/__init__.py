"""What is counted, in words: each measure says in one sentence how. No database here."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from insight.measures.contribution import CONTRIBUTION
from insight.measures.days import DAYS
from insight.measures.kinds import Dimension, Measure, Unit
from insight.measures.made import MADE
from insight.measures.seats import SEATS

__all__ = ["DIMENSIONS", "MEASURES", "Dimension", "Measure", "Unit"]

MEASURES: dict[str, Measure] = {measure.key: measure for measure in (*SEATS, *DAYS, *MADE, *CONTRIBUTION)}

DIMENSIONS: dict[str, Dimension] = {
    one.key: one
    for one in (
        Dimension("group", pgettext_lazy("figure", "Group")),
        Dimension("course", _("Course")),
        Dimension("area", _("Life area")),
        Dimension("theme", _("Theme (CHIME)")),
        Dimension("format", _("Format")),
        Dimension("venue", _("Venue")),
        Dimension("term", _("Term")),
    )
}
