"""The second table of the call list: who is to be told of something else than a seat."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts import letters
from accounts.letters import Words
from accounts.models import Letter
from tests.factories import make_person

pytestmark = pytest.mark.django_db

WORDS = Words("Du er spurgt om noget", ("Ring til os, så fortæller vi mere.",))
FULL = Words("Vil du undervise på Ro?", ("Det er torsdag kl. 13.",), "Svar", "/medskabelse/hold/7/")


@pytest.fixture
def letter(hans):
    return letters.write(kind="asked_to_teach", words=WORDS, full=FULL, person=hans)


def test_it_says_whom_to_tell_and_all_there_is_to_say(at_desk, letter):
    text = at_desk.get(reverse("calls:index")).content.decode()

    for said in ("Hans", "20 00 00 00", FULL.subject, *FULL.paragraphs, FULL.path):
        assert said in text
    assert "Nobody to call" not in text
    assert "Alle har fået besked" not in text


def test_an_address_that_took_no_mail_stands_there_too(at_desk):
    failed = letters.write(kind="idea", words=WORDS, address="nina@example.org")
    Letter.objects.filter(pk=failed.pk).update(state="failed")

    text = at_desk.get(reverse("calls:index")).content.decode()

    assert "nina@example.org" in text


def test_the_button_writes_down_who_told_them(at_desk, letter, dina):
    answer = at_desk.post(reverse("calls:letter_told", args=[letter.pk]), follow=True)

    letter.refresh_from_db()
    assert (letter.state, letter.done_by) == ("called", dina)
    assert answer.context["others"] == []
    assert at_desk.get(reverse("calls:letter_told", args=[letter.pk])).status_code == 405


def test_thirty_cost_as_much_as_one(at_desk, letter, django_assert_num_queries):
    with CaptureQueriesContext(connection) as one:
        at_desk.get(reverse("calls:index"))
    for number in range(29):
        person = make_person(f"P{number}", email=None, phone="20 00 00 00")
        letters.write(kind="x", words=WORDS, person=person)
    with django_assert_num_queries(len(one)):
        at_desk.get(reverse("calls:index"))


def test_the_front_page_of_the_desk_counts_them(at_desk, letter):
    assert "1 at ringe til" in at_desk.get(reverse("wagtailadmin_home")).content.decode()
