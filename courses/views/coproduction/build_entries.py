"""What stands together on a part's page: the field, what is said about it, and what another wrote."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import QueryDict
from wagtail.blocks.stream_block import StreamValue

from courses.coproduction import comments, contents, differences, versions
from courses.coproduction.comments import Thread
from courses.coproduction.differences import Piece
from courses.coproduction.merging import BLOCK, BODY
from courses.coproduction.parts import Part
from courses.forms.building import PartForm
from courses.forms.building_body import BodyForm

Values = Mapping[str, Any]

MAY_BE_JOINED = frozenset({"gains", "next_steps"})
"""Fields of several lines, in which two people's words can stand one after the other."""


@dataclass(frozen=True)
class Clash:
    """Both changed the same: what each wrote, with the words marked that the other has not."""

    pieces: Sequence[Piece]
    may_join: bool


@dataclass(frozen=True)
class Talk:
    """A thread, and an answer to it that was typed and is not written."""

    thread: Thread
    typed: str


@dataclass(frozen=True)
class Entry:
    """Something that is commented on: a field, or a block of the body (``key`` is its id)."""

    path: str
    fields: Sequence[forms.BoundField]
    talks: Sequence[Talk]
    key: str = ""
    block: StreamValue.StreamChild | None = None
    clash: Clash | None = None
    typed: str = ""
    shown: str = ""
    is_first: bool = False
    is_last: bool = False

    @property
    def waiting(self) -> int:
        """Comments that are not marked as done."""
        return comments.waiting([one.thread for one in self.talks])


@dataclass(frozen=True)
class Beside:
    """What an entry is told apart from the form: all threads, what was typed, and the clashes."""

    threads: Sequence[Thread]
    typed: QueryDict
    clashes: Mapping[str, Clash] = field(default_factory=dict)

    def talks(self, threads: Sequence[Thread]) -> list[Talk]:
        """These threads with what was typed to each."""
        return [Talk(one, self.typed.get(f"answer-{one.id}", "")) for one in threads]


def entries(form: PartForm | BodyForm, values: Values, body: StreamValue, beside: Beside) -> list[Entry]:
    """The entries of a part in their order."""
    if isinstance(form, BodyForm):
        return list(_blocks(form, body, beside))
    return [_entry(name, fields, values, beside) for name, fields in form.entries()]


def clashes(theirs: Values, mine: Values) -> dict[str, Clash]:
    """What both wrote, by field."""
    return {
        name: Clash(
            differences.between(versions.shown(name, theirs), versions.shown(name, mine)),
            name in MAY_BE_JOINED or name.startswith(BLOCK),
        )
        for name in theirs
    }


def picked(mine: Mapping[str, Any], base: Values, sent: QueryDict) -> dict[str, Any]:
    """``mine`` after the answers about clashes: mine as it stands, theirs (which is in ``base``), or both."""
    found = dict(mine)
    for name in mine:
        answer = sent.get(f"pick-{name}", "")
        if name not in base or name == BODY:
            continue
        if answer == "theirs":
            found[name] = base[name]
        elif answer == "both" and (name in MAY_BE_JOINED or name.startswith(BLOCK)):
            found[name] = _joined(base[name], mine[name])
    return found


def _joined(theirs: Any, mine: Any) -> Any:
    if isinstance(mine, str):
        return f"{theirs}\n{mine}"
    if mine["type"] == contents.TEXT:
        return {**mine, "value": theirs["value"] + mine["value"]}
    return {**mine, "value": {**mine["value"], "text": f"{theirs['value']['text']}\n{mine['value']['text']}"}}


def _entry(name: str, fields: Sequence[forms.BoundField], values: Values, beside: Beside) -> Entry:
    return Entry(
        path=name,
        fields=fields,
        talks=beside.talks(comments.about(beside.threads, name)),
        clash=beside.clashes.get(name),
        typed=beside.typed.get(f"say-{name}", ""),
        shown=versions.shown(name, values),
    )


def _blocks(form: BodyForm, body: StreamValue, beside: Beside) -> Iterator[Entry]:
    known = {block.id: block for block in body}
    for place, (path, fields) in enumerate(form.entries()):
        key = path.removeprefix(BLOCK)
        yield Entry(
            path=path,
            fields=fields,
            talks=beside.talks(comments.about(beside.threads, path)),
            key=key,
            block=known.get(key),
            clash=beside.clashes.get(path),
            typed=beside.typed.get(f"say-{path}", ""),
            is_first=place == 0,
            is_last=place == len(form.order) - 1,
        )


def paths(part: Part, values: Values) -> set[str]:
    """What may be commented on in a part."""
    if part.fields != (BODY,):
        return set(part.fields)
    return {f"{BLOCK}{key}" for key in values[BODY]} | {BODY}
