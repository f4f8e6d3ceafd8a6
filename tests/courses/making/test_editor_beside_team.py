"""An editor writes the same draft in Wagtail: neither's words are lost without a word."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from courses.coproduction import comments, drafts, proposals, teams
from courses.models import CoursePage
from tests.cast import sign_in
from tests.courses.making.ideas import make_idea
from tests.courses.making.people_and_drafts import TEXT_A, again, change, join, make_draft, now


@pytest.fixture
def draft(db, alma):
    page = make_draft(teaser="Find ro", gains="Ro")
    join(page, alma)
    return page


def edit(draft):
    return reverse("wagtailadmin_pages:edit", args=[draft.pk])


def delete(page):
    return reverse("wagtailadmin_pages:delete", args=[page.pk])


def opened(client, draft, **fields):
    """What Wagtail's editor sends, with these fields changed; the texts of the body are left out."""
    html = client.get(edit(draft)).content.decode()
    form = querydict_from_html(html, form_id="page-edit-form")
    form.update({"body-count": "0", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"})
    for name, value in fields.items():
        form[name] = value
    return form


def test_what_an_editor_saved_is_merged_with_what_the_team_writes(client, draft, gry, alma):
    base = drafts.load(draft).base
    client.post(edit(draft), opened(sign_in(client, gry), draft, gains="Grys"))

    saved = drafts.write(page=again(draft), fields={"teaser": "Almas"}, base=base, by=alma)

    assert (now(draft)["gains"], now(draft)["teaser"], saved.others) == ("Grys", "Almas", ("Gry",))


def test_an_editor_who_saves_over_the_team_is_told_and_shown_where_it_is(client, draft, gry, alma):
    form = opened(sign_in(client, gry), draft, gains="Grys")
    change(draft, alma, teaser="Almas ord")
    theirs = again(draft).latest_revision_id

    html = client.post(edit(draft), form, follow=True).content.decode()

    assert "Alma gemte, mens du skrev" in html
    address = reverse("courses:build_version", args=[draft.pk, theirs])
    assert address in html
    assert "Almas ord" in client.get(address).content.decode()


def test_an_editor_alone_is_told_nothing(client, draft, gry):
    sign_in(client, gry)
    for words in ("Et", "To"):
        html = client.post(edit(draft), opened(client, draft, gains=words), follow=True).content.decode()
        assert "mens du skrev" not in html


def test_what_the_team_says_is_seen_in_wagtail(client, draft, gry, alma):
    comments.write(page=draft, path="teaser", text="Er den for kort?", by=alma)
    comments.write(page=draft, path=f"body.{TEXT_A}", text="Mere om farver?", by=alma)

    html = sign_in(client, gry).get(edit(draft)).content.decode()

    assert "Er den for kort?" in html
    assert "Mere om farver?" in html


def test_a_draft_that_a_team_builds_is_not_deleted(client, draft, gry, alma):
    sign_in(client, gry).post(delete(draft))
    assert CoursePage.objects.filter(pk=draft.pk).exists()

    teams.leave(member=teams.member_of(draft, alma), by=alma)
    client.post(delete(draft))
    assert not CoursePage.objects.filter(pk=draft.pk).exists()


def test_a_draft_that_an_idea_became_is_not_deleted(client, draft, gry, dina):
    built = proposals.start_building(proposal=make_idea(), title="Ro", by=dina)
    answer = sign_in(client, gry).post(delete(built))

    assert answer.status_code == 302
    assert CoursePage.objects.filter(pk=built.pk).exists()
