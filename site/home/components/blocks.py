"""Parts that wrap what stands between their opening and closing tag."""

from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from home.components.atoms import BUTTON_KINDS, known
from home.components.icons import ICONS

ALERT_ICONS = {"info": "info", "success": "success", "warning": "warning", "error": "warning"}
HEADINGS = ("h2", "h3", "h4", "p")


def alert(
    content: SafeString, *, kind: str = "info", title: str = "", live: bool = False, heading: str = "p"
) -> SafeString:
    """``{% alert kind="warning" title="Holdet er flyttet" %}…{% endalert %}``: something to notice; it stays.

    `kind`: info, success, warning or error. `live` makes a screen reader say it when it appears; leave it off
    for what was there when the page opened. `heading` lets the title be h2, h3 or h4.
    """
    role = ("alert" if kind == "error" else "status") if live else ""
    parts = {
        "kind": kind,
        "icon": ALERT_ICONS[known(kind, ALERT_ICONS, "kind of alert")],
        "content": content,
        "title": title,
        "role": role,
        "heading": known(heading, HEADINGS, "heading"),
    }
    return render_to_string("components/alert.html", parts)


def fold(
    content: SafeString, *, title: str, note: str = "", open: bool = False, wide: str = "", icon: str = ""
) -> SafeString:
    """``{% fold title="Vejen hertil" %}…{% endfold %}``: opens and closes without script.

    `note` is a quiet word after the title ("3 valgt"). `wide="open"` shows the content from tablet size up,
    where there is room (the filters of the catalogue).
    """
    parts = {
        "content": content,
        "title": title,
        "note": note,
        "open": open,
        "wide": wide and known(wide, ("open",), "wide"),
        "icon": icon and known(icon, ICONS, "icon"),
    }
    return render_to_string("components/fold.html", parts)


def table_wrap(content: SafeString, *, label: str) -> SafeString:
    """``{% table_wrap label="Deltagere" %}<table class="table">…{% endtable_wrap %}``: scrolls by itself."""
    return render_to_string("components/table_wrap.html", {"content": content, "label": label})


def confirm_panel(
    context: Context,
    content: SafeString,
    *,
    title: str,
    submit: str,
    cancel: str,
    cancel_href: str,
    action: str = "",
    kind: str = "primary",
) -> SafeString:
    """``{% confirm_panel title="Forlad holdet?" … %}<p>…</p>{% endconfirm_panel %}``: are you sure?

    The question, a form with csrf token that posts to `action` (or to this address) by the button `submit`,
    and a way back, `cancel`, that weighs as much and leads to `cancel_href`. Fields may stand in the content.
    """
    parts = {
        "content": content,
        "title": title,
        "submit": submit,
        "cancel": cancel,
        "cancel_href": cancel_href,
        "action": action,
        "kind": known(kind, BUTTON_KINDS, "kind of button"),
    }
    return render_to_string("components/confirm_panel.html", parts, request=context.get("request"))
