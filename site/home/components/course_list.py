"""The catalogue's cards and filters. Written by hand in Python: 24 cards and 40 ticks are most of the page,
and a template takes five times as long over them. What they look like is the component `card`'s.
"""

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString

from courses.cards import Card
from courses.catalogue import Group
from courses.states import Theme
from home.components.atoms import icon, seat_word, tag

FORM = "find"
"""The id of the search form, to which the ticks belong wherever they stand."""


def course_cards(cards: Iterable[Card], *, heading: str = "h2") -> SafeString:
    """``{% course_cards catalogue.cards heading="h3" %}``: a list of courses as cards, each one link."""
    calendar, pin, people = (f"<li>{icon(name)}<span>" for name in ("calendar", "pin", "people"))
    themes = {theme.value: _theme(theme.value, str(theme.label)) for theme in Theme}
    seats: dict[tuple[str, str], str] = {}
    made = ['<ul class="grid-cards">']
    for card in cards:
        word = (card["seat"], card["seat_text"])
        if word not in seats:
            seats[word] = f'<li class="card-seat">{seat_word(*word)}</li>' if word[0] else ""
        lang = f' lang="{card["lang"]}"' if card["lang"] else ""
        more = f' <span class="card-more">+ {escape(card["more"])}</span>' if card["more"] else ""
        snippet = f'<p class="card-snippet"{lang}>… {card["snippet"]} …</p>' if card["snippet"] else ""
        where = f"{pin}{escape(card['where'])}</span></li>" if card["where"] else ""
        made += (
            f'<li><article class="card"><div class="card-picture">{card["picture"]}</div>',
            f'<div class="card-body">{themes.get(card["theme"], "")}',
            f'<{heading} class="card-title"{lang}><a href="{escape(card["href"])}">',
            f"{_finished(card['title'])}</a></{heading}>",
            f'<p class="card-teaser"{lang}>{_finished(card["teaser"])}</p>{snippet}',
            f'<ul class="card-meta">{calendar}{escape(card["when"])}{more}</span></li>{where}',
            f"{people}{escape(card['audience'])}</span></li>{seats[word]}</ul></div></article></li>",
        )
    return SafeString("".join([*made, "</ul>"]))


def filter_groups(groups: Iterable[Group]) -> SafeString:
    """``{% filter_groups catalogue.groups %}``: each facet as a list of ticks with their counts."""
    made = []
    for group in groups:
        made.append(f'<fieldset class="filter-group"><legend>{escape(group["text"])}</legend><ul>')
        name = group["name"]
        for option in group["options"]:
            value = escape(option["value"])
            checked = " checked" if option["chosen"] else ""
            made.append(
                f'<li><label><input type="checkbox" name="{name}" value="{value}" form="{FORM}"{checked}> '
                f"<span>{escape(option['text'])}</span> "
                f'<span class="filter-count" id="n-{name}-{value}">{option["count"]}</span></label></li>'
            )
        made.append("</ul></fieldset>")
    return SafeString("".join(made))


def new_counts(groups: Iterable[Group]) -> SafeString:
    """``{% new_counts catalogue.groups %}``: the counts alone, which htmx puts in their places."""
    counts = {
        f"n-{group['name']}-{escape(option['value'])}": option["count"]
        for group in groups
        for option in group["options"]
    }
    return SafeString(
        "".join(f'<span id="{where}" hx-swap-oob="innerHTML">{n}</span>' for where, n in counts.items())
    )


def _finished(text: str) -> str:
    """Escape what is not HTML yet: of a search, titles and teasers are. Django's own looks for lazy texts."""
    return text if isinstance(text, SafeString) else escape(text)


def _theme(theme: str, text: str) -> str:
    return f'<p class="card-theme">{tag(text, theme=theme)}</p>'
