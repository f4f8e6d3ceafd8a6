"""Full-text search of the catalogue: Danish stems, beginnings of words, parts of compounds, ae/oe/aa.

The text lies in ``CatalogueText``, folded by the database's ``da_fold``; ``fold`` here is the same, letter
by letter, so that what was found can be marked in the text as it is written. See ``docs/search.md``.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.db import connection
from django.utils.html import escape
from django.utils.safestring import SafeString

LONGEST = 100
"""Letters of a question that are read; nobody means more."""
MOST_WORDS = 8
SHORTEST_BEGINNING = 2
SHORTEST_PART = 5
"""A part inside a compound must be so long: "sang" should not find "angst"."""

LETTERS = {
    "æ": "ae", "ø": "oe", "å": "aa", "ö": "oe", "ä": "ae", "ç": "c", "ñ": "n",
    **dict.fromkeys("éèêë", "e"), **dict.fromkeys("áàâ", "a"), **dict.fromkeys("íì", "i"),
    **dict.fromkeys("óòô", "o"), **dict.fromkeys("úùü", "u"),
}  # fmt: skip

# Where the stemmer sees two words in what people mean as one.
_SYNONYMS = {
    word: group
    for group in (
        ("kursus", "kurser"),
        ("paaroerende", "familie", "relative", "relatives"),
        ("online", "zoom", "virtuel", "hjemmefra"),
        ("oekonomi", "penge", "gaeld"),
        ("arbejde", "job", "uddannelse"),
        ("netvaerk", "venner", "ensom", "ensomhed", "faellesskab"),
        ("cafe", "kaffe"),
    )
    for word in group
}
# Stop words of the Danish configuration are not recognised once folded.
_STOP = frozenset({"paa", "naar", "vaere", "ogsaa", "vaeret", "saadan"})

_TOKEN = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\W_]+))')
_WORD = re.compile(r"[^\W_]+")

# Private characters stand for the marks until the text is escaped.
_ON, _OFF = "\ue000", "\ue001"

_FIND = """
SELECT page_id, ts_rank(vector, query) FROM courses_cataloguetext, to_tsquery(courses_config(%s), %s) AS query
WHERE language = %s AND vector @@ query
"""

_HEADLINES = """
SELECT page_id, title, teaser, text, marked_title, marked_teaser,
    CASE WHEN position(%(on)s IN marked_title || marked_teaser) = 0
        THEN ts_headline(config, da_fold(text), query, %(some)s) ELSE '' END
FROM (
    SELECT page_id, title, teaser, text, config, query,
        ts_headline(config, da_fold(title), query, %(all)s) AS marked_title,
        ts_headline(config, da_fold(teaser), query, %(all)s) AS marked_teaser
    FROM courses_cataloguetext, courses_config(language) AS config, to_tsquery(config, %(query)s) AS query
    WHERE page_id = ANY(%(pages)s)
) AS titles
"""
_SELECT = f"StartSel={_ON},StopSel={_OFF}"
HOW = {
    "on": _ON,
    "all": f"HighlightAll=true,{_SELECT}",
    "some": f"MaxFragments=1,MinWords=8,MaxWords=18,{_SELECT}",
}
"""How the database marks what was found: values of a statement that makes headlines for ``marked``."""


class Marked(NamedTuple):
    """Finished, escaped HTML of a hit; `snippet` is empty where title or teaser say why it was found."""

    title: SafeString
    teaser: SafeString
    snippet: SafeString


def fold(text: str) -> str:
    """The text as it is searched: small letters, æøå written out, no accents. Same as SQL's ``da_fold``."""
    return "".join(_folded(text))


def clean(text: str) -> str:
    """The question as it is shown again: one line, no control characters, not endless."""
    return " ".join("".join(c if c.isprintable() else " " for c in text[:LONGEST]).split())


def expression(text: str) -> str:
    """The question in PostgreSQL's query language, or "" where it asks for nothing.

    Only letters and digits of the question get in, each word quoted. The last word counts as a beginning too.
    """
    tokens = list(_TOKEN.finditer(fold(clean(text))))[:MOST_WORDS]
    kept = [token for token in tokens if token["word"] not in _STOP] or tokens
    clauses = [_clause(token, is_last=token is kept[-1]) for token in kept]
    return " & ".join(clause for clause in clauses if clause)


def find(text: str, language: str) -> dict[int, float]:
    """Page id to rank of every course that answers the question.

    In another language than Danish, courses that are not translated are found by their Danish words.
    """
    query = expression(text)
    if not query:
        return {}
    spoken = ["da"] if language == "da" else [language, "da"]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([_FIND] * len(spoken)), [x for s in spoken for x in (s, query, s)])
        return dict(cursor.fetchall())


def highlight(text: str, pages: Iterable[int]) -> dict[int, Marked]:
    """Page id to its title, teaser and perhaps a line of its text, with what was found in ``<mark>``."""
    query = expression(text)
    if not query:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_HEADLINES, {**HOW, "query": query, "pages": list(pages)})
        return {row[0]: marked(text, *row[1:]) for row in cursor.fetchall()}


def _clause(token: re.Match[str], *, is_last: bool) -> str:
    if token["phrase"] is not None:
        words = [f"'{word}'" for word in _WORD.findall(token["phrase"])]
        clause = " <-> ".join(words)
    else:
        clause = " | ".join(_ways(token["word"], is_last=is_last))
    return f"{'!' if token['minus'] and clause else ''}({clause})" if clause else ""


def _ways(word: str, *, is_last: bool) -> Iterator[str]:
    """The ways in which a word may stand in a text: itself, one like it, a beginning, a part."""
    for same in _SYNONYMS.get(word, (word,)):
        yield f"'{same}'"
        if len(same) >= SHORTEST_PART:
            yield f"'x0{same}':*"
    if is_last and len(word) >= SHORTEST_BEGINNING:
        yield f"'{word}':*"


def _folded(text: str) -> Iterator[str]:
    """The folded form of each character of `text`; some are two letters."""
    for character in text:
        small = character.lower()
        yield LETTERS.get(small, small)


def marked(question: str, title: str, teaser: str, text: str, *headlines: str) -> Marked:
    """What a text says, with the database's headlines (made with ``HOW``) of title, teaser and text."""
    parts = [word for word in _WORD.findall(fold(clean(question))) if len(word) >= SHORTEST_PART]
    marked_title, marked_teaser, fragment = headlines
    if _ON not in marked_title + marked_teaser + fragment:
        marked_title, marked_teaser = (_with_parts(fold(plain), parts) for plain in (title, teaser))
    return Marked(mark(title, marked_title), mark(teaser, marked_teaser), _snippet(text, fragment))


def _with_parts(folded: str, parts: list[str]) -> str:
    """Mark what was found inside compounds, which the database cannot point at."""
    if not parts:
        return folded
    return re.sub("|".join(map(re.escape, parts)), lambda found: f"{_ON}{found[0]}{_OFF}", folded)


def _snippet(text: str, fragment: str) -> SafeString:
    """The fragment as it is written in the text, with its marks; "" if it marks nothing."""
    plain = fragment.replace(_ON, "").replace(_OFF, "")
    start = fold(text).find(plain)
    if _ON not in fragment or start < 0:
        return SafeString("")
    sizes, place, first, last = list(map(len, _folded(text))), 0, 0, len(text)
    for position, size in enumerate(sizes):
        if place <= start:
            first = position
        place += size
        if place >= start + len(plain):
            last = position + 1
            break
    return mark(text[first:last], fragment)


def mark(written: str, folded_with_marks: str) -> SafeString:
    """Escape `written` and put ``<mark>`` round what is marked in its folded form.

    Where the two do not go together letter by letter, nothing is marked; nothing is ever left unescaped.
    """
    edges = _edges(folded_with_marks)
    if fold(written) != folded_with_marks.replace(_ON, "").replace(_OFF, ""):
        return SafeString(escape(written))
    pieces, place, is_on = [], 0, False
    for character, folded in zip(written, _folded(written), strict=True):
        wanted = any(start < place + len(folded) and place < end for start, end in edges)
        if wanted != is_on:
            pieces.append("<mark>" if wanted else "</mark>")
            is_on = wanted
        pieces.append(escape(character))
        place += len(folded)
    return SafeString("".join([*pieces, "</mark>" if is_on else ""]))


def _edges(marked: str) -> list[tuple[int, int]]:
    """Where marks start and end, counted without the marks themselves."""
    edges, place, start = [], 0, 0
    for character in marked:
        if character == _ON:
            start = place
        elif character == _OFF:
            edges.append((start, place))
        else:
            place += 1
    return edges
