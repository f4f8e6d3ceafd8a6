"""What the gate refused at the end of a request is a message, and no error page; with real commits."""

import pytest
from django.db import IntegrityError
from django.test import Client
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from config.refusals import SayWhyRefused
from courses.models import CoursePage
from tests.cast import sign_in
from tests.courses.gate.team import live_revision, sign_both

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def live(course, team):
    sign_both(course.latest_revision, team).publish()
    return CoursePage.objects.get(pk=course.pk)


@pytest.mark.parametrize("way", ["alias", "publish_copies"])
def test_a_copy_that_would_be_live_is_refused_by_its_form(live, gry, way):
    client, there = sign_in(Client(), gry), f"/redaktion/pages/{live.pk}/copy/"
    form = {"new_title": "Kopi", "new_slug": "kopi", "new_parent_page": live.get_parent().pk, way: "on"}
    answer = client.post(there, form)
    assert "ikke lov til at udgive" in answer.content.decode()
    assert not CoursePage.objects.filter(slug="kopi").exists()


def test_what_wagtail_would_publish_without_asking_is_refused_in_words(live, gry):
    source, _made = TranslationSource.get_or_create_from_instance(live)
    english = Locale.objects.get(language_code="en")
    Translation.objects.create(source=source, target_locale=english).save_target(publish=False)
    client, there = sign_in(Client(), gry), f"/redaktion/localize/update/{source.pk}/"
    answer = client.post(there, {"publish_translations": "on"}, follow=True)
    assert answer.status_code == 200
    assert "Intet blev udgivet." in " ".join(map(str, answer.context["messages"]))
    assert not CoursePage.objects.get(locale=english).live


def test_an_api_would_hear_it_as_a_conflict(live, rf):
    with pytest.raises(IntegrityError) as refused:
        CoursePage.objects.filter(pk=live.pk).update(gains="Noget andet")
    request = rf.post("/redaktion/api/", headers={"accept": "application/json"})
    answer = SayWhyRefused(lambda _request: None).process_exception(request, refused.value)
    assert answer.status_code == 409
    assert live_revision(live) == live.live_revision_id
