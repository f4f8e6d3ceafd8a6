"""One press for whoever is signed in; pressing again, going back and other tabs change nothing."""

import pytest

from enrolment import seats
from enrolment.models import Agreement, Enrolment
from tests.cast import sign_in
from tests.enrolment.views.steps import sign_up_address, template_of
from tests.factories import make_person, make_run, make_term

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_alma(client, alma):
    return sign_in(client, alma)


def test_one_press_gives_a_seat(as_alma, alma):
    run = make_run()
    form = as_alma.get(sign_up_address(run)).context["form"]
    assert not any(field.required for field in form.fields.values())
    done = as_alma.post(sign_up_address(run))
    assert done["Location"] == sign_up_address(run, "confirmed")
    assert Enrolment.objects.get(person=alma).state == "enrolled"
    assert template_of(as_alma.get(done["Location"])) == "enrolment/confirmed.html"


def test_pressing_twice_gives_one_seat_and_no_error(as_alma):
    run = make_run()
    as_alma.post(sign_up_address(run))
    again = as_alma.post(sign_up_address(run))
    assert template_of(again) == "enrolment/already_there.html"
    assert Enrolment.objects.count() == 1
    assert as_alma.get(sign_up_address(run)).status_code == 200
    assert as_alma.get(sign_up_address(run, "confirmed")).status_code == 200


def test_new_version_of_the_agreement_must_be_accepted_first(as_alma, alma):
    run = make_run()
    Agreement.objects.create(version=8, text_da="Aftale\nVi lytter.")
    refused = as_alma.post(sign_up_address(run))
    assert refused.status_code == 422
    assert not Enrolment.objects.exists()
    as_alma.post(sign_up_address(run), {"agreement": "on"})
    assert Enrolment.objects.get().state == "enrolled"
    assert alma.agreements.count() == 1


def test_waiting_person_reads_their_number(as_alma):
    run = make_run(capacity=0)
    first = make_person()
    seats.enrol(person=first, run=run, by=first)
    page = as_alma.get(sign_up_address(run))
    assert page.context["waits"]
    done = as_alma.post(sign_up_address(run))
    confirmed = as_alma.get(done["Location"])
    assert confirmed.context["number"] == 2
    assert "nummer 2" in confirmed.content.decode()


def test_offered_person_is_led_to_their_answer(as_alma, alma):
    run = make_run(capacity=1)
    other = make_person()
    row = seats.enrol(person=other, run=run, by=other)
    seats.enrol(person=alma, run=run, by=alma)
    seats.leave(enrolment=row, by=other)
    page = as_alma.get(sign_up_address(run))
    assert template_of(page) == "enrolment/already_there.html"
    assert "tilbudt en plads" in page.content.decode()


def test_confirmation_of_another_class_leads_to_signing_up(as_alma):
    run = make_run()
    assert as_alma.get(sign_up_address(run, "confirmed"))["Location"] == sign_up_address(run)


def test_confirmation_needs_a_person(client):
    run = make_run()
    assert client.get(sign_up_address(run, "confirmed"))["Location"].startswith("/konto/login/")


@pytest.mark.parametrize("which", ["slug", "draft", "number"])
def test_what_is_not_there_is_404(as_alma, which):
    run = make_run(state="draft" if which == "draft" else "open")
    address = sign_up_address(run)
    if which == "slug":
        address = address.replace(run.course.slug, "noget-andet")
    if which == "number":
        address = address.replace(f"/{run.pk}/", "/99999999999999/")
    assert as_alma.get(address).status_code == 404


def test_person_without_a_name_is_asked_for_one(client):
    nameless = make_person("Nina")
    nameless.chosen_name = ""
    nameless.save()
    run = make_run(term=make_term())
    client = sign_in(client, nameless)
    assert client.post(sign_up_address(run)).status_code == 422
    client.post(sign_up_address(run), {"name": "Nina"})
    nameless.refresh_from_db()
    assert nameless.chosen_name == "Nina"


def test_english_page_says_it_in_english(as_alma):
    run = make_run()
    page = as_alma.get(f"/en{sign_up_address(run)}")
    assert "Sign me up" in page.content.decode()
