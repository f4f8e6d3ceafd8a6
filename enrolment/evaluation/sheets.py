"""Results as a table: what was asked, what was answered, how often. Nothing of a person."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from enrolment.evaluation.results import Result, Stage
from enrolment.models import EvaluationText

Row = tuple[str, ...]


def heading() -> Row:
    """Return the names of the columns."""
    return (_("About"), _("When"), _("Answers"), _("Question"), _("Answer"), _("How many"), _("Codes"))


def rows(results: Iterable[Result]) -> Iterator[Row]:
    """Yield a row for each choice of each question, then each text that is not withheld; two queries."""
    shown = [one for one in results if one.stage == Stage.SHOWN]
    for one in shown:
        yield from _numbers(one)
    of = {one.evaluation.pk: one for one in shown}
    texts = EvaluationText.objects.filter(evaluation__in=of, is_withheld=False)
    for text in texts.prefetch_related("codes").order_by("evaluation", "question", "key"):
        yield _text(of[text.evaluation_id], text)


def _numbers(one: Result) -> Iterator[Row]:
    start = (one.about.title, one.about.when, str(one.answers))
    for question in one.questions:
        for line in question.lines:
            yield (*start, question.text, line.label, str(line.number), "")


def _text(one: Result, text: EvaluationText) -> Row:
    asked = next((each["text"] for each in one.evaluation.questions if each["id"] == text.question), "")
    codes = ", ".join(code.name for code in text.codes.all())
    return (one.about.title, one.about.when, str(one.answers), asked, text.text, "", codes)
