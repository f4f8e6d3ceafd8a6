"""A bad day handed over on a phone, with the mail in between; and the desk that staffs a class."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from courses.models import Handover
from courses.states import RunState, TeachingRole
from enrolment import seats
from peers.models import Basis
from tests.courses.teaching.classes import assign, make_staffed, make_teacher
from tests.factories import make_course, make_run
from tests.journeys.conftest import DESKTOP, PHONE
from tests.tasks import run_tasks

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def evening(alma):
    """A class of Rie and Per with Ida as substitute, and Alma in it who needs a chair by the door."""
    run, rie, per = make_staffed(course=make_course("Når angsten fylder"))
    ida = make_teacher("Ida Ressourceforløbsydelse-Kirkegaard af Rosenholm")
    assign(run, ida, TeachingRole.SUBSTITUTE)
    seats.enrol(person=alma, run=run, by=alma, need="En stol ved døren.")
    return run.sessions.all()[0], rie, per, ida


def link_in(mail):
    return re.search(r"https?://[^/\s]+(/undervisning/overtag/\d+/)", mail.body).group(1)


def test_a_bad_day_is_handed_over_and_who_takes_it_sees_who_comes(
    open_page, no_barriers, evening, mailoutbox, settings
):
    session, rie, per, ida = evening
    asker = open_page(PHONE, person=rie.person)
    asker.goto(reverse("courses:bad_day", args=[session.pk]))
    expect(asker.get_by_role("heading", level=1)).to_have_text("Har du en dårlig dag?")
    no_barriers(asker)
    asker.get_by_role("button", name="Ja, spørg de andre").click()
    expect(asker.get_by_role("heading", level=1)).to_have_text("De andre er spurgt")
    no_barriers(asker)

    run_tasks()
    to = {mail.to[0]: mail for mail in mailoutbox if "overtag" in mail.body}
    assert set(to) == {ida.person.email, per.person.email}

    helper = open_page(PHONE, person=ida.person)
    helper.goto(link_in(to[ida.person.email]))
    expect(helper.get_by_role("heading", level=1)).to_have_text("Kan du tage denne mødegang?")
    no_barriers(helper)
    late = open_page(PHONE, person=per.person, javascript=False)
    late.goto(link_in(to[per.person.email]))

    helper.get_by_role("button", name="Jeg tager den").click()
    expect(helper.get_by_role("heading", level=1)).to_have_text("Du har mødegangen")
    no_barriers(helper)
    late.get_by_role("button", name="Jeg tager den").click()
    expect(late.get_by_text("Tak alligevel.").first).to_be_visible()

    helper.get_by_role("link", name="Se hvem der kommer").click()
    expect(helper.get_by_text("Alma").first).to_be_visible()
    expect(helper.get_by_text("En stol ved døren.").first).to_be_attached()
    asker.reload()
    expect(asker.get_by_role("heading", level=1)).to_contain_text("har mødegangen")
    no_barriers(asker)
    assert Handover.objects.get().taken_by == ida


def test_coming_after_all_lets_the_others_see_it(open_page, no_barriers, evening):
    session, rie, per, _ida = evening
    asker = open_page(PHONE, person=rie.person, javascript=False)
    asker.goto(reverse("courses:bad_day", args=[session.pk]))
    asker.get_by_role("button", name="Ja, spørg de andre").click()
    asker.get_by_role("button", name="Jeg kommer alligevel").click()
    expect(asker.get_by_role("heading", level=1)).to_have_text("Har du en dårlig dag?")

    other = open_page(PHONE, person=per.person)
    other.goto(reverse("courses:take_over", args=[Handover.objects.get().pk]))
    expect(other.get_by_role("heading", level=1)).to_have_text("Rie kommer alligevel")
    no_barriers(other)


def test_the_desk_asks_the_teacher_says_yes_and_the_class_opens(open_page, no_barriers, dina):
    run = make_run(course=make_course("Kunsten at sige nej"), state=RunState.DRAFT)
    assign(run, make_teacher("Rie", basis=Basis.LIVED))
    eva = make_teacher("Eva")
    desk = open_page(DESKTOP, person=dina)
    desk.goto(reverse("runs:open", args=[run.pk]))
    expect(desk.get_by_text("Der mangler en underviser, der er fagperson.")).to_be_visible()

    desk.goto(reverse("runs:teachers", args=[run.pk]))
    no_barriers(desk)
    desk.get_by_role("link", name="Spørg en underviser").click()
    no_barriers(desk)
    desk.get_by_role("link", name="Spørg Eva").click()
    desk.get_by_role("button", name="Spørg", exact=True).click()
    expect(desk.get_by_text("Spurgt, har ikke svaret")).to_be_visible()

    phone = open_page(PHONE, person=eva.person)
    phone.goto(reverse("courses:teaching_questions"))
    no_barriers(phone)
    phone.get_by_role("link", name="Se og svar").click()
    no_barriers(phone)
    phone.get_by_role("button", name="Ja, det vil jeg").click()
    expect(phone.get_by_text("Tak for dit ja.")).to_be_visible()
    no_barriers(phone)

    desk.goto(reverse("runs:open", args=[run.pk]))
    desk.get_by_role("button", name="Åbn holdet").click()
    run.refresh_from_db()
    assert run.state == RunState.OPEN
