from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Letter
from accounts.roles import Role
from courses.coproduction import proposals, reminding, teams
from courses.models import CoursePage, Proposal, TeamMember
from peers.models import Basis, Contributor
from tests.cast import sign_in
from tests.courses.making.ideas import aged, join, make_idea
from tests.factories import make_catalogue, make_contributor, make_course, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(dina):
    return sign_in(Client(), dina)


@pytest.fixture
def editors_desk(gry):
    return sign_in(Client(), gry)


def page(client, name, *args, **query):
    return client.get(reverse(f"ideas:{name}", args=args), query)


def text_of(response):
    return response.content.decode()


def test_the_longest_silence_stands_first_with_its_days(desk):
    now = timezone.now()
    aged(make_idea(what="Den unge"), now - timedelta(days=3))
    aged(make_idea(what="Den gamle"), now - timedelta(days=17))
    listed = page(desk, "index")

    assert [str(row) for row in listed.context["object_list"]] == ["Den gamle", "Den unge"]
    assert ">17<" in text_of(listed).replace(" ", "").replace("\n", "")


def test_what_waits_for_nothing_stands_below(desk, dina):
    now = timezone.now()
    declined = aged(make_idea(what="Afslået"), now - timedelta(days=40))
    proposals.move(proposal=declined, move="decline", reason="Nej.", by=dina)
    make_idea(what="Ny")

    assert [str(row) for row in page(desk, "index").context["object_list"]] == ["Ny", "Afslået"]


def test_it_is_filtered_searched_and_exported(desk, dina):
    make_idea(what="=SUM(A1)", name="Ane")
    proposals.move(proposal=make_idea(what="Om ro"), move="look", by=dina)

    looking = page(desk, "index", state="looking")
    assert [str(row) for row in looking.context["object_list"]] == ["Om ro"]
    found = page(desk, "index", q="ane")
    assert [str(row) for row in found.context["object_list"]] == ["=SUM(A1)"]
    sheet = b"".join(page(desk, "index", export="csv").streaming_content).decode("utf-8-sig")
    assert "'=SUM(A1)" in sheet
    assert "Ane" in sheet


def test_an_editor_reads_ideas_and_never_who_sent_them(editors_desk, alma, dina):
    make_catalogue()
    idea = make_idea(person=alma, organisation="Natteravnene")
    proposals.move(proposal=idea, move="look", by=dina, words="Vi leder.")
    make_idea(name="Ane Andersen", email="ane@example.org")
    for response in (
        page(editors_desk, "index"),
        page(editors_desk, "index", q="Alma"),
        page(editors_desk, "show", idea.pk),
    ):
        assert response.status_code == 200
        who = ("Ane Andersen", "ane@example.org", "Dina", "Natteravnene", ">Alma")
        assert not [word for word in who if word in text_of(response)]
    sheet = b"".join(page(editors_desk, "index", export="csv").streaming_content).decode()
    assert "Ane" not in sheet
    assert page(editors_desk, "index", q="Alma").context["object_list"].count() == 0
    for act in ("look", "write", "build", "decline", "reopen"):
        assert page(editors_desk, act, idea.pk).status_code == 404
        assert editors_desk.post(reverse(f"ideas:{act}", args=[idea.pk])).status_code == 404


def test_words_are_sent_and_a_second_coordinator_comes_too_late(desk, dina):
    idea = make_idea(email="ane@example.org")
    address = reverse("ideas:look", args=[idea.pk])
    assert desk.post(address, {"words": "Vi leder."}).status_code == 302
    late = desk.post(address, {"words": "Jeg leder også."})

    assert late.status_code == 200
    assert "Jeg leder også." in text_of(late)
    assert list(idea.steps.values_list("target", "words")) == [("received", ""), ("looking", "Vi leder.")]


def test_a_no_wants_a_reason(desk):
    idea = make_idea()
    refused = desk.post(reverse("ideas:decline", args=[idea.pk]), {"reason": " \n "})
    assert "Skriv hvorfor" in text_of(refused)

    desk.post(reverse("ideas:decline", args=[idea.pk]), {"reason": "Vi har et."})
    idea.refresh_from_db()
    assert (idea.state, idea.reason) == ("declined", "Vi har et.")


def test_building_wants_one_of_each(desk):
    make_catalogue()
    lived, professional = make_contributor(basis=Basis.LIVED), make_contributor(basis=Basis.PROFESSIONAL)
    both = make_contributor(basis=Basis.BOTH)
    idea = make_idea()
    address = reverse("ideas:build", args=[idea.pk])
    for data in (
        {"lived": lived.pk},
        {"professional": professional.pk},
        {"lived": both.pk, "professional": both.pk},
    ):
        assert desk.post(address, {"title": "Ro", **data}).status_code == 200
    assert not CoursePage.objects.exists()

    desk.post(address, {"title": "Ro", "lived": lived.pk, "professional": professional.pk, "more": [both.pk]})
    course = CoursePage.objects.get()
    assert {row.contributor for row in teams.of(course)} == {lived, professional, both}


def test_whoever_would_join_stands_for_lived_experience(desk, alma):
    make_catalogue()
    professional = make_contributor(basis=Basis.PROFESSIONAL)
    idea = make_idea(person=alma, wants_to_join=True)
    desk.post(reverse("ideas:build", args=[idea.pk]), {"title": "Ro", "professional": professional.pk})

    assert {row.contributor.person for row in TeamMember.objects.all()} == {alma, None}


def test_one_who_stands_for_both_is_still_one(desk, eli):
    make_catalogue()
    Contributor.objects.filter(person=eli).update(basis=Basis.BOTH)
    idea = make_idea(person=eli, wants_to_join=True)
    data = {"title": "Ro", "lived": eli.contributor.pk, "professional": eli.contributor.pk}

    assert "to forskellige" in text_of(desk.post(reverse("ideas:build", args=[idea.pk]), data))
    assert not CoursePage.objects.exists()


@pytest.mark.parametrize("title", ["", "   ", "!!!", "x" * 101])
def test_a_title_that_is_none_is_refused(desk, title):
    make_catalogue()
    idea = make_idea()
    response = desk.post(reverse("ideas:build", args=[idea.pk]), {"title": title})

    assert response.status_code == 200
    assert not CoursePage.objects.exists()


@pytest.fixture
def course(dina):
    make_catalogue()
    return proposals.start_building(proposal=make_idea(), title="Ro", by=dina)


def test_somebody_is_asked_from_the_page_of_the_team(desk, course, eli):
    address = reverse("ideas:ask", args=[course.pk])
    chosen = desk.get(address, {"til": eli.contributor.pk})
    assert chosen.context["form"].initial["contributor"] == eli.contributor.pk
    wrong = desk.post(address, {"contributor": eli.contributor.pk, "basis": Basis.PROFESSIONAL})
    assert wrong.status_code == 200
    desk.post(address, {"contributor": eli.contributor.pk, "basis": ""})

    assert TeamMember.objects.get().contributor == eli.contributor


def test_only_of_those_without_an_account_an_answer_is_written_down(desk, course, eli, dina):
    known = teams.ask(course=course, contributor=eli.contributor, by=dina)
    unknown = teams.ask(course=course, contributor=make_contributor(), by=dina)
    for member in (known, unknown):
        desk.post(reverse("ideas:member", args=[course.pk, member.pk]), {"act": "yes"})
        member.refresh_from_db()
    assert (known.state, unknown.state) == ("invited", "joined")

    desk.post(reverse("ideas:member", args=[course.pk, known.pk]), {"act": "take_back"})
    desk.post(reverse("ideas:member", args=[course.pk, unknown.pk]), {"act": "left"})
    assert {row.state for row in TeamMember.objects.all()} == {"declined", "left"}


def test_a_team_that_lacks_somebody_is_shown_as_incomplete(desk, course):
    join(course, make_contributor(basis=Basis.LIVED))
    assert "Mangler nogen" in text_of(page(desk, "team", course.pk))
    join(course, make_contributor(basis=Basis.PROFESSIONAL))

    assert "Fuldtallig" in text_of(page(desk, "team", course.pk))


def test_the_editor_of_a_course_sees_its_team(editors_desk, course, eli):
    join(course, eli.contributor)
    shown = text_of(editors_desk.get(reverse("wagtailadmin_pages:edit", args=[course.pk])))

    assert "Eli, Levet erfaring" in shown
    assert reverse("ideas:team", args=[course.pk]) in shown


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_asks_the_same_however_long(desk, rows, django_assert_num_queries, alma):
    for number in range(rows):
        proposals.add(proposal=make_idea(person=alma, what=f"Idé {number}"), text="Mere")
    page(desk, "index")
    with django_assert_num_queries(12):
        page(desk, "index")


@pytest.mark.parametrize("rows", [1, 30])
def test_a_team_asks_the_same_however_many(desk, course, rows, django_assert_num_queries):
    for _ in range(rows):
        join(course, make_contributor())
    page(desk, "team", course.pk)
    with django_assert_num_queries(14):
        page(desk, "team", course.pk)


def test_the_home_of_the_desk_counts_who_waits(desk):
    assert "venter på et ord" not in text_of(desk.get("/redaktion/"))
    aged(make_idea(), timezone.now() - timedelta(days=16))
    make_idea()
    home = text_of(desk.get("/redaktion/"))

    assert "2 venter på et ord" in home
    assert "Den længste har ventet 16 dage." in home
    assert "Vi har lovet et ord inden for 14 dage." in home


def test_coordinators_are_reminded_once_a_week_of_what_nobody_has_answered(dina, gry):
    now = timezone.now()
    other = make_person("Ditte", email="ditte@example.org")
    other.groups.add(*dina.groups.all())
    idea = aged(make_idea(), now - timedelta(days=13))
    assert reminding.remind(now=now) == 0
    aged(idea, now - timedelta(days=15))
    make_idea()
    assert reminding.remind(now=now) == 1
    assert {letter.person for letter in Letter.objects.filter(kind="ideas_wait")} == {dina, other}

    assert reminding.remind(now=now + timedelta(days=3)) == 0
    assert reminding.remind(now=now + timedelta(days=7)) == 1
    proposals.move(proposal=idea, move="write", words="Vi leder.", by=dina, now=now + timedelta(days=8))
    assert reminding.remind(now=now + timedelta(days=15)) == 1  # the other one is late by now
    assert Role.EDITOR in gry.roles
    assert not Letter.objects.filter(kind="ideas_wait", person=gry).exists()


def test_who_sent_what_ended_a_year_ago_is_forgotten(dina):
    now = timezone.now()
    make_catalogue()
    declined, built, fresh = (make_idea(email="ane@example.org") for _ in range(3))
    proposals.move(proposal=declined, move="decline", reason="Nej.", by=dina)
    proposals.start_building(proposal=built, title="Ro", by=dina)
    proposals.move(proposal=built, move="publish", by=None)
    assert reminding.forget_old(now=now + timedelta(days=300)) == 0
    assert reminding.forget_old(now=now + timedelta(days=366)) == 2
    assert reminding.forget_old(now=now + timedelta(days=366)) == 0

    assert set(Proposal.objects.values_list("pk", "email")) == {(built.pk, ""), (fresh.pk, "ane@example.org")}


def test_every_course_stands_among_the_teams_and_the_incomplete_first(desk, course):
    join(course, make_contributor(basis=Basis.LIVED))
    join(course, make_contributor(basis=Basis.PROFESSIONAL))
    make_course("Ånd og krop")
    listed = page(desk, "teams").context["lines"]

    assert [(line.course.title, len(line.joined), bool(line.lacks)) for line in listed] == [
        ("Ånd og krop", 0, True),
        ("Ro", 2, False),
    ]
    assert [line.course.title for line in page(desk, "teams", q="ro").context["lines"]] == [
        "Ånd og krop",
        "Ro",
    ]
    assert page(desk, "teams", q="findes ikke").context["lines"] == []


@pytest.mark.parametrize("rows", [1, 30])
def test_the_teams_ask_the_same_however_many(desk, dina, rows, django_assert_num_queries):
    make_catalogue()
    for number in range(rows):
        made = proposals.start_building(proposal=make_idea(), title=f"Ro {number}", by=dina)
        join(made, make_contributor())
    page(desk, "teams")
    with django_assert_num_queries(12):
        page(desk, "teams")
