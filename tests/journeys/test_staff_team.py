"""A team is pasted in: first a mistake, then a preview, then everybody is in the closed class."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.factories import make_course, make_run

pytestmark = pytest.mark.django_db(transaction=True)

OURS = "#main"


def test_a_team_is_signed_up_for_a_closed_class(open_page, dina, no_barriers, no_barriers_in):
    run = make_run(course=make_course("Sprog og stigma"), capacity=3, access="invitation", label="Team Nord")
    desk = open_page(person=dina)
    desk.goto(reverse("runs:show", args=[run.pk]))
    link = desk.get_by_label("Link til tilmelding").input_value()
    no_barriers_in(desk, OURS)

    desk.goto(reverse("runs:add_team", args=[run.pk]))
    no_barriers_in(desk, OURS)
    desk.locator("#id_text").fill("Navn;E-mail\nMette Holm;mette@example.org\nJens Ø;jens@\n")
    desk.get_by_label("På papir").check()
    desk.get_by_label("Alle på listen har sagt ja").check()
    desk.get_by_role("button", name="Se, hvad der sker").click()
    expect(desk.get_by_role("heading", name="Der er noget galt på 1 linje")).to_be_visible()
    no_barriers_in(desk, OURS)

    desk.locator("#id_text").fill(
        "Mette Holm;mette@example.org\nJens Ø;jens@example.org\nBo;;20 30 40 50\nIda;;20304051"
    )
    desk.get_by_label("Alle på listen har sagt ja").check()
    desk.get_by_role("button", name="Se, hvad der sker").click()
    expect(desk.get_by_text("3 får en plads.")).to_be_visible()
    expect(desk.get_by_text("1 kommer på ventelisten.")).to_be_visible()
    no_barriers_in(desk, OURS)
    assert not run.enrolments.exists()

    desk.get_by_role("button", name="Tilmeld alle 4").click()
    expect(desk.get_by_text("3 har en plads.")).to_be_visible()
    assert sorted(run.enrolments.values_list("state", flat=True)) == ["enrolled"] * 3 + ["waiting"]

    visitor = open_page()
    visitor.goto(f"/kurser/{run.course.slug}/")
    expect(visitor.get_by_text("Team Nord")).to_have_count(0)
    path = link.split("//", 1)[1].split("/", 1)[1]
    visitor.goto(f"/{path}")
    expect(visitor.get_by_role("heading", level=1)).to_contain_text("Sprog og stigma")
    no_barriers(visitor)
