"""Letters: one per person, for a window envelope, readable aloud, and as discreet as the mails."""

import json
import re
import zlib
from contextlib import suppress

import pytest
from django.test import Client
from django.urls import reverse

from accounts import claims, people
from enrolment import seats
from enrolment.models import Notice
from enrolment.papers import letters
from enrolment.states import Actor
from tests.cast import sign_in
from tests.factories import make_course, make_person, make_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def run():
    return make_run(course=make_course("Sprog og stigma"), capacity=4)


@pytest.fixture
def inge(db):
    """Somebody who wants letters."""
    person = make_person("Inge", email=None)
    return people.reach(
        person=person, contact_by="letter", phone="", postal_address="Inge Åby\nÆrøvej 14\n9999 Fjordby"
    )


@pytest.fixture
def letter(inge, run, dina):
    """Inge has a seat, and is to be told by letter."""
    seats.enrol(person=inge, run=run, by=dina, actor=Actor.SCHOOL)
    return Notice.objects.get(person=inge)


def inside(response):
    """All of a PDF that is text: its objects and its metadata, unpacked."""
    raw = b"".join(response) if response.streaming else response.content
    parts = [raw]
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", raw, re.DOTALL):
        with suppress(zlib.error):
            parts.append(zlib.decompress(packed))
    return b"\n".join(parts).decode("latin-1")


def sheets_of(response):
    return len(re.findall(r"/Type\s*/Page(?![s\w])", inside(response)))


def words_of(notice, **more):
    """What the letter of a notice is set from."""
    head = letters.Letterhead("Fjordby Recoveryskole", "Kajgaden 12", "9999 Fjordby", "70 00 00 00", "9-15")
    made = letters.Letter(notice.person, [notice], **more)
    return json.dumps(letters.sheet(made, head=head, moment=notice.created_at), ensure_ascii=False)


def test_a_letter_is_an_accessible_pdf_that_tells_no_school(at_desk, letter, inge, dina):
    code = claims.give(person=inge, by=dina)

    answer = at_desk.get(reverse("calls:letter", args=[letter.pk]))

    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert "no-store" in answer["Cache-Control"]
    paper, text = inside(answer), words_of(letter, code=code)
    assert "<pdfuaid:part>1</pdfuaid:part>" in paper
    assert re.search(r"/Marked\s+true", paper)
    assert "/Lang" in paper
    assert "Inge Åby" in text
    assert "Kære Inge" in text
    assert claims.spoken(code) in text
    assert "Sprog og stigma" not in text
    assert "ecovery" not in text
    for word in ("egen side", "mail", "tryk"):
        assert word not in text


def test_whoever_chose_full_words_reads_the_name_of_the_course(letter):
    letter.person.full_messages = True

    text = words_of(letter)

    assert "Sprog og stigma" in text
    assert "Fjordby Recoveryskole" in text


def test_an_english_reader_gets_english(letter):
    letter.person.language = "en"

    assert "Dear Inge" in words_of(letter)


def test_the_same_letter_has_the_same_bytes(at_desk, letter):
    address = reverse("calls:letter", args=[letter.pk])

    assert at_desk.get(address).content == at_desk.get(address).content


def test_a_name_no_font_has_still_makes_a_letter(at_desk, letter, inge):
    inge.chosen_name = "Zoë 🌻 Łucja"
    inge.save(update_fields=["chosen_name"])

    assert at_desk.get(reverse("calls:letter", args=[letter.pk])).status_code == 200


def test_all_letters_are_one_paper_and_are_posted_together(at_desk, letter, run, dina, hans):
    other = make_person("Jens", email=None)
    people.reach(person=other, contact_by="letter", phone="", postal_address="Jens\nBakken 2")
    seats.enrol(person=other, run=run, by=dina, actor=Actor.SCHOOL)
    seats.enrol(person=hans, run=run, by=dina, actor=Actor.SCHOOL)

    page = at_desk.get(reverse("calls:letters"))
    sheets = sheets_of(at_desk.get(reverse("calls:letters_pdf")))
    shown = [str(one.pk) for sheet in page.context["letters"] for one in sheet.notices]

    assert [sheet.person.chosen_name for sheet in page.context["letters"]] == ["Inge", "Jens"]
    assert sheets == 2
    third = make_person("Kaj", email=None)
    people.reach(person=third, contact_by="letter", phone="", postal_address="Kaj\nBakken 3")
    seats.enrol(person=third, run=run, by=dina, actor=Actor.SCHOOL)

    at_desk.post(reverse("calls:posted"), {"notice": [*shown, "nonsense"]})

    states = dict(Notice.objects.values_list("person__chosen_name", "state"))
    assert states == {"Inge": "called", "Jens": "called", "Kaj": "to_call", "Hans": "to_call"}
    assert Notice.objects.get(person=other).done_by == dina


def test_no_letters_is_no_paper(at_desk):
    assert at_desk.get(reverse("calls:letters_pdf")).status_code == 404
    assert "Ingen breve venter" in at_desk.get(reverse("calls:letters")).content.decode()


def test_the_receipt_is_a_letter_too(at_desk, letter):
    answer = at_desk.get(reverse("enrolments:receipt_letter", args=[letter.enrolment_id]))

    assert (answer.status_code, sheets_of(answer)) == (200, 1)


def test_letters_are_not_for_others(letter, gry, outsider):
    for person in (gry, outsider):
        client = sign_in(Client(), person)
        for address in (
            reverse("calls:letter", args=[letter.pk]),
            reverse("calls:letters"),
            reverse("calls:letters_pdf"),
            reverse("calls:call", args=[letter.pk]),
        ):
            assert client.get(address).status_code == 404
        assert client.post(reverse("calls:posted"), {"notice": [str(letter.pk)]}).status_code == 404
    letter.refresh_from_db()
    assert letter.state == "to_call"
