"""What people are told: discreetly, once for one act, and never who said no to whom."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Letter
from peers import offers
from tests.factories import make_contributor
from tests.peers.offers.offered import days_on, make_offer, make_piece, pieces_of, say

pytestmark = pytest.mark.django_db

SECRET = ("honorar", "kr.", "søvn", "recovery", "undervis", "betal")


def letters_to(person):
    return list(Letter.objects.filter(person=person).order_by("created_at"))


def words_of(letter, *, full=False):
    said = letter.full if full else letter.words
    return " ".join([said["subject"], *said["paragraphs"], said["button"]]).casefold()


def test_an_offer_is_told_without_saying_what(eli):
    offer = make_offer(eli.contributor, answer_by=days_on(9))
    (letter,) = letters_to(eli)
    assert letter.words["subject"] == "Du har fået et spørgsmål"
    assert letter.words["path"] == f"/honorar/tilbud/{offer.pk}/"
    assert not [word for word in SECRET if word in words_of(letter)]
    assert "undervis på søvn" in words_of(letter, full=True)
    assert "500" not in words_of(letter, full=True)


def test_who_has_no_account_is_written_to_by_nobody():
    make_offer(make_contributor("Uden konto"))
    assert not Letter.objects.filter(kind="honorarium_offer").exists()


def test_a_class_that_is_cancelled_is_one_letter_that_says_what_is_paid(eli, dina):
    offer = make_offer(eli.contributor, make_piece(2), make_piece(40), make_piece(47))
    say(offer)
    Letter.objects.all().delete()
    for row in pieces_of(offer):
        offers.call_off(engagement=row, by=dina)
    (letter,) = letters_to(eli)
    assert not [word for word in SECRET if word in words_of(letter)]
    said = letter.full["paragraphs"]
    assert len(said) == 3
    assert "du får honorar alligevel" in said[0]
    assert "i god tid" in said[1]


def test_what_was_told_long_before_is_told_anew(eli, dina):
    offer = make_offer(eli.contributor, make_piece(30), make_piece(31))
    first, second = pieces_of(offer)
    offers.withdraw(engagement=first, by=dina)
    Letter.objects.update(created_at=timezone.now() - timedelta(hours=1))
    offers.withdraw(engagement=second, by=dina)
    assert len([one for one in letters_to(eli) if one.kind == "honorarium_ended"]) == 2


def test_who_stayed_away_is_not_written_to(eli):
    offer = make_offer(eli.contributor)
    say(offer)
    Letter.objects.all().delete()
    offers.call_off(engagement=pieces_of(offer)[0], without_pay=True)
    assert not letters_to(eli)


def test_moved_work_is_told_with_the_new_day(eli):
    row = pieces_of(make_offer(eli.contributor))[0]
    Letter.objects.all().delete()
    offers.move(engagement=row, done_on=days_on(50), starts_at=None)
    offers.move(engagement=row, done_on=days_on(50), starts_at=None)
    (letter,) = letters_to(eli)
    assert "nej tak" in words_of(letter, full=True) or "svar" in words_of(letter, full=True)


def test_whoever_offered_hears_that_there_is_an_answer_and_not_which(eli, dina):
    offer = make_offer(eli.contributor, make_piece(10), make_piece(11), by=dina)
    first, second = pieces_of(offer)
    offers.answer(offer=offer, choices={first.pk: "paid"}, by=eli)
    assert not letters_to(dina)
    offers.decline(engagement=second, by=eli)
    (letter,) = letters_to(dina)
    for full in (False, True):
        assert "nej" not in words_of(letter, full=full)
        assert "eli" not in words_of(letter, full=full).split()


def test_a_yes_that_becomes_a_no_is_told_to_whoever_offered(eli, dina):
    offer = make_offer(eli.contributor, by=dina)
    say(offer)
    Letter.objects.all().delete()
    offers.decline(engagement=pieces_of(offer)[0], by=eli)
    assert len(letters_to(dina)) == 1
