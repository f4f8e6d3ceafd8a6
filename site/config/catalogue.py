"""The Danish catalogue of interface texts: brought up to date, checked and compiled.

`python -m config.catalogue update|check|compile`. Pure Python, so that neither a fresh machine
nor a server needs the gettext tools. Texts are found where Django finds them: in calls of the
gettext family in Python, and in `translate` and `blocktranslate` tags in templates.

A second catalogue, and a third for their scripts in the browser, hold what Wagtail and its like
show in English for want of a good Danish text; that stands in no source of ours.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
DANISH = ROOT / "site" / "locale" / "da" / "LC_MESSAGES" / "django.po"
OF_LIBRARIES = ROOT / "site" / "locale_libraries" / "da" / "LC_MESSAGES" / "django.po"
IN_THEIR_SCRIPTS = OF_LIBRARIES.with_name("djangojs.po")

_SOURCES = ("accounts", "config", "demo", "home", "insight", "templates")
_APPS = ("courses", "enrolment", "peers")
_KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def found_in_sources() -> Catalog:
    """Return every text that the program may show, without translations."""
    catalogue = Catalog(locale="da", fuzzy=False)
    for file in _files():
        for _line, message, _comments, context in extract("python", io.BytesIO(_as_python(file)), _KEYWORDS):
            catalogue.add(message, context=context)
    return catalogue


def stored(path: Path = DANISH) -> Catalog:
    """Return a catalogue as it stands in the repository."""
    with path.open("rb") as file:
        return read_po(file, locale="da")


def problems() -> list[str]:
    """Return one line for each text that is missing, not translated, uncertain, unused or misformed."""
    wanted, have = found_in_sources(), stored()
    lines = [
        f"not in the catalogue: {_name(message)}" for message in _texts(wanted) if not _held(have, message)
    ]
    for message in _texts(have):
        if not _held(wanted, message):
            lines.append(f"used nowhere: {_name(message)}")
        else:
            lines.extend(_faults(message, have))
    for libraries in (stored(OF_LIBRARIES), stored(IN_THEIR_SCRIPTS)):
        lines.extend(fault for message in _texts(libraries) for fault in _faults(message, libraries))
    return lines


def _faults(message: Message, catalogue: Catalog) -> list[str]:
    """Return what is wrong with one translation."""
    if message.fuzzy:
        return [f"uncertain (fuzzy): {_name(message)}"]
    if not all(_translations(message)):
        return [f"not translated: {_name(message)}"]
    return [f"{error}: {_name(message)}" for error in message.check(catalogue)]


def update() -> None:
    """Add what is new, without a translation, and drop what is used nowhere."""
    have = stored()
    have.update(found_in_sources(), no_fuzzy_matching=True, update_creation_date=False)
    have.obsolete.clear()
    have.fuzzy = False
    with DANISH.open("wb") as file:
        write_po(file, have, width=100, sort_output=True, no_location=True)


def compile_danish() -> None:
    """Write the compiled catalogues that Django reads, each by a name that is swapped in whole."""
    for path in (IN_THEIR_SCRIPTS, OF_LIBRARIES, DANISH):
        fresh = path.with_suffix(".mo.new")
        with fresh.open("wb") as file:
            write_mo(file, stored(path))
        fresh.replace(path.with_suffix(".mo"))


def _files() -> Iterator[Path]:
    folders = [*(ROOT / name for name in _APPS), *(ROOT / "site" / name for name in _SOURCES)]
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.suffix in {".py", ".html", ".txt", ".xml"} and "migrations" not in file.parts:
                yield file


def _as_python(file: Path) -> bytes:
    text = file.read_text(encoding="utf-8")
    if file.suffix != ".py":
        # Django turns a template into calls with everything else crossed out; the indentation
        # that remains means nothing, but Python would read it.
        text = "\n".join(line.strip() for line in templatize(text, origin=str(file)).splitlines())
    return text.encode()


def _texts(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _held(catalogue: Catalog, message: Message) -> bool:
    """Say whether the catalogue has the text, in the plural too if the message has one."""
    held = catalogue.get(message.id, message.context)
    return held is not None and (not message.pluralizable or held.id == message.id)


def _translations(message: Message) -> tuple[str, ...]:
    return tuple(message.string or ()) if message.pluralizable else (str(message.string or ""),)


def _name(message: Message) -> str:
    text = message.id[0] if isinstance(message.id, tuple) else message.id
    return repr(text) if message.context is None else f"{text!r} ({message.context})"


def main(command: str) -> int:
    """Do what the command line asks and return the exit code."""
    if command == "check":
        found = problems()
        print("\n".join(found) or "The catalogue is complete.")
        return 1 if found else 0
    {"update": update, "compile": compile_danish}[command]()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
