"""How files are named, how large they grow, and what none of them may hold."""

import re
import tomllib

import pytest

from tests.house.sources import ROOT, files, functions, name, product_code

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
WRITTEN_BY_HAND = (".py", ".html", ".txt", ".scss", ".js", ".css", ".toml", ".sh")
BANNED = re.compile(r"^(utils?|helpers?|common|services?|misc|tools)(\.|$)")
LOCKS = ("requirements.txt", "requirements-demo.txt", "requirements-dev.txt")
# Spelled in halves, so that this file does not find itself.
UNFINISHED = re.compile("TO" + "DO|FIX" + "ME|XX" + "X|lorem " + "ipsum|NotImplemented" + "Error")
WAVED_THROUGH = re.compile(
    r"#\s*noqa(?!: [A-Z]+\d+ - \w)|#\s*pragma: no cover|mark\.(skip|xfail)|pytest\.skip\(|csrf_" + "exempt"
)
IGNORED_TYPE = re.compile(r"#\s*type:\s*ignore(?!\[[a-z-]+(, ?[a-z-]+)*\]\s+#\s*\S)")
REGISTRIES = re.compile("files\\.pythonhosted|pypi\\.org|registry\\.npmjs|deb\\.debian|--(extra-)?index-url")


def text_of(path):
    return path.read_text(encoding="utf-8", errors="ignore")


def places(pattern, paths):
    return [
        f"{name(path)}:{number}"
        for path in paths
        for number, line in enumerate(text_of(path).splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_file_has_a_name_for_everything():
    assert [
        name(path) for path in files() if any(BANNED.match(part) for part in path.relative_to(ROOT).parts)
    ] == []


def test_no_file_outgrows_a_sitting():
    written = [
        path for path in files(*WRITTEN_BY_HAND) if path.name not in LOCKS and "migrations" not in path.parts
    ]
    lengths = {name(path): len(text_of(path).splitlines()) for path in written}
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_no_function_outgrows_a_screen():
    lengths = {
        f"{name(path)}:{function.name}": (function.end_lineno or 0) - function.lineno + 1
        for path in product_code()
        for function in functions(path)
    }
    assert {place: lines for place, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}


def test_nothing_is_left_for_later():
    assert places(UNFINISHED, files(".py", ".html", ".js", ".scss", ".md", ".toml")) == []


def test_no_check_is_switched_off_but_by_its_name_and_for_a_reason():
    assert places(WAVED_THROUGH, [path for path in files(".py") if path.name != "test_files.py"]) == []


def test_a_type_is_ignored_only_by_its_name_and_for_a_reason():
    assert places(IGNORED_TYPE, files(".py")) == []


def test_every_migration_has_a_name_that_says_what_it_does():
    migrations = [path for path in files(".py") if path.parent.name == "migrations"]
    assert [name(path) for path in migrations if re.search(r"_auto_|_and_more|^\d+_alter_", path.stem)] == []


def test_no_file_says_where_packages_come_from():
    assert places(REGISTRIES, files()) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_every_package_with_hashes_and_says_nothing_else(lock):
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    strange = [
        line
        for line in lines
        if not re.match(r"[a-z0-9._-]+==\S+( ; .+)? \\$|    --hash=sha256:[0-9a-f]{64}", line)
    ]
    assert strange == []


def test_each_lock_is_a_part_of_the_next():
    run, demo, dev = (
        {
            line.split(" ")[0]
            for line in (ROOT / lock).read_text(encoding="utf-8").splitlines()
            if "==" in line
        }
        for lock in LOCKS
    )
    assert run - demo == set()
    assert demo - dev == set()


def test_the_npm_lock_names_no_address():
    lock = ROOT / "site" / "frontend" / "package-lock.json"
    assert places(re.compile('"resolved"'), [lock]) == []


def test_the_licence_is_the_one_that_the_metadata_names():
    metadata = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert metadata["license"] == "MPL-2.0"
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("Mozilla Public License Version 2.0")
