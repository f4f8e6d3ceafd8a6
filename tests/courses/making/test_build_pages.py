"""The building page over HTTP: who gets in, what is saved, and that no typed word is lost."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from courses.coproduction import comments, teams
from tests.cast import sign_in
from tests.courses.making.people_and_drafts import FILM, TEXT_A, TEXT_B, again, change, join, make_draft, now

SEAL = re.compile(r'name="base" value="([^"]+)"')


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


def part(draft, slug="titel"):
    return reverse("courses:build_part", args=[draft.pk, slug])


def opened(client, path, **fields):
    """What a browser would send from the page at `path`, with these fields changed."""
    html = client.get(path).content.decode()
    return {"base": SEAL.search(html)[1], **fields}


def titled(client, draft, **fields):
    stored = now(draft)
    return opened(client, part(draft), **{"title": stored["title"], "teaser": stored["teaser"], **fields})


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


@pytest.mark.parametrize("seal", ["", "vrøvl", "x:y:z", "a" * 10_000])
def test_without_its_seal_a_form_saves_over_nothing(client, draft, mette, seal):
    sign_in(client, mette)

    answer = client.post(part(draft), {"base": seal, "title": "Min", "teaser": "Find ro"})

    assert answer.status_code == 409
    assert (now(draft)["title"], "Min" in answer.content.decode()) == ("Søvn der hjælper", True)


def test_a_seal_of_another_part_or_person_counts_as_none(client, draft, mette, bo):
    join(draft, bo)
    theirs = titled(sign_in(client, bo), draft, title="Bos")
    sign_in(client, mette)

    assert client.post(part(draft), theirs).status_code == 409
    assert client.post(part(draft, "udbytte"), {**theirs, "gains": "x"}).status_code == 409


def test_two_who_wrote_the_same_see_both_and_choose(client, draft, mette, bo):
    sign_in(client, mette)
    mine = titled(client, draft, teaser="Almas ord", title="Almas titel")
    change(draft, bo, teaser="Bos ord")

    answer = client.post(part(draft), mine)

    html = answer.content.decode()
    assert (answer.status_code, now(draft)["teaser"]) == (409, "Bos ord")
    assert all(
        words in html for words in ("Du og Bo har skrevet", "Almas ord", "Almas titel", "<mark>Bos </mark>")
    )
    again_sent = {**mine, "base": SEAL.search(html)[1], "pick-teaser": "theirs"}
    assert client.post(part(draft), again_sent).status_code == 302
    assert (now(draft)["teaser"], now(draft)["title"]) == ("Bos ord", "Almas titel")


@pytest.mark.parametrize(("pick", "left"), [("mine", "Min"), ("theirs", "Bos"), ("both", "Bos\nMin")])
def test_of_two_texts_one_or_both_can_stand(client, draft, bo, pick, left):
    join(draft, bo)
    sign_in(client, bo)
    mine = opened(client, part(draft, "udbytte"), gains="Min")
    change(draft, bo, gains="Bos")
    html = client.post(part(draft, "udbytte"), mine).content.decode()

    client.post(part(draft, "udbytte"), {**mine, "base": SEAL.search(html)[1], "pick-gains": pick})

    assert now(draft)["gains"] == left


def test_after_a_clash_the_form_holds_what_only_the_other_wrote(client, draft, mette, bo):
    sign_in(client, mette)
    mine = titled(client, draft, teaser="Almas ord")
    change(draft, bo, teaser="Bos ord", title="Bos titel")

    form = client.post(part(draft), mine).context["form"]

    assert (form["title"].value(), form["teaser"].value()) == ("Bos titel", "Almas ord")


def test_different_fields_merge_by_themselves_and_it_is_said(client, draft, mette, bo):
    sign_in(client, mette)
    mine = titled(client, draft, title="Almas titel")
    change(draft, bo, teaser="Bos ord")

    answer = client.post(part(draft), mine, follow=True)

    assert (now(draft)["title"], now(draft)["teaser"]) == ("Almas titel", "Bos ord")
    assert "har Bo også ændret" in answer.content.decode()


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


def test_a_conflict_in_one_text_loses_none_of_the_others(client, draft, mette, bo):
    sign_in(client, mette)
    body = part(draft, "indhold")
    mine = opened(
        client, body, **{f"text-{TEXT_A}": "Mine ord", f"text-{TEXT_B}": "Også mine", "new": "Helt ny"}
    )
    values = now(draft)
    theirs = {"type": "text", "value": "<p>Bos ord</p>"}
    added = {"body.ny": {"type": "text", "value": "<p>Bo har lagt til</p>"}}
    change(draft, bo, **{**values, f"body.{TEXT_A}": theirs, **added, "body": [*values["body"], "ny"]})

    answer = client.post(body, mine)

    html = answer.content.decode()
    assert answer.status_code == 409
    assert all(words in html for words in ("Mine ord", "Også mine", "Helt ny", "Bos ", "Bo har lagt til"))
    form = answer.context["form"]
    sent = {bound.html_name: bound.value() for bound in form if bound.value() not in (False, None)}
    client.post(body, {**sent, "base": SEAL.search(html)[1], f"pick-body.{TEXT_A}": "both"})
    end = now(draft)
    assert end[f"body.{TEXT_A}"]["value"] == "<p>Bos ord</p><p>Mine ord</p>"
    assert [end[f"body.{key}"]["value"] for key in (TEXT_B, "ny")] == [
        "<p>Også mine</p>",
        "<p>Bo har lagt til</p>",
    ]
    assert end[f"body.{end['body'][-1]}"]["value"] in ("<p>Helt ny</p>", "<p>Bo har lagt til</p>")
    assert len(end["body"]) == 6


def test_my_words_in_a_text_another_took_out_are_still_there(client, draft, mette, bo):
    sign_in(client, mette)
    body = part(draft, "indhold")
    mine = opened(client, body, **{f"text-{TEXT_A}": "Mine ord", f"text-{TEXT_B}": "Mine i to"})
    values = now(draft)
    left = [key for key in values["body"] if key != TEXT_B]
    theirs = {"type": "text", "value": "<p>Bos ord</p>"}
    change(
        draft,
        bo,
        **{"body": left, **{f"body.{key}": values[f"body.{key}"] for key in left}, f"body.{TEXT_A}": theirs},
    )

    answer = client.post(body, mine)

    assert answer.status_code == 409
    assert answer.context["form"]["new"].value() == "Mine i to"


def test_words_typed_after_the_session_ended_wait_until_one_is_signed_in(client, draft, mette):
    sign_in(client, mette)
    mine = titled(client, draft, teaser="Skrevet uden session")
    client.logout()

    answer = client.post(part(draft), mine)

    assert answer["Location"].startswith("/konto/login/?next=")
    sign_in(client, mette)
    html = client.get(part(draft)).content.decode()
    assert "Her er det, du skrev" in html
    assert "Skrevet uden session" in html
    client.post(part(draft), {**mine, "base": SEAL.search(html)[1]})
    assert now(draft)["teaser"] == "Skrevet uden session"
    assert "Her er det, du skrev" not in client.get(part(draft)).content.decode()


def test_nobody_else_on_the_same_browser_is_shown_them(client, draft, mette, bo):
    join(draft, bo)
    mine = titled(sign_in(client, mette), draft, teaser="Hemmelige ord")
    client.logout()
    client.post(part(draft), mine)

    assert "Hemmelige ord" not in sign_in(client, bo).get(part(draft)).content.decode()


def test_a_form_of_ours_without_its_token_is_kept_and_one_of_others_is_not(draft, mette):
    client = sign_in(Client(enforce_csrf_checks=True), mette)
    mine = titled(client, draft, teaser="Åben for længe")

    assert client.post(part(draft), mine).status_code == 302
    assert now(draft)["teaser"] == "Find ro"
    assert "Åben for længe" in client.get(part(draft)).content.decode()
    assert client.post(part(draft, "udbytte"), {"gains": "fremmed"}).status_code == 403
    assert "fremmed" not in client.get(part(draft, "udbytte")).content.decode()


def test_comments_are_written_answered_and_done_without_a_new_version(client, draft, mette, bo):
    join(draft, bo)
    sign_in(client, mette)
    client.post(part(draft), titled(client, draft, **{"say-teaser": "Er den for kort?"}))
    thread = comments.of(draft)[0]
    sign_in(client, bo)
    client.post(part(draft), titled(client, draft, **{f"answer-{thread.id}": "Nej"}))
    client.post(part(draft), titled(client, draft, act=f"settle:{thread.id}"))

    found = comments.of(draft)[0]
    assert [(one.by, one.text) for one in found.said] == [("Alma", "Er den for kort?"), ("Bo", "Nej")]
    assert (found.path, found.is_settled, again(draft).revisions.count()) == ("teaser", True, 1)
    client.post(part(draft), titled(client, draft, act=f"reopen:{thread.id}"))
    assert not comments.of(draft)[0].is_settled


@pytest.mark.parametrize(
    "act", ["settle:", "settle:x", "settle:" + "9" * 30, "reopen:-1", "up:", "out:intet", "²:²"]
)
def test_acts_that_mean_nothing_do_nothing(client, draft, mette, act):
    sign_in(client, mette)

    assert client.post(part(draft), titled(client, draft, act=act)).status_code == 302
    assert again(draft).revisions.count() == 1


def test_nobody_writes_on_the_comments_of_another_course(client, draft, mette, gry):
    other = make_draft("Et andet kursus", slug="andet")
    comment = comments.write(page=other, path="teaser", text="Deres", by=gry)
    sign_in(client, mette)

    client.post(
        part(draft), titled(client, draft, act=f"settle:{comment.pk}", **{f"answer-{comment.pk}": "x"})
    )
    client.post(part(draft), titled(client, draft, **{"say-slug": "x", "say-body.findes-ikke": "x"}))

    assert not comments.of(other)[0].is_settled
    assert (len(comments.of(other)[0].said), comments.of(draft)) == (1, [])


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


def test_the_preview_shows_the_draft_as_it_will_be(client, draft, mette, bo):
    change(draft, bo, title="Det nye navn")

    html = sign_in(client, mette).get(reverse("courses:build_preview", args=[draft.pk])).content.decode()

    assert "Det nye navn" in html
    assert '<meta name="robots" content="noindex">' in html
