"""Back, reload, another address, a code that ran out, many tries: never two seats, never an error."""

import time

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from enrolment import seats
from enrolment.models import Enrolment
from tests.enrolment.views.steps import newest_code, sign_up_address, template_of, type_code, wish
from tests.factories import make_run

pytestmark = pytest.mark.django_db

CODE_PAGE = "account_confirm_login_code"


def test_sending_the_first_page_twice_holds_one_seat(client):
    run = make_run(capacity=1)
    client.post(sign_up_address(run), wish())
    client.post(sign_up_address(run), wish())
    assert Enrolment.objects.get().state == "held"
    type_code(client)
    assert Enrolment.objects.get().state == "enrolled"


def test_another_address_lets_the_first_seat_go(client):
    run = make_run(capacity=1)
    client.post(sign_up_address(run), wish(email="typo@example.org"))
    client.post(sign_up_address(run), wish())
    type_code(client)
    states = dict(Enrolment.objects.values_list("person__email", "state"))
    assert states == {"typo@example.org": "expired", "nina@example.org": "enrolled"}


def test_back_from_the_code_page_keeps_what_was_written(client):
    run = make_run()
    client.post(sign_up_address(run), wish(need="Ro"))
    text = client.get(sign_up_address(run)).content.decode()
    assert "nina@example.org" in text
    assert "Ro" in text


def test_code_page_after_the_seat_is_taken_leads_on(client):
    run = make_run()
    client.post(sign_up_address(run), wish())
    used = newest_code()
    type_code(client, used)
    assert client.get(reverse(CODE_PAGE)).status_code == 302
    assert type_code(client, used).status_code == 302
    assert Enrolment.objects.get().state == "enrolled"


def test_wrong_code_can_be_typed_again(client):
    run = make_run()
    client.post(sign_up_address(run), wish())
    right = newest_code()
    assert type_code(client, "0000-0000" if right != "0000-0000" else "1111-1111").status_code == 422
    assert type_code(client, right)["Location"] == sign_up_address(run, "confirmed")


def test_too_many_wrong_codes_lead_back_to_the_class(client):
    run = make_run()
    client.post(sign_up_address(run), wish())
    wrong = "0000-0000" if newest_code() != "0000-0000" else "1111-1111"
    answers = [type_code(client, wrong) for _ in range(5)]
    assert answers[-1]["Location"] == sign_up_address(run)
    assert "for mange gange" in client.get(sign_up_address(run)).content.decode()


def test_expired_code_leads_back_to_the_class(client, monkeypatch):
    run = make_run()
    client.post(sign_up_address(run), wish())
    later = time.time() + 16 * 60
    monkeypatch.setattr(time, "time", lambda: later)
    answer = client.get(reverse(CODE_PAGE))
    assert answer["Location"] == sign_up_address(run)


def test_expired_hold_still_ends_in_a_seat(client):
    run = make_run()
    client.post(sign_up_address(run), wish())
    Enrolment.objects.update(expires_at=timezone.now())
    seats.sweep(now=timezone.now())
    type_code(client)
    assert sorted(Enrolment.objects.values_list("state", flat=True)) == ["enrolled", "expired"]


def test_new_code_replaces_the_old_one(client):
    run = make_run()
    client.post(sign_up_address(run), wish())
    old = newest_code()
    answer = client.post(reverse(CODE_PAGE), {"action": "resend"})
    assert answer.status_code == 302
    assert len(mail.outbox) == 2
    assert type_code(client, newest_code())["Location"] == sign_up_address(run, "confirmed")
    assert old != newest_code()


def test_wish_of_another_is_not_fulfilled(client, alma):
    run = make_run()
    client.post(sign_up_address(run), wish())
    client.post(reverse("account_login"), {"email": "alma@example.org"})
    type_code(client)
    assert not Enrolment.objects.filter(person=alma).exists()


def test_barred_person_sees_the_same_and_gets_no_code(client, alma):
    User.objects.filter(pk=alma.pk).update(is_active=False)
    run = make_run()
    answer = client.post(sign_up_address(run), wish(email="alma@example.org"))
    assert answer["Location"].startswith(reverse(CODE_PAGE))
    assert client.get(answer["Location"]).status_code == 200
    assert not any(letter.isdigit() for letter in mail.outbox[-1].subject)
    assert not Enrolment.objects.exists()


def test_many_tries_are_met_kindly(client):
    run = make_run()
    answers = [client.post(sign_up_address(run), wish()) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 429]
    assert template_of(answers[-1]) == "429.html"


def test_class_that_was_cancelled_while_the_code_was_typed(client):
    run = make_run()
    client.post(sign_up_address(run), wish())
    run.state = "cancelled"
    run.save()
    Enrolment.objects.update(expires_at=timezone.now())
    seats.sweep(now=timezone.now())
    answer = type_code(client)
    assert answer["Location"] == sign_up_address(run)
    assert template_of(client.get(answer["Location"])) == "enrolment/refused.html"


def test_nobody_can_block_a_class_by_holding_its_seats(client):
    run = make_run()
    for number in range(7):
        client.cookies.clear()
        client.post(sign_up_address(run), wish(email=f"nina{number}@example.org"))
    assert Enrolment.objects.filter(state="held").count() == 6
    assert "Vi holder ikke en plads" in client.get(reverse(CODE_PAGE)).content.decode()
    type_code(client)
    assert Enrolment.objects.get(person__email="nina6@example.org").state == "enrolled"


def test_what_was_written_is_not_kept_for_long(client):
    run = make_run()
    client.post(sign_up_address(run), wish(need="Ro"))
    assert client.session.get_expiry_age() == 2 * 60 * 60
    type_code(client)
    assert "sign_up" not in client.session
    assert client.session.get_expiry_age() > 24 * 60 * 60
