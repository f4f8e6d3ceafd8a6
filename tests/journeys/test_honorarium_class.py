"""A class on its way to money: offered at the desk, answered on a phone, held, and ready to be sent."""

import pytest
from django.urls import reverse

from courses.honorarium import following
from peers import offers
from peers.models import Claim
from tests.courses.honorarium.series import after, make_money
from tests.courses.making.people_and_drafts import join, make_draft
from tests.courses.teaching.classes import make_staffed, make_teacher
from tests.journeys.conftest import DESKTOP, PHONE

OURS = "#main"
pytestmark = pytest.mark.django_db(transaction=True)


def say_yes(contributor):
    made = contributor.offers.get()
    offers.answer(
        offer=made, choices={row.pk: "paid" for row in made.engagements.all()}, by=contributor.person
    )


def offered_at_the_desk(page, run):
    page.goto(f"/redaktion/hold/{run.pk}/undervisere/")
    page.get_by_role("link", name="Tilbyd honorar Rie").click()
    page.get_by_label("Til hver mødegang").check()
    page.get_by_label("Minutter til forberedelse").fill("30")
    page.get_by_label("Et par ord med på vejen").fill("Vi glæder os til at have dig med.")


def test_a_series_is_offered_answered_held_and_ready_to_send(open_page, no_barriers, no_barriers_in, dina):
    run, rie, _per = make_staffed(sessions=6)
    make_money()
    desk, phone = open_page(DESKTOP, person=dina), open_page(PHONE, person=rie.person)

    offered_at_the_desk(desk, run)
    no_barriers_in(desk, OURS)
    desk.get_by_role("button", name="Se, hvad det bliver til").click()
    desk.get_by_text("3.750,00\xa0kr.", exact=True).wait_for()
    no_barriers_in(desk, OURS)
    desk.get_by_role("button", name="Send tilbuddet").click()
    desk.get_by_text("Rie er tilbudt honorar for 6 mødegange.").wait_for()
    desk.get_by_text("6 tilbudt, ikke besvaret").wait_for()
    # Without the message above it, whose colours are Wagtail's.
    desk.reload()
    no_barriers_in(desk, OURS)

    phone.goto(f"/undervisning/hold/{run.pk}/")
    no_barriers(phone)
    phone.get_by_role("link", name="Du er tilbudt honorar").click()
    phone.get_by_text("Vi glæder os til at have dig med.").wait_for()

    say_yes(rie)
    following.sweep(now=after(run.sessions.order_by("starts_at").first()))
    phone.goto(f"/undervisning/hold/{run.pk}/")
    phone.get_by_role("link", name="Honoraret ligger klar til at blive sendt").click()
    phone.wait_for_url("**/honorar/")
    assert Claim.objects.filter(contributor=rie).count() == 2


def test_one_of_a_team_is_offered_hours_and_notes_them(open_page, no_barriers, no_barriers_in, dina):
    draft, ida = make_draft(), make_teacher("Ida")
    join(draft, ida.person)
    make_money()
    desk, phone = open_page(DESKTOP, person=dina), open_page(PHONE, person=ida.person)

    desk.goto(f"/redaktion/ideer/hold/{draft.pk}/")
    no_barriers_in(desk, OURS)
    desk.get_by_role("link", name="Tilbyd betalte timer Ida").click()
    desk.get_by_label("Hvor mange timer").fill("2")
    no_barriers_in(desk, OURS)
    desk.get_by_role("button", name="Se, hvad det bliver til").click()
    desk.get_by_role("button", name="Send tilbuddet").click()
    desk.get_by_text("2 t tilbudt, ikke besvaret").wait_for()

    say_yes(ida)
    phone.goto(reverse("courses:build_hours", args=[draft.pk]))
    phone.get_by_role("heading", name="Dine betalte timer").wait_for()
    no_barriers(phone)
    phone.get_by_label("Hvor længe?").fill("1,5")
    phone.get_by_role("button", name="Skriv det ned").click()
    phone.get_by_text("30 min betalt tid tilbage").wait_for()
