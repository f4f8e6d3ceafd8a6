"""Two lists of who was there at once; cancelled and held at once: one stands, and money follows it."""

from collections import Counter

import pytest

from peers import offers
from peers.groups import holding, meetings, members
from peers.groups.refusals import NotNow
from peers.models import Claim, Engagement, Meeting
from peers.states import MemberPlace, Presence
from tests.load.actors import all_at_once
from tests.peers.groups.meeting_rows import accept, four_seats, over, plan, somebody

pytestmark = pytest.mark.django_db(transaction=True)


def tried(act):
    def attempt():
        try:
            act()
        except NotNow:
            return "no"
        return "yes"

    return attempt


def test_of_two_lists_at_once_one_stands_and_pays_once(dina):
    four = four_seats(dina)
    meeting = plan(four.group, dina)
    for name in ("Karen", "Lis"):
        accept(meeting, four.seats[name])
    meeting = over(meeting)

    def hold(*names):
        seats = [four.seats[name].pk for name in names]
        return tried(lambda: holding.hold(meeting=meeting, present=seats, by=dina))

    came = all_at_once([hold("Karen"), hold("Karen", "Lis"), hold("Lis"), hold("Karen", "Lis")])
    assert Counter(came) == {"yes": 1, "no": 3}
    there = meeting.presences.filter(presence=Presence.PRESENT).values_list("member__contributor", flat=True)
    assert set(Claim.objects.values_list("contributor", flat=True)) == set(there)
    assert Claim.objects.count() == len(there)


def test_cancelled_and_held_at_once_is_one_of_them(dina):
    four = four_seats(dina)
    meeting = plan(four.group, dina)
    accept(meeting, four.seats["Karen"])
    meeting = over(meeting)
    karen = [four.seats["Karen"].pk]
    came = all_at_once(
        [
            tried(lambda: meetings.cancel(meeting=meeting, reason="Sygdom", by=dina)),
            tried(lambda: holding.hold(meeting=meeting, present=karen, by=dina)),
        ]
    )
    stands = Meeting.objects.get()
    assert sorted(came) == ["no", "yes"]
    assert (stands.held_at is None) != (stands.cancelled_at is None)
    # Called off as late as that it is owed all the same; held it is owed for the work.
    assert Claim.objects.count() == 1


def test_planning_answering_and_joining_at_once_never_wait_for_each_other_for_good(dina):
    four = four_seats(dina)
    first = plan(four.group, dina, days=10)
    rows = {
        name: offers.by_reference(f"meeting:{first.pk}:{four.contributor(name).pk}") for name in four.seats
    }
    people = [somebody(f"Ny {number}") for number in range(2)]

    def say_yes(name):
        row = rows[name]
        return lambda: offers.answer(offer=row.offer, choices={row.pk: "paid"}, by=four.person(name))

    all_at_once(
        [
            lambda: plan(four.group, dina, days=11),
            lambda: plan(four.group, dina, days=12),
            say_yes("Karen"),
            say_yes("Lis"),
            *(
                lambda one=one: members.join(
                    group=four.group, contributor=one, place=MemberPlace.CITIZEN, by=dina
                )
                for one in people
            ),
        ]
    )
    # Two of before and two new ones, each offered each of the three meetings once.
    assert Engagement.objects.filter(reference__startswith="meeting:").count() == 12
