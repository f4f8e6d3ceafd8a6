"""The press: sets one paper by typst. As a program of its own it gives its memory back when it is done.

``python press.py FOLDER TEMPLATE SECONDS FONTS…`` writes ``paper.pdf`` into the folder, and what typst had to
say to its output, as a list in JSON. It knows nothing of the site.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import typst

PAPER = "paper.pdf"
SECONDS = 120
"""No catalogue takes so long: what does is ended."""


def pressed(folder: Path, template: str, timestamp: int, fonts: Sequence[Path]) -> list[str]:
    """Set the paper into ``folder``; return what typst had to say against it, nothing if it is good."""
    try:
        paper, warnings = typst.compile_with_warnings(
            input=folder / template,
            root=folder,
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=timestamp,
            font_paths=list(fonts),
            ignore_system_fonts=True,
        )
    except typst.TypstError as error:
        return [" ".join((error.message, *error.hints))]
    if isinstance(paper, bytes):
        (folder / PAPER).write_bytes(paper)
    return [warning.message for warning in warnings]


def pressed_apart(folder: Path, template: str, timestamp: int, fonts: Sequence[Path]) -> list[str]:
    """As ``pressed``, in a process of its own: a hundred courses take half a gigabyte while they are set."""
    done = subprocess.run(
        [sys.executable, __file__, folder, template, str(timestamp), *fonts],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    if done.returncode:
        return [f"The press broke off with {done.returncode}: {done.stderr[-400:]}"]
    said: list[str] = json.loads(done.stdout)
    return said


if __name__ == "__main__":
    place, name, moment, *types = sys.argv[1:]
    json.dump(pressed(Path(place), name, int(moment), [Path(one) for one in types]), sys.stdout)
