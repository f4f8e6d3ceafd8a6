"""A visitor who is not signed in: one page, a code, a seat."""

import re

import pytest
from django.urls import reverse

from accounts.models import User
from enrolment import seats
from enrolment.models import Agreement, AgreementAcceptance, Enrolment, SupportNeed
from tests.enrolment.views.steps import sign_up_address, template_of, type_code, wish
from tests.factories import make_run

pytestmark = pytest.mark.django_db


def test_form_names_the_class_and_says_why_things_are_asked(client):
    run = make_run()
    page = client.get(sign_up_address(run))
    assert page.status_code == 200
    text = page.content.decode()
    assert run.course.title in text
    assert 'name="email"' in text


def test_visitor_gets_a_seat_when_the_code_is_typed(client):
    run = make_run()
    first = client.post(sign_up_address(run), wish(need="En plads ved døren"))
    assert first.status_code == 302
    assert first["Location"].startswith(reverse("account_confirm_login_code"))
    held = Enrolment.objects.get()
    assert held.state == "held"
    assert User.objects.get(email="nina@example.org").chosen_name == ""
    done = type_code(client)
    assert done["Location"] == sign_up_address(run, "confirmed")
    row = Enrolment.objects.get()
    assert (row.pk, row.state, row.comes_as) == (held.pk, "enrolled", "citizen")
    assert row.person.chosen_name == "Nina"
    assert SupportNeed.objects.get().text == "En plads ved døren"
    assert client.get(sign_up_address(run, "confirmed")).status_code == 200


def test_agreement_is_accepted_once_per_version(client):
    agreement = Agreement.objects.create(version=7, text_da="Det lover vi\nVi lytter.", text_en="")
    run = make_run()
    refused = client.post(sign_up_address(run), wish())
    assert refused.status_code == 422
    client.post(sign_up_address(run), wish(agreement="on"))
    assert not AgreementAcceptance.objects.exists()
    type_code(client)
    assert AgreementAcceptance.objects.get().agreement == agreement
    other = make_run(term=run.term)
    assert "agreement" not in client.get(sign_up_address(other)).context["form"].fields


def test_errors_lose_nothing(client):
    run = make_run()
    page = client.post(sign_up_address(run), wish(email="nina", need="Et glas vand"))
    assert page.status_code == 422
    text = page.content.decode()
    assert "Et glas vand" in text
    assert 'value="nina"' in text
    assert "data-error-summary" in text


def test_full_class_leads_to_the_list(client):
    run = make_run(capacity=0)
    text = client.get(sign_up_address(run)).content.decode()
    assert "venteliste" in text.lower()
    client.post(sign_up_address(run), wish())
    assert not Enrolment.objects.exists()
    done = type_code(client)
    assert done["Location"] == sign_up_address(run, "confirmed")
    assert Enrolment.objects.get().state == "waiting"
    page = client.get(sign_up_address(run, "confirmed"))
    assert template_of(page) == "enrolment/confirmed_waiting.html"


def test_known_and_unknown_addresses_get_the_same_answer(client, alma):
    run = make_run()
    pages = []
    for email in ("alma@example.org", "nobody@example.org"):
        client.cookies.clear()
        answer = client.post(sign_up_address(run), wish(email=email))
        page = client.get(answer["Location"])
        text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page.content.decode())
        pages.append((answer.status_code, answer["Location"], text.replace(email, "")))
    assert pages[0] == pages[1]


def test_one_who_is_in_already_gets_the_same_answer_until_the_code_is_typed(client, alma):
    run = make_run()
    seats.enrol(person=alma, run=run, by=alma)
    pages = []
    for email in ("alma@example.org", "nobody@example.org"):
        client.cookies.clear()
        answer = client.post(sign_up_address(run), wish(email=email))
        text = client.get(answer["Location"]).content.decode()
        text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text)
        pages.append((answer.status_code, text.replace(email, "")))
    assert pages[0] == pages[1]


def test_who_is_in_already_reads_so_after_the_code(client, alma):
    run = make_run()
    seats.enrol(person=alma, run=run, by=alma)
    client.post(sign_up_address(run), wish(email="alma@example.org"))
    done = type_code(client)
    assert done["Location"] == sign_up_address(run)
    page = client.get(done["Location"])
    assert template_of(page) == "enrolment/already_there.html"
    assert Enrolment.objects.count() == 1
