"""What tells one offer from another in a list, and by when an answer is wanted."""

from datetime import timedelta

import pytest
from django.urls import reverse

from peers import offers
from peers.offers import page as pages
from peers.offers import words
from tests.peers.offers.offered import a_school, days_on, make_offer, make_piece, pieces_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def school():
    return a_school(50_000)


def test_a_series_says_its_number_its_days_and_its_sum(eli):
    offer = make_offer(eli.contributor, make_piece(10), make_piece(17), make_piece(24))
    said = words.in_short(pieces_of(offer))
    assert said.startswith("3 gange, ")
    assert said.endswith(str(words.shown(words.total(pieces_of(offer)))))
    assert words.in_short([]) == ""


def test_the_nearest_work_is_asked_about_first(eli):
    far = make_offer(eli.contributor, make_piece(40))
    near = make_offer(eli.contributor, make_piece(3), make_piece(60))
    assert list(offers.open_for(eli.contributor)) == [near, far]
    offers.decline(engagement=pieces_of(near)[0], by=eli)
    assert list(offers.open_for(eli.contributor)) == [far, near]


def test_a_day_that_has_passed_is_not_asked_for_any_more(eli):
    offer = make_offer(eli.contributor, answer_by=days_on(9))
    assert "senest" in words.answer_by(offer, today=offer.answer_by)
    assert words.answer_by(offer, today=offer.answer_by + timedelta(days=1)) == "Du kan stadig svare."


def test_a_piece_says_only_what_the_task_does_not(eli, client):
    pieces = [make_piece(7 * week, about=f"Underviser i Søvn, {week}. gang") for week in (1, 2)]
    offer = make_offer(eli.contributor, *pieces, task="Underviser i Søvn")
    page = pages.of(offer)
    assert [line.about for line in page.lines] == ["1. gang", "2. gang"]
    client.force_login(eli)
    assert page.rate in client.get(reverse("peers:offered", args=[offer.pk])).content.decode()
