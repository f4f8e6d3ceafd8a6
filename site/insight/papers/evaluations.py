"""What people said of the terms of a period, in short: what the evaluations have published, and no more."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from courses.models import Term
from enrolment.evaluation import yearly
from enrolment.evaluation.yearly import Summary, SumQuestion
from insight.pages.choosing import Choice


def evaluated(choice: Choice) -> dict[str, Any] | None:
    """Return the page of evaluations, a part for each term of the period; None where none may be told."""
    starts, ends = choice.period.starts, choice.period.ends
    terms = Term.objects.filter(starts_on__gte=starts, starts_on__lte=ends).order_by("starts_on")
    found = [(term, yearly.summary(term)) for term in terms]
    told = [_term(term, summary) for term, summary in found if not summary.is_empty]
    if not told:
        return None
    lead = _(
        "Answers are anonymous. Numbers below five are hidden, and free texts are told by their subjects."
    )
    return {"title": _("What people said"), "lead": lead, "terms": told}


def _term(term: Term, summary: Summary) -> dict[str, Any]:
    answers = ngettext("%(count)s answer", "%(count)s answers", summary.answers) % {"count": summary.answers}
    return {
        "name": term.name,
        "answers": answers,
        "questions": [_question(one) for one in summary.questions],
        "codes": [[line.label, _number(line.number)] for line in summary.codes],
        "codes_heads": [_("What free texts are about"), _("Texts")],
    }


def _question(one: SumQuestion) -> dict[str, Any]:
    return {
        "heads": [one.text, _("Answers")],
        "lines": [[line.label, _number(line.number)] for line in one.lines],
        "foot": [_("In all"), str(one.answers)],
    }


def _number(number: int | None) -> str:
    return pgettext("figure", "hidden") if number is None else str(number)
