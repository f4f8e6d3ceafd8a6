"""Who may score, when, and what; once for each principle, and changed until the round closes."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from peers.assessment import scorers, scoring
from peers.assessment.refusals import NotInvited, NotNow
from peers.models import Contributor, Score
from peers.states import Basis
from tests.load.actors import all_at_once
from tests.peers.assessment.looking import make_principle, make_round, make_scorer

pytestmark = pytest.mark.django_db


def give(assessment, principle, person, level=3, **more):
    return scoring.give(assessment=assessment, principle=principle, person=person, level=level, **more)


def test_a_score_is_kept_with_the_basis_of_the_day(eli):
    assessment, principle = make_round(), make_principle()
    score = give(assessment, principle, eli, 4, words="  Vi spiser frokost sammen. ")
    assert (score.level, score.basis, score.words) == (4, Basis.LIVED, "Vi spiser frokost sammen.")
    Contributor.objects.filter(person=eli).update(basis=Basis.BOTH)
    assert Score.objects.get().basis == Basis.LIVED


def test_said_again_it_is_changed_and_not_added(eli):
    assessment, principle = make_round(), make_principle()
    give(assessment, principle, eli, 1, words="Nej")
    give(assessment, principle, eli, 3)
    assert [(one.level, one.words) for one in Score.objects.all()] == [(3, "")]


def test_taken_back_it_is_as_if_it_was_passed_over(eli):
    assessment, principle = make_round(), make_principle()
    give(assessment, principle, eli)
    scoring.take_back(assessment=assessment, principle=principle, person=eli)
    assert not Score.objects.exists()


@pytest.mark.parametrize(("opened", "closed"), [(-20, -1), (-20, 0), (1, None), (3, 9)])
def test_nobody_scores_before_it_opens_or_from_the_day_it_closes(eli, opened, closed):
    assessment, principle = make_round(opened=opened, closed=closed), make_principle()
    with pytest.raises(NotNow):
        give(assessment, principle, eli)
    with pytest.raises(NotNow):
        scoring.take_back(assessment=assessment, principle=principle, person=eli)


def test_the_last_day_is_the_one_before_it_closes(eli):
    assessment, principle = make_round(closed=1), make_principle()
    give(assessment, principle, eli)
    with pytest.raises(NotNow):
        give(assessment, principle, eli, now=timezone.now() + timedelta(days=1))


@pytest.mark.parametrize("level", [-1, 5, 400])
def test_off_the_scale_is_refused_and_the_database_refuses_it_too(eli, level):
    assessment, principle = make_round(), make_principle()
    with pytest.raises(ValueError, match="Level"):
        give(assessment, principle, eli, level)
    row = Score(assessment=assessment, principle=principle, person=eli, basis=Basis.LIVED, level=level)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_what_is_asked_no_more_takes_no_score(eli):
    with pytest.raises(NotNow):
        give(make_round(), make_principle(is_used=False), eli)


def test_contributors_and_staff_are_asked_and_nobody_else(eli, dina, gry, frede, outsider):
    stopped = make_scorer(ended_on=timezone.localdate())
    asked = {person: scorers.basis_of(person) for person in (eli, dina, gry, frede, outsider, stopped)}
    staff = Basis.PROFESSIONAL
    assert asked == {eli: Basis.LIVED, dina: staff, gry: staff, frede: staff, outsider: "", stopped: ""}
    with pytest.raises(NotInvited):
        give(make_round(), make_principle(), outsider)


def test_a_member_of_staff_who_contributes_answers_on_their_own_basis(dina):
    Contributor.objects.create(public_name="Dina", basis=Basis.BOTH, person=dina)
    assert scorers.basis_of(dina) == Basis.BOTH


@pytest.mark.django_db(transaction=True)
def test_two_forms_of_one_person_at_one_moment_are_one_score():
    assessment, principle, person = make_round(), make_principle(), make_scorer()
    outcomes = all_at_once(
        [lambda level=level: give(assessment, principle, person, level) for level in range(5)]
    )
    assert len(outcomes) == 5
    assert Score.objects.count() == 1
