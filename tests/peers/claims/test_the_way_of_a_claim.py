"""From ready to approved and back: what each may, and what it leaves in the ledger."""

from datetime import timedelta

import pytest
from django.utils import timezone

from peers import budgets, claims, ledger
from peers.claims import story
from peers.models import Claim, Entry
from peers.states import ClaimState, TaxCode
from tests.cast import with_role
from tests.factories import make_contributor, make_person
from tests.peers.claims import made
from tests.peers.money import kroner

pytestmark = pytest.mark.django_db


@pytest.fixture
def peer(eli):
    return eli.contributor


def test_work_that_is_done_makes_its_claim_as_agreed(peer):
    claim = made.ready(peer, minutes=90)

    assert claim.state == ClaimState.READY
    assert claim.amount == claim.agreed_amount == kroner(375)
    assert (claim.minutes, claim.unit_amount) == (90, kroner(250))


def test_the_same_work_is_claimed_once(peer):
    claim = made.ready(peer)

    assert claims.make(engagement=claim.engagement) == claim
    assert Claim.objects.count() == 1


def test_work_without_honorarium_makes_none(peer):
    done = made.work_done(peer, terms="unpaid")

    with pytest.raises(claims.NotOwed):
        claims.make(engagement=done)
    assert not Claim.objects.exists()


def test_what_is_approved_is_owed_in_the_ledger(peer, dina):
    claim = made.approved(peer, by=dina)

    entry = ledger.entry(f"claim:{claim.pk}:approved")
    figures = {one.account.kind: one.amount for one in entry.postings.select_related("account")}
    assert figures == {"expense": kroner(500), "owed": kroner(-500)}
    assert (claim.approved_by, claim.tax_code) == (dina, TaxCode.B_INCOME)
    assert budgets.figures(claim.budget).approved == kroner(500)


def test_a_cost_is_reimbursed_and_is_no_income(peer, dina):
    claim = made.cost(peer)
    claims.send(claims=[claim], by=peer.person)
    row = claims.approve(claim=claim, by=dina)

    kinds = set(ledger.entry(f"claim:{row.pk}:approved").postings.values_list("account__kind", flat=True))
    assert kinds == {"reimbursement", "owed"}
    assert row.tax_code == TaxCode.REIMBURSEMENT


def test_nobody_approves_what_they_are_paid(dina):
    own = make_contributor("Dina", person=dina)
    claim = made.sent(own)

    with pytest.raises(claims.OwnClaim):
        claims.approve(claim=claim, by=dina)
    with pytest.raises(claims.OwnClaim):
        claims.give_back(claim=claim, reason="Nej", by=dina)
    claim.refresh_from_db()
    assert claim.state == ClaimState.SENT
    assert not Entry.objects.exists()


def test_nobody_sends_for_another(peer, alma):
    claim = made.ready(peer)

    with pytest.raises(claims.NotYours):
        claims.send(claims=[claim], by=alma)


def test_sending_twice_is_once(peer):
    claim = made.ready(peer)

    assert len(claims.send(claims=[claim], by=peer.person)) == 1
    assert claims.send(claims=[claim], by=peer.person) == []


def test_what_is_approved_cannot_be_sent_or_taken_back(peer, dina):
    claim = made.approved(peer, by=dina)

    with pytest.raises(claims.NotNow):
        claims.send(claims=[claim], by=peer.person)
    with pytest.raises(claims.NotNow):
        claims.take_back(claim=claim, by=peer.person)


def test_approving_twice_is_refused(peer, dina):
    claim = made.approved(peer, by=dina)

    with pytest.raises(claims.NotNow):
        claims.approve(claim=claim, by=dina)
    assert Entry.objects.count() == 1


def test_who_looked_at_an_older_version_does_not_approve(peer, dina):
    claim = made.sent(peer)
    seen = claim.version
    claims.take_back(claim=claim, by=peer.person)
    row = Claim.objects.get(pk=claim.pk)
    claims.correct(
        claim=row, minutes=180, explanation="Vi blev længere.", by=peer.person, version=row.version
    )
    claims.send(claims=[row], by=peer.person)

    with pytest.raises(claims.Stale):
        claims.approve(claim=claim, by=dina, version=seen)


def test_what_is_sent_back_says_why_and_the_person_is_told(peer, dina):
    claim = made.sent(peer)

    with pytest.raises(claims.NoReason):
        claims.give_back(claim=claim, reason="  ", by=dina)
    row = claims.give_back(claim=claim, reason="Var det to timer?", by=dina)

    assert (row.state, row.returned_reason) == (ClaimState.RETURNED, "Var det to timer?")
    letter = peer.person.letters.get(kind="claim_given_back")
    said = str(letter.words)
    assert "500" not in said
    assert "onorar" not in letter.words["subject"]
    assert "Søvn" not in said
    assert letter.words["path"] == f"/honorar/{claim.pk}/"


def test_what_was_given_up_can_be_taken_up_again(peer):
    claim = made.ready(peer)
    before = budgets.figures(claim.budget).committed
    claims.drop(claim=claim, by=peer.person)
    assert budgets.figures(claim.budget).committed == before - claim.amount

    again = claims.again(engagement=claim.engagement, by=peer.person)

    assert again.state == ClaimState.READY
    assert budgets.figures(claim.budget).committed == before
    with pytest.raises(claims.NotNow):
        claims.again(engagement=claim.engagement, by=peer.person)


def test_giving_up_a_cost_deletes_its_receipt(peer, django_capture_on_commit_callbacks):
    claim = made.cost(peer)
    name = claim.receipt.name
    with django_capture_on_commit_callbacks(execute=True):
        row = claims.drop(claim=claim, by=peer.person)

    assert not row.receipt
    assert not claim.receipt.storage.exists(name)


def test_a_reversed_approval_is_mirrored_in_the_ledger(peer, dina):
    claim = made.approved(peer, by=dina)
    row = claims.reverse(claim=claim, reason="Godkendt på den forkerte.", by=dina)

    assert row.state == ClaimState.REVERSED
    assert ledger.entry(f"reversal:claim:{claim.pk}:approved").date >= timezone.localdate()
    assert sum(ledger.balance(ledger.owed(peer)).values(), kroner(0)) == kroner(0)
    assert peer.person.letters.filter(kind="claim_reversed").exists()
    with pytest.raises(claims.NotNow):
        claims.reverse(claim=claim, reason="Igen", by=dina)


def test_what_is_paid_is_not_reversed_by_an_approver(peer, dina):
    claim = made.paid(peer, by=dina, paid_on=timezone.localdate())

    with pytest.raises(claims.NotNow):
        claims.reverse(claim=claim, reason="Forkert", by=dina)


def test_many_are_moved_all_or_none(peer, dina):
    first, second = made.approved(peer, by=dina), made.sent(peer)

    with pytest.raises(claims.NotNow):
        claims.move_many([first.pk, second.pk], "freeze", dina)
    assert Claim.objects.get(pk=first.pk).state == ClaimState.APPROVED
    assert claims.move_many([first.pk], "freeze", dina) == 1
    assert story.of(first)[-1].who == "Dina"
    with pytest.raises(ValueError, match="one by one"):
        claims.move_many([second.pk], "approve", dina)


def test_everything_that_happens_stands_in_its_story(peer, dina):
    claim = made.sent(peer)
    claims.give_back(claim=claim, reason="Var det to timer?", by=dina)
    row = Claim.objects.get(pk=claim.pk)
    claims.correct(claim=row, minutes=90, explanation="Halvanden.", by=peer.person, version=row.version)
    claims.send(claims=[row], by=peer.person)
    claims.approve(claim=row, by=dina)

    said = [(one.said, one.who) for one in story.of(claim)]
    assert len(said) == 6
    assert "2 timer" in said[3][0]
    assert "375,00" in said[3][0]
    assert said[-1][1] == "Dina"


def test_somebody_without_an_account_is_approved_and_not_written_to(dina):
    nobody = make_contributor("Uden konto", person=make_person("Uden"))
    claim = made.sent(nobody)
    nobody.person = None
    nobody.save(update_fields=["person"])

    assert claims.approve(claim=claim, by=with_role(dina, "coordinator")).state == ClaimState.APPROVED


def test_the_story_stands_at_the_time_it_happened(peer, dina):
    now = timezone.now()
    claim = made.ready(peer)
    claims.send(claims=[claim], by=peer.person, now=now + timedelta(days=1))
    claims.approve(claim=claim, by=dina, now=now + timedelta(days=3))

    times = [step.at for step in story.of(claim)]
    assert times[0] == claim.made_at
    assert times[1:] == [now + timedelta(days=1), now + timedelta(days=3)]
