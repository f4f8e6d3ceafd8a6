"""The key figures on paper: one page of answers, and a report of all subjects. PDF/UA, set by typst."""

import hashlib
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts import typesetting
from insight.charts import Picture
from insight.charts.look import WIDE

_HERE = Path(__file__).resolve().parent
_DAY = 24 * 60 * 60


def frame(title: str, *, request: HttpRequest, counted_at: datetime) -> dict[str, Any]:
    """Return what every paper of figures says about itself."""
    letterhead = render_to_string("peers/honorarium/letterhead.txt", request=request)
    day = date_format(localtime(counted_at), "j. F Y")
    return {
        "lang": get_language() or settings.LANGUAGE_CODE,
        "title": title,
        "school": letterhead.strip().split("\n")[0].strip(),
        "counted": _("Counted on %(day)s from the rows of the daily work.") % {"day": day},
        "hidden": _("Numbers below five are hidden, and so is what they could be worked out from."),
        "timestamp": int(counted_at.timestamp()),
    }


def drawing(picture: Picture | None, width: int = WIDE) -> dict[str, str] | None:
    """Return a picture as a paper holds it: the drawing, its caption, and what it says."""
    if picture is None:
        return None
    return {"svg": picture.svg(width), "title": picture.title, "alt": f"{picture.title}. {picture.said}"}


def set_paper(name: str, data: dict[str, Any]) -> bytes:
    """Return the paper as PDF; the same data are set once a day at most."""
    template = _HERE / name
    text = json.dumps(data, sort_keys=True, ensure_ascii=False)
    key = f"figures-paper:{hashlib.sha256(template.read_bytes() + text.encode()).hexdigest()}"
    kept: bytes | None = cache.get(key)
    if kept is None:
        kept = typesetting.pdf(template, data, timestamp=data["timestamp"])
        cache.set(key, kept, _DAY)
    return kept
