"""What is asked in the school of ``tests.belongings``: a form, an evaluation that is open, and a text."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from courses.models import CourseRun
from enrolment.evaluation import tokens
from enrolment.evaluation.questions import freeze
from enrolment.models import Evaluation, EvaluationText, TextCode
from tests.enrolment.evaluation.forms import make_form


def asked_of(person: User, *, run: CourseRun) -> list[tuple[str, dict[str, object]]]:
    """Ask about a class, and say what a parameter is called below these addresses."""
    form, now = make_form("Efter hvile"), timezone.now()
    asked = Evaluation.objects.create(
        form=form,
        questions=freeze(form.questions),
        run=run,
        opens_at=now,
        closes_at=now + timedelta(days=14),
        asked=6,
    )
    text = EvaluationText.objects.create(
        evaluation=asked, question=asked.questions[2]["id"], text="Længere pauser"
    )
    return [
        ("evaluering/", {"token": tokens.of(asked, person)}),
        ("redaktion/evalueringer/", {"pk": asked.pk, "key": text.key, "page_id": run.course_id}),
        ("redaktion/evalueringsskemaer/", {"pk": make_form("Ubrugt").pk}),
        ("redaktion/koder/", {"pk": TextCode.objects.create(name="Pauser").pk}),
    ]
