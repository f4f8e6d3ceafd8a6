"""Blocks refuse what would leave somebody out, and show what they were given."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from wagtail.blocks import StructBlockValidationError
from wagtail.documents import get_document_model
from wagtail.models import Page
from wagtail.rich_text import RichText

from courses.blocks import (
    BodyBlock,
    FilmBlock,
    FilmLinkBlock,
    NextStepBlock,
    PictureBlock,
    PracticalFactsBlock,
    QuoteBlock,
)
from tests.home.pictures import make_picture


def make_document(name):
    return get_document_model().objects.create(title=name, file=ContentFile(b"WEBVTT", name=name))


def error_of(block, values):
    with pytest.raises((StructBlockValidationError, ValidationError)) as caught:
        block.clean(block.to_python(values))
    return caught.value


def test_a_quote_needs_a_yes():
    error = error_of(QuoteBlock(), {"text": "Jeg turde.", "name": "Mona", "agreed": False})
    assert "agreed" in error.block_errors


def test_a_draft_may_wait_for_the_yes():
    block = QuoteBlock()
    block.defer_required_validation()
    value = block.clean(block.to_python({"text": "Jeg turde.", "name": "", "agreed": False}))
    assert not value["agreed"]


def test_a_quote_without_a_yes_is_never_shown():
    block = QuoteBlock()
    words = {"text": "Jeg turde.", "name": "Mona"}
    assert "Jeg turde." not in block.render(block.to_python({**words, "agreed": False}))
    shown = block.render(block.to_python({**words, "agreed": True}))
    assert "Jeg turde." in shown
    assert "Mona" in shown


def test_a_quote_without_a_name_is_a_participants():
    block = QuoteBlock()
    assert "En deltager" in block.render(block.to_python({"text": "Jeg turde.", "name": "", "agreed": True}))


@pytest.mark.django_db
def test_a_picture_needs_words():
    picture = make_picture()
    error = error_of(PictureBlock(), {"picture": picture.pk, "alt": "", "caption": ""})
    assert "alt" in error.block_errors


@pytest.mark.django_db
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Wagtail leaves files open
def test_a_picture_is_shown_with_its_words():
    block = PictureBlock()
    html = block.render(
        block.to_python({"picture": make_picture().pk, "alt": "Fem stole", "caption": "Lokale 2"})
    )
    assert 'alt="Fem stole"' in html
    assert "image/avif" in html
    assert "<figcaption>Lokale 2</figcaption>" in html


def test_facts_are_a_list_with_signs():
    block = PracticalFactsBlock()
    html = block.render(
        block.to_python({"title": "Godt at vide", "facts": [{"icon": "bus", "text": "Bus 2 & 4"}]})
    )
    assert "#bus" in html
    assert "Bus 2 &amp; 4" in html


@pytest.mark.django_db
def test_a_next_step_leads_to_one_place():
    values = {
        "text": "Aftenskolen",
        "about": "",
        "page": Page.objects.first().pk,
        "url": "https://example.org/",
    }
    assert "url" in error_of(NextStepBlock(), values).block_errors


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("film", "captions", "wrong"),
    [("a.mp4", "a.pdf", "captions"), ("a.docx", "a.vtt", "film"), ("a.mp4", None, "captions")],
)
def test_a_film_needs_captions(film, captions, wrong):
    values = {
        "film": make_document(film).pk,
        "captions": make_document(captions).pk if captions else None,
        "title": "En dag på skolen",
        "poster": None,
        "spoken": "",
    }
    assert wrong in error_of(FilmBlock(), values).block_errors


@pytest.mark.django_db
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Wagtail leaves files open
def test_a_film_is_ours_with_its_captions():
    film, captions = make_document("dag.mp4"), make_document("dag.vtt")
    values = {
        "film": film.pk,
        "captions": captions.pk,
        "title": "En dag",
        "poster": None,
        "spoken": "<p>Hej.</p>",
    }
    block = FilmBlock()
    html = block.render(block.clean(block.to_python(values)))
    assert f'src="{film.url}" type="video/mp4"' in html
    assert f'kind="captions" src="{captions.url}"' in html
    assert "<p>Hej.</p>" in html


def test_a_film_elsewhere_must_be_encrypted():
    assert "url" in error_of(FilmLinkBlock(), {"title": "Håb", "url": "http://example.org/film"}).block_errors


def test_a_film_elsewhere_is_a_link_that_says_where_to():
    block = FilmLinkBlock()
    html = block.render(block.to_python({"title": "Håb", "url": "https://www.example.org/film"}))
    assert "example.org" in html
    assert 'rel="noopener noreferrer"' in html
    assert "<iframe" not in html


def test_a_body_is_its_blocks_and_nothing_around():
    block = BodyBlock()
    value = block.to_python([{"type": "text", "value": "<h2>Om kurset</h2><p>Ro.</p>"}])
    html = block.render(value)
    assert "<h2>Om kurset</h2>" in html
    assert "block-text" not in html
    assert isinstance(value[0].value, RichText)
