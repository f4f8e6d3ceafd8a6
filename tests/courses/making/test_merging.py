"""Two who wrote at once: nothing that either wrote is thrown away without a word."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.coproduction import differences
from courses.coproduction.merging import merge


def block(text):
    return {"type": "text", "value": text}


def body(**blocks):
    return {"body": list(blocks), **{f"body.{key}": block(text) for key, text in blocks.items()}}


def test_changes_of_different_fields_stand_side_by_side():
    base = {"title": "a", "teaser": "b"}

    found = merge(base=base, mine={"title": "mine", "teaser": "b"}, theirs={"title": "a", "teaser": "theirs"})

    assert found.values == {"title": "mine", "teaser": "theirs"}
    assert (found.theirs, found.clashes) == (("teaser",), ())


def test_the_same_field_changed_by_both_is_a_clash_unless_they_agree():
    base = {"title": "a"}

    assert merge(base=base, mine={"title": "b"}, theirs={"title": "c"}).clashes == ("title",)
    assert merge(base=base, mine={"title": "b"}, theirs={"title": "b"}).values == {"title": "b"}


def test_without_a_base_whatever_differs_is_a_clash():
    found = merge(base={}, mine={"title": "a", "teaser": "x"}, theirs={"title": "b", "teaser": "x"})

    assert (found.clashes, found.values) == (("title",), {"teaser": "x"})


def test_a_field_that_is_not_written_is_not_looked_at():
    assert merge(base={"a": 1, "b": 1}, mine={"a": 2}, theirs={"a": 1, "b": 3}).values == {"a": 2}


def test_two_blocks_written_by_two_are_both_kept():
    found = merge(
        base=body(x="1", y="1"),
        mine=body(x="mine", y="1", new="n"),
        theirs=body(x="1", other="o", y="theirs"),
    )

    assert found.clashes == ()
    assert found.values["body"] == ["x", "other", "y", "new"]
    assert [found.values[f"body.{key}"]["value"] for key in "xy"] == ["mine", "theirs"]


def test_a_block_taken_out_by_one_and_written_in_by_the_other_stays():
    base = body(x="1", y="1")
    mine_out = merge(base=base, mine=body(x="1"), theirs=body(x="1", y="theirs"))
    theirs_out = merge(base=base, mine=body(x="1", y="mine"), theirs=body(x="1"))

    assert (mine_out.values["body"], mine_out.values["body.y"]["value"]) == (["x", "y"], "theirs")
    assert (theirs_out.values["body"], theirs_out.values["body.y"]["value"]) == (["x", "y"], "mine")
    assert mine_out.rescued == theirs_out.rescued == ("body.y",)


def test_a_block_that_nobody_wrote_in_is_gone_when_one_takes_it_out():
    base = body(x="1", y="1")

    assert merge(base=base, mine=body(x="1"), theirs=base).values["body"] == ["x"]
    assert merge(base=base, mine=base, theirs=body(y="1")).values["body"] == ["y"]


def test_one_moves_while_the_other_writes():
    found = merge(base=body(x="1", y="1"), mine=body(y="1", x="1"), theirs=body(x="1", y="theirs", z="new"))

    assert sorted(found.values["body"]) == ["x", "y", "z"]
    assert found.values["body.y"]["value"] == "theirs"


KEYS = st.lists(st.sampled_from("abcdef"), unique=True, max_size=6)


@st.composite
def bodies(draw):
    return body(**{key: draw(st.sampled_from(["1", "2", "3"])) for key in draw(KEYS)})


@given(base=bodies(), mine=bodies(), theirs=bodies())
def test_every_text_that_is_new_is_in_the_end_or_in_a_clash(base, mine, theirs):
    found = merge(base=base, mine=mine, theirs=theirs)

    assert len(found.values["body"]) == len(set(found.values["body"]))
    for side in (mine, theirs):
        for key in side["body"]:
            name = f"body.{key}"
            if side[name] != base.get(name):
                assert key in found.values["body"]
                assert name in found.clashes or found.values[name] in (mine.get(name), theirs.get(name))
                agrees = found.values.get(name) == side[name]
                other = theirs if side is mine else mine
                assert agrees or name in found.clashes or other.get(name) == base.get(name)


@given(old=st.text(alphabet="ab \n", max_size=80), new=st.text(alphabet="ab \n", max_size=80))
def test_both_texts_can_be_read_in_what_changed(old, new):
    pieces = differences.between(old, new)

    assert "".join(one.text for one in pieces if one.kind != "new") == old
    assert "".join(one.text for one in pieces if one.kind != "gone") == new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a " * 9000, "a b " * 4500),
        ("a\n" * 9000, "a\nb\n" * 4500),
        ("\n".join("a " * 110 for _ in range(80)), "\n".join("a b " * 55 for _ in range(80))),
    ],
)
def test_texts_made_to_take_hours_are_compared_in_a_moment(old, new):
    began = time.monotonic()

    pieces = differences.between(old, new)

    assert time.monotonic() - began < 5
    assert "".join(one.text for one in pieces if one.kind != "new") == old
    assert "".join(one.text for one in pieces if one.kind != "gone") == new


def test_long_texts_are_compared_in_a_moment():
    old = "\n".join(f"ord {number} " * 20 for number in range(400))
    new = old.replace("ord 7 ", "noget andet ")

    assert any(one.kind == "new" for one in differences.between(old, new))
