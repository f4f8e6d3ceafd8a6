"""Who has seen my details: found on my page, and without barriers."""

import pytest
from django.test import Client
from playwright.sync_api import expect

from enrolment import seats
from tests.cast import sign_in
from tests.factories import make_course, make_run
from tests.journeys.conftest import DESKTOP, PHONE

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_coordinator_looks_and_the_person_sees_it(open_page, no_barriers, alma, dina, viewport):
    run = make_run(course=make_course("Søvn der hjælper"))
    seats.enrol(person=alma, run=run, by=alma)
    page = open_page(viewport, person=alma)
    page.goto("/min-side/")
    page.get_by_role("link", name="Hvem har set mine oplysninger").click()
    expect(page.get_by_text("Ingen har åbnet en liste, du står på, endnu.")).to_be_visible()
    no_barriers(page)
    sign_in(Client(), dina).get(f"/redaktion/hold/{run.pk}/")
    page.reload()
    line = page.get_by_text("En koordinator på skolen så listen over, hvem der er på holdet")
    expect(line).to_contain_text("Søvn der hjælper")
    no_barriers(page)
