"""A person's first day on the demo's school, end to end, and the two pictures of the README.

The pictures are written to ``docs/pictures`` when ``README_PICTURES`` is set (``make pictures``), else to the
test's own folder.
"""

import os
import re
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.core.files.images import ImageFile
from playwright.sync_api import Page, expect

from courses.models import CoursePage, CourseRun, Picture
from courses.pictures import make_sizes
from demo import pictures as drawing
from demo.content.courses import COURSES
from demo.loading import load
from demo.loading.progress import Progress
from demo.pictures import files
from enrolment import seats
from enrolment.models import Enrolment
from enrolment.states import SeatState
from tests.approving import publish
from tests.enrolment.views.steps import newest_code
from tests.factories import make_person
from tests.journeys.conftest import DESKTOP, PHONE
from tests.tasks import run_tasks

ADDRESS = "ny.person@example.org"
CARDS_IN_VIEW = 6


@pytest.fixture
def school(transactional_db):
    load.load(Progress(StringIO()), illustrated=False)
    mail.outbox.clear()


def full_class() -> CourseRun:
    """A class of the sleep course with a waiting list."""
    return CourseRun.objects.filter(course__slug="soevn-der-hjaelper", state="open", seats__waiting__gt=0)[0]


def make_room_for_one(run: CourseRun) -> None:
    """Empty the list and give the class a seat more, so that the newcomer has one."""
    for row in Enrolment.objects.filter(run=run, state=SeatState.WAITING).select_related("person"):
        seats.leave(enrolment=row, by=row.person)
    seats.change_capacity(run=run, capacity=run.seats.capacity + 1, by=None)


def sign_up(page: Page, run: CourseRun) -> None:
    page.goto("/")
    page.get_by_label("Find et kursus").fill("soevn")
    page.get_by_role("button", name="Søg").click()
    page.get_by_role("link", name="Søvn der hjælper").first.click()
    page.locator(f"a[href$='/hold/{run.pk}/tilmeld/']").first.click()
    page.get_by_label("Hvad må vi kalde dig?").fill("Ny")
    page.get_by_label("Din e-mailadresse").fill(ADDRESS)
    page.get_by_label("Ja, jeg vil være med").check()
    page.get_by_role("button", name="Gå videre").click()
    page.get_by_label("Koden fra mailen").fill(newest_code())
    page.get_by_role("button", name="Gå videre").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Velkommen, Ny")


def test_find_sign_up_read_the_mail_give_afbud_and_leave(school, open_page):
    run = full_class()
    make_room_for_one(run)
    page = open_page(PHONE)
    sign_up(page, run)
    waiting = queue_behind(run)

    mail.outbox.clear()
    run_tasks(containing="outbox")
    letter = next(one for one in mail.outbox if ADDRESS in one.to)
    raw = letter.message().as_string()
    assert "aftale" in letter.subject.lower()
    assert not re.search(r"s[øo]vn|recovery|fjordby", letter.subject + letter.body, re.IGNORECASE)
    assert "METHOD:REQUEST" in raw

    page.goto("/min-side/")
    page.get_by_role("button", name="Meld afbud").first.click()
    expect(page.get_by_text("Tak").first).to_be_visible()
    page.get_by_role("button", name="Jeg kommer alligevel").first.click()

    page.get_by_role("link", name="Forlad holdet").first.click()
    page.get_by_role("button", name="Ja").first.click()
    assert Enrolment.objects.get(run=run, person__email=ADDRESS).state == SeatState.WITHDRAWN
    waiting.refresh_from_db()
    assert waiting.state == SeatState.OFFERED, "the first who waits has the offer in the same moment"


def queue_behind(run: CourseRun) -> Enrolment:
    person = make_person("Vera")
    row = seats.enrol(person=person, run=run, by=person)
    assert row.state == SeatState.WAITING
    return row


def illustrate(slugs: list[str]) -> None:
    """Draw the pictures of these courses, as the demo draws all of them."""
    by_slug = {course.slug: course for course in COURSES}
    for page in CoursePage.objects.filter(slug__in=slugs, locale__language_code="da"):
        course = by_slug[page.slug]
        drawn = BytesIO(files.jpeg(course.slug, course.themes[0], course.motif))
        picture = Picture(title=page.title, description=drawing.alt(course.motif)[0])
        picture.file.save(f"{course.slug}.jpg", ImageFile(drawn), save=False)
        picture.width, picture.height = files.WIDTH, files.HEIGHT
        picture.save()
        make_sizes(picture)
        page.picture = picture
        publish(page)


def test_pictures_of_the_readme(school, open_page, tmp_path):
    where = Path(settings.PROJECT_DIR, "docs", "pictures") if os.environ.get("README_PICTURES") else tmp_path
    desktop, phone = open_page(DESKTOP), open_page(PHONE)
    desktop.goto("/kurser/")
    cards = desktop.locator("main a[href^='/kurser/']").evaluate_all("all => all.map(a => a.pathname)")
    slugs = [path.split("/")[2] for path in dict.fromkeys(cards) if path.count("/") == 3]
    illustrate([*slugs[:CARDS_IN_VIEW], "soevn-der-hjaelper"])
    for page, address, name in (
        (desktop, "/kurser/", "catalogue.png"),
        (phone, "/kurser/soevn-der-hjaelper/", "course-phone.png"),
    ):
        page.goto(address)
        page.wait_for_load_state("networkidle")
        page.screenshot(path=where / name)
        assert (where / name).stat().st_size > 20_000
