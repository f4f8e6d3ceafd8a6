"""A browser for the journeys: phone and desktop, watched for errors, strangers and barriers.

``phone`` and ``desktop`` are pages of a visitor; ``open_page`` makes others (signed in, without JavaScript).
Each page fails its test if the console had an error, if anything was asked of another host, or if the
content security policy stopped something.
"""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, ViewportSize, sync_playwright
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from tests.cast import sign_in

# Playwright runs a loop in this thread, which Django would take for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
# The node it brings wants a library that a bare Debian has not; ours, which builds the styles, wants none.
OUR_NODE = Path(sys.executable).parent / "node"
if OUR_NODE.exists():
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(OUR_NODE))

PHONE: ViewportSize = {"width": 360, "height": 740}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all journeys."""
    path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, live_server: LiveServer) -> Iterator[OpenPage]:
    """Return a function that opens a page of its own: ``open_page(PHONE, person=alma, javascript=False)``."""
    trouble: list[str] = []
    contexts = []

    def new(viewport: ViewportSize = DESKTOP, *, person: User | None = None, javascript: bool = True) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport=viewport,
            java_script_enabled=javascript,
            locale="da-DK",
            timezone_id="Europe/Copenhagen",
            reduced_motion="reduce",
        )
        contexts.append(context)
        if person is not None:
            session = sign_in(Client(), person).cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies(
                [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
            )
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: _note(trouble, page, message))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("request", lambda request: _only_ours(trouble, live_server.url, request))
        return page

    yield new
    for context in contexts:
        context.close()
    assert not trouble, trouble


@pytest.fixture
def phone(open_page: OpenPage) -> Page:
    """Open a page on a phone."""
    return open_page(PHONE)


@pytest.fixture
def desktop(open_page: OpenPage) -> Page:
    """Open a page on a desktop."""
    return open_page(DESKTOP)


@pytest.fixture(scope="session")
def no_barriers() -> Callable[[Page], None]:
    """Return a function that fails where a page breaks WCAG 2.2 A or AA, as far as axe can see."""
    axe = Axe()

    def check(page: Page) -> None:
        lines = _barriers(axe, page)
        assert not lines, f"{page.url}\n" + "\n".join(lines)
        overflow = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert overflow <= 0, f"{page.url} is {overflow} px too wide"

    return check


@pytest.fixture(scope="session")
def no_barriers_in() -> Callable[[Page, str], None]:
    """Return a function that asks the same of one part of a page: what we put into Wagtail's frame."""
    axe = Axe()

    def check(page: Page, part: str) -> None:
        page.locator(part).wait_for()
        lines = _barriers(axe, page, part)
        assert not lines, f"{page.url}\n" + "\n".join(lines)

    return check


def _barriers(axe: Axe, page: Page, part: str | None = None) -> list[str]:
    """Return what axe finds, a line each.

    A click comes back before its new page is there: axe may begin on the page that is about to go, and is
    cut off in the middle. Then the page that came is asked instead; a third time is a fault.
    """
    options = {"runOnly": {"type": "tag", "values": WCAG}}
    for attempt in range(3):
        page.wait_for_load_state("load")
        before = page.url
        try:
            found = axe.run(page, context=part, options=options).response["violations"]
        except Error:
            if attempt == 2:
                raise
            continue
        page.wait_for_load_state("load")
        if page.url == before:
            break
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


def _note(trouble: list[str], page: Page, message: ConsoleMessage) -> None:
    """Keep errors, but not Chromium's remark that the page itself answered 404 or 422: that is meant."""
    if message.type != "error":
        return
    is_of_page = message.location.get("url", "").split("#")[0] == page.url.split("#")[0]
    if not (message.text.startswith("Failed to load resource") and is_of_page):
        trouble.append(f"{page.url}: {message.text}")


def _only_ours(trouble: list[str], home: str, request: Request) -> None:
    if not request.url.startswith((home, "data:", "blob:", "about:")):
        trouble.append(f"asked a stranger: {request.url}")
