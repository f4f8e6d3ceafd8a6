"""What nobody should send, and somebody will."""

from collections.abc import Iterator
from random import Random
from urllib.parse import quote, quote_from_bytes, urlencode

LONG = "x" * 100_000
TEXTS = (
    *("", " ", "0", "-1", "1e9", "NaN", "None", "true", "[]", "{}", "null", "%", "%%30%30", "\\", "'", '"'),
    *("9" * 30, "9" * 5000, "-" + "9" * 30, "2147483648", "9223372036854775808", "0x10", "１２", "٣", "¼"),
    *("'; DROP TABLE x; --", "<script>alert(1)</script>", "{{ 7*7 }}", "{% debug %}", "${x}", "%s%n%d"),
    *(
        "../../../etc/passwd",
        "..\\..",
        "/etc/passwd",
        "//evil.example",
        "http://evil.example/",
        "a/b",
        "?#&;",
    ),
    *("\x00", "a\x00b", "\x01\x1b\x7f\x85", "\r\nSet-Cookie: a=b", "\u202eabc", "\u200b", "\ufeff", "\uffff"),
    *("😀👩‍👩‍👧", "שלום", "Z͑ͫ̓a", "æøåÆØÅ", "ß", "İ", "ﬁ", "日本語", "a" * 300, LONG),
    *("& | ! ( ) :* <-> '", '"a" OR b -c', ":*", "a:*b", "2026-02-30", "0000-00-00T99:99", "a@b", "@"),
)
BYTES = (
    b"\xff",
    b"\xc3\x28",
    b"\xed\xa0\x80",
    b"\xf0\x28\x8c\x28",
    b"\xc0\x80",
    b"%",
    b"%zz",
    b"%u0041",
    b"\x00",
)
QUERY_NAMES = (
    *(
        "q",
        "tema",
        "livsomraade",
        "for",
        "form",
        "ugedag",
        "sted",
        "ledige",
        "side",
        "til",
        "next",
        "p",
        "page",
    ),
    *(
        "format",
        "export",
        "ordering",
        "o",
        "locale",
        "collection_id",
        "tag",
        "state",
        "run",
        "term",
        "fields",
    ),
    *("is_searching", "mode", "_", "csrfmiddlewaretoken", "select_all", "id"),
)
HEADERS = (
    *(
        "HTTP_ACCEPT_LANGUAGE",
        "HTTP_HX_REQUEST",
        "HTTP_HX_TARGET",
        "HTTP_HX_CURRENT_URL",
        "HTTP_IF_NONE_MATCH",
    ),
    *("HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE", "HTTP_HOST", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST"),
    *("HTTP_ACCEPT_ENCODING", "HTTP_AUTHORIZATION", "HTTP_REFERER", "HTTP_ORIGIN", "HTTP_ACCEPT"),
    *("HTTP_X_REQUESTED_WITH", "HTTP_X_CSRFTOKEN", "HTTP_HX_HISTORY_RESTORE_REQUEST"),
)
COOKIES = ("sessionid", "csrftoken", "messages", "django_language", "x")
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "FOO", "get")
FORM = "application/x-www-form-urlencoded"
KINDS = (
    *(
        FORM,
        f"{FORM}; charset=nonsense",
        f"{FORM}; charset=utf-16",
        "application/json",
        "text/plain",
        "",
        ";;=",
    ),
    *("multipart/form-data", "multipart/form-data; boundary=x", "multipart/form-data; boundary=" + "b" * 300),
)
BODIES = (
    *(b"", b"&&&===", b"a=" + b"%ff" * 50, b'{"a": "\\ud800"}', b"[" * 3000, b"\x00" * 100, b"--x--\r\n"),
    b'--x\r\nContent-Disposition: form-data; name="a"; filename="../../a\x00.png"\r\n\r\nx\r\n--x--\r\n',
    b"--x\r\nContent-Disposition: form-data\r\n\r\n",
    b"&".join(b"a%d=1" % number for number in range(1500)),
)


def header_safe(text: str) -> str:
    """Return what of a text a server lets into a header."""
    return text.replace("\r", "").replace("\n", "").replace("\x00", "")[:8000].encode().decode("latin-1")


def segment(random: Random) -> str:
    """Return one part of a path, percent-encoded or raw bytes so."""
    if random.random() < 0.2:
        return quote_from_bytes(random.choice(BYTES))
    return quote(random.choice(TEXTS)[:3000], safe=random.choice(["", "/"]))


def query(random: Random, names: tuple[str, ...] = QUERY_NAMES) -> str:
    """Return a query string of some names, some of them twice."""
    if random.random() < 0.1:
        return f"{random.choice(names)}={quote_from_bytes(random.choice(BYTES))}"
    pairs = [(random.choice(names), random.choice(TEXTS)[:5000]) for _ in range(random.randint(1, 4))]
    return urlencode(pairs * random.choice((1, 1, 2)))


def form(random: Random, fields: list[str]) -> bytes:
    """Return an encoded form with garbage in some of its fields, and perhaps one that is not of it."""
    chosen = random.sample(fields, random.randint(1, len(fields))) if fields else ["a"]
    pairs = [(name, random.choice(TEXTS)) for name in chosen]
    if random.random() < 0.2:
        pairs += [(random.choice(chosen), "igen"), (random.choice(TEXTS)[:50], "1")]
    body = urlencode(pairs).encode()
    return body + b"&a=" + random.choice(BYTES) if random.random() < 0.1 else body


def cookies(random: Random) -> str:
    """Return a cookie header."""
    return "; ".join(f"{name}={header_safe(random.choice(TEXTS))[:3000]}" for name in COOKIES)


def headers(random: Random) -> Iterator[tuple[str, str]]:
    """Yield some headers."""
    for name in random.sample(HEADERS, 3):
        yield name, header_safe(random.choice(TEXTS))
