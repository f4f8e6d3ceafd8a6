"""A frame of paid hours: what is noted draws on it while it lasts, and nothing is paid without one."""

from functools import partial
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.coproduction import hours, teams
from courses.honorarium import frames
from courses.models import DesignHours, TeamMember
from courses.refusals import NotNow
from peers import budgets, claims, offers
from peers.claims import receipts
from peers.models import Claim, Contributor, Engagement, Offer
from peers.states import ClaimState, EngagementState, Relation, Terms
from tests.cast import sign_in
from tests.courses.honorarium.series import make_money
from tests.courses.making.people_and_drafts import join, make_draft, make_member
from tests.load.actors import all_at_once
from tests.peers.claims.made import photo
from tests.peers.money import kroner


@pytest.fixture
def draft(db):
    return make_draft()


@pytest.fixture
def mette(draft, alma):
    join(draft, alma)
    return alma


@pytest.fixture
def project(db):
    return make_money()


def member_of(person) -> TeamMember:
    return TeamMember.objects.select_related("contributor__person", "course").get(contributor__person=person)


def offer(person, project, by, minutes=600, **fields) -> Offer:
    given = {"member": member_of(person), "project": project, "key": uuid4(), **fields}
    return frames.offer(minutes=minutes, by=by, **given)


def say(made, choice):
    row = made.engagements.get(is_frame=True)
    offers.answer(offer=made, choices={row.pk: choice}, by=made.contributor.person)
    return row


def note(draft, person, minutes=60, **fields) -> DesignHours:
    given = {"done_on": timezone.localdate(), "about": "Mødtes", "key": uuid4(), **fields}
    return hours.note(course=draft, contributor=person.contributor, minutes=minutes, by=person, **given)


def test_hours_that_are_noted_are_paid_while_the_frame_lasts(draft, mette, project, dina):
    frame = say(offer(mette, project, dina, minutes=120), "paid")

    for minutes in (60, 90, 30):
        note(draft, mette, minutes)

    paid = [(claim.minutes, claim.amount.amount) for claim in Claim.objects.order_by("pk")]
    assert paid == [(60, 250), (60, 250)]
    assert offers.left_of(frame) == 0
    assert "30 minutter" in Claim.objects.latest("pk").about
    last = DesignHours.objects.latest("pk").engagement
    assert (last.minutes, last.terms, last.frame) == (30, "", None)


@pytest.fixture
def with_a_cost(draft, mette, project, dina):
    """Paid hours, and a cost that belongs to them."""
    say(offer(mette, project, dina, minutes=120), "paid")
    noted = note(draft, mette, 60)
    cost = claims.add_cost(
        contributor=mette.contributor,
        about="Bus",
        done_on=timezone.localdate(),
        amount=kroner(48),
        by=mette,
        key=uuid4(),
        receipt=photo(),
        engagement=noted.engagement,
    )
    return noted, cost


def test_hours_with_a_cost_are_put_right_and_the_cost_stays(with_a_cost, mette):
    noted, cost = with_a_cost

    hours.correct(entry=noted, done_on=timezone.localdate(), minutes=30, about="Mødtes", by=mette)

    cost.refresh_from_db()
    work = Claim.objects.exclude(pk=cost.pk).get()
    assert (work.minutes, work.amount.amount) == (30, 125)
    assert (cost.minutes, cost.amount.amount, cost.explanation) == (None, 48, "")


def test_hours_with_a_cost_are_removed_and_not_paid_and_the_cost_stays(with_a_cost, mette):
    noted, cost = with_a_cost

    hours.remove(entry=noted, by=mette)

    cost.refresh_from_db()
    assert Claim.objects.exclude(pk=cost.pk).get().state == ClaimState.DROPPED
    assert cost.state == ClaimState.READY
    assert receipts.content(cost)


@pytest.mark.parametrize("choice", ["", "no", "unpaid", "expenses"])
def test_without_a_yes_to_honorarium_hours_are_noted_as_before(draft, mette, project, dina, choice):
    made = offer(mette, project, dina)
    if choice:
        say(made, choice)

    row = note(draft, mette, 90)

    assert (row.engagement.minutes, row.engagement.frame) == (90, None)
    assert not Claim.objects.exists()


def test_without_a_frame_nothing_is_paid(draft, mette):
    note(draft, mette)

    assert not Claim.objects.exists()


def test_a_form_sent_twice_is_paid_once(draft, mette, project, dina):
    say(offer(mette, project, dina), "paid")
    key = uuid4()

    assert note(draft, mette, key=key) == note(draft, mette, key=key)

    assert Claim.objects.count() == 1


def test_one_frame_at_a_time_and_another_when_it_is_used(draft, mette, project, dina):
    say(offer(mette, project, dina, minutes=60), "paid")
    with pytest.raises(NotNow):
        offer(mette, project, dina)
    note(draft, mette, 60)

    second = offer(mette, project, dina, minutes=60)
    say(second, "paid")
    note(draft, mette, 30)

    assert Engagement.objects.filter(is_frame=True).count() == 2
    assert [claim.minutes for claim in Claim.objects.order_by("pk")] == [60, 30]
    assert offers.left_of(second.engagements.get(is_frame=True)) == 30


def test_the_same_press_twice_is_one_frame(mette, project, dina):
    key = uuid4()

    assert offer(mette, project, dina, key=key) == offer(mette, project, dina, key=key)


def test_nothing_is_offered_to_who_is_employed_or_has_left(draft, mette, project, dina):
    Contributor.objects.filter(person=mette).update(relation=Relation.EMPLOYED)
    with pytest.raises(offers.Employed):
        offer(mette, project, dina)

    Contributor.objects.filter(person=mette).update(relation=Relation.VOLUNTEER)
    teams.leave(member=member_of(mette), by=mette)
    with pytest.raises(NotNow):
        offer(mette, project, dina)


def test_who_leaves_the_team_gives_back_what_is_left(draft, mette, project, dina):
    frame = say(offer(mette, project, dina, minutes=600), "paid")
    note(draft, mette, 60)
    assert budgets.figures(frame.budget).committed.amount == 2500

    teams.leave(member=member_of(mette), by=mette)

    frame.refresh_from_db()
    assert frame.state == EngagementState.DONE
    assert budgets.figures(frame.budget).committed.amount == 250
    assert Claim.objects.count() == 1


def test_an_offer_nobody_answered_ends_with_the_place_in_the_team(mette, project, dina):
    made = offer(mette, project, dina)

    teams.leave(member=member_of(mette), by=mette)

    assert made.engagements.get().state == EngagementState.WITHDRAWN


def test_paid_hours_are_corrected_while_the_claim_is_in_hand(draft, mette, project, dina):
    frame = say(offer(mette, project, dina, minutes=120), "paid")
    entry = note(draft, mette, 60)

    hours.correct(entry=entry, done_on=timezone.localdate(), minutes=90, about="Skrev", by=mette)

    claim = Claim.objects.get()
    assert (claim.minutes, claim.amount.amount, claim.about) == (90, 375, "Skrev")
    assert (claim.agreed_minutes, claim.agreed_amount) == (90, claim.amount)
    assert offers.left_of(frame) == 30
    assert budgets.figures(frame.budget).committed.amount == 500


def test_no_more_is_paid_by_correcting_than_the_frame_has(draft, mette, project, dina):
    say(offer(mette, project, dina, minutes=120), "paid")
    entry = note(draft, mette, 60)

    hours.correct(entry=entry, done_on=timezone.localdate(), minutes=600, about="", by=mette)

    assert Claim.objects.get().minutes == 120


def test_paid_hours_that_are_removed_go_back_to_the_frame(draft, mette, project, dina):
    frame = say(offer(mette, project, dina, minutes=120), "paid")
    key = uuid4()
    entry = note(draft, mette, 60, key=key)

    hours.remove(entry=entry, by=mette)

    assert Claim.objects.get().state == ClaimState.DROPPED
    assert offers.left_of(frame) == 120
    assert budgets.figures(frame.budget).committed.amount == 500
    assert hours.total(draft) == 0
    # The same form once more is another entry: the first is history.
    note(draft, mette, 60, key=key)
    assert Claim.objects.exclude(state=ClaimState.DROPPED).count() == 1


def test_removed_hours_cannot_be_claimed_anew(draft, mette, project, dina):
    say(offer(mette, project, dina), "paid")
    entry = note(draft, mette)
    work = entry.engagement
    hours.remove(entry=entry, by=mette)
    work.refresh_from_db()

    with pytest.raises(claims.NotOwed):
        claims.again(engagement=work, by=mette)


@pytest.mark.parametrize("act", ["correct", "remove"])
def test_what_is_sent_is_neither_corrected_nor_removed(draft, mette, project, dina, act):
    say(offer(mette, project, dina), "paid")
    entry = note(draft, mette)
    claims.send(claims=Claim.objects.all(), by=mette)
    acts = {
        "correct": partial(
            hours.correct, entry=entry, done_on=timezone.localdate(), minutes=30, about="", by=mette
        ),
        "remove": partial(hours.remove, entry=entry, by=mette),
    }

    with pytest.raises(frames.Sent):
        acts[act]()

    assert (Claim.objects.get().minutes, hours.total(draft)) == (60, 60)


@pytest.mark.django_db(transaction=True)
def test_eight_entries_at_once_are_never_paid_above_the_frame(transactional_db, alma, dina):
    draft, project = make_draft(), make_money()
    join(draft, alma)
    frame = say(offer(alma, project, dina, minutes=150), "paid")

    came = all_at_once([partial(note, draft, alma, 60) for _number in range(8)])

    assert all(isinstance(one, DesignHours) for one in came)
    assert sum(claim.minutes for claim in Claim.objects.all()) == 150
    assert offers.left_of(frame) == 0


def page(client, draft) -> str:
    return client.get(reverse("courses:build_hours", args=[draft.pk])).content.decode()


def test_the_person_sees_what_is_left_and_nobody_else_does(draft, mette, project, dina, client):
    other_one = make_member(draft, "Ib")
    made = offer(mette, project, dina, minutes=120)
    assert "Du er tilbudt betalte timer" in page(sign_in(client, mette), draft)
    say(made, Terms.PAID)
    note(draft, mette, 30)

    assert "1\xa0t\xa030\xa0min</strong> tilbage af 2\xa0t" in page(client, draft)

    other = page(sign_in(client, other_one), draft)
    assert [word for word in ("etalte timer", "tilbudt") if word in other] == []


def test_noting_says_how_much_is_left(draft, mette, project, dina, client):
    say(offer(mette, project, dina, minutes=120), "paid")
    sign_in(client, mette)
    sent = {"done_on": timezone.localdate().isoformat(), "time": "1,5", "about": "", "key": str(uuid4())}

    said = client.post(reverse("courses:build_hours", args=[draft.pk]), sent, follow=True).content.decode()

    assert "30\xa0min betalt tid tilbage" in said
