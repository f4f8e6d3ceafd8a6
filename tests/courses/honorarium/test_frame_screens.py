"""The desk offers one of a team paid hours."""

import pytest
from django.test import Client
from django.urls import reverse

from peers.models import Engagement, Offer
from peers.states import EngagementState
from tests.cast import sign_in
from tests.courses.honorarium.desk import hidden, text_of
from tests.courses.honorarium.series import make_money
from tests.courses.making.people_and_drafts import join, make_draft
from tests.courses.teaching.classes import make_teacher

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_desk(dina):
    return sign_in(Client(), dina)


@pytest.fixture
def team(db):
    draft = make_draft()
    ida = make_teacher("Ida")
    join(draft, ida.person)
    return draft, ida


def test_the_desk_offers_one_of_a_team_a_frame_of_hours(at_desk, team):
    draft, ida = team
    project, member = make_money(), draft.members.get()
    address = reverse("ideas:offer_hours", args=[draft.pk, member.pk])
    data = {"hours": "7,5", "project": project.pk, "words": ""}

    shown = text_of(at_desk.post(address, data))
    assert "1.875,00\xa0kr." in shown
    at_desk.post(address, {**data, **hidden(shown), "step": "send"})

    row = Engagement.objects.get()
    assert (row.contributor, row.minutes, row.is_frame, row.state) == (
        ida,
        450,
        True,
        EngagementState.OFFERED,
    )
    seen = text_of(at_desk.get(reverse("ideas:team", args=[draft.pk])))
    assert "7\xa0t\xa030\xa0min tilbudt, ikke besvaret" in seen
    assert address not in seen


@pytest.mark.parametrize("hours", ["", "0", "0,2", "201", "-3", "ti", "1e3", "٣"])
def test_hours_that_are_none_are_refused(at_desk, team, hours):
    draft, _ida = team
    address = reverse("ideas:offer_hours", args=[draft.pk, draft.members.get().pk])

    answer = at_desk.post(address, {"hours": hours, "project": make_money().pk})

    assert answer.status_code == 422
    assert not Offer.objects.exists()


@pytest.mark.parametrize("count", [1, 30])
def test_the_team_asks_as_often_for_thirty(count, at_desk, dina, django_assert_num_queries):
    draft = make_draft()
    for number in range(count):
        join(draft, make_teacher(f"Navn{number}").person)
    address = reverse("ideas:team", args=[draft.pk])
    at_desk.get(address)

    with django_assert_num_queries(14):
        at_desk.get(address)
