"""What members read and press; to everybody else a group is not there."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from peers.groups import holding, meetings, members
from peers.models import Contributor, Meeting, MeetingPulse
from peers.states import Basis, MemberPlace, Presence
from tests.cast import sign_in
from tests.peers.groups.meeting_rows import accept, many, over, plan, work

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_karen(client, four):
    return sign_in(client, four.person("Karen"))


def read(client, path, status=200):
    answer = client.get(path, follow=True)
    assert answer.status_code == status
    return answer.content.decode()


def group_path(four):
    return f"/arbejdsgrupper/{four.group.pk}/"


def meeting_path(meeting, end=""):
    return f"/arbejdsgrupper/moede/{meeting.pk}/{end}"


def test_the_next_meeting_stands_first_with_its_offer(as_karen, four, dina):
    meeting = plan(four.group, dina, place="Biblioteket", agenda="Velkomst\n\nNye kurser")
    plan(four.group, dina, days=27)
    said = read(as_karen, group_path(four))
    assert said.index("Biblioteket") < said.index("Møder derefter") < said.index("Hvem vi er")
    assert f"/honorar/tilbud/{work(meeting, four.seats['Karen']).offer_id}/" in said
    assert "Velkomst" in said
    assert "Styregruppen" in read(as_karen, "/arbejdsgrupper/")


def test_members_are_named_as_equals(as_karen, four):
    Contributor.objects.filter(public_name="Lis").update(consented_at="2026-01-01T00:00Z")
    said = read(as_karen, group_path(four))
    assert all(name in said for name in four.seats)
    main = said[said.index("<main") : said.index("</main>")]
    assert main.count(str(Basis.LIVED.label)) == 1
    assert not [place for place in MemberPlace if str(place.label) in main]


def test_one_press_says_that_i_come(as_karen, four, dina):
    meeting = plan(four.group, dina)
    said = as_karen.post(meeting_path(meeting, "svar/"), {"answer": "coming"}, follow=True).content.decode()
    assert "Vi regner med dig." in said
    assert meeting.presences.get().presence == Presence.COMING
    as_karen.post(meeting_path(meeting, "svar/"), {"answer": "apology"})
    assert "Jeg kommer alligevel" in read(as_karen, group_path(four))


def test_a_yes_to_the_offer_says_that_i_come(as_karen, four, dina):
    meeting = plan(four.group, dina)
    accept(meeting, four.seats["Karen"])
    said = read(as_karen, group_path(four))
    assert "Vi regner med dig." in said
    assert "Du har sagt ja, med honorar." in said


def test_a_cancelled_meeting_says_why(as_karen, four, dina):
    meeting = plan(four.group, dina)
    meetings.cancel(meeting=meeting, reason="Vi er syge", by=dina)
    for path in (group_path(four), meeting_path(meeting)):
        assert "Vi er syge" in read(as_karen, path)
    said = as_karen.post(meeting_path(meeting, "svar/"), {"answer": "coming"}, follow=True).content.decode()
    assert "Mødet er aflyst." in said


@pytest.mark.parametrize("end", ["", "svar/", "referat/", "mening/"])
def test_to_others_it_is_not_there(client, four, eli, frede, end):
    meeting = plan(four.group, four.by)
    for person in (eli, frede):
        client = sign_in(client, person)
        assert client.get(meeting_path(meeting, end)).status_code == 404
        assert client.post(meeting_path(meeting, end)).status_code in {404, 405}
        assert client.get(group_path(four)).status_code == 404


def test_whoever_left_reads_it_no_more(as_karen, four, dina):
    meeting = plan(four.group, dina)
    members.leave(member=four.seats["Karen"], by=dina)
    read(as_karen, group_path(four), 404)
    read(as_karen, meeting_path(meeting), 404)
    assert "Du er ikke med i en arbejdsgruppe nu" in read(as_karen, "/arbejdsgrupper/")


def test_a_coordinator_reads_and_answers_for_nobody(client, four, dina):
    meeting = plan(four.group, dina)
    client = sign_in(client, dina)
    said = read(client, group_path(four))
    assert "Jeg kommer" not in said
    assert "/honorar/tilbud/" not in said
    assert client.post(meeting_path(meeting, "svar/"), {"answer": "coming"}).status_code == 404


def test_two_secretaries_lose_nothing(as_karen, four, dina):
    meeting = over(plan(four.group, dina))
    path = meeting_path(meeting, "referat/")
    seen = as_karen.get(path).context["form"].initial["version"]
    assert as_karen.post(path, {"text": "Karens ord", "version": seen}).status_code == 302
    clash = as_karen.post(path, {"text": "Lis' ord", "version": seen})
    assert clash.status_code == 409
    said = clash.content.decode()
    assert "Karens ord" in said
    assert "Lis&#x27; ord" in said
    fresh = clash.context["form"].initial["version"]
    both = {"text": "Karens ord\n\nLis' ord", "version": fresh}
    assert "Referatet er gemt." in as_karen.post(path, both, follow=True).content.decode()
    assert Meeting.objects.get().minutes_text == "Karens ord\n\nLis' ord"


def test_minutes_are_plain_text(as_karen, four, dina):
    meeting = over(plan(four.group, dina))
    text = "<script>alert(1)</script>"
    as_karen.post(meeting_path(meeting, "referat/"), {"text": text, "version": meeting.version})
    assert text not in read(as_karen, meeting_path(meeting))
    wrong = as_karen.post(meeting_path(meeting, "referat/"), {"text": "x" * 20_001, "version": 9})
    assert wrong.status_code == 422


def test_the_question_is_asked_of_who_was_there_and_answered_once(as_karen, four, dina):
    meeting = over(plan(four.group, dina))
    path = meeting_path(meeting, "mening/")
    assert as_karen.get(path).status_code == 404
    holding.hold(meeting=meeting, present=[four.seats["Karen"].pk], by=dina)
    assert path in read(as_karen, group_path(four))
    assert as_karen.post(path, {}).status_code == 422
    assert "Tak for dit svar" in as_karen.post(path, {"worth": "mostly"}, follow=True).content.decode()
    as_karen.post(path, {"worth": "no"})
    assert (MeetingPulse.objects.get().mostly, MeetingPulse.objects.get().no) == (1, 0)
    assert path not in read(as_karen, group_path(four))


def questions(client, path):
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


def test_a_group_asks_as_much_for_thirty_meetings_and_members_as_for_few(as_karen, four, dina):
    plan(four.group, dina)
    before = questions(as_karen, group_path(four)), questions(as_karen, "/arbejdsgrupper/")
    many(four)
    assert (questions(as_karen, group_path(four)), questions(as_karen, "/arbejdsgrupper/")) == before
