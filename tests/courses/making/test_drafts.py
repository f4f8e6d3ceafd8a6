"""The draft underneath: saved on top of others, never over them; the public page untouched."""

from datetime import timedelta
from functools import partial

import pytest
from wagtail.models import Comment, Page, PageLogEntry

from courses.coproduction import comments, drafts
from courses.coproduction.drafts import Conflict, Locked
from tests.courses.making.people_and_drafts import FILM, TEXT_A, TEXT_B, again, change, make_draft, now
from tests.factories import make_people
from tests.load.actors import all_at_once


@pytest.fixture
def draft(db):
    return make_draft(teaser="Find ro", gains="Ro")


def text(html):
    return {"type": "text", "value": html}


def test_a_save_is_a_new_revision_and_leaves_the_row_alone(draft, alma):
    base = drafts.load(draft).base

    saved = drafts.save(page=draft, fields={"title": "Ro om natten"}, base=base, by=alma)

    stored = again(draft)
    assert (stored.title, stored.draft_title, stored.live) == ("Søvn der hjælper", "Ro om natten", False)
    assert stored.latest_revision_id == saved.pk != base.revision
    assert saved.user == alma
    assert PageLogEntry.objects.filter(page=draft.pk, user=alma, action="wagtail.edit").exists()


def test_a_save_that_changes_nothing_makes_no_revision(draft, alma):
    base = drafts.load(draft).base

    saved = drafts.save(page=draft, fields={"teaser": "Find ro"}, base=base, by=alma)

    assert saved.pk == base.revision
    assert draft.revisions.count() == 1


def test_what_two_wrote_in_different_fields_is_all_there(draft, alma, bo):
    base = drafts.load(draft).base
    drafts.save(page=draft, fields={"teaser": "Almas", "gains": "Ro"}, base=base, by=alma)

    saved = drafts.write(page=draft, fields={"teaser": "Find ro", "gains": "Bos"}, base=base, by=bo)

    assert (now(draft)["teaser"], now(draft)["gains"]) == ("Almas", "Bos")
    assert (saved.merged.theirs, saved.others) == (("teaser",), ("Alma",))


def test_where_both_wrote_the_same_the_second_is_told_and_nothing_is_saved(draft, alma, bo):
    base = drafts.load(draft).base
    drafts.save(page=draft, fields={"teaser": "Almas"}, base=base, by=alma)

    with pytest.raises(Conflict) as caught:
        drafts.save(page=draft, fields={"teaser": "Bos", "gains": "Bos"}, base=base, by=bo)

    conflict = caught.value
    assert (conflict.theirs, conflict.mine["teaser"], conflict.others) == (
        {"teaser": "Almas"},
        "Bos",
        ("Alma",),
    )
    assert (now(draft)["teaser"], now(draft)["gains"]) == ("Almas", "Ro")
    drafts.save(page=draft, fields={"teaser": "Bos og Almas"}, base=conflict.now, by=bo)
    assert now(draft)["teaser"] == "Bos og Almas"


def test_wagtails_editor_that_writes_over_the_same_revision_is_noticed(draft, gry, alma):
    change(draft, gry, teaser="Grys")
    base = drafts.load(again(draft)).base
    page = again(draft).get_latest_revision_as_object()
    page.teaser = "Grys igen"
    page.save_revision(user=gry, overwrite_revision=again(draft).latest_revision)

    assert drafts.load(again(draft)).base.revision == base.revision
    with pytest.raises(Conflict) as caught:
        drafts.save(page=draft, fields={"teaser": "Almas"}, base=base, by=alma)
    assert caught.value.theirs == {"teaser": "Grys igen"}


def test_blocks_keep_their_ids_and_what_is_not_written_here_its_letters(draft, alma):
    before = again(draft).latest_revision.content["body"]
    values = now(draft)
    written = values | {f"body.{TEXT_B}": text("<p>Ny tekst.</p>")}

    drafts.save(page=draft, fields=written, base=drafts.load(draft).base, by=alma)

    after = again(draft).latest_revision.content["body"]
    changed = after.replace("<p>Ny tekst.</p>", "<h2>Dagen</h2><p>Vi begynder med kaffe.</p>")
    assert changed == before
    assert now(draft)["body"] == values["body"]
    assert now(draft)[f"body.{FILM}"] == values[f"body.{FILM}"]


def test_two_write_in_two_texts_of_the_body(draft, alma, bo):
    base = drafts.load(draft).base
    drafts.save(page=draft, fields={**base.values, f"body.{TEXT_A}": text("<p>A</p>")}, base=base, by=alma)
    drafts.save(page=draft, fields={**base.values, f"body.{TEXT_B}": text("<p>B</p>")}, base=base, by=bo)

    assert [now(draft)[f"body.{key}"]["value"] for key in (TEXT_A, TEXT_B)] == ["<p>A</p>", "<p>B</p>"]


@pytest.mark.parametrize("lock", ["editor", "schedule"])
def test_nobody_writes_while_it_is_locked(draft, alma, gry, lock):
    if lock == "editor":
        Page.objects.filter(pk=draft.pk).update(locked=True, locked_by=gry)
    else:
        revision = draft.latest_revision
        revision.approved_go_live_at = revision.created_at + timedelta(days=1)
        revision.save(update_fields=["approved_go_live_at"])

    with pytest.raises(Locked):
        drafts.save(page=draft, fields={"teaser": "x"}, base=drafts.load(draft).base, by=alma)
    with pytest.raises(Locked):
        drafts.take_up(page=draft, revision=draft.latest_revision, by=alma)


def test_a_save_deletes_no_comment_that_is_done_or_was_written_meanwhile(draft, alma, bo):
    done = comments.write(page=draft, path="teaser", text="Kortere?", by=alma)
    comments.settle(comment=done, by=bo)
    base = drafts.load(draft).base
    comments.write(page=draft, path="gains", text="Flere?", by=alma)

    drafts.save(page=draft, fields={"teaser": "Kort"}, base=base, by=bo)

    assert Comment.objects.filter(page=draft.pk).count() == 2


def test_where_in_a_text_a_comment_stands_is_kept(draft, alma, gry):
    page = again(draft).get_latest_revision_as_object()
    page.wagtail_admin_comments.add(
        Comment(user=gry, text="Her", contentpath=f"body.{TEXT_A}", position="{offset: 3}")
    )
    page.save_revision(user=gry)

    change(draft, alma, teaser="Ny")

    [kept] = again(draft).latest_revision.content["wagtail_admin_comments"]
    assert (kept["text"], kept["position"]) == ("Her", "{offset: 3}")


def test_taking_an_earlier_version_up_puts_its_texts_on_top(draft, alma):
    first = draft.latest_revision
    change(draft, alma, teaser="Anden", title="Et andet navn")

    drafts.take_up(page=draft, revision=first, by=alma)

    assert (now(draft)["teaser"], now(draft)["title"]) == ("Find ro", "Søvn der hjælper")
    assert draft.revisions.count() == 3


@pytest.mark.django_db(transaction=True)
def test_of_many_who_save_the_same_at_one_moment_one_does_and_the_others_see_it(make_writers):
    page, people = make_writers
    base = drafts.load(page).base
    acts = [
        partial(drafts.save, page=page, fields={"teaser": f"af {one}"}, base=base, by=one) for one in people
    ]

    outcomes = all_at_once(acts)

    conflicts = [one for one in outcomes if isinstance(one, Conflict)]
    assert len(conflicts) == len(people) - 1
    winner = now(page)["teaser"]
    assert {one.theirs["teaser"] for one in conflicts} == {winner}
    assert {winner, *(one.mine["teaser"] for one in conflicts)} == {f"af {one}" for one in people}


@pytest.mark.django_db(transaction=True)
def test_many_who_save_different_fields_at_one_moment_all_get_through(make_writers):
    page, people = make_writers
    base = drafts.load(page).base
    names = ["teaser", "gains", "breaks", "next_steps"]
    acts = [
        partial(drafts.save, page=page, fields={name: f"af {one}"}, base=base, by=one)
        for name, one in zip(names, people, strict=True)
    ]

    outcomes = all_at_once(acts)

    assert not [one for one in outcomes if isinstance(one, Exception)]
    assert [now(page)[name] for name in names] == [f"af {one}" for one in people]


@pytest.fixture
def make_writers(transactional_db):
    return make_draft(), make_people(4)
