"""Two who wrote the same: each sees both, and nothing of either is missing."""

import pytest

from tests.cast import sign_in
from tests.courses.making.people_and_drafts import TEXT_A, TEXT_B, change, join, make_draft, now
from tests.courses.making.sent import SEAL, opened, part, titled


@pytest.fixture
def draft(db):
    return make_draft(teaser="Find ro", gains="Ro")


@pytest.fixture
def mette(draft, alma):
    """Alma is in the team."""
    join(draft, alma)
    return alma


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
