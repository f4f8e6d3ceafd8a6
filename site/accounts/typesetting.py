"""From data to PDF/UA by typst, with our own fonts and nothing from the net."""

import json
import re
from pathlib import Path
from typing import Any

import typst
from django.contrib.staticfiles import finders

# Latin, Greek, Cyrillic and common punctuation are left; emoji and other scripts are not.
_STRANGE = re.compile("[^\\u0009-\\u04ff\\u1e00-\\u1eff\\u2010-\\u2044\\u20ac]")
_FONT = "samskole/fonts/IBMPlexSans-Regular.ttf"


def pdf(template: Path, data: dict[str, Any], *, timestamp: int) -> bytes:
    """Set ``data`` by the template in that file; the same data and timestamp give the same bytes.

    ``timestamp`` is seconds since 1970. A sign that no font of ours has is set as a question mark, since an
    accessible paper has no empty boxes. Raises ``typst.TypstError`` where the template is not accessible.
    """
    text = json.dumps(data, ensure_ascii=False)
    try:
        return _set(template, text, timestamp)
    except typst.TypstError:
        return _set(template, plain(text), timestamp)


def _set(template: Path, text: str, timestamp: int) -> bytes:
    paper: bytes = typst.compile(
        input=template,
        sys_inputs={"data": text},
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=timestamp,
        font_paths=fonts(),
        ignore_system_fonts=True,
    )
    return paper


def plain(text: str) -> str:
    """Return the text with a question mark for each sign that no font of ours has."""
    return _STRANGE.sub("?", text)


def fonts() -> list[Path]:
    """Return the folder of the site's fonts; before the front end is built, typst's own serve."""
    found = finders.find(_FONT)
    return [Path(found).parent] if isinstance(found, str) else []
