"""The page cache gives visitors what is for everybody, and nobody anything that is somebody's."""

import gzip

import pytest
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.test import RequestFactory

from config.page_cache import AnonymousPageCache

factory = RequestFactory()


class Site:
    """A site that counts how often it was asked."""

    def __init__(self, **headers: str) -> None:
        self.asked = 0
        self.headers = headers
        self.status = 200
        self.touch = lambda request, response: None

    def __call__(self, request: HttpRequest) -> HttpResponse:
        self.asked += 1
        response = HttpResponse(f"side {self.asked} " + "x" * 2000, status=self.status, headers=self.headers)
        self.touch(request, response)
        return response


@pytest.fixture
def cached(settings):
    settings.PAGE_CACHE_SECONDS = 3
    caches["pages"].clear()

    def build(site: Site) -> AnonymousPageCache:
        return AnonymousPageCache(site)

    return build


def test_the_second_visitor_gets_the_kept_page(cached):
    site = Site()
    cache = cached(site)
    first, second = cache(factory.get("/kurser/")), cache(factory.get("/kurser/"))
    assert site.asked == 1
    assert first.content == second.content
    assert second["Cache-Control"] == "no-cache"
    assert "Cookie" in second["Vary"]


def test_a_browser_that_can_gets_it_compressed(cached):
    cache = cached(Site())
    plain = cache(factory.get("/kurser/"))
    squeezed = cache(factory.get("/kurser/", headers={"accept-encoding": "gzip, br"}))
    assert squeezed["Content-Encoding"] == "gzip"
    assert gzip.decompress(squeezed.content) == plain.content
    assert int(squeezed["Content-Length"]) == len(squeezed.content)


@pytest.mark.parametrize(
    "other",
    [
        factory.get("/kurser/?q=angst"),
        factory.get("/en/kurser/"),
        factory.get("/kurser/", headers={"host": "other.example.org"}),
        factory.get("/kurser/", headers={"hx-request": "true"}),
        factory.get("/kurser/", headers={"hx-history-restore-request": "true"}),
    ],
)
def test_another_address_host_or_fragment_is_another_page(cached, other):
    site = Site()
    cache = cached(site)
    cache(factory.get("/kurser/"))
    cache(other)
    assert site.asked == 2


@pytest.mark.parametrize("cookie", ["sessionid", "messages"])
def test_who_has_a_session_neither_gets_nor_fills(cached, cookie):
    site = Site()
    cache = cached(site)
    personal = factory.get("/kurser/")
    personal.COOKIES[cookie] = "x"
    cache(personal)
    cache(factory.get("/kurser/"))
    assert site.asked == 2
    answer = cache(personal)
    assert site.asked == 3
    assert b"side 3" in answer.content


def test_a_stray_cookie_still_hits(cached):
    site = Site()
    cache = cached(site)
    cache(factory.get("/kurser/"))
    stray = factory.get("/kurser/")
    stray.COOKIES["csrftoken"] = "x"
    cache(stray)
    assert site.asked == 1


def _sets_a_cookie(request, response):
    response.set_cookie("sessionid", "x")


def _makes_a_token(request, response):
    get_token(request)


def _reads_a_nonce(request, response):
    request._csp_nonce = "x"


@pytest.mark.parametrize("touch", [_sets_a_cookie, _makes_a_token, _reads_a_nonce])
def test_a_page_that_is_somebodys_is_not_kept(cached, touch):
    site = Site()
    site.touch = touch
    cache = cached(site)
    cache(factory.get("/kurser/"))
    cache(factory.get("/kurser/"))
    assert site.asked == 2


@pytest.mark.parametrize("control", ["private", "no-store", "max-age=0, no-cache, no-store, private"])
def test_a_page_that_asks_to_be_private_is_not_kept(cached, control):
    site = Site(**{"Cache-Control": control})
    cache = cached(site)
    cache(factory.get("/kurser/"))
    cache(factory.get("/kurser/"))
    assert site.asked == 2


@pytest.mark.parametrize("status", [302, 404, 500])
def test_only_pages_that_went_well_are_kept(cached, status):
    site = Site()
    site.status = status
    cache = cached(site)
    cache(factory.get("/kurser/"))
    cache(factory.get("/kurser/"))
    assert site.asked == 2


def test_posts_pass_by(cached):
    site = Site()
    cache = cached(site)
    cache(factory.post("/kurser/"))
    cache(factory.post("/kurser/"))
    assert site.asked == 2


def test_zero_seconds_turns_it_off(settings):
    settings.PAGE_CACHE_SECONDS = 0
    site = Site()
    cache = AnonymousPageCache(site)
    cache(factory.get("/kurser/"))
    cache(factory.get("/kurser/"))
    assert site.asked == 2
