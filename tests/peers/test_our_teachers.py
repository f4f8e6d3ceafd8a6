"""The public page: those who said yes, as equals, from this moment and until this moment."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from courses.models import TeachingAssignment
from peers import consents
from peers.danish import in_order
from tests.factories import days_from_now, make_contributor, make_course, make_run

pytestmark = pytest.mark.django_db

PAGE = "/undervisere/"


def shown(name, **fields):
    return make_contributor(name, consented_at=timezone.now(), **fields)


def teachers(client):
    return client.get(PAGE).context["teachers"]


def test_the_danish_alphabet_ends_in_ae_oe_aa():
    names = ["Åse", "Zita", "Ægir", "Øjvind", "Aase", "Anna", "Émile", "Eva", "Aksel", "Ömer"]

    assert sorted(names, key=in_order) == [
        "Aksel", "Anna", "Émile", "Eva", "Zita", "Ægir", "Øjvind", "Ömer", "Åse", "Aase",
    ]  # fmt: skip


def test_only_those_who_said_yes_stand_there_in_alphabetical_order(client, db):
    shown("Øjvind", basis="professional")
    shown("Anna")
    make_contributor("Undselig")

    assert [one.name for one in teachers(client)] == ["Anna", "Øjvind"]


def test_nobody_there_is_said_kindly(client, db):
    assert "Her står ingen endnu" in client.get(PAGE).content.decode()


def test_what_they_teach_now_is_linked_and_nothing_else(client, db):
    anna = shown("Anna")
    now = make_run(course=make_course("Søvn"), teachers=(anna,))
    make_run(course=make_course("Forbi"), teachers=(anna,), first_start=days_from_now(-90))
    make_run(course=make_course("Kladde"), teachers=(anna,), state="draft")
    make_run(course=make_course("Lukket kreds"), teachers=(anna,), access="invitation")
    asked = make_run(course=make_course("Spurgt"))
    TeachingAssignment.objects.create(run=asked, contributor=anna, state="offered")

    assert teachers(client)[0].teaches == [("Søvn", f"/kurser/{now.course.slug}/")]


def test_a_second_class_of_a_course_is_no_second_link(client, db):
    anna, course = shown("Anna"), make_course("Søvn")
    for _ in range(2):
        make_run(course=course, teachers=(anna,))

    assert len(teachers(client)[0].teaches) == 1


def test_a_yes_taken_back_is_gone_though_the_page_was_just_shown(client, settings):
    settings.PAGE_CACHE_SECONDS = 60
    caches["pages"].clear()
    anna = shown("Anna", story="Jeg fandt skoven.", story_shown_at=timezone.now())
    assert "Jeg fandt skoven." in client.get(PAGE).content.decode()

    consents.take_back(contributor=anna, part=consents.Part.STORY)
    page = client.get(PAGE)
    assert "Jeg fandt skoven." not in page.content.decode()
    assert "private" in page["Cache-Control"]

    consents.take_back(contributor=anna, part=consents.Part.NAME)
    assert "Anna" not in client.get(PAGE).content.decode()


def test_a_story_is_text_whatever_it_says(client, db):
    shown("Anna", story="<script>alert(1)</script>", story_shown_at=timezone.now())

    assert "<script>alert" not in client.get(PAGE).content.decode()


def test_the_page_asks_the_same_for_one_and_for_forty(client, django_assert_max_num_queries):
    def fill(count):
        for _ in range(count):
            make_run(teachers=(shown(f"Underviser {TeachingAssignment.objects.count()}"),))

    fill(1)
    client.get(PAGE)
    with CaptureQueriesContext(connection) as one:
        client.get(PAGE)
    fill(39)
    with django_assert_max_num_queries(len(one)):
        assert len(teachers(client)) == 40


def test_the_page_speaks_english_too(client, db):
    shown("Anna")

    assert "Our teachers" in client.get("/en/undervisere/").content.decode()
