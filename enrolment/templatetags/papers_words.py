"""How somebody's history is put in a line."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from enrolment.papers import sheets
from enrolment.papers.history import Been
from peers.words import duration

register = template.Library()


@register.simple_tag
def been_words(been: Been) -> str:
    """``{% been_words one %}``: the term, the days, and how often; nothing of when somebody was away."""
    if not been.counted:
        return been.term
    when = sheets.between(been.first, been.last)
    count = len(been.counted)
    facts = {"n": count, "hours": duration(been.minutes)}
    if been.came is None:
        much = ngettext("the class met %(n)s time, %(hours)s", "the class met %(n)s times, %(hours)s", count)
    else:
        much = ngettext("you came %(n)s time, %(hours)s", "you came %(n)s times, %(hours)s", count)
    return _("%(term)s, %(when)s: %(much)s") % {"term": been.term, "when": when, "much": much % facts}
