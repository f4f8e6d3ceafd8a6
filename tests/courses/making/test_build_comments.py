"""What the team says to each other beside a field."""

import pytest

from courses.coproduction import comments
from tests.cast import sign_in
from tests.courses.making.people_and_drafts import again, join, make_draft
from tests.courses.making.sent import part, titled


@pytest.fixture
def draft(db):
    return make_draft(teaser="Find ro", gains="Ro")


@pytest.fixture
def mette(draft, alma):
    """Alma is in the team."""
    join(draft, alma)
    return alma


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
