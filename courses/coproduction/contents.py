"""What a team writes of a course, as flat values that can be compared, kept in a form and merged.

Simple fields stand under their names; a block of the body under ``body.<id>`` as its type and Wagtail's raw
value, and ``body`` is the order of the ids. All of it can be written as JSON.
"""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from wagtail.blocks import StreamValue
from wagtail.models import COMMENTS_RELATION_NAME

from courses.coproduction import light_markup
from courses.coproduction.merging import BLOCK, BODY
from courses.models import CoursePage

TEXTS = ("title", "teaser", "gains", "breaks", "next_steps")
CHOICES = ("level", "noise", "sharing", "format")
TICKS = ("may_leave",)
SEVERAL = ("audience", "themes", "life_areas")
FIELDS = (*TEXTS, *CHOICES, *TICKS, *SEVERAL)
PICTURE = "picture"

TEXT, QUOTE = "text", "quote"

_LOOKED_UP = frozenset({COMMENTS_RELATION_NAME, "latest_revision"})


def of(page: CoursePage) -> dict[str, Any]:
    """The values of a page or of a draft of it, the number of its picture among them."""
    found = {name: _value(page, name) for name in FIELDS}
    blocks = raw_blocks(page)
    found[BODY] = [block["id"] for block in blocks]
    found |= {f"{BLOCK}{block['id']}": {"type": block["type"], "value": block["value"]} for block in blocks}
    return found | {PICTURE: page.picture_id}


def of_version(content: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a revision, from what Wagtail keeps of it."""
    return of(CoursePage.from_serializable_data(texts_of(content), check_fks=False))


def texts_of(content: Mapping[str, Any]) -> dict[str, Any]:
    """What Wagtail keeps of a revision, but for what it looks up again (each comment with four questions)."""
    return {name: value for name, value in content.items() if name not in _LOOKED_UP}


def apply(page: CoursePage, values: Mapping[str, Any]) -> None:
    """Write values into a page in memory. Blocks that are not named stay as they are, to the letter."""
    for name in (*FIELDS, PICTURE):
        if name in values:
            setattr(page, f"{name}_id" if name == PICTURE else name, values[name])
    if any(name == BODY or name.startswith(BLOCK) for name in values):
        _apply_body(page, values)


def raw_blocks(page: CoursePage) -> list[dict[str, Any]]:
    """The blocks of the body as Wagtail keeps them, each with its id."""
    found: list[dict[str, Any]] = page.body.get_prep_value()
    return found


def new_block_id() -> str:
    """An id for a block that is written for the first time."""
    return str(uuid4())


def plain(name: str, value: Any) -> str:
    """A value as text that two people can compare and write on: what stands in the form's field."""
    if name.startswith(BLOCK) and value:
        return block_text(value)
    if isinstance(value, list):
        return "\n".join(value)
    return "" if value is None else str(value)


def block_text(block: Mapping[str, Any]) -> str:
    """The words of a block that can be written here; rich text as plain text, as far as it can be."""
    if block["type"] == QUOTE:
        return str(block["value"].get("text", ""))
    if block["type"] == TEXT:
        known = light_markup.from_html(block["value"])
        return str(block["value"]) if known is None else known
    return ""


def _value(page: CoursePage, name: str) -> Any:
    value = getattr(page, name)
    if name in SEVERAL:
        return list(value or [])
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


def _apply_body(page: CoursePage, values: Mapping[str, Any]) -> None:
    stored = {block["id"]: block for block in raw_blocks(page)}
    blocks = []
    for key in values.get(BODY, list(stored)):
        written = values.get(f"{BLOCK}{key}")
        if written is None:
            blocks.append(stored[key])
        else:
            blocks.append({**stored.get(key, {}), **written, "id": key})
    page.body = StreamValue(page.body.stream_block, blocks, is_lazy=True)
