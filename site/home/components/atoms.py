"""The smallest parts: icon, buttons, words with a colour. Each returns finished, escaped HTML."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache

from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from home.components.icons import ICONS

BUTTON_KINDS = ("primary", "secondary", "quiet", "danger")
BUTTON_TYPES = ("submit", "button", "reset")

# What each seat word looks like. The words themselves belong to enrolment: several say more than the kind.
SEAT_ICONS = {
    "free": "chair",
    "few": "chair",
    "waiting": "hourglass",
    "opens": "calendar",
    "full": "door",
    "closed": "lock",
    "over": "clock",
    "cancelled": "cross",
    "dropin": "cup",
    "mine": "check",
}

THEMES = ("connectedness", "hope", "identity", "meaning", "empowerment")
NOTHING = SafeString("")


def known(value: str, allowed: Collection[str], what: str) -> str:
    """Return `value`, or raise ValueError that names what would have been right."""
    if value not in allowed:
        raise ValueError(f"{what} {value!r} is not known; choose one of {', '.join(sorted(allowed))}")
    return value


def attributes(values: Mapping[str, object]) -> SafeString:
    """HTML attributes, each with a leading space. None, False and "" are left out; True stands alone."""
    kept = [(name, value) for name, value in values.items() if value not in (None, False, "")]
    written = [format_html(" {}", n) if v is True else format_html(' {}="{}"', n, v) for n, v in kept]
    return format_html_join("", "{}", ((one,) for one in written))


# Dozens on a page, of a few different ones: its arguments alone decide it.
@lru_cache(maxsize=512)
def icon(name: str, *, label: str = "", size: str = "") -> SafeString:
    """``{% icon "calendar" %}``: a symbol of the sprite, the colour of the text around it.

    Hidden from screen readers, unless `label` gives it words of its own. `size` may be "large".
    """
    known(name, ICONS, "icon")
    css = "icon icon-large" if size and known(size, ("large",), "size") else "icon"
    sprite = static("samskole/icons.svg")
    said = {"role": "img", "aria-label": label} if label else {"aria-hidden": "true", "focusable": "false"}
    return format_html(
        '<svg class="{}"{}><use href="{}#{}"></use></svg>', css, attributes(said), sprite, name
    )


def _inside(text: str, before: str, after: str) -> SafeString:
    return format_html(
        "{}<span>{}</span>{}", icon(before) if before else NOTHING, text, icon(after) if after else NOTHING
    )


def button(
    text: str,
    *,
    kind: str = "primary",
    type: str = "submit",
    name: str = "",
    value: str = "",
    icon: str = "",
    about: str = "",
    form: str = "",
    wide: bool = False,
    disabled: bool = False,
) -> SafeString:
    """``{% button "Tilmeld mig" %}``: a button that sends its form.

    `about` is read out after the text ("Meld afbud" … "til Søvn der hjælper, 7. januar"): give it wherever a
    page has the same button twice. `form` is the id of a form elsewhere; `wide` fills the column on phones.
    """
    css = f"button button-{known(kind, BUTTON_KINDS, 'kind of button')}" + (" button-wide" if wide else "")
    more = {"name": name, "value": value, "form": form, "disabled": disabled}
    return format_html(
        '<button type="{}" class="{}"{}>{}{}</button>',
        known(type, BUTTON_TYPES, "type of button"),
        css,
        attributes(more),
        _inside(text, icon, ""),
        format_html('<span class="sr-only"> {}</span>', about) if about else NOTHING,
    )


def link_button(
    text: str,
    href: str,
    *,
    kind: str = "primary",
    icon: str = "",
    icon_after: str = "",
    about: str = "",
    wide: bool = False,
    download: bool = False,
) -> SafeString:
    """``{% link_button "Find et kursus" "/kurser/" %}``: a link that looks like a button. As `button`."""
    css = f"button button-{known(kind, BUTTON_KINDS, 'kind of button')}" + (" button-wide" if wide else "")
    return format_html(
        '<a href="{}" class="{}"{}>{}{}</a>',
        href,
        css,
        attributes({"download": download}),
        _inside(text, icon, icon_after),
        format_html('<span class="sr-only"> {}</span>', about) if about else NOTHING,
    )


def seat_word(kind: str, text: str) -> SafeString:
    """``{% seat_word "few" "Få pladser" %}``: status as icon, word and colour.

    `kind`: free, few, waiting, opens, full, closed, over, cancelled, dropin, or mine ("Du er med").
    """
    known(kind, SEAT_ICONS, "seat word")
    mark = icon(SEAT_ICONS[kind])
    return format_html('<span class="seat seat-{}">{}<span>{}</span></span>', kind, mark, text)


def tag(text: str, *, theme: str = "", icon: str = "") -> SafeString:
    """``{% tag "Håb" theme="hope" %}``: a small label; a CHIME theme brings hue and mark."""
    mark = f"theme-{known(theme, THEMES, 'theme')}" if theme else icon
    css = f"label-tag label-tag-{theme}" if theme else "label-tag"
    return format_html('<span class="{}">{}</span>', css, _inside(text, mark, ""))


def removable_tag(text: str, href: str) -> SafeString:
    """``{% removable_tag "Onsdag" "?tema=hope" %}``: a chosen filter; `href` is the same list without it."""
    return format_html(
        '<a class="chosen-tag" href="{}"><span class="sr-only">{} </span><span>{}</span>{}</a>',
        href,
        gettext("Remove the filter"),
        text,
        icon("cross"),
    )


def facts(items: Iterable[tuple[str, str]], *, columns: bool = False) -> SafeString:
    """``{% facts lines columns=True %}``: a list of (icon, text), such as what a venue or a course offers."""
    lines = format_html_join("", "<li>{}<span>{}</span></li>", ((icon(name), text) for name, text in items))
    return format_html('<ul class="facts{}">{}</ul>', " facts-columns" if columns else "", lines)


def person_line(name: str, *, note: str = "", href: str = "") -> SafeString:
    """``{% person_line "Mette Holm" note="peer-underviser" %}``: a person, drawn alike whatever the role."""
    called = format_html('<a href="{}">{}</a>', href, name) if href else name
    extra = format_html('<span class="person-note">{}</span>', note) if note else NOTHING
    return format_html(
        '<span class="person"><span class="person-mark">{}</span>'
        '<span class="person-words"><span class="person-name">{}</span> {}</span></span>',
        icon("person"),
        called,
        extra,
    )


def date_block(when: date | datetime) -> SafeString:
    """``{% date_block session.starts_at %}``: weekday, day and month as a small leaf of a calendar."""
    local = timezone.localtime(when) if isinstance(when, datetime) and timezone.is_aware(when) else when
    weekday = date_format(local, "D")
    # Django's short months are small in every language, its weekdays as the language writes them.
    month = date_format(local, "b" if weekday.islower() else "M")
    return format_html(
        '<time class="date-leaf" datetime="{}"><span class="date-weekday">{}</span>'
        ' <span class="date-day">{}</span> <span class="date-month">{}</span></time>',
        local.isoformat(timespec="minutes") if isinstance(local, datetime) else local.isoformat(),
        weekday,
        date_format(local, "j"),
        month,
    )


def big_number(value: object, label: str, *, kind: str = "plain") -> SafeString:
    """``{% big_number 12 "ledige pladser" kind="free" %}``: one figure with its words."""
    known(kind, ("plain", "free", "few", "full"), "kind of number")
    return format_html(
        '<p class="big-number big-number-{}"><span class="big-number-value">{}</span> <span>{}</span></p>',
        kind,
        value,
        label,
    )


def steps(current: int, total: int, name: str) -> SafeString:
    """``{% steps 1 2 "Om dig" %}``: how far one has come, in words and as dots."""
    kinds = ["step-done"] * current + ["step-left"] * (total - current)
    dots = format_html_join("", '<span class="{}"></span>', ((kind,) for kind in kinds))
    words = pgettext("step", "%(current)s of %(total)s") % {"current": current, "total": total}
    return format_html(
        '<p class="steps"><span class="steps-dots" aria-hidden="true">{}</span><span>{}</span>'
        ' <span class="steps-name">{}</span></p>',
        dots,
        words,
        name,
    )
