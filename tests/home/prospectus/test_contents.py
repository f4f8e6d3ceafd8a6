"""What stands in a catalogue, and what never does."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from courses.models import CourseRun, RunSeats
from courses.states import RunAccess, RunState
from enrolment import seats
from home.models import CommunityIndexPage, CommunityPage, HomePage, ProspectusWords
from home.prospectus import making, wording
from tests.factories import days_from_now, make_course, make_run, make_session, make_term
from tests.home.prospectus.school import LONG, choice, make_school

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return make_school()


def said(term, **fields):
    return making.said_now(choice(term, **fields), now=timezone.now())


def courses_in(words):
    return {one["title"]: one for theme in words["themes"] for one in theme["courses"]}


def test_courses_stand_under_their_first_theme_in_danish_order(school):
    words = said(school.term)
    found = [(theme["title"], [one["title"] for one in theme["courses"]]) for theme in words["themes"]]
    assert found == [
        ("Håb", ["At lytte", "Søvn der hjælper"]),
        ("Identitet", [LONG]),
        ("Flere kurser", ["Åben café"]),
    ]
    assert "Også: mening" in courses_in(words)["Søvn der hjælper"]["facts"]
    assert [row["letter"] for row in words["index"]["letters"]] == ["A", "R", "S", "Å"]


def test_a_class_is_said_in_words_and_without_free_seats(school, alma):
    before = said(school.term)
    klass = courses_in(before)["Søvn der hjælper"]["classes"][0]
    assert klass["when"].startswith("Fire ")
    assert klass["where"] == "Medborgerhuset"
    assert klass["seats"] == ["Plads til 11 deltagere"]
    seats.enrol(person=alma, run=school.run, by=alma)
    assert RunSeats.objects.get(run=school.run).free == 10
    assert said(school.term) == before


def test_who_has_not_said_yes_to_being_shown_is_named_nowhere(school):
    words = said(school.term)
    assert courses_in(words)["Søvn der hjælper"]["classes"][0]["who"] == "Med Mette Holm"
    assert courses_in(words)["Søvn der hjælper"]["makers"] == "Lavet af Mette Holm (levet erfaring)"
    assert [one["name"] for one in words["teachers"]["people"]] == ["Mette Holm"]
    assert "Hemmelig" not in str(words)


def test_a_story_has_its_own_yes(school):
    assert said(school.term)["teachers"]["people"][0]["story"] == ["Jeg kender nætterne."]
    school.named.story_shown_at = None
    school.named.save()
    assert said(school.term)["teachers"]["people"][0]["story"] == []


def test_drafts_invitations_and_what_is_over_are_not_in_it(school):
    make_run(course=make_course("Kladde", live=False), term=school.term)
    make_run(course=make_course("Hold i kladde"), term=school.term, state=RunState.DRAFT)
    make_run(course=make_course("Inviteret"), term=school.term, access=RunAccess.INVITATION)
    make_run(course=make_course("Slut"), term=school.term, first_start=days_from_now(-50), sessions=2)
    words = said(school.term)
    assert not {"Kladde", "Hold i kladde", "Inviteret", "Slut"} & courses_in(words).keys()
    resting = [one["title"] for one in words["resting"]["titles"]]
    assert resting == ["Hold i kladde", "Inviteret", "Slut"]


def test_another_term_has_its_own(school):
    other = make_term("Næste", starts_on=timezone.localdate(), ends_on=days_from_now(300).date())
    make_run(course=make_course("Senere"), term=other)
    assert "Senere" not in courses_in(said(school.term))
    assert list(courses_in(said(other))) == ["Senere"]


def test_a_cancelled_class_is_said_to_be_and_stands_in_no_calendar(school):
    first = str(said(school.term)["calendar"])
    assert "Søvn der hjælper (Aftenhold)" in first
    make_run(course=school.sleep, term=school.term)
    CourseRun.objects.filter(pk=school.run.pk).update(state=RunState.CANCELLED)
    words = said(school.term)
    held, cancelled = courses_in(words)["Søvn der hjælper"]["classes"]
    assert (held["cancelled"], cancelled["cancelled"]) == ("", "Aflyst")
    assert cancelled["seats"] == []
    assert "Aftenhold" not in str(words["calendar"])


def test_a_course_whose_classes_are_all_cancelled_waits_for_another(school):
    CourseRun.objects.filter(pk=school.run.pk).update(state=RunState.CANCELLED)
    words = said(school.term)
    assert "Søvn der hjælper" not in courses_in(words)
    assert "Søvn der hjælper" in str(words["resting"])


def test_a_cancelled_session_is_not_counted(school):
    session = school.run.sessions.first()
    session.cancelled_at = timezone.now()
    session.save()
    assert courses_in(said(school.term))["Søvn der hjælper"]["classes"][0]["when"].startswith("Tre ")


@pytest.mark.parametrize(
    ("audience", "found"),
    [
        ("", {"Alle", "For pårørende", "For medarbejdere"}),
        ("relative", {"Alle", "For pårørende"}),
        ("staff", {"Alle", "For medarbejdere"}),
    ],
)
def test_each_audience_has_its_own_and_what_is_for_all(audience, found):
    term = make_term()
    make_run(course=make_course("Alle", audience=[]), term=term)
    make_run(course=make_course("For pårørende", audience=["relative"]), term=term)
    make_run(course=make_course("For medarbejdere", audience=["staff"]), term=term)
    assert courses_in(said(term, audience=audience)).keys() == found


def test_the_schools_own_words_come_before_the_programs(school):
    assert "er en skole, ikke en behandling" in str(said(school.term)["opening"])
    own = ProspectusWords.load()
    own.welcome, own.how_to = "Kom ind i varmen.\n\nDer er kaffe.", "Ring til Grete."
    own.save()
    words = said(school.term)
    assert words["opening"][0]["paragraphs"] == ["Kom ind i varmen.", "Der er kaffe."]
    assert words["ways"]["paragraphs"] == ["Ring til Grete."]


def test_the_agreement_and_the_way_there_are_in_it(school):
    words = said(school.term)
    assert [part["title"] for part in words["agreement"]["parts"]] == ["Skolen lover", "Du lover"]
    places = {one["name"]: one for one in words["venues"]["places"]}
    assert places["Medborgerhuset"]["way"] == ["Ind ad porten."]
    assert "Trinfri indgang" in places["Medborgerhuset"]["facts"]


def test_ways_on_outside_the_school_are_in_it_when_published(school):
    home = HomePage.objects.get(locale__language_code="da")
    index = home.add_child(instance=CommunityIndexPage(title="Videre", slug="videre"))
    for title, live in (("Roklubben", True), ("Udkast", False)):
        page = CommunityPage(title=title, teaser="Ved vandet.", first_time="Grete møder dig.", live=live)
        index.add_child(instance=page)
    places = said(school.term)["communities"]["places"]
    assert [(one["title"], one["first"]) for one in places] == [("Roklubben", "Grete møder dig.")]


def test_in_english_a_course_without_a_translation_keeps_its_language(school):
    words = said(school.term, language="en")
    assert words["opening"][0]["title"] == "Welcome"
    assert courses_in(words)["Søvn der hjælper"]["lang"] == "da"


def test_the_same_is_said_on_any_day_of_the_term(school):
    now = timezone.now()
    first = making.said_now(choice(school.term), now=now)
    later = making.said_now(choice(school.term), now=now + timedelta(days=10))
    assert wording.fingerprint(first, "a4") == wording.fingerprint(later, "a4")
    assert wording.fingerprint(first, "a4") != wording.fingerprint(first, "booklet")


def test_thirty_courses_take_as_many_questions_as_one():
    term = make_term()

    def count():
        with CaptureQueriesContext(connection) as asked:
            said(term)
        return len(asked)

    make_run(course=make_course(themes=["hope"]), term=term)
    said(term)
    one = count()
    for _ in range(29):
        run = make_run(course=make_course(themes=["hope"]), term=term)
        make_session(run, days_from_now(60), room="Salen")
    assert count() == one
