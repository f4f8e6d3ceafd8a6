"""A meeting is held once: those who were there are paid what they agreed to, nobody is punished."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from accounts.models import Letter
from peers import offers
from peers.groups import holding, meetings, members
from peers.groups.refusals import NotNow, Stale
from peers.models import Claim, Meeting
from peers.states import EngagementState, Presence
from tests.peers.groups.meeting_rows import accept, over, plan, work
from tests.peers.money import kroner

pytestmark = pytest.mark.django_db


@pytest.fixture
def met(four, dina):
    """A meeting that is over: Karen had said yes with honorarium, Lis had not answered."""
    meeting = plan(four.group, dina)
    accept(meeting, four.seats["Karen"])
    return over(meeting)


def hold(meeting, four, *names, **more):
    return holding.hold(meeting=meeting, present=[four.seats[name].pk for name in names], by=four.by, **more)


def test_who_was_there_and_had_said_yes_has_earned_it(met, four):
    hold(met, four, "Karen", "Mads")
    assert work(met, four.seats["Karen"]).state == EngagementState.DONE
    claim = Claim.objects.get()
    assert (claim.contributor, claim.amount, claim.state) == (
        four.contributor("Karen"),
        kroner(500),
        "ready",
    )
    there = {row.member.contributor.public_name: row.presence for row in met.presences.all()}
    assert there == {"Karen": "present", "Lis": "absent", "Mads": "present", "Nor": "absent"}


def test_who_was_not_there_is_not_paid_and_hears_nothing(met, four):
    before = Letter.objects.count()
    hold(met, four, "Mads")
    assert work(met, four.seats["Karen"]).state == EngagementState.CALLED_OFF
    assert work(met, four.seats["Lis"]).state == EngagementState.CALLED_OFF
    assert not Claim.objects.exists()
    assert Letter.objects.count() == before


def test_who_was_there_without_an_answer_can_still_give_it(met, four):
    hold(met, four, "Karen", "Lis")
    lis = four.seats["Lis"]
    assert work(met, lis).state == EngagementState.OFFERED
    accept(met, lis)
    assert holding.follow() == 1
    assert work(met, lis).state == EngagementState.DONE
    assert Claim.objects.count() == 2
    assert holding.follow() == 0


def test_a_yes_without_honorarium_makes_no_claim(four, dina):
    meeting = plan(four.group, dina)
    accept(meeting, four.seats["Karen"], "unpaid")
    hold(over(meeting), four, "Karen")
    assert work(meeting, four.seats["Karen"]).state == EngagementState.DONE
    assert not Claim.objects.exists()


def test_it_is_held_once_and_the_first_list_stands(met, four):
    hold(met, four, "Karen")
    with pytest.raises(NotNow, match="allerede skrevet ned"):
        hold(met, four, "Mads")
    assert met.presences.get(presence=Presence.PRESENT).member == four.seats["Karen"]
    with pytest.raises(NotNow, match="kan ikke aflyses"):
        meetings.cancel(meeting=met, reason="For sent", by=four.by)


def test_not_before_it_begins_and_not_when_cancelled(four, dina):
    meeting = plan(four.group, dina)
    with pytest.raises(NotNow, match="ikke begyndt"):
        hold(meeting, four, "Karen")
    meetings.cancel(meeting=meeting, reason="Sygdom", by=dina)
    with pytest.raises(NotNow, match="aflyst"):
        hold(over(meeting), four, "Karen")


def test_members_of_the_day_are_on_the_list(met, four, dina):
    members.leave(member=four.seats["Karen"], by=dina)
    assert four.seats["Karen"] in members.on(four.group, timezone.localdate(met.starts_at))
    hold(met, four, "Karen")
    assert met.presences.filter(member=four.seats["Karen"], presence=Presence.PRESENT).exists()


def test_who_was_there_is_put_right_and_money_does_not_follow(met, four):
    hold(met, four, "Karen")
    held = Meeting.objects.get()
    holding.correct_presence(meeting=held, present=[four.seats["Mads"].pk], version=held.version, by=four.by)
    assert held.presences.get(presence=Presence.PRESENT).member == four.seats["Mads"]
    assert Claim.objects.count() == 1
    with pytest.raises(Stale):
        holding.correct_presence(meeting=held, present=[], version=held.version, by=four.by)


def test_a_member_says_they_come_and_changes_their_mind(four, dina):
    meeting, mads = plan(four.group, dina), four.seats["Mads"]
    for comes, word in ((True, "coming"), (False, "apology"), (True, "coming")):
        assert holding.say(meeting=meeting, member=mads, comes=comes).presence == word
    accept(meeting, four.seats["Karen"])
    holding.say(meeting=meeting, member=four.seats["Karen"], comes=False)
    assert work(meeting, four.seats["Karen"]).state == EngagementState.ACCEPTED
    members.leave(member=mads, by=dina)
    with pytest.raises(NotNow, match="ikke medlem"):
        holding.say(meeting=meeting, member=mads, comes=True)
    with pytest.raises(NotNow, match="begyndt"):
        holding.say(meeting=over(meeting), member=four.seats["Karen"], comes=True)


def test_minutes_are_told_of_once_and_two_writers_lose_nothing(met, four):
    mine = holding.write_minutes(meeting=met, text="Vi talte.", version=met.version, by=four.by)
    assert not Letter.objects.filter(kind="meeting_minutes").exists()
    with pytest.raises(Stale) as stale:
        holding.write_minutes(meeting=met, text="Andet", version=met.version, by=four.by)
    assert stale.value.meeting.minutes_text == "Vi talte."
    hold(met, four, "Karen")
    assert Letter.objects.filter(kind="meeting_minutes").count() == 4
    now = Meeting.objects.get()
    holding.write_minutes(meeting=met, text="Vi talte længe.", version=now.version, by=four.by)
    assert Letter.objects.filter(kind="meeting_minutes").count() == 4
    assert mine.minutes_text == "Vi talte."


def test_holding_never_writes_over_minutes_that_were_not_read(met, four):
    seen = met.version
    holding.write_minutes(meeting=met, text="Fra et medlem", version=seen, by=four.by)
    with pytest.raises(Stale), transaction.atomic():
        hold(met, four, "Karen", minutes_text="Fra kontoret", version=seen)
    assert not met.presences.exists()
    hold(met, four, "Karen", minutes_text="", version=seen)
    assert Meeting.objects.get().minutes_text == "Fra et medlem"


def test_no_minutes_of_what_was_not_held(four, dina):
    meeting = plan(four.group, dina)
    with pytest.raises(NotNow):
        holding.write_minutes(meeting=meeting, text="x", version=meeting.version, by=dina)


def test_an_offer_declined_in_time_is_not_touched(four, dina):
    meeting, karen = plan(four.group, dina), four.seats["Karen"]
    accept(meeting, karen)
    offers.decline(engagement=work(meeting, karen), by=four.person("Karen"))
    hold(over(meeting, ago=timedelta(hours=3)), four, "Karen")
    assert work(meeting, karen).state == EngagementState.DECLINED
    assert not Claim.objects.exists()
