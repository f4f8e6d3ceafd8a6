"""Time spent on making a course: noted by oneself, an engagement of one's own, seen by others as a sum."""

from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from courses.coproduction import hours, teams
from courses.models import DesignHours
from peers.models import Engagement
from tests.cast import sign_in
from tests.courses.making.people_and_drafts import join, make_draft
from tests.factories import make_person
from tests.load.actors import all_at_once


@pytest.fixture
def draft(db):
    return make_draft()


@pytest.fixture
def mette(draft, alma):
    join(draft, alma)
    return alma


def note(draft, person, minutes=60, **fields):
    given = {"done_on": timezone.localdate(), "about": "Mødtes", "key": uuid4(), **fields}
    return hours.note(course=draft, contributor=person.contributor, minutes=minutes, by=person, **given)


def test_an_entry_is_an_engagement_of_the_one_who_did_it(draft, mette):
    row = note(draft, mette, 90)

    engagement = Engagement.objects.get()
    assert row.engagement == engagement
    assert (engagement.contributor, engagement.activity, engagement.minutes) == (
        mette.contributor,
        "co_design",
        90,
    )
    assert hours.total(draft) == 90


def test_a_form_sent_twice_is_noted_once(draft, mette):
    key = uuid4()

    assert note(draft, mette, key=key) == note(draft, mette, key=key)
    assert hours.total(draft) == 60


def test_only_who_is_in_the_team_notes_and_only_their_own(draft, mette, bo):
    join(draft, bo)
    with pytest.raises(hours.NotTheirs):
        hours.note(
            course=draft,
            contributor=bo.contributor,
            done_on=timezone.localdate(),
            minutes=60,
            about="",
            by=mette,
            key=uuid4(),
        )
    entry = note(draft, mette)
    with pytest.raises(hours.NotTheirs):
        hours.remove(entry=entry, by=bo)
    with pytest.raises(hours.NotTheirs):
        hours.correct(entry=entry, done_on=timezone.localdate(), minutes=1, about="", by=bo)
    teams.leave(member=teams.member_of(draft, bo), by=bo)
    with pytest.raises(hours.NotTheirs):
        note(draft, bo)


def test_a_day_has_24_hours(draft, mette):
    note(draft, mette, 1400)
    entry = note(draft, mette, 40)

    with pytest.raises(hours.TooMuch):
        note(draft, mette, 1)
    with pytest.raises(hours.TooMuch):
        hours.correct(entry=entry, done_on=timezone.localdate(), minutes=41, about="", by=mette)
    hours.correct(entry=entry, done_on=timezone.localdate(), minutes=39, about="Ringede", by=mette)
    assert (hours.total(draft), Engagement.objects.latest("pk").about) == (1439, "Ringede")


@pytest.mark.django_db(transaction=True)
def test_two_tabs_at_one_moment_note_no_more_than_a_day(transactional_db):
    draft, person = make_draft(), make_person("Mette")
    join(draft, person)

    outcomes = all_at_once([partial(note, draft, person, 900)] * 3)

    assert sum(isinstance(one, hours.TooMuch) for one in outcomes) == 2
    assert hours.total(draft) == 900


def test_what_is_removed_is_gone_from_both(draft, mette):
    hours.remove(entry=note(draft, mette), by=mette)

    assert (DesignHours.objects.count(), Engagement.objects.count()) == (0, 0)


def address(draft, *args):
    return reverse("courses:build_hours_entry" if args else "courses:build_hours", args=[draft.pk, *args])


def test_one_sees_ones_own_and_the_sum(client, draft, mette, bo):
    join(draft, bo)
    note(draft, mette, 90, about="Skrev om pauser")
    note(draft, bo, 45, about="Bos egen sag")

    html = sign_in(client, mette).get(address(draft)).content.decode()

    assert all(words in html for words in ("2\xa0t\xa015\xa0min", "1\xa0t\xa030\xa0min", "Skrev om pauser"))
    assert "Bos egen sag" not in html


def test_the_form_notes_corrects_and_removes(client, draft, mette):
    sign_in(client, mette)
    today = timezone.localdate()

    client.post(address(draft), {"done_on": str(today), "time": "1 t 30 min", "key": str(uuid4())})
    entry = DesignHours.objects.get()
    assert (entry.engagement.minutes, entry.engagement.about) == (90, "At lave »Søvn der hjælper«")
    client.post(address(draft, entry.pk), {"done_on": str(today), "time": "45 min", "about": "Andet"})
    assert Engagement.objects.get().minutes == 45
    client.post(address(draft, entry.pk), {"remove": "1"})
    assert hours.total(draft) == 0


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"done_on": "i går", "time": "2 t"},
        {"done_on": "9999-12-31", "time": "2 t"},
        {"done_on": "1900-01-01", "time": "2 t"},
        {"done_on": "today", "time": "et par timer"},
        {"done_on": "today", "time": "25 t"},
        {"done_on": "today", "time": "1 t", "about": "x" * 500},
    ],
)
def test_garbage_is_answered_in_words(client, draft, mette, fields):
    sign_in(client, mette)
    sent = {name: str(timezone.localdate()) if value == "today" else value for name, value in fields.items()}

    assert client.post(address(draft), {**sent, "key": "vrøvl"}).status_code == 422
    assert hours.total(draft) == 0


def test_more_than_a_day_is_answered_in_words(client, draft, mette):
    note(draft, mette, 1430, done_on=timezone.localdate() - timedelta(days=1))
    sign_in(client, mette)
    yesterday = str(timezone.localdate() - timedelta(days=1))

    answer = client.post(address(draft), {"done_on": yesterday, "time": "1 t", "key": str(uuid4())})

    assert (answer.status_code, "mere end 24 timer" in answer.content.decode()) == (422, True)


def test_entries_of_others_are_not_there_and_the_desk_notes_none(client, draft, mette, bo, gry):
    join(draft, bo)
    entry = note(draft, mette)

    assert sign_in(client, bo).post(address(draft, entry.pk), {"remove": "1"}).status_code == 404
    assert sign_in(client, gry).post(address(draft, entry.pk), {"remove": "1"}).status_code == 404
    answer = client.post(address(draft), {"done_on": str(timezone.localdate()), "time": "1 t"})
    assert answer.status_code == 200
    assert hours.total(draft) == 60


def test_as_many_questions_for_many_entries_as_for_one(client, draft, mette):
    note(draft, mette, 10)
    sign_in(client, mette)
    few = questions(client, address(draft))
    for _ in range(29):
        note(draft, mette, 10)

    assert questions(client, address(draft)) == few


def questions(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)
