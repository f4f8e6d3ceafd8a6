"""What the tests of the desk's screens read."""

import re


def text_of(answer) -> str:
    """Return the page."""
    return answer.content.decode()


def hidden(text: str) -> dict[str, str]:
    """Return what a preview sends along with the confirmation."""
    return dict(re.findall(r'<input type="hidden" name="(seen|key)" value="([^"]+)"', text))
