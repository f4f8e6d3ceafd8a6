"""What a template may load, what it may not carry, and that each is used."""

import re
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.template import engines
from wagtail.models import get_page_models

from tests.house.sources import ROOT, files, name, product_code

TEMPLATES = ROOT / "site" / "templates"
# The addresses a browser fetches by itself; a link that a person follows may lead anywhere.
FETCHED = re.compile(
    r"""<(script|img|iframe|source|video|audio|track|embed|object|use|link|form|base)\b[^>]*?
        \b(src|srcset|href|data|action|poster)\s*=\s*["']\s*(https?:)?//""",
    re.VERBOSE | re.IGNORECASE,
)
ELSEWHERE = re.compile(
    r"""(url\(\s*["']?|@import\s+["']|import\s[^;]*?from\s+["']|import\(\s*["'])(https?:)?//"""
)
INLINE = re.compile(
    r"""<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*["']|javascript:|hx-on|
        <script\b(?![^>]*\b(src=|type=["']application/(ld\+)?json["']))""",
    re.VERBOSE | re.IGNORECASE,
)
# Wagtail's admin has a policy of its own, which its pages follow; a mail knows only inline style.
NO_PUBLIC_PAGE = re.compile(r"(^|/)(admin|wagtailadmin|wagtailusers|mail|mails)/")
# Found by Django by their names.
BY_CUSTOM = re.compile(r"^(400|403|403_csrf|404|429|500)\.html$|^robots\.txt$")


def templates():
    return [path for path in files(".html", ".txt", ".xml") if path.is_relative_to(TEMPLATES)]


def label(path):
    return str(path.relative_to(TEMPLATES))


@cache
def written() -> str:
    """All Python and templates in one string: every place that may name a template."""
    sources = [path for path in product_code() if "tests" not in path.relative_to(ROOT).parts]
    return "\n".join(path.read_text(encoding="utf-8") for path in [*sources, *templates()])


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """Names that are put together, as f"components/{name}.html"."""
    strings = re.findall(r'f"([\w/.{}()\[\]-]*/[\w/.{}()\[\]-]*)"', written())
    return tuple(
        re.compile("(.+)".join(map(re.escape, re.split(r"\{[^}]*\}", text))))
        for text in strings
        if "{" in text
    )


def is_named(path: str) -> bool:
    if f'"{path}"' in written() or f"'{path}'" in written():
        return True
    found = [match for pattern in patterns() if (match := pattern.fullmatch(path))]
    return any(
        all(re.search(rf"""["']{re.escape(part)}["']""", written()) for part in m.groups()) for m in found
    )


def overrides(path: str) -> bool:
    """Say whether an app of others has a template of this name, which ours replaces."""
    folders = [Path(app.path, "templates", path) for app in apps.get_app_configs()]
    return any(place.exists() for place in folders)


def test_every_template_is_used():
    of_pages = {model.template for model in get_page_models()}
    unused = [
        path
        for path in map(label, templates())
        if not (BY_CUSTOM.search(path) or path in of_pages or overrides(path) or is_named(path))
    ]
    assert unused == []


def test_every_template_can_be_read():
    for path in templates():
        engines["django"].from_string(path.read_text(encoding="utf-8"))


def test_no_template_makes_a_browser_ask_another_host():
    assert [label(path) for path in templates() if FETCHED.search(path.read_text(encoding="utf-8"))] == []


def test_no_style_or_script_asks_another_host():
    sources = [
        path for path in files(".scss", ".css", ".js") if path.is_relative_to(ROOT / "site" / "frontend")
    ]
    assert [name(path) for path in sources if ELSEWHERE.search(path.read_text(encoding="utf-8"))] == []


def test_no_public_template_carries_style_or_script():
    public = [
        path for path in templates() if path.suffix == ".html" and not NO_PUBLIC_PAGE.search(label(path))
    ]
    carrying = {label(path): INLINE.search(path.read_text(encoding="utf-8")) for path in public}
    assert [path for path, found in carrying.items() if found] == []


@pytest.mark.parametrize(
    "bad",
    [
        '<img src="https://pictures.example/a.png" alt="">',
        '<link rel="stylesheet" href="//fonts.example/a.css">',
        '<form method="post" action="http://forms.example/">',
    ],
)
def test_the_rule_about_hosts_sees_what_it_should(bad):
    assert FETCHED.search(bad)


@pytest.mark.parametrize(
    "bad", ['<p style="color:red">', "<style>p {}</style>", "<script>go()</script>", '<a onclick="go()">']
)
def test_the_rule_about_inline_code_sees_what_it_should(bad):
    assert INLINE.search(bad)


@pytest.mark.parametrize(
    "good",
    [
        '<script src="/static/a.js" defer></script>',
        '<script type="application/ld+json">{}</script>',
        "<b>style=</b>",
    ],
)
def test_the_rule_about_inline_code_lets_the_rest_pass(good):
    assert not INLINE.search(good)
