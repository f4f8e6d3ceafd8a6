"""The end of an evaluation: who answered is forgotten, and words become rows that staff read and code."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from accounts import letters, lots
from enrolment.evaluation import sending, words
from enrolment.evaluation.answering import ENOUGH
from enrolment.models import Evaluation, EvaluationBallot, EvaluationText

TEXTS_KEPT = timedelta(days=2 * 365)
"""After it closed: somebody may be known by what they wrote, or named in it; numbers stay."""


def close_due(*, now: datetime | None = None) -> int:
    """Close every evaluation whose time is up; return how many."""
    moment = now or timezone.now()
    due = Evaluation.objects.filter(closed_at=None, closes_at__lte=moment).order_by("pk")
    return sum(close(evaluation=one, now=moment) for one in due)


@transaction.atomic
def close(*, evaluation: Evaluation, now: datetime | None = None) -> bool:
    """Close it; False where it is closed already. Of fewer than five answers nothing is kept.

    The words are written in one statement and an order drawn by lot, so that no row tells its place.
    """
    locked = Evaluation.objects.select_for_update(of=("self",)).get(pk=evaluation.pk)
    if locked.closed_at is not None:
        return False
    EvaluationBallot.objects.filter(evaluation=locked).delete()
    if locked.answers >= ENOUGH:
        said = [(question, text) for question, texts in locked.words.items() for text in texts]
        EvaluationText.objects.bulk_create(
            [EvaluationText(evaluation=locked, question=one, text=text) for one, text in lots.drawn(said)]
        )
    else:
        locked.counts = {}
    locked.words, locked.shown, locked.closed_at = {}, None, now or timezone.now()
    locked.save(update_fields=["counts", "words", "shown", "closed_at"])
    _take_letters_back(locked)
    return True


def _take_letters_back(evaluation: Evaluation) -> None:
    """Delete what was told of it, or waits to be: it leads nowhere now."""
    kinds = (sending.LETTER, sending.REMINDER)
    letters.take_back_where(kinds=kinds, path_part=f"/evaluering/{evaluation.pk}-")
    for language, _name in settings.LANGUAGES:
        with override(language):
            letters.take_back(path=words.path_by_voice(evaluation))


def forget_texts(*, now: datetime | None = None) -> int:
    """Delete the words of what closed two years ago; return how many."""
    before = (now or timezone.now()) - TEXTS_KEPT
    return (
        EvaluationText.objects.filter(evaluation__closed_at__lt=before)
        .delete()[1]
        .get(EvaluationText._meta.label, 0)
    )


def follow(*, now: datetime | None = None) -> None:
    """Close, send and remind what is due: what the schedule calls."""
    close_due(now=now)
    sending.send_due(now=now)
    sending.remind(now=now)
