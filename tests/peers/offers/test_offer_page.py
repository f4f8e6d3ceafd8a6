"""The person's page of an offer: what it says, what is sent, and what is kept when it cannot be."""

import pytest
from django.urls import reverse
from django.utils import timezone

from peers import offers
from peers.ceiling import set_own
from tests.cast import sign_in
from tests.peers.money import kroner, set_rules
from tests.peers.offers.offered import a_school, in_summer, make_offer, make_piece, pieces_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_home(client, eli):
    return sign_in(client, eli)


def address(offer):
    return reverse("peers:offered", args=[offer.pk])


def series(eli, count=3, **more):
    pieces = [make_piece(done_on=in_summer(10 + number)) for number in range(count)]
    return make_offer(eli.contributor, *pieces, **more)


def sent(offer, *answers, **more):
    rows = pieces_of(offer)
    return {**{f"svar-{row.pk}": said for row, said in zip(rows, answers, strict=False)}, **more}


def states(offer):
    return [row.terms or row.state for row in pieces_of(offer)]


def test_it_says_what_when_how_much_and_that_no_is_welcome(at_home, eli):
    set_rules(cancel_days=5)
    offer = series(eli, words="Vi mødes i køkkenet.")
    said = at_home.get(address(offer)).content.decode()
    for words in (
        "Vi mødes i køkkenet.",
        "500,00",
        "250,00",
        "1.500,00",
        "Du må gerne sige nej, og du må gerne sige ja uden honorar.",
        "Ulønnet arbejde kan også have betydning for den hjælp, du får.",
        "Tal med din sagsbehandler, hvis du er i tvivl.",
        "Hvis skolen aflyser senere end 5 dage før, får du honorar alligevel.",
        f"juli {timezone.localdate().year + 1}",
    ):
        assert words in said


def test_nobody_else_sees_it(client, eli, alma, dina):
    offer = series(eli)
    row = pieces_of(offer)[0]
    for other in (alma, dina):
        sign_in(client, other)
        assert client.get(address(offer)).status_code == 404
        assert client.post(address(offer), sent(offer, "paid")).status_code == 404
        assert client.post(reverse("peers:decline_offered", args=[offer.pk, row.pk])).status_code == 404
        assert client.post(reverse("peers:month_offered", args=[offer.pk, row.pk])).status_code == 404
    assert states(offer) == ["offered"] * 3


def test_half_is_said_yes_to_and_the_rest_waits(at_home, eli):
    offer = series(eli)
    answer = at_home.post(address(offer), sent(offer, "paid", "unpaid"))
    assert answer.status_code == 302
    assert states(offer) == ["paid", "unpaid", "offered"]


@pytest.mark.parametrize(
    ("button", "state"),
    [("paid", "paid"), ("unpaid", "unpaid"), ("expenses", "expenses"), ("no", "declined")],
)
def test_one_button_answers_everything(at_home, eli, button, state):
    offer = series(eli)
    assert at_home.post(address(offer), {"alle": button}).status_code == 302
    assert states(offer) == [state] * 3


def test_an_answer_to_nothing_is_asked_about(at_home, eli):
    offer = series(eli)
    answer = at_home.post(address(offer), {})
    assert answer.status_code == 422
    assert "mindst én" in answer.content.decode()


def test_what_is_not_on_the_list_is_refused(at_home, eli):
    offer = series(eli)
    assert at_home.post(address(offer), sent(offer, "gratis")).status_code == 422
    assert states(offer) == ["offered"] * 3


def test_above_the_ceiling_it_says_what_can_be_done_and_keeps_what_was_chosen(at_home, eli):
    a_school()
    set_rules(yearly_ceiling=1000)
    offer = series(eli)
    assert "Det hele er mere end skolens loft" in at_home.get(address(offer)).content.decode()
    answer = at_home.post(address(offer), sent(offer, "paid", "paid", "paid"))
    said = answer.content.decode()
    assert answer.status_code == 422
    assert said.count(" checked") == 3
    for words in ("1.500,00", "1.000,00", "sige ja til færre", "/honorar/graense/"):
        assert words in said
    assert states(offer) == ["offered"] * 3


def test_near_the_ceiling_it_says_so_calmly(at_home, eli):
    a_school()
    set_rules(yearly_ceiling=1600)
    offer = series(eli)
    assert "kommer du tæt på skolens loft" in at_home.get(address(offer)).content.decode()
    assert at_home.post(address(offer), {"alle": "paid"}).status_code == 302


def test_the_own_limit_is_asked_about_once_and_the_person_may_go_on(at_home, eli):
    offer = series(eli)
    set_own(contributor=eli.contributor, per_month=kroner(600), per_year=None, by=eli)
    assert "Din egen grænse" in at_home.get(address(offer)).content.decode()
    answer = at_home.post(address(offer), sent(offer, "paid", "paid"))
    assert answer.status_code == 422
    assert "Det er mere end din egen grænse" in answer.content.decode()
    assert at_home.post(address(offer), sent(offer, "paid", "paid", alligevel="on")).status_code == 302
    assert states(offer) == ["paid", "paid", "offered"]


def test_a_month_for_one_and_a_month_for_all(at_home, eli):
    offer = series(eli)
    first, second, _third = pieces_of(offer)
    later = first.pay_month.replace(month=9).isoformat()
    at_home.post(address(offer), {**sent(offer, "paid"), f"maaned-{first.pk}": later})
    at_home.post(address(offer), {"alle": "paid", "maaned_alle": first.pay_month.replace(month=11)})
    assert [row.pay_month.month for row in pieces_of(offer)] == [9, 11, 11]
    assert second.pay_month.month == 7
    refused = at_home.post(address(series(eli)), {"alle": "paid", "maaned_alle": "2001-01-01"})
    assert refused.status_code == 422


def test_a_page_that_has_grown_old_sends_nothing_and_says_why(at_home, eli, dina):
    offer = series(eli)
    first, second, _third = pieces_of(offer)
    offers.withdraw(engagement=first, by=dina)
    answer = at_home.post(address(offer), sent(offer, "paid", "unpaid"))
    said = answer.content.decode()
    assert answer.status_code == 409
    assert "taget tilbuddet tilbage" in said
    assert f'id="svar-{second.pk}-unpaid" name="svar-{second.pk}" value="unpaid" checked' in said
    everything = {"alle": "paid", "set": [row.pk for row in pieces_of(offer)]}
    assert at_home.post(address(offer), everything).status_code == 409
    assert states(offer) == ["withdrawn", "offered", "offered"]


def test_the_second_of_two_presses_is_no_error(at_home, eli):
    offer = series(eli)
    for _press in range(2):
        data = {"alle": "paid", "set": [row.pk for row in pieces_of(offer)]}
        assert at_home.post(address(offer), data).status_code == 302
    assert [row.steps.count() for row in pieces_of(offer)] == [2, 2, 2]


def test_a_no_after_a_yes_is_one_press(at_home, eli):
    offer = series(eli)
    at_home.post(address(offer), {"alle": "paid"})
    row = pieces_of(offer)[1]
    where = reverse("peers:decline_offered", args=[offer.pk, row.pk])
    answer = at_home.post(where, follow=True)
    assert "Ingen spørger hvorfor" in answer.content.decode()
    assert states(offer) == ["paid", "declined", "paid"]
    offers.finish(engagement=pieces_of(offer)[0])
    where = reverse("peers:decline_offered", args=[offer.pk, pieces_of(offer)[0].pk])
    assert "allerede" in at_home.post(where, follow=True).content.decode()


def test_the_month_of_what_is_agreed_is_changed_or_refused(at_home, eli):
    offer = series(eli)
    at_home.post(address(offer), {"alle": "paid"})
    row = pieces_of(offer)[0]
    where = reverse("peers:month_offered", args=[offer.pk, row.pk])
    at_home.post(where, {"maaned": row.pay_month.replace(month=10).isoformat()})
    assert pieces_of(offer)[0].pay_month.month == 10
    for wrong in ("", "i morgen", "2001-01-01"):
        at_home.post(where, {"maaned": wrong})
    assert pieces_of(offer)[0].pay_month.month == 10
    set_own(contributor=eli.contributor, per_month=kroner(100), per_year=None, by=eli)
    asked = at_home.post(where, {"maaned": row.pay_month.replace(month=11).isoformat()})
    assert asked.status_code == 422
    at_home.post(where, {"maaned": row.pay_month.replace(month=11).isoformat(), "alligevel": "1"})
    assert pieces_of(offer)[0].pay_month.month == 11


def test_who_is_employed_since_is_offered_no_money(at_home, eli):
    offer = series(eli)
    eli.contributor.relation = "employed"
    eli.contributor.save(update_fields=["relation"])
    said = at_home.get(address(offer)).content.decode()
    assert 'value="paid"' not in said
    answer = at_home.post(address(offer), {"alle": "paid"})
    assert answer.status_code == 422
    assert "arbejdstid" in answer.content.decode()


def test_what_was_taken_back_says_so_and_asks_nothing(at_home, eli, dina):
    offer = series(eli)
    offers.withdraw_all(engagements=pieces_of(offer), by=dina)
    said = at_home.get(address(offer)).content.decode()
    assert "Skolen har taget det tilbage" in said
    assert 'name="alle"' not in said


def test_a_long_series_asks_no_more_than_a_short_one(at_home, eli, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    set_rules(yearly_ceiling=10_000)
    short, long = series(eli, count=2), series(eli, count=20)
    at_home.get(address(short))
    with CaptureQueriesContext(connection) as asked:
        at_home.get(address(short))
    with django_assert_max_num_queries(len(asked)):
        at_home.get(address(long))


def test_in_english_too(at_home, eli):
    said = at_home.get(f"/en{address(series(eli))}").content.decode()
    assert "You are welcome to say no" in said
