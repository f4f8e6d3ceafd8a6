"""Who sits in a group: a citizen's seat is a citizen's."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from peers import profiles
from peers.groups import meetings, members
from peers.groups.refusals import NotNow
from peers.groups.representation import Representation, with_figures
from peers.models import GroupMember, WorkingGroup
from peers.states import EngagementState, MemberPlace, Relation
from tests.peers.groups.meeting_rows import accept, plan, somebody, with_money, work
from tests.peers.money import kroner

pytestmark = pytest.mark.django_db


def figures(group):
    return Representation.of(with_figures(WorkingGroup.objects, now=timezone.now()).get(pk=group.pk))


def sit(group, name, place, by, relation=Relation.VOLUNTEER):
    return members.join(group=group, contributor=somebody(name, relation=relation), place=place, by=by)[0]


def test_staff_never_take_a_citizens_seat(dina):
    group = with_money()
    for number in range(6):
        sit(group, f"Ansat {number}", MemberPlace.STAFF, dina, Relation.EMPLOYED)
    assert (figures(group).citizens, figures(group).free) == (0, 4)
    with pytest.raises(NotNow, match="Borgerpladserne er holdt til borgere"):
        sit(group, "Ansat borger", MemberPlace.CITIZEN, dina, Relation.EMPLOYED)
    for number in range(3):
        sit(group, f"Borger {number}", MemberPlace.CITIZEN, dina)
    assert figures(group).taken == "3 af 4 borgerpladser"
    assert figures(group).now_in_words == "3 borgere, 6 medarbejdere"


def test_the_database_keeps_a_citizens_seat_whatever_asks(four):
    mads, karen = four.seats["Mads"], four.seats["Karen"]
    with pytest.raises(IntegrityError, match="citizen's seat"), transaction.atomic():
        GroupMember.objects.filter(pk=mads.pk).update(place=MemberPlace.CITIZEN)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE peers_groupmember SET contributor_id = %s WHERE id = %s", [mads.contributor_id, karen.pk]
        )
    assert GroupMember.objects.filter(place=MemberPlace.CITIZEN).get() == karen


def test_citizens_may_be_more_than_the_fixed_seats(dina):
    group = with_money()
    for number in range(5):
        sit(group, f"Borger {number}", MemberPlace.CITIZEN, dina)
    assert (figures(group).taken, figures(group).free) == ("5 borgere på 4 faste pladser", 0)


def test_one_seat_a_person_and_none_for_who_has_stopped(four, dina):
    with pytest.raises(NotNow, match="allerede medlem"):
        members.join(group=four.group, contributor=four.contributor("Karen"), place="citizen", by=dina)
    with pytest.raises(IntegrityError), transaction.atomic():
        GroupMember.objects.create(
            group=four.group, contributor=four.contributor("Karen"), place=MemberPlace.PARTNER
        )
    gone = somebody("Gone", ended_on=timezone.localdate())
    with pytest.raises(NotNow, match="bidrager ikke længere"):
        members.join(group=four.group, contributor=gone, place="citizen", by=dina)


def test_whoever_joins_is_offered_the_coming_meetings_in_one_offer(four, dina):
    first, second = plan(four.group, dina), plan(four.group, dina, days=27)
    ole = sit(four.group, "Ole", MemberPlace.CITIZEN, dina)
    rows = [work(first, ole), work(second, ole)]
    assert [row.state for row in rows] == ["offered", "offered"]
    assert rows[0].offer_id == rows[1].offer_id
    assert (rows[0].offer.origin, rows[0].amount) == (f"group:{four.group.pk}", kroner(500))


def test_whoever_leaves_loses_what_is_to_come_and_gets_it_back_with_a_new_seat(four, dina):
    meeting, karen = plan(four.group, dina), four.seats["Karen"]
    accept(meeting, karen)
    members.leave(member=karen, by=dina)
    assert work(meeting, karen).state == EngagementState.WITHDRAWN
    assert members.member_of(four.group, four.person("Karen")) is None
    again, missing = members.join(
        group=four.group, contributor=four.contributor("Karen"), place="citizen", by=dina
    )
    assert missing == []
    assert work(meeting, again).state == EngagementState.OFFERED
    members.leave(member=karen, by=dina)
    assert members.member_of(four.group, four.person("Karen")) == again


def test_whoever_said_no_is_not_asked_again(four, dina):
    meeting, karen = plan(four.group, dina), four.seats["Karen"]
    accept(meeting, karen, "no")
    assert meetings.offer_again(meeting=meeting, by=dina) == []
    assert work(meeting, karen).state == EngagementState.DECLINED


def test_a_group_ends_when_nothing_is_planned(four, dina):
    meeting = plan(four.group, dina)
    with pytest.raises(NotNow, match="Aflys først"):
        members.end(group=four.group, by=dina)
    meetings.cancel(meeting=meeting, reason="Ingen tid", by=dina)
    members.end(group=four.group, by=dina)
    with pytest.raises(NotNow, match="afsluttet"):
        plan(four.group, dina)
    with pytest.raises(NotNow, match="afsluttet"):
        members.join(group=four.group, contributor=somebody("Sen"), place="citizen", by=dina)


def test_who_contributes_no_longer_sits_in_no_group(four, dina):
    meeting = plan(four.group, dina)
    profiles.stop(contributor=four.contributor("Karen"), by=dina)
    assert members.member_of(four.group, four.person("Karen")) is None
    assert work(meeting, four.seats["Karen"]).state == EngagementState.WITHDRAWN
