"""What the gate refused at the end of a request is a message, and no error page; with real commits."""

import pytest
from django.db import IntegrityError
from django.test import Client

from config.refusals import SayWhyRefused
from courses.models import CoursePage
from tests.cast import sign_in
from tests.courses.gate.team import live_revision, sign_both

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def live(course, team):
    sign_both(course.latest_revision, team).publish()
    return CoursePage.objects.get(pk=course.pk)


@pytest.mark.parametrize(
    ("way", "words"),
    [("alias", "Intet blev udgivet."), ("publish_copies", "ikke lov til at udgive")],
    ids=["a mirror", "a copy that is kept live"],
)
def test_a_copy_of_a_course_is_refused_in_words(live, gry, way, words):
    client, there = sign_in(Client(), gry), f"/redaktion/pages/{live.pk}/copy/"
    form = {
        "new_title": "Kopi",
        "new_slug": "kopi",
        "new_parent_page": live.get_parent().pk,
        way: "on",
    }
    answer = client.post(there, form, follow=True)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert not CoursePage.objects.filter(slug="kopi").exists()


def test_an_api_would_hear_it_as_a_conflict(live, rf):
    with pytest.raises(IntegrityError) as refused:
        CoursePage.objects.filter(pk=live.pk).update(gains="Noget andet")
    request = rf.post("/redaktion/api/", headers={"accept": "application/json"})
    answer = SayWhyRefused(lambda _request: None).process_exception(request, refused.value)
    assert answer.status_code == 409
    assert live_revision(live) == live.live_revision_id
