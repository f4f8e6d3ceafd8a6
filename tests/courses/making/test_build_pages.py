"""The building page over HTTP: who gets in, what is saved, and that nothing typed acts."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from courses.coproduction import comments, teams
from tests.cast import sign_in
from tests.courses.making.people_and_drafts import FILM, TEXT_A, TEXT_B, again, change, join, make_draft, now
from tests.courses.making.sent import opened, part, titled


@pytest.fixture
def draft(db):
    return make_draft(teaser="Find ro", gains="Ro")


@pytest.fixture
def mette(draft, alma):
    """Alma is in the team."""
    join(draft, alma)
    return alma


@pytest.fixture
def everybody(mette, gry, dina, bo, frede):
    """A member, an editor, a coordinator; a relative and a payer."""
    return mette, gry, dina, bo, frede


@pytest.mark.parametrize("name", ["build", "build_preview", "build_hours", "build_versions"])
def test_the_team_and_the_school_see_it_and_nobody_else(client, draft, everybody, name):
    path = reverse(f"courses:{name}", args=[draft.pk])
    for person, status in zip(everybody, (200, 200, 200, 404, 404), strict=True):
        assert sign_in(client, person).get(path).status_code == status, person


def test_who_was_asked_and_who_left_see_nothing(client, draft, mette, bo, eli):
    teams.ask(course=draft, contributor=eli.contributor, by=None)
    teams.leave(member=teams.member_of(draft, mette), by=mette)

    for person in (mette, eli):
        assert sign_in(client, person).get(part(draft)).status_code == 404
        assert sign_in(client, person).post(part(draft), {"title": "x"}).status_code == 404


def test_there_is_no_such_part_version_or_course(client, draft, mette):
    sign_in(client, mette)
    for path in (part(draft, "findes-ikke"), f"/medskabelse/kursus/{draft.pk}/versioner/999999/"):
        assert client.get(path).status_code == 404
    assert client.get("/medskabelse/kursus/999999/").status_code == 404
    assert client.get("/medskabelse/kursus/99999999999999999999/").status_code == 404


@pytest.mark.parametrize("slug", ["titel", "indhold", "udbytte", "forvent", "find", "videre"])
def test_each_part_is_shown_and_an_unchanged_form_changes_nothing(client, draft, mette, slug):
    sign_in(client, mette)
    response = client.get(part(draft, slug))
    form = response.context["form"]
    sent = {bound.html_name: bound.value() for bound in form if bound.value() not in (False, None)}

    answer = client.post(part(draft, slug), {**opened(client, part(draft, slug)), **sent})

    assert answer.status_code == 302
    assert again(draft).revisions.count() == 1


def test_a_title_is_saved_and_the_public_row_is_not_touched(client, draft, mette):
    sign_in(client, mette)

    client.post(part(draft), titled(client, draft, title="Ro om natten"))

    assert (now(draft)["title"], again(draft).title) == ("Ro om natten", "Søvn der hjælper")


def test_what_is_chosen_is_saved(client, draft, mette):
    sign_in(client, mette)
    chosen = {"format": "cafe", "audience": ["citizen", "staff"], "themes": ["hope"], "life_areas": []}

    client.post(part(draft, "find"), opened(client, part(draft, "find"), **chosen))
    client.post(
        part(draft, "forvent"),
        opened(client, part(draft, "forvent"), level="deep", noise="quiet", sharing="part", breaks="Kaffe"),
    )

    assert {name: now(draft)[name] for name in chosen} == chosen
    assert (now(draft)["level"], now(draft)["may_leave"], now(draft)["breaks"]) == ("deep", False, "Kaffe")


@pytest.mark.parametrize(
    ("slug", "garbage"),
    [
        ("titel", {"title": ""}),
        ("titel", {"title": "x" * 5000, "teaser": "y" * 5000}),
        ("find", {"format": "findes-ikke", "audience": ["ingen"]}),
        ("find", {}),
        ("forvent", {"level": "", "noise": "<b>", "sharing": "1"}),
        ("indhold", {f"text-{TEXT_A}": "z" * 30_000}),
        ("udbytte", {"gains": "linje\n" * 2000, "say-gains": "k" * 5000}),
    ],
)
def test_garbage_is_answered_in_words_and_kept(client, draft, mette, slug, garbage):
    sign_in(client, mette)

    answer = client.post(part(draft, slug), opened(client, part(draft, slug), **garbage))

    assert answer.status_code == 422
    assert again(draft).revisions.count() == 1
    typed = [value for value in garbage.values() if isinstance(value, str) and len(value) > 20]
    assert all(value.strip() in answer.content.decode() for value in typed)


def test_a_text_is_written_added_moved_and_taken_out(client, draft, mette):
    sign_in(client, mette)
    body = part(draft, "indhold")

    client.post(body, opened(client, body, **{f"text-{TEXT_A}": "## Nyt\n- en\n- to", "new": "Til sidst"}))
    first, *middle, last = now(draft)["body"]
    assert now(draft)[f"body.{TEXT_A}"]["value"] == "<h2>Nyt</h2><ul><li>en</li><li>to</li></ul>"
    assert now(draft)[f"body.{last}"] == {"type": "text", "value": "<p>Til sidst</p>"}
    client.post(body, opened(client, body, act=f"up:{last}"))
    assert now(draft)["body"] == [first, *middle[:-1], last, middle[-1]]
    client.post(body, opened(client, body, act=f"out:{FILM}"))
    assert FILM not in now(draft)["body"]
    client.post(body, opened(client, body, **{f"text-{TEXT_B}": ""}))
    assert TEXT_B not in now(draft)["body"]


EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'>"


def test_nothing_that_is_typed_acts_on_any_page(client, draft, mette):
    sign_in(client, mette)
    client.post(part(draft), titled(client, draft, title=EVIL, teaser=EVIL, **{"say-title": EVIL}))
    client.post(part(draft, "udbytte"), opened(client, part(draft, "udbytte"), gains=EVIL))
    body = part(draft, "indhold")
    client.post(body, opened(client, body, **{f"text-{TEXT_A}": EVIL, "new-quote": EVIL, "say-body": EVIL}))
    assert now(draft)["title"] == EVIL
    revision = again(draft).latest_revision_id
    names = ("build", "build_preview", "build_versions", "build_hours")
    paths = [*(reverse(f"courses:{name}", args=[draft.pk]) for name in names), part(draft), body]

    for path in [*paths, part(draft, "udbytte"), reverse("courses:build_version", args=[draft.pk, revision])]:
        html = client.get(path).content.decode()
        assert "<script>alert" not in html, path
        assert "<img src=x" not in html, path


def test_as_many_questions_for_much_as_for_little(client, draft, mette, bo):
    sign_in(client, mette)
    paths = [reverse(f"courses:{name}", args=[draft.pk]) for name in ("build", "build_versions")]
    paths += [part(draft), part(draft, "indhold")]
    comments.write(page=draft, path="teaser", text="en", by=bo)
    asked = {path: questions(client, path) for path in paths}
    for number in range(12):
        comment = comments.write(page=draft, path="teaser", text=str(number), by=mette)
        comments.answer(comment=comment, text="svar", by=bo)
        change(draft, bo, teaser=f"Nummer {number}")

    assert {path: questions(client, path) for path in paths} == asked


def questions(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def test_an_earlier_version_is_looked_at_and_taken_up(client, draft, mette, bo):
    first = draft.latest_revision_id
    change(draft, bo, teaser="Bos ord", title="Bos titel")
    sign_in(client, mette)

    listed = client.get(reverse("courses:build_versions", args=[draft.pk])).content.decode()
    address = reverse("courses:build_version", args=[draft.pk, first])
    seen = client.get(address).content.decode()
    answer = client.post(address)

    assert "Bo: Titlen, Appetitvækkeren" in listed
    assert "<ins>Bos titel</ins>" in seen
    assert answer.status_code == 302
    assert now(draft)["title"] == "Søvn der hjælper"


def test_pages_of_versions_that_are_none_show_the_first(client, draft, mette):
    sign_in(client, mette)
    for number in ("0", "-1", "x", "²", "9" * 40, "400"):
        address = reverse("courses:build_versions", args=[draft.pk])
        assert client.get(address, {"side": number}).status_code == 200


def test_an_earlier_version_is_seen_as_the_page_it_was(client, draft, mette, bo):
    first = draft.latest_revision_id
    change(draft, bo, title="Bos titel")
    sign_in(client, mette)
    address = reverse("courses:build_preview", args=[draft.pk])

    shown = {number: client.get(address, {"version": number}) for number in (str(first), "x", "9" * 9, "²")}

    assert "Bos titel" not in shown[str(first)].content.decode()
    assert all("Bos titel" in shown[number].content.decode() for number in ("x", "9" * 9, "²"))


def test_the_preview_shows_the_draft_as_it_will_be(client, draft, mette, bo):
    change(draft, bo, title="Det nye navn")

    html = sign_in(client, mette).get(reverse("courses:build_preview", args=[draft.pk])).content.decode()

    assert "Det nye navn" in html
    assert '<meta name="robots" content="noindex">' in html
