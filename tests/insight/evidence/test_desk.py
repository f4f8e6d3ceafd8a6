"""The desk: wording principles, opening and closing rounds, noting a review; and who may."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from peers.models import Assessment, FidelityReview, Principle
from tests.cast import sign_in, with_role
from tests.factories import make_person
from tests.peers.assessment.looking import make_principle, make_round, scored

pytestmark = pytest.mark.django_db

PRINCIPLE = {
    "kind": "principle",
    "position": "1",
    "is_used": "on",
    "name": "Ligeværd",
    "name_en": "Equality",
    "text": "Alle er lige.",
    "text_en": "",
    "evidence": "co_taught",
}


@pytest.fixture
def leader(client):
    """A leader, signed in."""
    return sign_in(client, with_role(make_person("Lis"), Role.LEADER))


def day(number):
    return timezone.localdate() + timedelta(days=number)


def test_an_editor_words_a_principle_and_chooses_its_figure_by_its_danish_name(client, gry):
    editor = sign_in(client, gry)
    text = editor.get(reverse("principles:add")).text
    assert "Brugt på at holde kurser" in text
    editor.post(reverse("principles:add"), PRINCIPLE)
    one = Principle.objects.get()
    assert (one.name, one.evidence) == ("Ligeværd", "co_taught")
    assert "Ligeværd" in editor.get(reverse("principles:index")).text


@pytest.mark.parametrize("evidence", ["progression", "intet", "x" * 41])
def test_a_figure_that_is_not_on_the_list_is_refused(client, gry, evidence):
    sign_in(client, gry).post(reverse("principles:add"), {**PRINCIPLE, "evidence": evidence})
    assert not Principle.objects.exists()


def test_what_was_scored_is_not_deleted(client, gry):
    principle = make_principle()
    scored(make_round(closed=0), principle, [1])
    answer = sign_in(client, gry).post(reverse("principles:delete", args=[principle.pk]), follow=True)
    assert "kan ikke slettes" in answer.text
    assert Principle.objects.exists()


def test_a_leader_opens_a_round_and_no_second_one_beside_it(leader):
    leader.post(reverse("assessments:add"), {"name": "Forår", "opened_on": str(day(0)), "closed_on": ""})
    assert Assessment.objects.get().name == "Forår"
    answer = leader.post(
        reverse("assessments:add"), {"name": "Endnu en", "opened_on": str(day(3)), "closed_on": ""}
    )
    assert "én runde ad gangen" in answer.text
    assert Assessment.objects.count() == 1


def change(client, row, **data):
    address = reverse("assessments:edit", args=[row.pk])
    page = client.get(address)
    edition = page.context["form"].fields["edition"].initial
    return client.post(address, {"edition": edition, "name": row.name, **data})


def test_a_round_is_closed_and_stays_closed(leader):
    row = make_round("Forår", opened=-3)
    change(leader, row, opened_on=str(day(-3)), closed_on=str(day(0)))
    assert Assessment.objects.get().closed_on == day(0)
    answer = change(leader, row, opened_on=str(day(-3)), closed_on="")
    assert "Begynd en ny runde" in answer.text
    assert Assessment.objects.get().closed_on == day(0)
    change(leader, row, name="Foråret 2026", opened_on=str(day(-3)), closed_on=str(day(0)))
    assert Assessment.objects.get().name == "Foråret 2026"


def test_it_does_not_close_before_it_opens(leader):
    data = {"name": "Baglæns", "opened_on": str(day(5)), "closed_on": str(day(2))}
    assert "lukke" in leader.post(reverse("assessments:add"), data).text
    assert not Assessment.objects.exists()


def test_the_list_of_rounds_tells_no_number_below_five(leader):
    row = make_round("Forår")
    scored(row, make_principle(), [1, 2, 3])
    assert "under 5" in leader.get(reverse("assessments:index")).text
    scored(row, make_principle(), [1, 2, 3])
    assert "under 5" not in leader.get(reverse("assessments:index")).text


def test_a_review_is_noted_and_its_total_is_within(leader):
    data = {
        "instrument": "Udefra",
        "reviewed_on": str(day(-9)),
        "by_whom": "",
        "total": "15",
        "highest": "14",
        "note": "",
    }
    leader.post(reverse("fidelity_reviews:add"), data)
    assert not FidelityReview.objects.exists()
    leader.post(reverse("fidelity_reviews:add"), {**data, "total": "11"})
    assert FidelityReview.objects.get().total == 11


def test_who_may_do_what(client, dina, gry, frede, alma):
    row = make_round()
    may = {"principles:index": {dina, gry}, "assessments:index": {dina}, "fidelity_reviews:index": {dina}}
    for name, those in may.items():
        for person in (dina, gry, frede, alma):
            status = sign_in(client, person).get(reverse(name)).status_code
            assert (status == 200) == (person in those), (name, person)
    coordinator = sign_in(client, dina)
    for name, args in [("assessments:add", []), ("assessments:edit", [row.pk]), ("principles:add", [])]:
        assert coordinator.get(reverse(name, args=args)).status_code in {302, 404}


def test_as_many_questions_for_thirty_rows_as_for_one(leader, django_assert_max_num_queries):
    make_principle(evidence="people")
    counts = []
    for more in (0, 29):
        for _ in range(more):
            make_principle(evidence="people")
        leader.get(reverse("principles:index"))
        with django_assert_max_num_queries(40) as asked:
            leader.get(reverse("principles:index"))
        counts.append(len(asked))
    assert counts[0] == counts[1]
