"""``/honorar/`` in the browser's eyes: what is said, what is asked, and what others do not get."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from peers import claims, offers
from peers.claims import overview
from peers.claims.words import Line
from peers.models import Claim
from peers.states import ClaimState
from tests.cast import sign_in
from tests.factories import make_contributor
from tests.peers.claims import made

pytestmark = pytest.mark.django_db


@pytest.fixture
def phone(client, eli):
    made.school()
    return sign_in(client, eli)


def page(client, name="peers:honorarium", *args):
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_empty_page_invites(phone):
    said = page(phone)
    assert "Her er ikke noget endnu" in said
    assert "Jeg har lagt penge ud for skolen" in said


def test_somebody_who_never_contributed_is_invited_too(client, alma):
    sign_in(client, alma)
    assert "Se, hvordan du kan bidrage" in page(client)


def test_somebody_who_stopped_still_sees_what_is_owed(phone, eli):
    made.ready(eli.contributor)
    eli.contributor.ended_on = timezone.localdate()
    eli.contributor.save()

    said = page(phone)
    assert "Klar til at sende" in said
    assert "Jeg har lagt penge ud" not in said
    assert phone.get(reverse("peers:add_cost")).status_code == 404


def test_every_state_says_what_happens_next(phone, eli, dina):
    who = eli.contributor
    made.ready(who, about="Klar")
    made.sent(who, about="Sendt")
    claims.give_back(claim=made.sent(who, about="Retur"), reason="Hvilken dag?", by=dina)
    made.approved(who, by=dina, about="Godkendt arbejde")
    claims.move(made.approved(who, by=dina), "freeze", None)
    made.paid(who, by=dina, paid_on=timezone.localdate())
    claims.reverse(claim=made.approved(who, by=dina), reason="Dobbelt.", by=dina)
    claims.drop(claim=made.ready(who), by=eli)

    said = page(phone)
    for words in (
        "Hvilken dag?",
        "En koordinator ser på det.",
        "Du skal ikke gøre noget. Vi regner med at udbetale det i",
        "Pengene er på vej.",
        "Udbetalt den",
        "Godkendelsen er taget tilbage",
        "Du har opgivet det",
    ):
        assert words in said
    for claim in Claim.objects.all():
        assert str(claim.get_state_display()) in page(phone, "peers:claim", claim.pk)


def test_a_day_of_payment_that_has_passed_is_not_promised(eli, dina):
    claim = claims.move(made.approved(eli.contributor, by=dina), "freeze", None)
    today = timezone.localdate()
    promised = Line(claim, pays_on=today, today=today).next
    assert promised.startswith("Pengene er på vej.")
    late = Line(claim, pays_on=today - timedelta(days=1), today=today).next
    assert "Ring til os" in late
    assert "bliver" not in late


def test_a_month_that_has_passed_is_said_as_the_next_time(eli, dina):
    claim = made.approved(eli.contributor, by=dina)
    line = overview.lines_of([claim], today=claim.pay_month + timedelta(days=40))[0]

    assert "næste gang" in line.next


def test_what_is_ticked_is_sent_and_the_rest_waits(phone, eli):
    first, second = made.ready(eli.contributor), made.ready(eli.contributor)
    phone.post(reverse("peers:send_claims"), {"claim": [first.pk]})
    first.refresh_from_db()
    second.refresh_from_db()

    assert (first.state, second.state) == (ClaimState.SENT, ClaimState.READY)
    twice = phone.post(reverse("peers:send_claims"), {"claim": [first.pk]}, follow=True)
    assert "Det var allerede sendt" in twice.content.decode()
    nothing = phone.post(reverse("peers:send_claims"), follow=True)
    assert "Sæt flueben" in nothing.content.decode()


def test_what_is_anothers_is_not_sent(phone, alma):
    others = made.ready(make_contributor("Alma", person=alma))
    phone.post(reverse("peers:send_claims"), {"claim": [others.pk, "x", "-1"]})

    others.refresh_from_db()
    assert others.state == ClaimState.READY


@pytest.mark.parametrize(
    "name", ["claim", "correct_claim", "change_cost", "claim_month", "drop_claim", "receipt", "claim_act"]
)
def test_anothers_claim_is_not_there(client, eli, alma, name):
    claim = made.cost(eli.contributor)
    sign_in(client, alma)

    address = reverse(f"peers:{name}", args=[claim.pk])
    answer = client.post(address) if name == "claim_act" else client.get(address)
    assert answer.status_code == 404


def test_it_is_taken_back_given_up_and_taken_up_again(phone, eli):
    claim = made.sent(eli.contributor)
    act = reverse("peers:claim_act", args=[claim.pk])
    phone.post(act, {"act": "take_back"})
    assert "Vil du opgive det?" in page(phone, "peers:drop_claim", claim.pk)
    phone.post(reverse("peers:drop_claim", args=[claim.pk]))
    claim.refresh_from_db()
    assert claim.state == ClaimState.DROPPED
    phone.post(act, {"act": "again"})
    assert Claim.objects.filter(state=ClaimState.READY, engagement=claim.engagement).count() == 1
    phone.post(act, {"act": "approve"})
    assert not Claim.objects.filter(state=ClaimState.APPROVED).exists()


def test_what_was_approved_meanwhile_is_said_and_not_taken_back(phone, eli, dina):
    claim = made.approved(eli.contributor, by=dina)
    answer = phone.post(
        reverse("peers:claim_act", args=[claim.pk]), {"act": "take_back"}, follow=True
    ).content.decode()

    assert "Det har ændret sig, siden du så det." in answer


def test_my_page_counts_what_waits(phone, eli):
    made.ready(eli.contributor)
    made.cost(eli.contributor)

    assert overview.waits_for(eli) == 2
    assert "2 ting venter på dig" in page(phone, "enrolment:my_page")
    assert "2 ting venter på dig" in page(phone, "peers:contribution")


def test_coming_work_and_open_offers_stand_on_the_page(phone, eli, dina):
    made.work_offered(eli.contributor, about="Et tilbud")
    offer = made.work_offered(eli.contributor, about="En aftale")
    offers.answer(offer=offer, choices={offer.engagements.get().pk: "paid"}, by=eli)

    said = page(phone)
    assert "Skolen spørger dig" in said
    assert "Det har du sagt ja til" in said
    assert overview.waits_for(eli) == 1


def count_of(client, django_assert_max_num_queries, address):
    with django_assert_max_num_queries(60) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_thirty_claims_ask_as_little_as_one(phone, eli, dina, django_assert_max_num_queries):
    who, address = eli.contributor, reverse("peers:honorarium")

    def some(number):
        for _one in range(number):
            made.ready(who)
            made.sent(who)
            made.paid(who, by=dina, paid_on=timezone.localdate())
            claims.move(made.approved(who, by=dina), "freeze", None)
            made.work_offered(who)

    some(1)
    phone.get(address)
    one = count_of(phone, django_assert_max_num_queries, address)
    some(6)
    assert count_of(phone, django_assert_max_num_queries, address) == one


def test_a_page_in_english(phone, eli):
    made.ready(eli.contributor)
    said = phone.get("/en/honorar/").content.decode()

    assert "Ready to send" in said
    assert "DKK" in said


def test_history_goes_by_the_year_of_payment(eli, dina):
    who = eli.contributor
    made.paid(who, by=dina, paid_on=date(2025, 1, 15))
    made.paid(who, by=dina, paid_on=date(2026, 1, 15))

    assert [one.year for one in overview.of(who).years] == [2026, 2025]
