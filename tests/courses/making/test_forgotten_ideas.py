"""What somebody takes back is forgotten whole, wherever it was written down."""

import pytest

from accounts.models import Letter
from courses.coproduction import proposals, told
from tests.courses.making.ideas import make_idea
from tests.factories import make_catalogue
from tests.tasks import run_tasks

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("has_account", [True, False])
def test_neither_steps_nor_letters_tell_who_sent_it(has_account, alma, dina, mailoutbox):
    make_catalogue()
    sender = {"person": alma} if has_account else {"email": "ane@example.org", "language": "en"}
    idea, other = make_idea(**sender), make_idea(what="Noget andet", **sender)
    proposals.start_building(proposal=idea, title="Skæv søvn", by=dina)

    proposals.forget(proposal=idea)

    assert set(idea.steps.values_list("by", flat=True)) == {None, dina.pk}
    (left,) = Letter.objects.all()
    assert left.words["path"].endswith(told.path_of(other))
    run_tasks(containing="letters")
    assert len(mailoutbox) <= 1
