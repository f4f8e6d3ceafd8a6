"""A translation in wagtail-localize: refused where it would go live by itself, taken in as a draft."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from courses.coproduction import gate, translations
from courses.models import CoursePage
from tests.cast import sign_in
from tests.courses.gate.team import live_revision, sign_both

pytestmark = pytest.mark.django_db


@pytest.fixture
def english(course, team):
    """The course live in Danish, with a translation that is live too, both approved."""
    sign_both(course.latest_revision, team).publish()
    course.refresh_from_db()
    locale = Locale.objects.get(language_code="en")
    source, _made = TranslationSource.get_or_create_from_instance(course)
    translation = Translation.objects.create(source=source, target_locale=locale)
    write(translation, "Find ro til natten.", "Find rest for the night.")
    translation.save_target(publish=False)
    page = CoursePage.objects.get(locale=locale)
    sign_both(page.latest_revision, team).publish()
    connection.check_constraints()
    return CoursePage.objects.get(pk=page.pk)


def write(translation, danish, words):
    """Translate one string, as the editor of translations does."""
    segment = translation.source.stringsegment_set.get(string__data=danish)
    StringTranslation.objects.update_or_create(
        translation_of=segment.string,
        locale=translation.target_locale,
        context=segment.context,
        defaults={"data": words},
    )


@pytest.mark.parametrize("publish", [True, False], ids=["publish", "a draft on a live page"])
def test_what_localize_writes_to_a_live_page_is_refused(english, publish):
    translation = translations.of(english)
    write(translation, "Find ro til natten.", "Something else.")

    def save():
        with transaction.atomic():
            translation.save_target(publish=publish)
            connection.check_constraints()

    with pytest.raises(IntegrityError) as refused:
        save()
    assert gate.is_refusal(refused.value)
    assert CoursePage.objects.get(pk=english.pk).teaser == "Find rest for the night."


def test_it_is_taken_in_as_a_draft_and_the_page_stays(english, gry, team):
    live = english.live_revision_id
    write(translations.of(english), "Find ro til natten.", "Sleep well.")
    draft = translations.take_in(page=english, by=gry)
    connection.check_constraints()
    now = CoursePage.objects.get(pk=english.pk)
    assert (now.live_revision_id, now.teaser) == (live, "Find rest for the night.")
    assert draft.as_object().teaser == "Sleep well."
    assert now.has_unpublished_changes
    sign_both(draft, team).publish()
    connection.check_constraints()
    assert live_revision(english) == draft.pk


def test_an_editor_takes_it_in_from_the_page_of_the_gate(english, gry):
    write(translations.of(english), "Find ro til natten.", "Sleep well.")
    client, there = sign_in(Client(), gry), f"/medskabelse/udgiv/{english.pk}/"
    assert 'name="take_in"' in client.get(there).content.decode()
    client.post(there, {"take_in": "1"})
    now = CoursePage.objects.get(pk=english.pk)
    assert now.get_latest_revision_as_object().teaser == "Sleep well."


def test_the_editor_of_translations_publishes_nothing(english, gry):
    write(translations.of(english), "Find ro til natten.", "Something else.")
    client = sign_in(Client(), gry)
    client.post(f"/redaktion/pages/{english.pk}/edit/", {"action": "publish"})
    assert CoursePage.objects.get(pk=english.pk).teaser == "Find rest for the night."


def test_a_new_translation_of_a_live_course_begins_as_a_draft(course, team, gry):
    sign_both(course.latest_revision, team).publish()
    locale = Locale.objects.get(language_code="en")
    client = sign_in(Client(), gry)
    client.post(f"/redaktion/localize/submit/page/{course.pk}/", {"locales": [locale.pk]})
    connection.check_constraints()
    assert not CoursePage.objects.get(locale=locale).live
