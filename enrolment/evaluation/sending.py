"""Sending a form to those who were there: by itself when something is over, or by a coordinator by hand."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import override
from wagtail.log_actions import log

from accounts import letters
from accounts.models import User
from accounts.states import SENT_BY_ITSELF
from accounts.told.ways import possible, usual
from courses.models import CourseRun, Session, Term
from enrolment.evaluation import asking, due, words
from enrolment.evaluation.answering import ENOUGH
from enrolment.evaluation.asking import Subject
from enrolment.evaluation.questions import freeze
from enrolment.evaluation_states import About
from enrolment.models import Evaluation, EvaluationForm

OPEN_FOR = timedelta(days=14)
REMINDED_BEFORE = timedelta(days=5)
"""The end, of what is open."""
TOO_LATE_TO_REMIND = timedelta(days=1)

LETTER, REMINDER = "evaluation", "evaluation_reminder"


class TooFew(Exception):
    """So few were there that nothing could ever be shown."""


class SentBefore(Exception):
    """The form has asked about it already."""


class WrongForm(Exception):
    """The form asks about something else."""


def about_of(subject: Subject) -> About:
    """Return which forms ask about it."""
    kinds = {CourseRun: About.RUN, Session: About.SESSION, Term: About.TERM}
    return kinds[type(subject)]


@transaction.atomic
def open_for(*, form: EvaluationForm, subject: Subject, now: datetime | None = None) -> Evaluation:
    """Open an evaluation and tell nobody. Raises ``WrongForm``, ``TooFew`` and ``SentBefore``."""
    moment = now or timezone.now()
    about = about_of(subject)
    if form.about != about:
        raise WrongForm
    count = asking.people(subject, now=moment).count()
    if count < ENOUGH:
        raise TooFew
    # As the database has it: only there does each question have the mark it is known by.
    stored = EvaluationForm.objects.get(pk=form.pk)
    try:
        with transaction.atomic():
            return Evaluation.objects.create(
                form=stored,
                questions=freeze(stored.questions),
                opens_at=moment,
                closes_at=moment + OPEN_FOR,
                asked=count,
                **{about.value: subject},
            )
    except IntegrityError as error:
        raise SentBefore from error


@transaction.atomic
def send(
    *, form: EvaluationForm, subject: Subject, by: User | None, now: datetime | None = None
) -> Evaluation:
    """Open an evaluation and tell everybody who was there. Raises as ``open_for`` does."""
    evaluation = open_for(form=form, subject=subject, now=now)
    for person in asking.people(subject, now=evaluation.opens_at):
        _tell(evaluation, person)
    if by is not None:
        log(evaluation, "enrolment.send_evaluation", user=by)
    return evaluation


def send_due(*, now: datetime | None = None) -> int:
    """Send what is to be sent by itself and was not yet; return how many."""
    moment = now or timezone.now()
    sent = 0
    for form in EvaluationForm.objects.filter(is_used=True):
        for subject in due.subjects(form, now=moment):
            try:
                send(form=form, subject=subject, by=None, now=moment)
            except (TooFew, SentBefore):
                continue
            sent += 1
    return sent


def remind(*, now: datetime | None = None) -> int:
    """Remind everybody who is asked, once, whether they have answered or not; return of how many forms."""
    moment = now or timezone.now()
    found = asking.is_open(moment).filter(
        reminded_at=None,
        closes_at__lte=moment + REMINDED_BEFORE,
        closes_at__gt=moment + TOO_LATE_TO_REMIND,
    )
    return sum(_remind(pk, moment) for pk in found.values_list("pk", flat=True))


@transaction.atomic
def _remind(pk: int, moment: datetime) -> bool:
    found = Evaluation.objects.select_for_update(of=("self",)).filter(pk=pk, reminded_at=None).first()
    if found is None:
        return False
    found.reminded_at = moment
    found.save(update_fields=["reminded_at"])
    for person in asking.people(asking.subject_of(found), now=found.opens_at):
        if not _is_told_by_voice(person):
            with override(person.language):
                discreet, full = words.reminder(found, person)
                letters.write(kind=REMINDER, person=person, words=discreet, full=full)
    return True


def _tell(evaluation: Evaluation, person: User) -> None:
    with override(person.language):
        if _is_told_by_voice(person):
            said, full = words.by_voice(evaluation, person)
        else:
            said, full = words.discreet(evaluation, person), words.full(evaluation, person)
        letters.write(kind=LETTER, person=person, words=said, full=full)


def _is_told_by_voice(person: User) -> bool:
    return possible(person, usual(person)) not in SENT_BY_ITSELF
