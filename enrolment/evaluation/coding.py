"""Free texts: what each is about, in the school's own codes, and whether teachers may read it."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from enrolment.models import Evaluation, EvaluationText, TextCode


@transaction.atomic
def code(*, text: EvaluationText, codes: Iterable[TextCode], is_withheld: bool) -> EvaluationText:
    """Write down what a text is about, and whether it is withheld. Who did is of no interest."""
    locked = EvaluationText.objects.select_for_update(of=("self",)).get(pk=text.pk)
    locked.is_withheld = is_withheld
    locked.save(update_fields=["is_withheld"])
    locked.codes.set(codes)
    return locked


def texts(evaluation: Evaluation) -> QuerySet[EvaluationText]:
    """Return the texts of an evaluation with their codes, in no order that says anything."""
    return EvaluationText.objects.filter(evaluation=evaluation).prefetch_related("codes").order_by("key")


def counts(evaluations: Iterable[Evaluation]) -> Sequence[tuple[str, int]]:
    """Return each code and how many texts of these evaluations have it, the most used first; one query."""
    number = Count("texts", filter=Q(texts__evaluation__in=list(evaluations)))
    found = TextCode.objects.annotate(number=number).filter(number__gt=0).order_by("-number", "name")
    return list(found.values_list("name", "number"))
