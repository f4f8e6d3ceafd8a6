"""Forms and evaluations for the tests."""

from django.utils import timezone

from enrolment.evaluation import answering, closing, results, sending
from enrolment.models import Evaluation, EvaluationForm
from tests.enrolment.classroom.rooms import end, met_many

QUESTIONS = [
    (
        "scale",
        {
            "text": "Fik du noget med dig?",
            "text_en": "Did you take something with you?",
            "low": "Slet ikke",
            "high": "Meget",
            "low_en": "Not at all",
            "high_en": "Very much",
        },
    ),
    (
        "choice",
        {
            "text": "Hvordan var tempoet?",
            "text_en": "",
            "choices": [
                {"text": "For langsomt", "text_en": "Too slow"},
                {"text": "Tilpas", "text_en": ""},
                {"text": "For hurtigt", "text_en": ""},
            ],
            "several": False,
        },
    ),
    ("words", {"text": "Hvad skal vi ændre?", "text_en": ""}),
]


def make_form(name="Efter et hold", about="run", questions=QUESTIONS, **fields):
    form = EvaluationForm.objects.create(name=name, about=about, questions=questions, **fields)
    form.refresh_from_db()
    return form


def ids(evaluation):
    """The marks of the questions, in the order asked."""
    return [one["id"] for one in evaluation.questions]


def given(evaluation, scale="", choice="", words=""):
    return dict(zip(ids(evaluation), (scale, choice, words), strict=True))


def opened(count=6, *, form=None, sent=False, **fields):
    """A class that has ended with so many people in it, asked; return the people and the evaluation."""
    rows, session = met_many(count, ahead=0, **fields)
    people = [row.person for row in rows]
    act = sending.send if sent else sending.open_for
    more = {"by": None} if sent else {}
    evaluation = act(form=form or make_form(), subject=session.run, **more)
    return people, evaluation


def answer(evaluation, person, scale="", choice="", words="", **more):
    said = given(evaluation, scale, choice, words)
    return answering.answer(evaluation=evaluation, person=person, given=said, **more)


def closed(count=6, *, scale="5", words="Tak", **fields):
    """An evaluation that everybody answered and that is over."""
    people, evaluation = opened(count, **fields)
    for person in people:
        answer(evaluation, person, scale=scale, choice="2", words=words)
    closing.close(evaluation=evaluation)
    evaluation.refresh_from_db()
    return evaluation


def read_by_the_desk(evaluation):
    """Let the days be over in which the desk reads the words alone."""
    Evaluation.objects.filter(pk=evaluation.pk).update(closed_at=timezone.now() - results.READ_FIRST)


__all__ = ["QUESTIONS", "answer", "closed", "end", "given", "ids", "make_form", "opened", "read_by_the_desk"]
