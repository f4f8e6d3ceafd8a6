"""Every no has its own page, with what to do instead."""

import pytest
from django.utils.translation import override

from enrolment import seats
from enrolment.models import Enrolment, EnrolmentSettings
from enrolment.rules import Refusal
from enrolment.signing_up.refusals import explain
from tests.cast import sign_in
from tests.enrolment.views.steps import sign_up_address, template_of
from tests.factories import days_from_now, make_course, make_run, make_term

pytestmark = pytest.mark.django_db


def words_of(page):
    assert template_of(page) == "enrolment/refused.html"
    return page.content.decode()


def test_not_open_yet_says_when(client):
    run = make_run(enrolment_opens_at=days_from_now(5, 9), first_start=days_from_now(20))
    assert "kl. 9" in words_of(client.get(sign_up_address(run)))


def test_closed_class_points_to_other_classes_and_the_phone(client):
    course = make_course()
    run = make_run(course=course, state="closed")
    other = make_run(course=course, first_start=days_from_now(30))
    text = words_of(client.get(sign_up_address(run)))
    assert sign_up_address(other) in text
    assert "/kurser/" in text


def test_cancelled_class_says_why(client):
    run = make_run(state="cancelled", cancelled_reason="Underviseren er syg.")
    assert "Underviseren er syg." in words_of(client.get(sign_up_address(run)))


def test_past_class(client):
    run = make_run(first_start=days_from_now(-60))
    assert "slut" in words_of(client.get(sign_up_address(run)))


def test_cafe_needs_no_sign_up_and_says_when(client):
    run = make_run(course=make_course(format="cafe"), first_start=days_from_now(3))
    text = words_of(client.get(sign_up_address(run)))
    assert "kom bare" in text
    assert "De næste gange" in text


def test_cap_of_the_term(client, alma):
    rules = EnrolmentSettings.load()
    rules.courses_per_term = 1
    rules.save()
    term = make_term()
    first, second = make_run(term=term), make_run(term=term)
    seats.enrol(person=alma, run=first, by=alma)
    client = sign_in(client, alma)
    text = words_of(client.get(sign_up_address(second)))
    assert "/min-side/" in text
    refused = client.post(sign_up_address(second))
    assert refused.status_code == 409
    assert not Enrolment.objects.filter(run=second).exists()


@pytest.mark.parametrize("state", ["closed", "cancelled"])
def test_post_to_a_class_that_closed_meanwhile_is_told_so(client, state):
    run = make_run(state=state)
    page = client.post(sign_up_address(run), {"name": "Nina", "email": "nina@example.org"})
    assert page.status_code == 409
    assert not Enrolment.objects.exists()


@pytest.mark.parametrize("no", list(Refusal))
def test_every_refusal_has_words_in_both_languages(no):
    run = make_run()
    danish = explain(no, run=run)
    with override("en"):
        english = explain(no, run=run)
    assert danish.title
    assert danish.text
    assert (danish.title, danish.text) != (english.title, english.text)
