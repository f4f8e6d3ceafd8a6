"""Lets people be asked what they thought of their classes, and the school look at itself."""

from datetime import datetime, timedelta
from itertools import cycle
from random import Random

from django.db import transaction
from django.utils import timezone

from courses.models import CoursePage, CourseRun
from demo.content import evaluation as forms_text
from demo.content import principles
from demo.loading.classes import find
from enrolment.evaluation import agreeing, answering, asking, closing, coding, sending
from enrolment.evaluation.questions import Kind, Question, thawed
from enrolment.models import Evaluation, EvaluationForm, EvaluationText, TextCode
from peers.assessment import rounds, scoring
from peers.models import Assessment, Contributor, FidelityReview, Principle

ANSWER = 0.85
"""Of those who are asked, how many answer."""


@transaction.atomic
def ask(written: dict[str, CoursePage], now: datetime) -> None:
    """Ask about classes that are over, code what was said, and let two teams show it."""
    forms = {about: _form(about) for about in forms_text.FORMS}
    for name in forms_text.CODES:
        TextCode.objects.get_or_create(name=name)
    for key in forms_text.ABOUT_CLASSES:
        run = find(key)
        held = _answered(forms["run"], run, at=_over(run), share=ANSWER)
        closing.close(evaluation=held, now=held.closes_at)
        _code(held)
    _answered(forms["run"], find(forms_text.OPEN), at=now - timedelta(days=4), share=0.5)
    for slug in forms_text.SHOWN_ON_PAGE:
        for member in agreeing.voices(written[slug]):
            person = member.member.contributor.person
            if person is not None:
                agreeing.agree(course=written[slug], by=person, now=now)


def _form(about: str) -> EvaluationForm:
    name, questions = forms_text.FORMS[about]
    return EvaluationForm.objects.update_or_create(
        name=name, defaults={"about": about, "questions": list(questions), "is_used": True}
    )[0]


def _over(run: CourseRun) -> datetime:
    """The day after the last session."""
    last = run.sessions.order_by("-ends_at").values_list("ends_at", flat=True)[0]
    return last + timedelta(days=1)


def _answered(form: EvaluationForm, run: CourseRun, *, at: datetime, share: float) -> Evaluation:
    """Send a form about a class and let some of those who are asked answer; the cast has still to."""
    held = sending.send(form=form, subject=run, by=None, now=at)
    rng = Random(f"{run.pk}/answers")
    said = cycle(rng.sample(forms_text.SAID, len(forms_text.SAID)))
    there = [one for one in asking.people(run, now=at) if one.email != "borger@fjordby.example"]
    for person in rng.sample(there, round(len(there) * share)):
        given = {one.id: _said(one, rng, next(said)[0]) for one in thawed(held.questions)}
        answering.answer(evaluation=held, person=person, given=given, now=at + timedelta(hours=5))
    return Evaluation.objects.get(pk=held.pk)


def _said(question: Question, rng: Random, words: str) -> str | list[str]:
    if question.kind == Kind.WORDS:
        return words if rng.random() < 0.6 else ""
    keys = [choice.key for choice in question.choices]
    if question.kind == Kind.SCALE:
        return rng.choices(keys, (1, 1, 3, 8, 7))[0]
    return rng.sample(keys[:-1], rng.randint(1, 3))


def _code(held: Evaluation) -> None:
    about = dict(forms_text.SAID)
    for text in EvaluationText.objects.filter(evaluation=held):
        codes = TextCode.objects.filter(name=about[text.text])
        coding.code(text=text, codes=codes, is_withheld=False)


@transaction.atomic
def look_at_the_school(makers: dict[str, Contributor], now: datetime) -> None:
    """The principles, a round that is over and one that is open, and reviews from outside."""
    today = timezone.localdate(now)
    for place, text in enumerate(principles.WANTED, start=1):
        Principle.objects.update_or_create(
            name=text.name,
            defaults={
                "kind": text.kind,
                "position": place,
                "name_en": text.name_en,
                "text": text.text,
                "text_en": text.text_en,
                "evidence": text.evidence,
            },
        )
    for name, opened, closed, lower in principles.ROUNDS:
        round_ = rounds.begin(
            name=name,
            opened_on=today - timedelta(days=opened),
            closed_on=None if closed is None else today - timedelta(days=closed),
            now=now,
        )
        _score(round_, makers, lower, at=now - timedelta(days=opened - 3))
    for name, days, by_whom, total, highest in principles.REVIEWS:
        FidelityReview.objects.get_or_create(
            instrument=name,
            reviewed_on=today - timedelta(days=days),
            defaults={"by_whom": by_whom, "total": total, "highest": highest},
        )


def _score(round_: Assessment, makers: dict[str, Contributor], lower: int, at: datetime) -> None:
    rng = Random(round_.name)
    for principle in Principle.objects.all():
        middle = rng.choice((2, 3, 3))
        for key in principles.SCORERS:
            person = makers[key].person
            assert person is not None
            level = max(0, min(4, middle + lower + rng.choice((-1, 0, 0, 1))))
            words = rng.choice(principles.WORDS) if rng.random() < 0.1 else ""
            scoring.give(
                assessment=round_, principle=principle, person=person, level=level, words=words, now=at
            )
