"""The form of the body: a field for each text and quote, one for what is new, and the order of them all."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from courses.coproduction import contents, light_markup
from courses.coproduction.contents import QUOTE, TEXT
from courses.coproduction.merging import BLOCK, BODY
from courses.forms.building import field_of_text

Values = Mapping[str, Any]

LONGEST_TEXT = 20_000
LONGEST_QUOTE = 1_500
LONGEST_NAME = 60
MOST_BLOCKS = 80
NEW, NEW_QUOTE = "new", "new-quote"


class BodyForm(forms.Form):
    """The blocks that stand in ``shown``. Emptying a text takes it out, unless somebody else wrote in it."""

    def __init__(self, shown: Values, data: Any = None) -> None:
        super().__init__(data)
        self.shown = shown
        self.order: list[str] = list(shown.get(BODY, ()))
        for place, key in enumerate(self.order, 1):
            self._add(key, shown[f"{BLOCK}{key}"], place)
        if len(self.order) < MOST_BLOCKS:
            self.fields[NEW] = field_of_text(
                label=_("Write more"),
                hint=_("A new text, last. You can move it when you have saved."),
                most=LONGEST_TEXT,
                rows=6,
            )
            self.fields[NEW_QUOTE] = field_of_text(
                label=_("Words of a participant"),
                hint=_("Only with a yes from the person who said it."),
                most=LONGEST_QUOTE,
                rows=3,
            )

    def mine(self, act: str = "") -> dict[str, Any]:
        """The blocks as they were left, and moved or taken out by ``act`` (``up:<id>``, ``out:<id>``)."""
        blocks = {key: self._left(key) for key in self.order}
        order = _moved([key for key in self.order if blocks[key] is not None], act)
        for block in self._new():
            key = contents.new_block_id()
            blocks[key] = block
            order.append(key)
        return {BODY: order} | {f"{BLOCK}{key}": blocks[key] for key in order}

    def entries(self) -> Iterator[tuple[str, list[forms.BoundField]]]:
        """Each block (``body.<id>``) with its fields; none for a block that cannot be written here."""
        for key in self.order:
            yield f"{BLOCK}{key}", [self[name] for name in _names(key) if name in self.fields]

    def news(self) -> list[forms.BoundField]:
        """The fields of what is new."""
        return [self[name] for name in (NEW, NEW_QUOTE) if name in self.fields]

    def _add(self, key: str, block: Mapping[str, Any], place: int) -> None:
        text, name, agreed = _names(key)
        if not may_be_written(block):
            return
        if block["type"] == TEXT:
            self.fields[text] = field_of_text(
                label=_("Text %(n)s") % {"n": place},
                most=LONGEST_TEXT,
                rows=_rows(contents.block_text(block)),
            )
        else:
            self.fields[text] = field_of_text(
                label=_("Words of a participant (%(n)s)") % {"n": place}, most=LONGEST_QUOTE, rows=4
            )
            self.fields[name] = field_of_text(label=_("Name shown"), most=LONGEST_NAME, rows=1)
            self.fields[agreed] = forms.BooleanField(
                label=_("The person has said yes to these words being shown"), required=False
            )
            self.initial[name] = block["value"].get("name", "")
            self.initial[agreed] = block["value"].get("agreed", False)
        self.initial[text] = contents.block_text(block)

    def _left(self, key: str) -> dict[str, Any] | None:
        """A block as it was left; None where it was emptied."""
        block = self.shown[f"{BLOCK}{key}"]
        text, name, agreed = _names(key)
        if text not in self.fields or text not in self.data:
            return dict(block)
        typed = _lines(self.cleaned_data[text])
        if block["type"] == TEXT:
            html = light_markup.to_html(typed)
            if light_markup.is_same(html, block["value"]) or typed == _lines(contents.block_text(block)):
                return dict(block)
            return {"type": TEXT, "value": html} if html else None
        value = {**block["value"], "text": typed}
        value |= {"name": self.cleaned_data[name], "agreed": self.cleaned_data[agreed]}
        if _lines(str(block["value"].get("text", ""))) == typed:
            value["text"] = block["value"].get("text", "")
        return {"type": QUOTE, "value": value} if typed else None

    def _new(self) -> Iterator[dict[str, Any]]:
        if html := light_markup.to_html(self.cleaned_data.get(NEW, "")):
            yield {"type": TEXT, "value": html}
        if said := _lines(self.cleaned_data.get(NEW_QUOTE, "")):
            yield {"type": QUOTE, "value": {"text": said, "name": "", "agreed": False}}


def may_be_written(block: Mapping[str, Any]) -> bool:
    """Whether a block can be written as plain text without losing anything of it."""
    if block["type"] == QUOTE:
        return isinstance(block["value"], dict)
    return block["type"] == TEXT and light_markup.from_html(block["value"]) is not None


def text_field(key: str) -> str:
    """The name of the field that holds the words of a block."""
    return _names(key)[0]


def _names(key: str) -> tuple[str, str, str]:
    return f"text-{key}", f"name-{key}", f"agreed-{key}"


def _moved(order: list[str], act: str) -> list[str]:
    verb, _colon, key = act.partition(":")
    if key not in order or verb not in {"up", "down", "out"}:
        return order
    place = order.index(key)
    rest = [one for one in order if one != key]
    if verb != "out":
        rest.insert(max(place - 1, 0) if verb == "up" else place + 1, key)
    return rest


def _lines(text: str) -> str:
    return "\n".join(text.splitlines()).strip()


def _rows(text: str) -> int:
    """Lines high enough to read a text without scrolling it, within reason."""
    return min(max(5, len(text) // 60 + text.count("\n") + 2), 24)
