"""Who gets to the key figures, and what they meet before anything is counted."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from accounts.roles import Role
from insight.pages.subjects import SUBJECTS
from tests.cast import sign_in, with_role
from tests.factories import make_person
from tests.insight.pages.counted import count, two_terms
from tests.tasks import run_tasks

pytestmark = pytest.mark.django_db

ADDRESSES = [
    "/noegletal/",
    "/noegletal/hvem/",
    "/noegletal/hvem.xlsx",
    "/noegletal/hvem/people.csv",
    "/noegletal/hvem/people.xlsx",
    "/noegletal/rapport.pdf",
    "/noegletal/aarsrapport.pdf",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_whoever_may_not_see_figures_finds_nothing(client, alma, frede, gry, address):
    count()
    assert client.get(address).status_code == 302
    for person in (alma, frede, gry):
        assert sign_in(client, person).get(address).status_code == 404


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.LEADER, Role.ADMINISTRATOR])
@pytest.mark.parametrize("address", ADDRESSES)
def test_coordinators_and_leaders_get_there(client, role, address):
    count()
    person = with_role(make_person("Lea", email="lea@example.org"), role)

    answer = sign_in(client, person).get(address)

    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]


def test_a_right_that_is_taken_closes_the_door(client, dina):
    count()
    Group.objects.get(name=Role.COORDINATOR).permissions.filter(codename="view_figures").delete()

    assert sign_in(client, dina).get("/noegletal/").status_code == 404


@pytest.mark.parametrize("address", ADDRESSES)
def test_before_the_first_night_it_says_so(client, dina, address):
    two_terms()

    assert "Der er ikke talt noget op endnu" in sign_in(client, dina).get(address).content.decode()


def test_a_school_without_terms_has_no_figures_yet(client, dina):
    assert "ikke talt" in sign_in(client, dina).get("/noegletal/").content.decode()


@pytest.mark.parametrize("query", ["periode=semester-0", "sammenlign=aar-1900", "efter=cpr", "periode=%27"])
def test_what_is_not_there_is_not_guessed(client, dina, query):
    count()

    assert sign_in(client, dina).get(f"/noegletal/hvem/?{query}").status_code == 404


def test_a_subject_or_a_measure_of_another_subject_is_not_there(client, dina):
    count()
    home = sign_in(client, dina)

    for address in ("/noegletal/findes-ikke/", "/noegletal/hvem/seats_offered.csv", "/noegletal/hvem/x.xlsx"):
        assert home.get(address).status_code == 404


@pytest.mark.parametrize("slug", SUBJECTS)
def test_every_subject_has_its_page_in_both_languages(client, dina, slug):
    count()
    home = sign_in(client, dina)

    page = home.get(reverse("insight:figures_subject", args=[slug]))
    english = home.get(f"/en/noegletal/{slug}/")

    assert "Sådan er det talt" in page.content.decode()
    assert "How it is counted" in english.content.decode()


def test_the_desk_leads_there_only_for_who_may(client, dina, frede):
    assert 'href="/noegletal/"' in sign_in(client, dina).get("/redaktion/").content.decode()
    assert 'href="/noegletal/"' not in sign_in(client, frede).get("/redaktion/").content.decode()


def test_figures_are_counted_again_when_somebody_asks(client, dina, frede):
    two_terms()
    address = "/noegletal/tael-igen/"
    assert sign_in(client, frede).post(address).status_code == 404
    home = sign_in(client, dina)

    assert home.get(address).status_code == 405
    first = home.post(address, follow=True).content.decode()
    second = home.post(address, follow=True).content.decode()

    assert "Tallene bliver talt. Se igen om et par minutter." in first
    assert "Tallene bliver allerede talt." in second
    run_tasks(containing="count_figures")
    assert "Hvem kommer?" in home.get("/noegletal/").content.decode()
