"""Writes docs/settings.md from what the settings declare: `python -m config.settings_table`.

The table is the one of production, where most is required; a test compares it with the file.
"""

import importlib
import os
import shlex
from pathlib import Path

from config.environment import DECLARED, Variable

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "settings.md"
EXAMPLE = ROOT / "docs" / "production.env"

_HEAD = """# Settings

All settings come from the environment and are read once, at the start. A value that is wrong or missing
stops the start, and the message names the variable. An empty value counts as not set.
[production.env](production.env) is the least that production needs.

Made by `make docs` from what `site/config/settings/` declares; the middle column is what holds in production.

| variable | if not set | what it is |
|---|---|---|
"""


def table() -> str:
    """Return the page; the settings must have been read."""
    return _HEAD + "".join(_row(DECLARED[name]) for name in sorted(DECLARED))


def read_settings_of_production() -> None:
    """Load the settings as the example of production has them."""
    os.environ.update(example())
    importlib.import_module("config.settings")


def example() -> dict[str, str]:
    """Return the variables of the example, quoted there as a shell reads them."""
    words = shlex.split(EXAMPLE.read_text(encoding="utf-8"), comments=True)
    return dict(word.split("=", 1) for word in words)


def _row(variable: Variable) -> str:
    kind = "one of " + ", ".join(variable.options) if variable.options else variable.kind
    return f"| `{variable.name}` | {_otherwise(variable)} | {variable.help} *({kind})* |\n"


def _otherwise(variable: Variable) -> str:
    if variable.required:
        return "**must be set**"
    if not variable.default:
        return "–"
    return f"`{variable.default.removeprefix(f'{ROOT}/')}`"


if __name__ == "__main__":
    read_settings_of_production()
    PAGE.write_text(table(), encoding="utf-8")
