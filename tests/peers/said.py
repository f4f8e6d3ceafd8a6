"""What a page says, as a person reads it."""

import re
from typing import Any


def text_of(response: Any) -> str:
    """Return the words of a page without its marks, with plain spaces."""
    plain = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(plain.replace("\u00a0", " ").replace("&nbsp;", " ").split())
