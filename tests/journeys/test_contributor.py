"""A contributor on a phone: says yes to being shown, uploads a picture, and takes it all back."""

import pytest
from django.core.files.storage import default_storage
from playwright.sync_api import expect

from peers.models import Skill
from tests.factories import make_course, make_run
from tests.home.pictures import picture_bytes
from tests.journeys.conftest import DESKTOP, PHONE

pytestmark = pytest.mark.django_db(transaction=True)

STORY = "Jeg mistede mit arbejde og fandt skoven.\n\nNu tager jeg andre med derud."


@pytest.fixture
def home(eli):
    """Eli teaches a class, and the school has words for what one can."""
    make_run(course=make_course("Ud i skoven"), teachers=(eli.contributor,))
    for kind, name in (("can", "Fortælle min historie"), ("can", "Lave mad"), ("area", "Natur og bevægelse")):
        Skill.objects.create(kind=kind, name=name)
    return eli


def picture():
    return {
        "name": "mig.jpg",
        "mimeType": "image/jpeg",
        "buffer": picture_bytes(size=(900, 1200), camera=True),
    }


def kept():
    return default_storage.listdir("portraits")[0] if default_storage.exists("portraits") else []


def say_yes_to_all(page, no_barriers):
    page.get_by_role("button", name="Ja, vis mit navn").click()
    page.get_by_role("link", name="Skriv min historie").click()
    expect(page.get_by_text("Det kan findes af søgemaskiner")).to_be_visible()
    no_barriers(page)
    page.get_by_role("textbox", name="Min historie").fill(STORY)
    page.get_by_label("Ja, vis min historie for alle").check()
    page.get_by_role("button", name="Gem").click()
    page.get_by_role("link", name="Vælg et billede").click()
    no_barriers(page)
    page.get_by_label("Et billede af dig").set_input_files(picture())
    page.get_by_label("Ja, vis mit billede for alle").check()
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_role("img", name="Dit billede")).to_be_visible()
    no_barriers(page)


def test_a_yes_is_given_with_advice_and_taken_back_with_one_press(home, open_page, no_barriers):
    before = kept()
    page = open_page(PHONE, person=home)
    visitor = open_page(DESKTOP)
    page.goto("/min-side/bidrag/")
    no_barriers(page)

    say_yes_to_all(page, no_barriers)

    visitor.goto("/undervisere/")
    expect(visitor.get_by_text("fandt skoven")).to_be_visible()
    portrait = visitor.get_by_role("img", name="Portræt af Eli")
    expect(portrait).to_be_visible()
    assert portrait.evaluate("image => image.complete && image.naturalWidth > 0")
    expect(visitor.get_by_role("link", name="Ud i skoven")).to_be_visible()
    no_barriers(visitor)

    page.get_by_role("button", name="Slet mit billede").click()
    page.get_by_role("button", name="Skjul min historie").click()
    expect(page.get_by_text("Din historie vises ikke mere.")).to_be_visible()
    visitor.reload()
    expect(visitor.get_by_role("heading", name="Eli")).to_be_visible()
    expect(visitor.get_by_text("fandt skoven")).to_have_count(0)
    expect(visitor.get_by_role("img", name="Portræt af Eli")).to_have_count(0)
    assert kept() == before


def test_what_one_can_is_said_on_a_phone(home, open_page, no_barriers):
    page = open_page(PHONE, person=home)
    page.goto("/min-side/")
    page.get_by_role("link", name="Mit bidrag").click()
    page.get_by_role("link", name="Ret, hvad jeg kan og hvornår").click()
    no_barriers(page)

    page.get_by_label("Jeg må gerne spørges").check()
    page.get_by_label("Lave mad").check()
    page.get_by_label("Aftener på hverdage").check()
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_text("Du må gerne spørges.")).to_be_visible()

    page.get_by_role("link", name="Tilføj en uddannelse").click()
    no_barriers(page)
    page.get_by_label("Hvad hedder uddannelsen?").fill("Peer-uddannelsen")
    page.get_by_label("Jeg er i gang").check()
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_role("heading", name="Peer-uddannelsen")).to_be_visible()


def test_a_picture_that_is_none_is_refused_in_words(home, open_page, no_barriers):
    page = open_page(PHONE, person=home)
    page.goto("/min-side/bidrag/billede/")
    fake = {"name": "mig.jpg", "mimeType": "image/jpeg", "buffer": b"ingen billeder her"}
    page.get_by_label("Et billede af dig").set_input_files(fake)
    page.get_by_role("button", name="Gem").click()

    expect(page.get_by_role("link", name="Det er ikke et billede, vi kan vise")).to_be_visible()
    no_barriers(page)


def test_somebody_who_would_like_to_contribute_tells_the_school(outsider, open_page, no_barriers):
    page = open_page(PHONE, person=outsider)
    page.goto("/undervisere/")
    page.get_by_role("link", name="Sig det til skolen").click()
    no_barriers(page)
    page.get_by_label("Hvad kunne du tænke dig at være med til?").fill("Jeg kan bage.")
    page.get_by_role("button", name="Ja, jeg vil gerne bidrage").click()

    expect(page.get_by_text("Jeg kan bage.")).to_be_visible()
    no_barriers(page)
    page.get_by_role("button", name="Træk det tilbage").click()
    expect(page.get_by_role("button", name="Ja, jeg vil gerne bidrage")).to_be_visible()
