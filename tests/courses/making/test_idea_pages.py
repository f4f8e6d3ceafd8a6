from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Letter
from courses.coproduction import proposals, teams
from courses.models import Proposal, TeamMember
from peers.models import Basis, Contributor
from tests.cast import sign_in
from tests.courses.making.ideas import WHY, aged, join, make_idea
from tests.factories import make_catalogue, make_contributor

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor():
    return Client()


def text_of(response):
    return response.content.decode()


def follow(idea, act=""):
    return f"/medskabelse/ide/{idea.secret}/{act}"


@pytest.mark.parametrize("secret", ["intet", "x" * 200, "%00", "../", "é", "%F0%9F%8C%B1"])
def test_a_wrong_secret_is_404(visitor, secret):
    make_idea()

    assert visitor.get(f"/medskabelse/ide/{secret}/").status_code in {400, 404}


def test_guesses_at_secrets_are_counted(visitor):
    answers = [visitor.get(f"/medskabelse/ide/gæt{number}/").status_code for number in range(35)]

    assert answers[0] == 404
    assert answers[-1] == 429


@pytest.mark.parametrize("act", ["", "mere/", "adresse/", "slet/"])
def test_whoever_lacks_the_secret_does_nothing(visitor, act):
    idea = make_idea()
    wrong = f"/medskabelse/ide/{idea.secret[:-1]}/{act}"

    assert visitor.post(wrong, {"text": "Mere", "email": "a@example.org"}).status_code in {404, 405}
    assert Proposal.objects.filter(email="").exists()


def test_something_is_added_and_an_empty_addition_is_not(visitor):
    idea = make_idea()
    assert visitor.post(follow(idea, "mere/"), {"text": "  "}).status_code == 422
    assert visitor.post(follow(idea, "mere/"), {"text": "Også unge."}).status_code == 302

    assert "Også unge." in text_of(visitor.get(follow(idea)))


def test_what_comes_after_the_end_is_refused_and_still_there(visitor, dina):
    idea = make_idea()
    proposals.move(proposal=idea, move="decline", reason="Vi har et.", by=dina)
    refused = visitor.post(follow(idea, "mere/"), {"text": "Men jeg mente"})

    assert refused.status_code == 409
    assert "Idéen er afsluttet" in text_of(refused)


def test_an_address_is_left_later_and_a_wrong_one_is_asked_for_again(visitor):
    idea = make_idea()
    assert visitor.post(follow(idea, "adresse/"), {"email": "ane"}).status_code == 422
    visitor.post(follow(idea, "adresse/"), {"email": "ane@example.org"})

    assert Letter.objects.get().address == "ane@example.org"
    assert "Vi skriver til ane@example.org" in text_of(visitor.get(follow(idea)))


def test_nobody_mails_the_same_address_again_and_again(visitor):
    ideas = [make_idea() for _ in range(5)]
    answers = [
        visitor.post(follow(idea, "adresse/"), {"email": "ane@example.org"}).status_code for idea in ideas
    ]

    assert answers == [302, 302, 302, 429, 429]
    assert Letter.objects.count() == 3


def test_an_idea_is_deleted_after_one_more_question(visitor):
    idea = make_idea()
    assert visitor.get(follow(idea, "slet/")).status_code == 200
    assert Proposal.objects.exists()
    visitor.post(follow(idea, "slet/"))
    assert not Proposal.objects.exists()

    assert visitor.post(follow(idea, "slet/")).status_code == 404


def test_the_way_shows_what_is_behind_and_ahead(visitor, dina):
    make_catalogue()
    idea = make_idea()
    proposals.start_building(proposal=idea, title="Ro", by=dina)
    stages = visitor.get(follow(idea)).context["shown"].stages

    assert [(one.label, one.kind) for one in stages] == [
        ("Modtaget", "done"),
        ("Bliver bygget", "here"),
        ("Bliver godkendt", "ahead"),
        ("Udgivet", "ahead"),
    ]


def test_a_promise_that_was_broken_is_owned_up_to(visitor):
    page = text_of(visitor.get(follow(aged(make_idea(), timezone.now() - timedelta(days=20)))))

    assert "er for sent på den" in page


def test_names_of_the_staff_stand_nowhere(visitor, dina):
    idea = make_idea()
    proposals.move(proposal=idea, move="look", words="Vi leder.", by=dina)

    assert "Dina" not in text_of(visitor.get(follow(idea)))


def test_ones_own_idea_is_seen_without_the_secret_and_anothers_is_not(alma, bo):
    idea = make_idea(person=alma)

    assert sign_in(Client(), alma).get(f"/medskabelse/min-ide/{idea.pk}/").status_code == 200
    assert sign_in(Client(), bo).get(f"/medskabelse/min-ide/{idea.pk}/").status_code == 404


def test_the_link_leads_through_signing_in_to_the_invitation(visitor, alma, dina):
    make_catalogue()
    idea = make_idea(wants_to_join=True)
    proposals.start_building(proposal=idea, title="Ro", by=dina)
    join_address = follow(idea, "vaer-med/")
    assert "/konto/login/?next=" in visitor.get(join_address).url
    client = sign_in(Client(), alma)
    assert client.get(join_address).status_code == 200
    assert not Contributor.objects.exists()
    answer = client.post(join_address)

    assert answer.url == f"/medskabelse/invitation/{TeamMember.objects.get().pk}/"
    assert client.post(answer.url, {"answer": "yes"}).url == "/medskabelse/"
    assert TeamMember.objects.get().state == "joined"


def test_an_idea_of_one_account_is_not_taken_by_another(alma, bo):
    idea = make_idea(person=alma, wants_to_join=True)
    refused = sign_in(Client(), bo).post(follow(idea, "vaer-med/"))

    assert refused.status_code == 409
    idea.refresh_from_db()
    assert idea.person == alma


@pytest.fixture
def invitation(dina, eli):
    make_catalogue()
    course = proposals.start_building(proposal=make_idea(), title="Ro", by=dina)
    return teams.ask(course=course, contributor=eli.contributor, by=dina)


def test_an_invitation_is_answered_by_whoever_it_is_to(invitation, eli, alma):
    address = reverse("courses:invitation", args=[invitation.pk])
    assert sign_in(Client(), alma).post(address, {"answer": "yes"}).status_code == 404
    client = sign_in(Client(), eli)
    assert WHY not in text_of(client.get(address))
    assert client.post(address, {"answer": "måske"}).status_code == 400
    client.post(address, {"answer": "no"})
    invitation.refresh_from_db()
    assert invitation.state == "declined"
    late = client.post(address, {"answer": "yes"})

    assert late.status_code == 409
    assert "Du er ikke spurgt længere" in text_of(late)


def test_a_team_is_left_after_one_more_question(invitation, eli):
    client = sign_in(Client(), eli)
    address = reverse("courses:leave_team", args=[invitation.pk])
    assert client.get(address).status_code == 302
    teams.answer(member=invitation, accept=True, by=eli)
    assert client.get(address).status_code == 200
    client.post(address)

    invitation.refresh_from_db()
    assert invitation.state == "left"


@pytest.mark.parametrize("accept", [True, False])
def test_who_has_left_or_said_no_reads_no_names(accept, invitation, eli, dina):
    other = make_contributor("Mette")
    place = teams.ask(course=invitation.course, contributor=other, by=dina)
    teams.answer(member=place, accept=True, by=dina)
    client, address = sign_in(Client(), eli), reverse("courses:invitation", args=[invitation.pk])
    assert "Mette" in text_of(client.get(address))

    teams.answer(member=invitation, accept=accept, by=eli)
    if accept:
        teams.leave(member=invitation, by=eli)

    assert "Mette" not in text_of(client.get(address))


def test_the_front_page_has_what_is_ones_own(invitation, eli):
    idea = make_idea(person=eli, what="Min egen idé")
    page = text_of(sign_in(Client(), eli).get("/medskabelse/"))

    assert "Vil du være med til at lave »Ro«?" in page
    assert f"/medskabelse/min-ide/{idea.pk}/" in page
    assert "Min egen idé" not in text_of(Client().get("/medskabelse/"))
    assert "no-store" in sign_in(Client(), eli).get("/medskabelse/")["Cache-Control"]


@pytest.mark.parametrize("rows", [1, 30])
def test_the_front_page_asks_the_same_however_much_there_is(rows, eli, dina, django_assert_num_queries):
    make_catalogue()
    for number in range(rows):
        course = proposals.start_building(proposal=make_idea(person=eli), title=f"Ro {number}", by=dina)
        teams.ask(course=course, contributor=eli.contributor, by=dina)
        other = proposals.start_building(proposal=make_idea(), title=f"Uro {number}", by=dina)
        join(other, eli.contributor)
        join(other, make_contributor(basis=Basis.PROFESSIONAL))
    client = sign_in(Client(), eli)
    client.get("/medskabelse/")
    with django_assert_num_queries(18):
        client.get("/medskabelse/")


@pytest.mark.parametrize("rows", [1, 30])
def test_an_idea_asks_the_same_however_much_was_said(rows, visitor, dina, django_assert_num_queries):
    idea = make_idea()
    for number in range(rows):
        proposals.move(proposal=idea, move="write", words=f"Ord {number}", by=dina)
        proposals.add(proposal=idea, text=f"Mere {number}")
    visitor.get(follow(idea))
    with django_assert_num_queries(4):
        visitor.get(follow(idea))
