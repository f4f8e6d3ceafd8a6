"""Rich text as plain text that anybody can write, and back.

An empty line makes a new paragraph, lines with "- " or "1. " a list, "## " a heading, "### " a smaller one,
``**words**`` are bold and ``[words](address)`` is a link. What Wagtail can hold and this cannot (a quote, a
picture inside the text) is not translated at all: ``from_html`` then says None, and nobody's text is lost.
"""

import re
from html import escape
from html.parser import HTMLParser

_HEADING = re.compile(r"(##|###) (.+)")
_BULLET = re.compile(r"- (.+)")
_NUMBERED = re.compile(r"\d{1,3}\. (.+)")
_LINK = re.compile(r"\[([^\[\]\n]+)\]\(([^()\s]+)\)")
_BOLD = re.compile(r"\*\*(?=[^\s*])((?:(?!\*\*).)*[^\s*])\*\*")
_OUTSIDE = re.compile(r"(https?://|mailto:|tel:)[^\s\"<>]+", re.IGNORECASE)
_INSIDE = re.compile(r"(side|dokument):(\d{1,9})")
_KINDS = {"side": "page", "dokument": "document"}
_NAMES = {kind: name for name, kind in _KINDS.items()}
_LISTS = {"ul": _BULLET, "ol": _NUMBERED}
_OPENERS = {"p": "", "h2": "## ", "h3": "### "}
# Written by Wagtail's editor on each paragraph; it names a place in the editor and says nothing to a reader.
_KEY = re.compile(r' data-block-key="[^"]*"')


def to_html(text: str) -> str:
    """Return the rich text that a person's plain text means; everything else in it is only letters."""
    return "".join(_paragraph(lines) for lines in _groups(text))


def from_html(html: str) -> str | None:
    """Return the plain text for rich text, or None where it would not become the same again."""
    reader = _Reader()
    try:
        reader.feed(html)
        reader.close()
    except _Untranslatable:
        return None
    text = "\n\n".join(reader.parts)
    return text if to_html(text) == _plain(html) else None


def is_same(one: str, other: str) -> bool:
    """Whether two rich texts read the same, whatever names Wagtail's editor gave their paragraphs."""
    return _plain(one) == _plain(other)


def _plain(html: str) -> str:
    return _KEY.sub("", html).replace("\n", "")


def _groups(text: str) -> list[list[str]]:
    """The lines that belong together: a heading, the items of a list, the lines of a paragraph."""
    found: list[list[str]] = []
    last = ""
    for line in (line.strip() for line in text.splitlines()):
        kind = _kind(line)
        if kind and kind == last and kind not in {"h2", "h3"}:
            found[-1].append(line)
        elif kind:
            found.append([line])
        last = kind
    return found


def _kind(line: str) -> str:
    if heading := _HEADING.fullmatch(line):
        return "h2" if heading[1] == "##" else "h3"
    for kind, pattern in _LISTS.items():
        if pattern.fullmatch(line):
            return kind
    return "p" if line else ""


def _paragraph(lines: list[str]) -> str:
    kind = _kind(lines[0])
    if kind in _LISTS:
        items = (_LISTS[kind].fullmatch(line) for line in lines)
        return f"<{kind}>" + "".join(f"<li>{_inline(item[1])}</li>" for item in items if item) + f"</{kind}>"
    words = [line.removeprefix(_OPENERS[kind]).strip() for line in lines]
    return f"<{kind}>" + "<br/>".join(_inline(line) for line in words) + f"</{kind}>"


def _inline(text: str) -> str:
    """Links first, so that an address is never read as bold."""
    out, at = "", 0
    for link in _LINK.finditer(text):
        if opening := _opening(link[2]):
            out += _bold(text[at : link.start()]) + f"{opening}{_bold(link[1])}</a>"
            at = link.end()
    return out + _bold(text[at:])


def _bold(text: str) -> str:
    return _BOLD.sub(r"<b>\1</b>", escape(text, quote=False))


def _opening(address: str) -> str:
    """The tag of a link; "" for an address that a page must not lead to."""
    if inside := _INSIDE.fullmatch(address):
        return f'<a id="{int(inside[2])}" linktype="{_KINDS[inside[1]]}">'
    return f'<a href="{escape(address)}">' if _OUTSIDE.fullmatch(address) else ""


class _Untranslatable(Exception):
    """The rich text holds something that plain text has no sign for."""


class _Reader(HTMLParser):
    """Reads rich text into the paragraphs of plain text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._open: list[str] = []
        self._items: list[str] = []
        self._address = ""
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._text += "\n"
        elif tag in {"b", "strong"}:
            self._text += "**"
        elif tag == "a":
            self._address = _address({name: value or "" for name, value in attrs})
            self._text += "["
        elif tag in {"p", "h2", "h3", "ul", "ol", "li"}:
            self._start(tag)
        else:
            raise _Untranslatable(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in {"b", "strong"}:
            self._text += "**"
        elif tag == "a":
            self._text += f"]({self._address})"
        elif tag in {"p", "h2", "h3", "ul", "ol", "li"}:
            self._end(tag)

    def handle_data(self, data: str) -> None:
        if self._open:
            self._text += data
        elif data.strip():
            raise _Untranslatable(data)

    def _start(self, tag: str) -> None:
        if self._open != ([self._open[0]] if tag == "li" and self._open[:1] in (["ul"], ["ol"]) else []):
            raise _Untranslatable(tag)
        self._open.append(tag)
        self._text = ""

    def _end(self, tag: str) -> None:
        if self._open.pop() != tag if self._open else True:
            raise _Untranslatable(tag)
        if tag == "li":
            number = f"{len(self._items) + 1}. " if self._open == ["ol"] else "- "
            self._items.append(number + self._text)
        elif tag in _LISTS:
            self.parts.append("\n".join(self._items))
            self._items = []
        else:
            self.parts.append(_OPENERS[tag] + self._text)


def _address(attrs: dict[str, str]) -> str:
    if attrs.get("linktype") in _NAMES:
        return f"{_NAMES[attrs['linktype']]}:{attrs.get('id', '')}"
    return attrs.get("href", "")
