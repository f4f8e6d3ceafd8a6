"""While a course is being approved, and after: the texts rest, words are kept, talk goes on."""

import pytest
from django.urls import reverse

from courses.coproduction import approving, comments
from courses.models import CoursePage
from courses.states import ApprovalKind
from peers.models import Basis
from tests.approving import publish
from tests.cast import sign_in
from tests.courses.making.people_and_drafts import again, change, join, make_draft, make_member, now
from tests.courses.making.sent import SEAL, opened, part
from tests.factories import make_course


@pytest.fixture
def draft(db):
    return make_draft(teaser="Find ro", gains="Ro", audience=["citizen"], themes=["hope"])


@pytest.fixture
def mette(draft, alma):
    """Alma is in the team, with a professional."""
    join(draft, alma)
    make_member(draft, "Karen", basis=Basis.PROFESSIONAL)
    return alma


def home(client, draft):
    return client.get(reverse("courses:build", args=[draft.pk])).content.decode()


def test_words_begun_before_it_was_sent_are_not_saved_and_not_lost(client, draft, mette):
    sign_in(client, mette)
    mine = opened(client, part(draft, "udbytte"), gains="Skrevet før")
    approving.submit(page=again(draft), by=mette)

    answer = client.post(part(draft, "udbytte"), mine)

    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Skrevet før" in html
    assert "Ingen kan skrive i det lige nu" in html
    assert now(draft)["gains"] == "Ro"
    approving.take_back(page=again(draft), by=mette)
    kept = client.get(part(draft, "udbytte")).content.decode()
    assert "Her er det, du skrev" in kept
    client.post(part(draft, "udbytte"), {**mine, "base": SEAL.search(kept)[1]})
    assert now(draft)["gains"] == "Skrevet før"


def test_the_texts_rest_and_the_talk_goes_on_without_a_new_version(client, draft, mette):
    revision = approving.submit(page=again(draft), by=mette)
    sign_in(client, mette)

    html = client.get(part(draft, "udbytte")).content.decode()
    client.post(
        part(draft, "udbytte"), opened(client, part(draft, "udbytte"), frozen="1", **{"say-gains": "Fint"})
    )

    assert "Teksterne ligger stille" in html
    assert '<textarea name="gains"' not in html
    assert comments.of(draft)[0].said[0].text == "Fint"
    assert again(draft).latest_revision_id == revision.pk


def test_a_form_that_says_it_is_at_rest_saves_no_text(client, draft, mette):
    sign_in(client, mette)

    client.post(part(draft, "udbytte"), opened(client, part(draft, "udbytte"), frozen="1", gains="Smuglet"))

    assert now(draft)["gains"] == "Ro"


def test_the_page_says_where_it_stands(client, draft, mette):
    sign_in(client, mette)
    assert 'name="send"' in home(client, draft)
    revision = approving.submit(page=again(draft), by=mette)
    assert "Kurset er ved at blive godkendt" in home(client, draft)
    karen = next(one.contributor for one in draft.members.all() if one.contributor.public_name == "Karen")
    both = ((mette.contributor, ApprovalKind.LIVED), (karen, ApprovalKind.PROFESSIONAL))
    for contributor, kind in both:
        approving.approve(revision=revision, contributor=contributor, kind=kind, by=contributor.person)

    html = home(client, draft)

    assert "Begge har godkendt denne udgave" in html
    assert "Karen har godkendt denne udgave" in html
    change(draft, mette, gains="Mere")
    assert "Begge har godkendt" not in home(client, draft)


def test_a_wish_for_changes_is_read_on_the_page(client, draft, mette):
    revision = approving.submit(page=again(draft), by=mette)
    karen = next(one.contributor for one in draft.members.all() if one.contributor.public_name == "Karen")
    words = "Skriv om pauser <b>nu</b>"
    approving.ask_for_changes(revision=revision, contributor=karen, by=karen.person, comment=words)

    html = home(sign_in(client, mette), draft)

    assert "Karen bad om ændringer" in html
    assert "Skriv om pauser &lt;b&gt;nu&lt;/b&gt;" in html


def test_the_next_version_of_a_published_course_is_written_the_same_way(client, alma):
    course = make_course("Udgivet kursus", gains="Ro")
    join(course, alma)
    sign_in(client, alma)

    client.post(part(course, "udbytte"), opened(client, part(course, "udbytte"), gains="Mere ro"))

    stored = CoursePage.objects.get(pk=course.pk)
    assert (stored.gains, stored.live, now(course)["gains"]) == ("Ro", True, "Mere ro")
    assert "Kurset er udgivet" in home(client, course)
    publish(again(course).get_latest_revision_as_object())
    assert CoursePage.objects.get(pk=course.pk).gains == "Mere ro"
