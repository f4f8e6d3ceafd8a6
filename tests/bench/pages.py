"""(a) Requests per second of anonymous pages beside two bare views, and (d) what the pages weigh."""

import gzip
import re
from urllib.parse import urljoin

from tests.bench.figures import Figure, at_least, at_most
from tests.bench.servers import Load, environment, fetch, load, serving

LIST = "/kurser/"
COURSE = "/kurser/soevn-der-hjaelper/"
SEARCH = "/kurser/?q=angst&ledige=1"
ALL_OFF = {"PAGE_CACHE_SECONDS": "0", "CATALOGUE_REUSE": "0"}
CACHED_MARK, UNCACHED_MARK = 0.7, 0.3
HTML_MARK, ALL_MARK = 20.0, 150.0


def measure(database: str) -> list[Figure]:
    """Measure the yardstick, the pages with and without caches, and the yardstick again.

    The marks are held against the better of the two measurements of F and of T: another's work on the
    machine must not make ours look good.
    """
    before = _yardstick(database)
    with serving("config.wsgi:application", environment(database)) as address:
        cached = [(f"{path} cached", load(address + path)) for path in (LIST, COURSE)]
        weights = weigh(address)
    with serving("config.wsgi:application", environment(database, **ALL_OFF)) as address:
        plain = [(f"{path} every cache off", load(address + path)) for path in (LIST, COURSE, SEARCH)]
    fixed, templated = map(max, zip(before, _yardstick(database), strict=True))
    return [
        Figure("F: fixed string", fixed, "req/s"),
        Figure("T: template and query", templated, "req/s"),
        *(figure for one in cached for figure in _against(*one, fixed, CACHED_MARK, "F")),
        *weights,
        *(figure for one in plain for figure in _against(*one, templated, UNCACHED_MARK, "T")),
    ]


def _yardstick(database: str) -> tuple[float, float]:
    with serving("tests.bench.bare:application", environment(database, BENCH_BARE="600")) as address:
        return load(f"{address}/F").rate, load(f"{address}/T").rate


def _against(name: str, seen: Load, yardstick: float, mark: float, letter: str) -> list[Figure]:
    ratio = at_least(
        f"{name}, of {letter}", seen.rate / yardstick if not seen.failed else 0, f"× {letter}", mark
    )
    return [Figure(name, seen.rate, "req/s"), Figure(f"{name}, p99", seen.p99, "ms"), ratio]


def weigh(address: str) -> list[Figure]:
    """Weigh HTML, CSS, JS and fonts of the three first pages, in compressed KB."""
    figures = []
    for name, path in (("home", "/"), ("catalogue", LIST), ("course", COURSE)):
        body, encoding = fetch(address + path, "gzip")
        html = gzip.decompress(body) if encoding == "gzip" else body
        weight = len(body) if encoding else len(gzip.compress(html, 6))
        rest = sum(_wire(urljoin(address + path, link)) for link in _links(html.decode(), address + path))
        figures.append(at_most(f"HTML of {name}", weight / 1024, "KB", HTML_MARK))
        figures.append(at_most(f"HTML, CSS, JS and fonts of {name}", (weight + rest) / 1024, "KB", ALL_MARK))
    return figures


def _links(html: str, page: str) -> set[str]:
    """Return the addresses of styles and scripts, and of what those load in turn."""
    found = set(re.findall(r'<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"', html))
    found |= set(re.findall(r'<link[^>]+href="([^"]+)"[^>]+rel="stylesheet"', html))
    found |= set(re.findall(r'<script[^>]+src="([^"]+)"', html))
    for link in list(found):
        base = urljoin(page, link)
        text = fetch(base, "identity")[0].decode()
        parts = re.findall(r'url\("?([^")]+\.woff2)"?\)', text) + re.findall(r'from\s*"([^"]+\.js)"', text)
        parts += re.findall(r'import\s*"([^"]+\.js)"', text)
        found |= {urljoin(base, part) for part in parts}
    return found


def _wire(address: str) -> int:
    return len(fetch(address)[0])
