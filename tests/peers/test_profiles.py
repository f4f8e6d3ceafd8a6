"""What becomes of a contributor who stops, and of hours that are written down."""

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry

from peers import consents, engagements, profiles
from peers.models import Engagement, Skill, Training
from tests.factories import make_contributor, make_run
from tests.peers.pictures import give_portrait

pytestmark = pytest.mark.django_db


def record(contributor, reference="course:1:codesign:a", **more):
    facts = {"activity": "co_design", "about": "Søvn", "done_on": timezone.localdate(), "minutes": 90, **more}
    return engagements.record(contributor=contributor, reference=reference, **facts)


def test_who_stops_leaves_the_name_where_they_taught_and_nothing_else(
    eli, dina, django_capture_on_commit_callbacks
):
    row = eli.contributor
    profiles.tell_story(contributor=row, story="Jeg fandt skoven.", shown=True)
    consents.say_yes(contributor=row, part=consents.Part.NAME)
    give_portrait(row)
    row.refresh_from_db()
    picture = row.portrait.name
    row.skills.add(Skill.objects.create(kind="can", name="Fortælle"))
    Training.objects.create(contributor=row, title="Peer-uddannelsen")
    row.may_be_asked, row.hours, row.languages = True, ["evenings"], "dansk"
    row.save()
    run = make_run(teachers=(row,))
    record(row)

    with django_capture_on_commit_callbacks(execute=True):
        profiles.stop(contributor=row, by=dina)

    row.refresh_from_db()
    assert (row.story, row.portrait.name, row.languages, row.hours) == ("", "", "", [])
    assert (row.is_public, row.may_be_asked) == (False, False)
    assert (row.skills.count(), row.trainings.count()) == (0, 0)
    assert not default_storage.exists(picture)
    assert (row.public_name, run.teachers.get(), row.engagements.count()) == ("Eli", row, 1)


def test_nothing_comes_back_to_a_row_of_who_stopped(eli, dina):
    profiles.stop(contributor=eli.contributor, by=dina)

    with pytest.raises(consents.NothingToShow):
        consents.say_yes(contributor=eli.contributor, part=consents.Part.NAME)
    with pytest.raises(IntegrityError), transaction.atomic():
        profiles.tell_story(contributor=eli.contributor, story="Igen", shown=False)


def test_who_starts_again_has_shown_nothing(eli, dina):
    profiles.stop(contributor=eli.contributor, by=dina)
    row = profiles.start_again(contributor=eli.contributor, by=dina)

    assert (row.has_stopped, row.is_public, row.may_be_asked) == (False, False, False)


def test_the_history_tells_of_basis_and_end_and_never_of_what_is_shown(eli, dina):
    row = eli.contributor
    consents.say_yes(contributor=row, part=consents.Part.NAME)
    consents.take_back(contributor=row, part=consents.Part.NAME)
    profiles.introduce(contributor=row, public_name="Eli", basis="both", organisation="", by=eli)
    profiles.introduce(contributor=row, public_name="Eli S.", basis="both", organisation="", by=eli)
    profiles.stop(contributor=row, by=dina)

    assert sorted(ModelLogEntry.objects.values_list("action", flat=True)) == [
        "peers.change_basis",
        "peers.stop",
    ]


def test_a_yes_keeps_its_first_moment(eli):
    first = consents.say_yes(contributor=eli.contributor, part=consents.Part.NAME).consented_at

    assert consents.say_yes(contributor=eli.contributor, part=consents.Part.NAME).consented_at == first


def test_what_was_read_before_does_not_undo_a_yes_taken_back(eli):
    stale = type(eli.contributor).objects.get(pk=eli.contributor.pk)
    consents.say_yes(contributor=stale, part=consents.Part.NAME)
    stale.refresh_from_db()
    consents.take_back(contributor=eli.contributor, part=consents.Part.NAME)

    profiles.tell_story(contributor=stale, story="Ny", shown=False)

    stale.refresh_from_db()
    assert not stale.is_public


def test_the_same_work_is_written_down_once(eli):
    record(eli.contributor)

    with pytest.raises(engagements.AlreadyRecorded):
        record(eli.contributor, minutes=30)
    assert Engagement.objects.get().minutes == 90


@pytest.mark.parametrize("minutes", [0, 24 * 60 + 1])
def test_a_day_has_so_many_minutes(eli, minutes):
    with pytest.raises(IntegrityError):
        record(eli.contributor, minutes=minutes)


def test_work_is_put_right_and_taken_away_by_its_reference(eli):
    made = record(eli.contributor)

    engagements.correct(reference=made.reference, done_on=made.done_on, minutes=45)
    assert engagements.minutes_of([eli.contributor]) == {eli.contributor.pk: 45}
    assert Engagement.objects.get().about == "Søvn"

    engagements.remove(reference=made.reference)
    with pytest.raises(Engagement.DoesNotExist):
        engagements.remove(reference=made.reference)
    with pytest.raises(Engagement.DoesNotExist):
        engagements.correct(reference="x", done_on=made.done_on, minutes=1)


def test_minutes_of_many_are_one_question(django_assert_num_queries):
    people = [make_contributor() for _ in range(30)]
    for number, one in enumerate(people):
        record(one, f"r:{number}", minutes=number + 1)

    with django_assert_num_queries(1):
        assert engagements.minutes_of(people)[people[4].pk] == 5
    assert engagements.minutes_of(people, since=timezone.localdate().replace(year=2100)) == {}
