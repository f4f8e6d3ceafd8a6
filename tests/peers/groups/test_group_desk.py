"""Working groups in /redaktion/: seats, meetings, who was there, and why no honorarium was offered."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from peers.groups import holding
from peers.models import Claim, GroupMember, Meeting, WorkingGroup
from peers.states import Relation
from tests.cast import sign_in
from tests.factories import days_from_now
from tests.peers.groups.meeting_rows import accept, four_seats, many, over, plan, somebody, with_money, work

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, dina):
    return sign_in(client, dina)


def url(name, *args):
    return reverse(f"working_groups:{name}", args=args)


def send(client, path, status=200, **data):
    answer = client.post(path, data, follow=True)
    assert answer.status_code == status
    return answer.content.decode()


def read(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def series(**more):
    day = f"{days_from_now(20):%Y-%m-%d}"
    usual = {"first_day": day, "first_time": "16:30", "minutes": 90, "count": 1, "every_weeks": 4}
    return {**usual, **more}


def test_a_group_from_the_first_press_to_the_first_meeting(desk):
    project = with_money().project
    said = send(desk, url("new"), name="Brugerrådet", citizen_seats=4, project=project.pk)
    assert "Gruppen er begyndt" in said
    group = WorkingGroup.objects.get(name="Brugerrådet")
    karen = somebody("Karen")
    assert "Karen er medlem." in send(
        desk, url("add_member", group.pk), contributor=karen.pk, place="citizen"
    )
    assert "3 møder er planlagt." in send(desk, url("plan", group.pk), **series(count=3))
    assert "1 af 4 borgerpladser" in read(desk, url("index"))
    assert Meeting.objects.filter(group=group).count() == 3
    said = read(desk, url("show", group.pk))
    assert "3 pladser holdes fri til borgere." in said


def test_the_desk_says_plainly_why_no_honorarium_is_offered(desk, dina):
    group = four_seats(dina, WorkingGroup.objects.create(name="Uden penge")).group
    said = send(desk, url("plan", group.pk), **series())
    assert "Der kunne ikke tilbydes honorar til Karen, Lis: Gruppen har intet projekt" in said
    meeting = Meeting.objects.get()
    said = read(desk, url("meeting", meeting.pk))
    assert "Ikke alle, der burde det, er tilbudt honorar." in said
    assert "Gruppen har intet projekt" in said
    assert "Der kunne ikke tilbydes" in send(desk, url("offer", meeting.pk))
    WorkingGroup.objects.update(project=with_money().project)
    assert "Det er tilbudt." in send(desk, url("offer", meeting.pk))


def test_whoever_has_no_account_is_named(desk, dina):
    group = with_money()
    nobody = somebody("Poul")
    nobody.person = None
    nobody.save()
    assert "ingen konto" in send(desk, url("add_member", group.pk), contributor=nobody.pk, place="citizen")
    assert "giv selv besked: Poul" in send(desk, url("plan", group.pk), **series())


def test_an_employed_person_is_refused_a_citizens_seat_in_words(desk):
    group = with_money()
    mads = somebody("Mads", relation=Relation.EMPLOYED)
    said = send(desk, url("add_member", group.pk), contributor=mads.pk, place="citizen")
    assert "Borgerpladserne er holdt til borgere" in said
    assert not GroupMember.objects.exists()


def test_held_with_who_was_there_and_the_minutes(desk, four, dina):
    meeting = plan(four.group, dina)
    accept(meeting, four.seats["Karen"])
    meeting = over(meeting)
    page = desk.get(url("hold", meeting.pk))
    assert page.context["form"].initial["present"] == [four.seats["Karen"].pk]
    assert "Lis" in page.content.decode()
    data = {"present": [four.seats["Karen"].pk], "minutes_text": "Godt møde", "version": meeting.version}
    assert "Det er skrevet ned" in send(desk, url("hold", meeting.pk), **data)
    assert Claim.objects.get().contributor == four.contributor("Karen")
    assert "allerede skrevet ned" in send(desk, url("hold", meeting.pk), **data)
    assert "Godt møde" in read(desk, url("meeting", meeting.pk))


def test_changed_meanwhile_nothing_is_undone(desk, four, dina):
    meeting = plan(four.group, dina)
    form = desk.get(url("change_meeting", meeting.pk)).context["form"].initial
    data = {**form, "starts_at": f"{days_from_now(21):%Y-%m-%d %H:%M}"}
    data["ends_at"] = f"{days_from_now(21, 15):%Y-%m-%d %H:%M}"
    assert "Mødet er gemt." in send(desk, url("change_meeting", meeting.pk), **data)
    assert "En anden har ændret mødet" in send(desk, url("change_meeting", meeting.pk), **data)
    backwards = {**data, "ends_at": data["starts_at"], "version": 2}
    assert "Lad det slutte" in send(desk, url("change_meeting", meeting.pk), **backwards)


def test_cancelled_with_a_reason(desk, four, dina):
    meeting = plan(four.group, dina)
    assert "Skriv hvorfor" in send(desk, url("cancel_meeting", meeting.pk), reason="")
    assert "Mødet er aflyst" in send(desk, url("cancel_meeting", meeting.pk), reason="Sygdom")
    assert "Sygdom" in read(desk, url("meeting", meeting.pk))


def test_a_member_is_ended(desk, four, dina):
    meeting = plan(four.group, dina)
    said = send(desk, url("end_member", four.group.pk, four.seats["Karen"].pk))
    assert "ikke medlem længere" in said
    assert work(meeting, four.seats["Karen"]).state == "withdrawn"
    assert "Tidligere medlemmer" in read(desk, url("show", four.group.pk))


def test_representation_is_who_was_there(desk, four, dina):
    meeting = over(plan(four.group, dina))
    there = [four.seats[name].pk for name in ("Karen", "Lis", "Mads")]
    holding.hold(meeting=meeting, present=there, by=dina)
    said = read(desk, url("index"))
    assert "1 borger, 1 pårørende, 1 medarbejder (67 %)" in said


def test_a_payer_and_an_editor_meet_no_such_screen(client, four, dina, frede, gry):
    meeting = plan(four.group, dina)
    for person in (frede, gry):
        client = sign_in(client, person)
        for path in (url("index"), url("show", four.group.pk), url("meeting", meeting.pk)):
            assert client.get(path).status_code == 404


def questions(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        read(client, path)
    return len(asked)


def test_lists_ask_as_much_for_thirty_as_for_one(desk, four, dina):
    meeting = plan(four.group, dina)
    paths = [url("index"), url("show", four.group.pk), url("meeting", meeting.pk)]
    held = over(plan(four.group, dina, days=30))
    holding.hold(meeting=held, present=[four.seats["Karen"].pk], by=dina)
    before = [questions(desk, path) for path in paths]
    many(four)
    assert [questions(desk, path) for path in paths] == before


def test_the_list_becomes_a_spreadsheet(desk, four):
    exported = desk.get(url("index"), {"export": "csv"})
    assert b"Styregruppen" in b"".join(exported.streaming_content)


def test_the_history_says_what_was_done(desk, four, dina):
    plan(four.group, dina)
    said = read(desk, url("history", four.group.pk))
    assert "Planlagde et møde" in said
    assert said.count("Gav nogen en plads") == 4
    assert "Dina" in said


def test_a_form_sent_twice_plans_once_and_says_so(desk):
    group = with_money()
    send(desk, url("plan", group.pk), **series())
    assert "allerede et møde på det tidspunkt" in send(desk, url("plan", group.pk), **series())
    assert Meeting.objects.count() == 1


def test_a_series_keeps_its_hour_when_the_clocks_change(desk):
    year = days_from_now(0).year + 1
    autumn = series(first_day=f"{year}-10-18", first_time="16:30", count=3, every_weeks=1)
    send(desk, url("plan", with_money().pk), **autumn)
    hours = {f"{timezone.localtime(one.starts_at):%H:%M}" for one in Meeting.objects.all()}
    assert hours == {"16:30"}
    assert len({one.starts_at.hour for one in Meeting.objects.all()}) == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"first_day": "2126-01-01"},
        {"minutes": 5},
        {"count": 13},
        {"first_time": "25:00"},
        {"place": "x" * 121},
    ],
)
def test_what_no_group_plans_is_refused_in_the_form(desk, wrong):
    group = with_money()
    send(desk, url("plan", group.pk), **series(**wrong))
    assert not Meeting.objects.exists()
