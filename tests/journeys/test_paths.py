"""A path walked in the browser: read, told kindly what comes first, let in by the school, seen on my page."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from courses.models import Path
from enrolment import changes
from enrolment.models import Enrolment, RequirementWaived
from home.models import CommunityIndexPage, CommunityPage, HomePage
from tests.factories import make_course, make_run
from tests.journeys.conftest import DESKTOP, PHONE
from tests.paths_of_school import make_path, make_three

pytestmark = pytest.mark.django_db(transaction=True)
SIZES = pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])


def peer_training():
    """A path of three courses and a role, with a class of the first two."""
    courses = make_three()
    make_path(
        "Peeruddannelsen", *courses, "Undervis sammen med en anden", intro="Fra deltager til underviser."
    )
    return courses, [make_run(course=course) for course in courses[:2]]


def bridges(course):
    """A list of communities with one that names the course."""
    home = HomePage.objects.get(locale__language_code="da")
    index = home.add_child(instance=CommunityIndexPage(title="Uden for skolen", slug="videre"))
    index.save_revision().publish()
    choir = index.add_child(
        instance=CommunityPage(
            title="Havnekoret",
            slug="havnekoret",
            teaser="Et kor for alle, der kan lide at synge.",
            first_time="Birger står ved døren med et grønt tørklæde.",
            contact_name="Birger",
            contact_phone="00 10 20 30",
            contact_email="birger@havnekoret.example",
            when="Onsdage kl. 19",
            life_areas=["leisure"],
            courses=[course],
        )
    )
    choir.save_revision().publish()


@SIZES
def test_from_the_second_step_to_the_first_and_on(open_page, alma, no_barriers, size):
    _courses, runs = peer_training()
    page = open_page(size, person=alma)
    page.goto("/kurser/peer-2/")
    no_barriers(page)
    page.get_by_role("link", name="Peeruddannelsen").click()
    expect(page.get_by_role("heading", name="Peeruddannelsen")).to_be_visible()
    no_barriers(page)

    page.get_by_role("link", name="Tilmeld dig Peer 2").click()
    expect(page.get_by_role("heading", name="Der er noget, der kommer før dette kursus")).to_be_visible()
    no_barriers(page)
    page.get_by_role("link", name="Tilmeld dig Peer 1").click()
    page.get_by_role("button", name="Tilmeld mig").click()
    assert Enrolment.objects.get(person=alma).run == runs[0]
    page.goto("/min-side/")
    expect(page.get_by_text("Du er begyndt. Der er 3 kurser i alt")).to_be_visible()
    no_barriers(page)

    changes.finish_run(run=runs[0])
    page.reload()
    expect(page.get_by_text("Du har 1 af 3 kurser bag dig")).to_be_visible()
    page.get_by_role("link", name="Tilmeld dig Peer 2").click()
    page.get_by_role("button", name="Tilmeld mig").click()
    assert Enrolment.objects.filter(person=alma, run=runs[1], state="enrolled").exists()


@SIZES
def test_a_visitor_reads_it_before_anything_is_typed(open_page, no_barriers, size):
    _courses, runs = peer_training()
    page = open_page(size)
    page.goto("/forloeb/")
    no_barriers(page)
    page.goto(reverse("enrolment:sign_up", args=["peer-2", runs[1].pk]))
    first = page.get_by_role("heading", name="Det kommer først").bounding_box()
    name = page.get_by_label("Hvad må vi kalde dig?").bounding_box()
    assert first["y"] < name["y"]
    no_barriers(page)


def test_the_school_lets_somebody_in_on_the_phone(open_page, alma, dina, no_barriers_in):
    _courses, runs = peer_training()
    desk = open_page(DESKTOP, person=dina)
    desk.goto(reverse("runs:add_known", args=[runs[1].pk, alma.pk]))
    expect(desk.get_by_text("Kurset kræver “Peer 1”").first).to_be_visible()
    no_barriers_in(desk, "#main")
    desk.get_by_role("link", name="Se kun bort fra det, der kommer først").click()
    no_barriers_in(desk, "#main")
    desk.get_by_label("Hvorfor må personen komme uden?").fill("Har undervist i Peer 1")
    desk.get_by_role("button", name="Se bort fra det for denne person").click()
    expect(desk.get_by_text("Alma må nu komme på “Peer 2”")).to_be_visible()
    assert RequirementWaived.objects.get().person == alma

    page = open_page(PHONE, person=alma)
    page.goto(reverse("enrolment:sign_up", args=["peer-2", runs[1].pk]))
    page.get_by_role("button", name="Tilmeld mig").click()
    assert Enrolment.objects.get().run == runs[1]


def test_an_editor_makes_a_path(open_page, gry, no_barriers_in):
    courses = make_three()
    desk = open_page(DESKTOP, person=gry)
    desk.goto("/redaktion/forloeb/new/")
    no_barriers_in(desk, "#main")
    desk.locator("#id_name").fill("Peeruddannelsen")
    desk.get_by_label("Vist for alle").check()
    desk.get_by_role("button", name="Tilføj Trin").click()
    desk.get_by_role("button", name="Vælg en side (Kursus)").click()
    desk.locator(".modal-content input[name=q]").fill("Peer 1")
    desk.locator(".modal-content").get_by_role("link", name="Peer 1").click()
    expect(desk.locator(".modal-content")).to_be_hidden()
    desk.get_by_role("button", name="Tilføj Trin").click()
    desk.locator("#id_steps-1-role").fill("Undervis sammen med en anden")
    desk.get_by_role("button", name="Opret").click()
    expect(desk.get_by_role("link", name="Peeruddannelsen").first).to_be_visible()
    steps = Path.objects.get(slug="peeruddannelsen").steps.order_by("position")
    assert [(step.course_id, step.role) for step in steps] == [
        (courses[0].pk, ""),
        (None, "Undervis sammen med en anden"),
    ]


@SIZES
def test_one_search_finds_a_course_and_a_choir(open_page, no_barriers, size):
    course = make_course("Sang for usikre stemmer", slug="sang")
    make_run(course=course)
    bridges(course)
    page = open_page(size)
    page.goto("/kurser/?q=synge")
    page.get_by_role("link", name="Også 1 sted uden for skolen").click()
    no_barriers(page)
    page.get_by_role("link", name="Havnekoret").click()
    expect(page.get_by_role("heading", name="Sådan er det at komme første gang")).to_be_visible()
    no_barriers(page)
    page.goto("/videre/?slags=club")
    no_barriers(page)
    page.goto("/kurser/sang/")
    expect(page.get_by_role("link", name="Havnekoret")).to_be_visible()
