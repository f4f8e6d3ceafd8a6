"""Larger parts that have a template in templates/components/."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.paginator import Page
from django.templatetags.static import static

from home.components.atoms import SEAT_ICONS, THEMES, known
from home.components.frame import language_prefix

Pair = tuple[str, str]
PICTURES = ("chairs", "door", "path", "lamp", "bench", "window")


def card(
    *,
    href: str,
    title: str,
    teaser: str = "",
    picture: str = "",
    meta: Sequence[Pair] = (),
    seat: str = "",
    seat_text: str = "",
    theme: str = "",
    theme_text: str = "",
    note: str = "",
    heading: str = "h3",
    lang: str = "",
) -> dict[str, object]:
    """``{% card href=url title=title picture=html meta=lines seat="few" seat_text=word %}``: one link.

    A course, or a piece of news. `picture` is finished HTML with empty alt text; `meta` is a list of
    (icon, text); `seat` and `seat_text` as in `seat_word`; `theme` is a CHIME theme, its word `theme_text`;
    `note` is a quiet last line; `heading` is h2, h3 or h4; `lang` is the language of title and teaser where
    it is not the page's. Stands in ``<ul class="grid-cards"><li>``.
    """
    return {
        "href": href,
        "title": title,
        "teaser": teaser,
        "picture": picture,
        "meta": meta,
        "seat": seat and known(seat, SEAT_ICONS, "seat word"),
        "seat_text": seat_text,
        "theme": theme and known(theme, THEMES, "theme"),
        "theme_text": theme_text,
        "note": note,
        "heading": known(heading, ("h2", "h3", "h4"), "heading"),
        "lang": lang,
    }


def pagination(
    page: "Page[Any]", *, query: str = "", name: str = "side", target: str = ""
) -> dict[str, object]:
    """``{% pagination page query=kept %}``: previous, next and near pages; nothing when there is one page.

    `query` is the rest of the address, encoded ("q=angst&ledige=1"), `name` the parameter of the page number.
    With `target` (a selector) htmx fetches the pages in place and the address follows.
    """
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    start = f"?{query}&{name}=" if query else f"?{name}="
    return {
        "page": page,
        "numbers": [number if isinstance(number, int) else None for number in numbers],
        "start": start,
        "target": target,
    }


def breadcrumb(items: Sequence[Pair]) -> dict[str, object]:
    """``{% breadcrumb trail %}``: a list of (text, address); the page itself last, its address "".

    The front page is put first. Use it in the block `breadcrumb`.
    """
    return {"items": items, "home": f"{language_prefix()}/"}


def empty_state(
    title: str,
    *,
    text: str = "",
    picture: str = "chairs",
    href: str = "",
    action: str = "",
    heading: str = "h2",
) -> dict[str, object]:
    """``{% empty_state "Her er plads" text="…" href="/kurser/" action="Find kursus" %}``: nothing yet.

    `picture`: chairs, door, path, lamp, bench or window.
    """
    return {
        "title": title,
        "text": text,
        "picture_url": static(f"samskole/art/{known(picture, PICTURES, 'picture')}.svg"),
        "href": href,
        "action": action,
        "heading": known(heading, ("h1", "h2", "h3"), "heading"),
    }


def action_list(items: Iterable[Mapping[str, str]]) -> dict[str, object]:
    """``{% action_list links %}``: large links below each other. An item: href, title, perhaps text, icon."""
    allowed = {"href", "title", "text", "icon"}
    rows = [dict(item) for item in items]
    for row in rows:
        if wrong := set(row) - allowed:
            raise ValueError(f"action_list does not know {sorted(wrong)}")
    return {"items": [{"text": "", "icon": "", **row} for row in rows]}
