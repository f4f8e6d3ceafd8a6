"""Meetings are offered before they are held; moved, cancelled and told of."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import Letter
from peers.budgets import OverBudget
from peers.groups import holding, meetings
from peers.groups.refusals import NotNow, Stale
from peers.models import Budget, Claim, Contributor, Engagement, Meeting, WorkingGroup
from peers.states import EngagementState, Presence, Relation
from tests.factories import days_from_now
from tests.peers.groups.meeting_rows import HOURS, accept, four_seats, plan, with_money, work
from tests.peers.money import kroner, make_project

pytestmark = pytest.mark.django_db


def change(meeting, by, **fields):
    stands = Meeting.objects.get(pk=meeting.pk)
    names = ("starts_at", "ends_at", "place", "online_url", "agenda", "version")
    return meetings.change(meeting=meeting, by=by, **{n: getattr(stands, n) for n in names} | fields)


def told(kind):
    return {letter.person.chosen_name for letter in Letter.objects.filter(kind=kind)}


def test_citizens_and_relatives_are_offered_it_and_the_others_invited(four, dina):
    meeting = plan(four.group, dina)
    offered = {name: work(meeting, seat) is not None for name, seat in four.seats.items()}
    assert offered == {"Karen": True, "Lis": True, "Mads": False, "Nor": False}
    assert told("meeting_invited") == {"Mads", "Nor"}
    karen = work(meeting, four.seats["Karen"])
    assert (karen.activity, karen.minutes, karen.state) == ("meeting", 120, "offered")
    assert karen.about == "Møde i Styregruppen"


def test_the_letter_tells_nothing_and_the_full_words_tell_it_all(four, dina):
    plan(four.group, dina)
    letter = Letter.objects.filter(kind="meeting_invited").first()
    said = str(letter.words)
    assert "Styregruppen" not in said
    assert "gruppe" not in letter.words["subject"].lower()
    assert "Styregruppen" in str(letter.full)


def test_a_series_is_one_letter_and_one_offer(four, dina):
    start = days_from_now(20)
    times = [(start + timedelta(weeks=n), start + timedelta(weeks=n) + HOURS) for n in range(3)]
    done = meetings.plan(group=four.group, times=times, by=dina)
    assert len(done.meetings) == 3
    rows = Engagement.objects.filter(contributor=four.contributor("Karen"))
    assert (rows.count(), rows.values("offer").distinct().count()) == (3, 1)
    assert Letter.objects.filter(kind="meeting_invited").count() == 2


def test_the_form_sent_twice_plans_one(four, dina):
    plan(four.group, dina)
    with pytest.raises(ValidationError, match="allerede et møde"):
        plan(four.group, dina)
    assert Meeting.objects.count() == 1


def test_a_meeting_in_the_past_is_not_planned(four, dina):
    with pytest.raises(NotNow, match="planlægges, før"):
        plan(four.group, dina, days=-1)


@pytest.mark.parametrize(
    ("lacks", "why"),
    [
        ("project", "intet projekt"),
        ("rate", "ingen sats for møder"),
        ("budget", "budget"),
        ("money", "budget"),
    ],
)
def test_without_money_it_is_planned_all_the_same_and_says_why(dina, lacks, why):
    group = with_money(100 if lacks == "money" else 100_000, rates=lacks != "rate")
    if lacks == "project":
        WorkingGroup.objects.update(project=None)
    if lacks == "budget":
        WorkingGroup.objects.update(project=make_project())
    seats = four_seats(dina, WorkingGroup.objects.get(pk=group.pk))
    start = days_from_now(20)
    done = meetings.plan(group=seats.group, times=[(start, start + HOURS)], by=dina)
    assert Meeting.objects.count() == 1
    assert {str(one.member.contributor) for one in done.not_offered} == {"Karen", "Lis"}
    assert all(why in one.why.lower() for one in done.not_offered)


def test_what_could_not_be_offered_is_offered_when_there_is_money(dina):
    group = with_money()
    project = group.project
    WorkingGroup.objects.update(project=None)
    seats = four_seats(dina, WorkingGroup.objects.get(pk=group.pk))
    meeting = plan(seats.group, dina)
    assert len(meetings.offer_again(meeting=meeting, by=dina)) == 2
    WorkingGroup.objects.update(project=project)
    assert meetings.offer_again(meeting=meeting, by=dina) == []
    assert meetings.offer_again(meeting=meeting, by=dina) == []
    assert Engagement.objects.filter(state=EngagementState.OFFERED).count() == 2


def test_whoever_is_employed_is_never_offered_it_on_any_seat(four, dina):
    Contributor.objects.filter(public_name="Lis").update(relation=Relation.EMPLOYED)
    meeting = plan(four.group, dina)
    assert work(meeting, four.seats["Lis"]) is None
    assert "Lis" in told("meeting_invited")


def test_moved_the_agreement_follows_and_all_are_asked_anew(four, dina):
    meeting, karen = plan(four.group, dina), four.seats["Karen"]
    accept(meeting, karen)
    holding.say(meeting=meeting, member=four.seats["Mads"], comes=True)
    start = days_from_now(25)
    moved = change(meeting, dina, starts_at=start, ends_at=start + timedelta(hours=3))
    row = work(meeting, karen)
    assert (row.state, row.done_on, row.minutes) == ("accepted", timezone.localdate(start), 180)
    assert row.amount == kroner(750)
    assert not moved.presences.exists()
    assert told("meeting_changed") == {"Mads", "Nor"}


def test_another_place_is_told_to_all_and_asks_nobody_anew(four, dina):
    meeting = plan(four.group, dina)
    holding.say(meeting=meeting, member=four.seats["Mads"], comes=True)
    change(meeting, dina, place="Biblioteket")
    assert told("meeting_changed") == {"Karen", "Lis", "Mads", "Nor"}
    assert meeting.presences.get().presence == Presence.COMING
    change(meeting, dina, agenda="1. Velkomst")
    assert Letter.objects.filter(kind="meeting_changed").count() == 4


def test_two_who_change_it_at_once_undo_nothing(four, dina):
    meeting = plan(four.group, dina)
    change(meeting, dina, place="Biblioteket")
    with pytest.raises(Stale):
        change(meeting, dina, place="Rådhuset", version=1)
    assert Meeting.objects.get().place == "Biblioteket"


@pytest.mark.parametrize(("days", "is_paid"), [(20, False), (3, True)])
def test_cancelled_late_it_is_paid_and_early_it_is_not(four, dina, days, is_paid):
    meeting = plan(four.group, dina, days=days)
    accept(meeting, four.seats["Karen"])
    accept(meeting, four.seats["Lis"], "unpaid")
    meetings.cancel(meeting=meeting, reason="Sygdom", by=dina)
    meetings.cancel(meeting=meeting, reason="Igen", by=dina)
    assert work(meeting, four.seats["Karen"]).state == ("done" if is_paid else "called_off")
    assert work(meeting, four.seats["Lis"]).state == "called_off"
    assert Claim.objects.count() == int(is_paid)
    assert told("meeting_cancelled") == {"Mads", "Nor"}
    assert Meeting.objects.get().cancelled_reason == "Sygdom"


def test_a_cancelled_time_may_be_planned_again(four, dina):
    meetings.cancel(meeting=plan(four.group, dina), reason="Sygdom", by=dina)
    assert plan(four.group, dina).pk
    with pytest.raises(ValidationError):
        meetings.cancel(meeting=Meeting.objects.latest("pk"), reason=" ", by=dina)


def test_moved_to_where_there_is_no_money_it_stays_where_it_was(four, dina):
    meeting = plan(four.group, dina)
    accept(meeting, four.seats["Karen"])
    start = meeting.starts_at
    Budget.objects.update(granted=kroner(1000))
    with pytest.raises(OverBudget), transaction.atomic():
        change(meeting, dina, starts_at=start, ends_at=start + timedelta(hours=5))
    assert Meeting.objects.get().ends_at == start + HOURS
