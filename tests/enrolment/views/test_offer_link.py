"""The link in the mail: looking changes nothing, one press answers, and whoever comes late is met kindly."""

import pytest
from django.urls import reverse
from django.utils import timezone

from enrolment import seats
from enrolment.mine import offers
from enrolment.models import Enrolment
from tests.enrolment.views.steps import template_of
from tests.factories import make_person, make_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def offered(alma):
    run = make_run(capacity=1)
    other = make_person()
    theirs = seats.enrol(person=other, run=run, by=other)
    row = seats.enrol(person=alma, run=run, by=alma)
    seats.leave(enrolment=theirs, by=other)
    return Enrolment.objects.get(pk=row.pk)


def address(row):
    return reverse("enrolment:offer", args=[offers.token(row)])


def state(row):
    return Enrolment.objects.get(pk=row.pk).state


def test_looking_changes_nothing(client, offered):
    for ask in (client.get, client.head):
        ask(address(offered))
    page = client.get(address(offered))
    assert template_of(page) == "enrolment/offer.html"
    assert offered.run.course.title in page.content.decode()
    assert state(offered) == "offered"


@pytest.mark.parametrize(("said", "becomes"), [("yes", "enrolled"), ("no", "declined")])
def test_one_press_answers_without_signing_in(client, offered, said, becomes):
    answer = client.post(address(offered), {"answer": said})
    assert answer["Location"] == address(offered)
    assert state(offered) == becomes
    page = client.get(address(offered))
    assert page.status_code == 200
    assert template_of(page) == "enrolment/offer_settled.html"
    again = client.post(address(offered), {"answer": said})
    assert again.status_code == 200
    assert state(offered) == becomes


def test_offer_that_ran_out_says_what_now(client, offered):
    Enrolment.objects.filter(pk=offered.pk).update(expires_at=timezone.now())
    for page in (client.get(address(offered)), client.post(address(offered), {"answer": "yes"})):
        assert page.status_code == 410
        assert f"/kurser/{offered.run.course.slug}/" in page.content.decode()
    assert state(offered) != "enrolled"


@pytest.mark.parametrize("token", ["x", "1-1.abc", "æøå", "9" * 400])
def test_link_that_is_not_ours(client, token):
    page = client.get(f"/tilbud/{token}/")
    assert page.status_code == 404
    assert "Vi kender ikke dette link" in page.content.decode()


def test_guessing_links_is_slowed_down(client):
    answers = [client.get(f"/tilbud/guess-{number}/").status_code for number in range(31)]
    assert answers == [404] * 30 + [429]
