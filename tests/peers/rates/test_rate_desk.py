"""Rates in the desk: what work pays, a new rate with its reason, and the codes."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from peers import rates
from peers.models import PayCode, Rate
from tests.cast import sign_in, with_role
from tests.factories import make_person
from tests.peers.money import kroner, make_rates
from tests.peers.said import text_of

pytestmark = pytest.mark.django_db

LIST = "/redaktion/satser/"


@pytest.fixture
def lis(client):
    """A leader, signed in."""
    person = with_role(make_person("Lis"), "leader")
    sign_in(client, person)
    return person


def typed(**more):
    today = timezone.localdate()
    given = {"activity": "teaching", "amount": "275,50", "unit": "hour", "reason": "Nyt år"}
    return {**given, "valid_from": today.isoformat(), **more}


def test_a_new_rate_says_that_it_changes_nothing_agreed(client, lis):
    assert "En ny sats ændrer aldrig det, der er aftalt" in text_of(client.get(reverse("rates:new")))

    client.post(reverse("rates:new"), typed())

    rate = rates.rate_of("teaching", timezone.localdate())
    assert (rate.amount, rate.reason, rate.made_by) == (kroner("275.50"), "Nyt år", lis)
    assert "275,50 kr. timen" in text_of(client.get(LIST)) or "275,50 kr." in text_of(client.get(LIST))


def test_the_list_shows_now_what_comes_and_what_was(client, lis):
    make_rates(250)
    coming = timezone.localdate() + timedelta(days=40)
    client.post(reverse("rates:new"), typed(valid_from=coming.isoformat(), amount="300"))

    said = text_of(client.get(LIST))

    assert "250,00 kr." in said
    assert "300,00 kr." in said
    assert "Som nabokommunen betaler." in said
    assert "Som kvitteringen viser" in said


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"amount": "0"}, "Skriv et beløb over 0."),
        ({"amount": "12,345"}, "Skriv et eller to tal efter kommaet"),
        ({"reason": ""}, "Feltet skal udfyldes"),
        ({"valid_from": "0026-01-01"}, "Skriv en dag fra et år siden til fem år frem."),
        ({"activity": "cost"}, "Marker en gyldig valgmulighed"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(client, lis, wrong, said):
    page = client.post(reverse("rates:new"), typed(**wrong))

    assert said.casefold() in text_of(page).casefold()
    assert not Rate.objects.exists()


def test_a_second_press_writes_no_second_rate(client, lis):
    client.post(reverse("rates:new"), typed())
    page = client.post(reverse("rates:new"), typed())

    assert "Den sats gælder allerede fra den dag." in text_of(page)
    assert Rate.objects.count() == 1


def test_a_leader_changes_codes_and_work_is_never_reimbursed(client, lis):
    address = reverse("rates:code", args=["meeting"])
    client.post(address, {"tax_code": "b", "payroll_code": "0815"})
    assert PayCode.objects.get(activity="meeting").payroll_code == "0815"

    page = client.post(address, {"tax_code": "reimbursement", "payroll_code": ""})
    assert page.status_code == 200
    assert PayCode.objects.get(activity="meeting").tax_code == "b"
    assert client.get(reverse("rates:code", args=["intet"])).status_code == 404


def test_others_read_and_decide_nothing(client, dina, frede, gry):
    for person in (dina, frede):
        sign_in(client, person)
        assert client.get(LIST).status_code == 200
        assert client.get(reverse("rates:new")).status_code == 404
        assert client.get(reverse("rates:code", args=["teaching"])).status_code == 404
    sign_in(client, gry)
    assert client.get(LIST).status_code == 404


@pytest.mark.parametrize("years", [1, 30])
def test_thirty_rates_take_no_more_questions_than_one(client, lis, years, django_assert_max_num_queries):
    for year in range(years):
        make_rates(100 + year, since=timezone.localdate() - timedelta(days=year))
    client.get(LIST)

    with django_assert_max_num_queries(18) as asked:
        client.get(LIST)
    assert len([one for one in asked if '"peers_' in one["sql"]]) == 3
