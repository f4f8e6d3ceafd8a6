"""``/honorar/graense/``: the year in words, the own limit, and asking to go above the school's ceiling."""

import pytest
from django.utils import timezone

from peers import ceiling
from peers.models import CeilingConsent, PersonalLimit
from tests.cast import sign_in
from tests.peers.money import kroner, set_rules
from tests.peers.said import text_of
from tests.peers.work_rows import make_claim_row, make_work

pytestmark = pytest.mark.django_db

PAGE, ASK = "/honorar/graense/", "/honorar/graense/loft/"


@pytest.fixture
def mine(client, eli):
    """Eli, signed in, at a school with a ceiling of 10,000."""
    set_rules(yearly_ceiling=10_000)
    sign_in(client, eli)
    return eli.contributor


def month():
    return timezone.localdate().replace(day=1)


def test_the_year_is_told_in_words_and_by_month(client, mine):
    make_work(mine, 3_000, pay_month=month())
    make_claim_row(mine, 500, state="paid", paid_on=timezone.localdate())

    said = text_of(client.get(PAGE))

    assert "Du har fået 500,00 kr., 0,00 kr. er godkendt, og 3.000,00 kr. er aftalt." in said
    assert "Det giver 3.500,00 kr. i alt" in said
    assert "500,00 kr. udbetalt, 3.000,00 kr. aftalt" in said
    assert "Der er plads til 6.500,00 kr. mere." in said


def test_the_limit_is_saved_as_it_was_typed_and_taken_away_by_emptying_it(client, mine):
    page = client.post(PAGE, {"per_month": "1.500,50", "per_year": ""}, follow=True)

    assert "Din grænse er gemt. Kun du kan se den." in text_of(page)
    assert 'value="1.500,50"' in page.content.decode()
    assert ceiling.own_limit(mine).per_month == kroner("1500.50")
    client.post(PAGE, {"per_month": "", "per_year": " "})
    assert not PersonalLimit.objects.exists()


def test_what_cannot_be_read_stays_and_is_explained(client, mine):
    page = client.post(PAGE, {"per_month": "lidt", "per_year": "-4"})

    assert page.status_code == 422
    assert 'value="lidt"' in page.content.decode()
    assert "Skriv beløbet med tal, for eksempel 1.234,50." in text_of(page)
    assert "Skriv 0 eller mere." in text_of(page)


def test_it_warns_calmly_where_the_month_is_above_it(client, mine):
    make_work(mine, 1_200, pay_month=month())
    client.post(PAGE, {"per_month": "1000", "per_year": ""})

    said = text_of(client.get(PAGE))

    assert "Det er mere end din egen grænse" in said
    assert "over din egen grænse" in said


def test_a_question_about_the_ceiling_is_asked_once(client, mine):
    year = timezone.localdate().year
    page = client.post(ASK, {"year": year, "up_to": "12.000"}, follow=True)

    assert "Tak. En leder på skolen svarer dig." in text_of(page)
    assert "Venter på svar" in text_of(page)
    assert CeilingConsent.objects.get().up_to == kroner(12_000)
    again = client.post(ASK, {"year": year, "up_to": "13.000"}, follow=True)
    assert "Du har allerede spurgt" in text_of(again)
    assert CeilingConsent.objects.count() == 1


def test_what_is_allowed_is_said_at_the_field(client, mine):
    page = client.post(ASK, {"year": timezone.localdate().year, "up_to": "9.000"})

    assert page.status_code == 422
    assert "Op til 10.000,00 kr. behøver du ikke spørge." in text_of(page)
    assert 'value="9.000"' in page.content.decode()


@pytest.mark.parametrize("year", ["2020", "2099", "", "nu"])
def test_only_this_year_and_the_next_are_asked_about(client, mine, year):
    assert client.post(ASK, {"year": year, "up_to": "12.000"}).status_code == 422
    assert not CeilingConsent.objects.exists()


def test_a_school_without_a_ceiling_has_nothing_to_ask_about(client, eli):
    sign_in(client, eli)

    assert "Skolens loft" not in text_of(client.get(PAGE))


def test_whoever_contributes_not_has_no_such_page(client, alma, dina):
    for person in (alma, dina):
        sign_in(client, person)
        assert client.get(PAGE).status_code == 404
        assert client.post(PAGE, {"per_month": "1"}).status_code == 404
        assert client.get(ASK).status_code == 404


def test_whoever_has_stopped_sees_the_year_and_asks_for_nothing(client, mine):
    mine.ended_on = timezone.localdate()
    mine.save(update_fields=["ended_on"])

    assert client.get(PAGE).status_code == 200
    assert client.get(ASK).status_code == 404


def test_it_is_there_in_english(client, mine):
    page = client.get("/en/honorar/graense/")

    assert "My own limit" in text_of(page)
    assert "DKK 10,000.00" in text_of(page)
    client.post("/en/honorar/graense/", {"per_month": "1,500.50", "per_year": ""})
    assert ceiling.own_limit(mine).per_month == kroner("1500.50")
