"""The files of the repository, as the rules of the house look at them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# In the order of imports and keys: each may use what stands before it.
APPS = ("accounts", "peers", "courses", "enrolment", "insight", "home", "demo", "config")


@cache
def files(*endings: str) -> tuple[Path, ...]:
    """Return the files that git knows or would take, with one of the endings; without one, all."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    paths = [ROOT / name for name in sorted(set(listed)) if name and (not endings or name.endswith(endings))]
    return tuple(path for path in paths if path.is_file())


def name(path: Path) -> str:
    """Return the path as a person at the top of the repository would write it."""
    return str(path.relative_to(ROOT))


def product_code() -> tuple[Path, ...]:
    """Return the Python files but for migrations."""
    return tuple(path for path in files(".py") if "migrations" not in path.parts)


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function and method of a Python file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
