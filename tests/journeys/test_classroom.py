"""In a class on a phone: to the teachers, an answer without a name, and a trial action of two."""

import pytest
from playwright.sync_api import expect

from enrolment.classroom import words
from enrolment.models import Pulse, TeacherMessage, Trial
from tests.enrolment.classroom.rooms import PDF, at, hand_out, met, practice_of, room_of
from tests.journeys.conftest import DESKTOP, PHONE


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "plain"])
def test_written_to_the_teachers_and_answered(open_page, no_barriers, alma, eli, javascript):
    row = room_of(alma, teachers=(eli.contributor,))
    page = open_page(PHONE, person=alma, javascript=javascript)
    page.goto("/min-side/")
    page.get_by_role("link", name="Gå til holdet").click()
    page.get_by_role("link", name="Skriv til underviserne").click()
    page.get_by_label("Din besked").fill("Må jeg sidde ved døren?")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Underviserne har fået din besked.")).to_be_visible()
    words.answer(message=TeacherMessage.objects.get(enrolment=row), text="Ja, det må du.", by=eli)
    page.goto("/min-side/")
    page.get_by_role("link", name="Underviserne har svaret dig").click()
    expect(page.get_by_text("Ja, det må du.")).to_be_visible()
    if javascript:
        no_barriers(page)


def test_materials_are_downloaded(open_page, no_barriers, alma, eli):
    row = room_of(alma)
    for number in range(2):
        hand_out(row.run, f"Ark {number} om ro", by=eli, content=PDF + str(number).encode())
    page = open_page(DESKTOP, person=alma)
    page.goto(at("classroom", row))
    no_barriers(page)
    with page.expect_download() as one:
        page.get_by_role("link", name="Ark 1 om ro").click()
    assert one.value.suggested_filename == "ark.pdf"
    with page.expect_download() as all_of_it:
        page.get_by_role("link", name="Hent alt i én fil").click()
    assert all_of_it.value.suggested_filename.endswith(".zip")


def test_said_whether_it_made_sense(open_page, no_barriers, alma):
    _rows, session = met([alma])
    page = open_page(PHONE, person=alma)
    page.goto("/min-side/")
    page.get_by_role("link", name="Gav det mening?").click()
    no_barriers(page)
    page.get_by_label("Delvist").check()
    page.get_by_label("Et par ord, hvis du vil").fill("Pausen var kort.")
    page.get_by_role("button", name="Send mit svar").click()
    expect(page.get_by_role("heading", name="Tak for dit svar")).to_be_visible()
    no_barriers(page)
    assert Pulse.objects.get(session=session).partly == 1


def test_two_try_something_and_show_it(open_page, no_barriers, alma, bo):
    rows = practice_of(alma, bo)
    first, second = open_page(PHONE, person=alma), open_page(PHONE, person=bo)
    first.goto(at("classroom", rows[0]))
    first.get_by_role("link", name="Begynd, eller skriv en kode").click()
    no_barriers(first)
    first.get_by_label("Hvad vil I prøve?").fill("Gå en tur")
    first.get_by_role("button", name="Begynd").click()
    code = first.locator(".pair-code").inner_text()
    second.goto(at("trial_new", rows[1]))
    second.get_by_label("Koden, som den anden har givet dig").fill(code)
    second.get_by_role("button", name="Vær med").click()
    expect(second.get_by_text("Nu er I to.")).to_be_visible()
    first.reload()
    second.get_by_label("Hvordan gik det?").fill("Vi gik to gange.")
    second.get_by_role("button", name="Gem").click()
    first.get_by_label("Hvad vil I prøve?").fill("Gå to ture")
    first.get_by_role("button", name="Gem").click()
    expect(first.get_by_text("Den anden har skrevet imens")).to_be_visible()
    expect(first.get_by_text("Vi gik to gange.")).to_be_visible()
    no_barriers(first)
    first.get_by_label("Hvordan gik det?").fill("Vi gik to gange.")
    first.get_by_role("button", name="Gem").click()
    for page in (first, second):
        page.goto(at("trial", rows[page is second], Trial.objects.get().pk))
        page.get_by_label("Vores fornavne må stå ved siden af").check()
        page.get_by_role("button", name="Ja, vis den for holdet").click()
    expect(second.get_by_text("Nu kan holdet se den.")).to_be_visible()
    second.goto(at("classroom", rows[1]))
    expect(second.get_by_text("Alma og Bo")).to_be_visible()
    no_barriers(second)
