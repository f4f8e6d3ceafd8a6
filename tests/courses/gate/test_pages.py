"""The pages of the gate, used by those it is for and tried by those it is not for."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from courses.coproduction import approving, gate, publishing
from courses.models import Approval, Approver, ChangeWish, CoursePage, EmergencyPublication
from courses.words import moment
from tests.approving import approve_by_two
from tests.cast import sign_in
from tests.courses.gate.team import join, live_revision, say_yes, sign_both
from tests.factories import make_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(course, team):
    return approving.submit(page=course, by=team.peer.person)


def of(person):
    return sign_in(Client(), person)


def address(course, rest=""):
    return f"/medskabelse/godkend/{course.pk}/{rest}"


def answer(revision, **more):
    return {
        "revision": revision.pk,
        "seen": gate.content_sum(revision),
        "kind": "lived",
        "comment": "",
        **more,
    }


def test_a_yes_without_ever_seeing_wagtail(asked, course, team):
    client = of(team.peer.person)
    page = client.get(address(course))
    text = page.content.decode()
    assert "Godkend" in text
    assert "Bed om ændringer" in text
    assert "Levet erfaring" in text
    frame = client.get(address(course, f"se/{asked.pk}/"))
    assert frame.status_code == 200
    assert frame["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in frame["Content-Security-Policy"]
    assert "Mod til mere" in frame.content.decode()
    done = client.post(address(course), answer(asked, approve="1", comment="Godt!"))
    assert (done.status_code, done.url) == (302, "/medskabelse/godkend/")
    row = Approval.objects.get()
    assert (row.kind, row.person, row.comment) == ("lived", team.peer.person, "Godt!")


def test_the_teams_pages_say_how_far_it_is(asked, course, team):
    building, front = f"/medskabelse/kursus/{course.pk}/", "/medskabelse/"
    link = f'href="{address(course)}"'
    assert link in of(team.peer.person).get(building).content.decode()
    assert link not in of(team.partner.person).get(building).content.decode()
    assert "Bliver godkendt" in of(team.partner.person).get(front).content.decode()

    say_yes(asked, team.peer, "lived")
    assert link not in of(team.peer.person).get(building).content.decode()
    assert link in of(team.pro.person).get(building).content.decode()

    done = of(team.pro.person).post(
        address(course), answer(asked, approve="1", kind="professional"), follow=True
    )
    assert "en redaktør udgiver kurset" in done.content.decode()
    assert "en redaktør udgiver det" in of(team.peer.person).get(front).content.decode()


def test_changes_are_asked_for_with_words(asked, course, team):
    client = of(team.pro.person)
    silent = client.post(address(course), answer(asked, changes="1", kind="professional"))
    assert silent.status_code == 422
    assert "Skriv, hvad der skal ændres." in silent.content.decode()
    client.post(address(course), answer(asked, changes="1", kind="professional", comment="Kortere."))
    assert ChangeWish.objects.get().comment == "Kortere."
    team_page = f"/medskabelse/kursus/{course.pk}/"
    assert "Kortere." in of(team.peer.person).get(team_page).content.decode()
    assert "Der er bedt om ændringer" in of(team.peer.person).get(team_page).content.decode()

    course.refresh_from_db()
    course.save_revision()
    approving.submit(page=course, by=team.peer.person)
    assert "Kortere." not in of(team.peer.person).get(team_page).content.decode()


def test_what_changed_since_both_approved_is_shown(course, team):
    sign_both(course.latest_revision, team).publish()
    course.refresh_from_db()
    course.teaser, course.slug = "Find ro til dagen.", "mod"
    course.save_revision()
    approving.submit(page=course, by=team.peer.person)
    text = of(team.peer.person).get(address(course)).content.decode()
    assert "<del>" in text
    assert "dagen." in text
    assert ">mod<" in text.replace(" ", "") or "<ins>mod</ins>" in text


def test_an_old_page_is_told_so(asked, course, team):
    form = answer(asked, approve="1")
    approving.take_back(page=course, by=team.peer.person)
    course.refresh_from_db()
    course.teaser = "Nyt"
    course.save_revision()
    newer = approving.submit(page=course, by=team.peer.person)
    late = of(team.peer.person).post(address(course), form)
    assert late.status_code == 409
    assert "venter ikke længere" in late.content.decode()
    assert f'value="{newer.pk}"' in late.content.decode(), "the form is of the newest version"
    assert not Approval.objects.exists()


def test_it_is_not_there_for_others(asked, team, stranger, alma, dina):
    course = CoursePage.objects.get(pk=asked.object_id)
    for person in (stranger.person, alma, dina, team.partner.person):
        assert of(person).get(address(course)).status_code == 404
        assert of(person).post(address(course), answer(asked, approve="1")).status_code == 404
    for person in (stranger.person, alma, dina):
        assert of(person).get(address(course, f"se/{asked.pk}/")).status_code == 404
        assert of(person).get("/medskabelse/udgiv/").status_code == 404
        assert of(person).post(f"/medskabelse/udgiv/{course.pk}/", {"now": "1"}).status_code == 404
    other = make_course(live=False).save_revision()
    assert of(team.peer.person).get(address(course, f"se/{other.pk}/")).status_code == 404


def test_the_team_sends_and_takes_back(course, team, alma):
    client = of(team.peer.person)
    client.post(address(course, "send/"), {"send": "1"})
    assert approving.asked(course) is not None
    client.post(address(course, "send/"), {"back": "1"})
    assert approving.asked(course) is None
    assert of(alma).post(address(course, "send/"), {"send": "1"}).status_code == 404


def test_an_editor_publishes_from_the_list(course, team, gry):
    client, revision = of(gry), sign_both(course.latest_revision, team)
    assert "Mod til mere" in client.get("/medskabelse/udgiv/").content.decode()
    assert "Udgiv den godkendte version nu" in client.get(f"/medskabelse/udgiv/{course.pk}/").content.decode()
    client.post(f"/medskabelse/udgiv/{course.pk}/", {"now": "1", "revision": revision.pk})
    assert live_revision(course) == revision.pk
    assert "Mod til mere" in Client().get("/kurser/").content.decode()


def test_an_editor_sets_a_time_and_stops_it(course, team, gry):
    client, revision = of(gry), sign_both(course.latest_revision, team)
    day = timezone.localdate() + timedelta(days=3)
    there = f"/medskabelse/udgiv/{course.pk}/"
    bad = client.post(there, {"schedule": "1", "revision": revision.pk, "day": "", "hour": ""})
    assert bad.status_code == 422
    client.post(there, {"schedule": "1", "revision": revision.pk, "day": day.isoformat(), "hour": "09:00"})
    revision.refresh_from_db()
    assert timezone.localtime(revision.approved_go_live_at).hour == 9
    assert "bliver udgivet af sig selv" in client.get(there).content.decode()
    client.post(there, {"unschedule": "1"})
    revision.refresh_from_db()
    assert revision.approved_go_live_at is None


def test_nothing_unapproved_is_published_from_there(course, team, gry):
    gate.sign(revision=course.latest_revision, contributor=team.peer, kind="lived")
    of(gry).post(f"/medskabelse/udgiv/{course.pk}/", {"now": "1", "revision": course.latest_revision_id})
    assert live_revision(course) is None


def test_a_leader_publishes_anyway_and_it_is_in_the_report(course, team, lise, gry):
    there = f"/medskabelse/udgiv/{course.pk}/noed/"
    assert of(gry).get(there).status_code == 404
    client = of(lise)
    assert client.post(there, {"reason": ""}).status_code == 422
    client.post(there, {"reason": "Nummeret var forkert.", "seen": gate.content_sum(course.latest_revision)})
    assert EmergencyPublication.objects.get().by == lise
    assert live_revision(course) == course.latest_revision_id
    report = client.get("/redaktion/rapporter/udgivet-uden/").content.decode()
    assert "Nummeret var forkert." in report
    assert moment(EmergencyPublication.objects.get().until) in report
    assert "allerede udgivet" in of(team.peer.person).get(address(course)).content.decode()
    building = of(team.peer.person).get(f"/medskabelse/kursus/{course.pk}/").content.decode()
    assert "Nummeret var forkert." in building
    assert "Kurset er udgivet. Her skriver I" not in building
    assert f'href="{address(course)}"' in building


@pytest.mark.parametrize("count", [1, 30])
def test_lists_ask_the_same_however_long(count, course, team, gry, django_assert_num_queries):
    for number in range(count):
        page = make_course(f"Nyt {number}", live=False)
        join(page, f"Nina {number}", "professional")
        revision = page.save_revision()
        if number % 2 == 0:
            approve_by_two(revision)
    with django_assert_num_queries(7):
        publishing.at_the_gate()
    Approver.objects.create(contributor=team.peer, basis="lived")
    approving.submit(page=course, by=team.pro.person)
    with django_assert_num_queries(6):
        assert len(approving.waiting_for(team.peer.person)) == 1


def edit_form(page, **more):
    """What Wagtail's editor sends of a course."""
    fields = {
        **{name: getattr(page, name) for name in ("title", "slug", "teaser", "level", "noise", "sharing")},
        "format": page.format,
        "body-count": "0",
        **dict.fromkeys(("gains", "breaks", "next_steps", "ects", "seo_title", "search_description"), ""),
        **dict.fromkeys(("comments-TOTAL_FORMS", "comments-INITIAL_FORMS"), "0"),
        **dict.fromkeys(("comments-MIN_NUM_FORMS", "comments-MAX_NUM_FORMS"), "0"),
    }
    return {**fields, **more}


def test_wagtails_editor_shows_the_gate_and_not_its_own_button(course, team, gry):
    client, there = of(gry), f"/redaktion/pages/{course.pk}/edit/"
    before = client.get(there).content.decode()
    assert 'name="action-publish"' not in before
    assert "ingen har sagt ja endnu" in before
    sign_both(course.latest_revision, team)
    after = client.get(there).content.decode()
    assert f"/medskabelse/udgiv/{course.pk}/" in after
    assert "Pia har sagt ja" in after
    client.post(there, edit_form(course, teaser="Andet", **{"action-publish": "1"}))
    assert live_revision(course) is None, "the button of the form does nothing more than saving"


def test_wagtails_other_ways_are_closed_politely(course, team, gry):
    client, catalogue = of(gry), course.get_parent()
    new = f"/redaktion/pages/add/courses/coursepage/{catalogue.pk}/"
    assert 'name="action-publish"' not in client.get(new).content.decode()
    client.post(f"/redaktion/bulk/wagtailcore/page/publish/?id={course.pk}", {})
    assert live_revision(course) is None
    gate.sign(revision=course.latest_revision, contributor=team.peer, kind="lived")
    gone = client.post(f"/redaktion/pages/{course.pk}/delete/")
    assert gone.status_code in (302, 403)
    course.refresh_from_db()


def test_the_workflow_of_wagtail_asks_and_gives_no_buttons(course, team, gry):
    client, there = of(gry), f"/redaktion/pages/{course.pk}/edit/"
    assert "action-submit" in client.get(there).content.decode()
    client.post(there, edit_form(course, teaser="Andet", **{"action-submit": "1"}))
    revision = approving.asked(course)
    assert revision is not None
    assert revision.as_object().teaser == "Andet"
    assert "data-workflow-action-name" not in client.get(there).content.decode()
    say_yes(revision, team.pro, "professional")
    say_yes(revision, team.peer, "lived")
    assert live_revision(course) is None
