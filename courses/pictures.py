"""The sizes in which pictures of courses are shown, and the ``<picture>`` that offers them.

Sizes are made when a picture is published, by a task (`make_sizes`), never while somebody waits for a page.
"""

from collections.abc import Callable, Collection, Iterable
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

from django.core.files.storage import default_storage
from django.db import connection
from django.utils.html import escape
from django.utils.safestring import SafeString

from courses.models import CoursePage, Picture, PictureRendition

SMALL, MEDIUM, LARGE = (400, 225), (800, 450), (1280, 720)
_FORMATS = ("avif", "webp")


def _spec(form: str, size: tuple[int, int]) -> str:
    return f"format-{form}|fill-{size[0]}x{size[1]}"


CARD_SPECS = (*(_spec(form, size) for form in _FORMATS for size in (SMALL, MEDIUM)), _spec("jpeg", SMALL))
SHARED_SPEC = "format-jpeg|fill-1200x630"
"""What other sites show when somebody shares a page."""
PAGE_SPECS = (
    *(_spec(form, size) for form in _FORMATS for size in (MEDIUM, LARGE)),
    _spec("jpeg", MEDIUM),
    SHARED_SPEC,
)

ALL_SPECS = tuple(dict.fromkeys((*CARD_SPECS, *PAGE_SPECS)))

_FALLBACKS = (_spec("jpeg", SMALL), _spec("jpeg", MEDIUM))

CARD_SIZES = "(min-width: 1000px) 360px, (min-width: 640px) 45vw, 92vw"
PAGE_SIZES = "(min-width: 1000px) 720px, 94vw"


# One row for each picture, as there are 24 of them on a page of the catalogue, in five sizes.
_SIZES = """
SELECT image_id, array_agg(filter_spec::text ORDER BY id), array_agg(file::text ORDER BY id),
    array_agg(width ORDER BY id), array_agg(height ORDER BY id)
FROM courses_picturerendition WHERE image_id = ANY(%s) AND filter_spec = ANY(%s) GROUP BY image_id
"""


class Size(NamedTuple):
    """One made size: where it lies (escaped for HTML) and how large it is."""

    url: str
    width: int
    height: int


Sizes = dict[str, Size]
"""What Wagtail calls the filter, to the size it made."""


def make_sizes(picture: Picture) -> None:
    """Make the sizes that `picture` lacks. Takes about a second: call it from a task."""
    picture.get_renditions(*ALL_SPECS)


def lacking() -> Iterable[Picture]:
    """The pictures of published courses of which a size is not made yet."""
    shown = Picture.objects.filter(pk__in=_shown())
    made: dict[int, set[str]] = {}
    sizes = PictureRendition.objects.filter(image__in=shown)
    for picture, spec in sizes.values_list("image_id", "filter_spec"):
        made.setdefault(picture, set()).add(spec)
    return [picture for picture in shown if not made.get(picture.pk, set()).issuperset(ALL_SPECS)]


def sizes_of(pictures: Collection[int], specs: tuple[str, ...]) -> dict[int, Sizes]:
    """Picture id to its made sizes among `specs`, in one query; the newest if the focal point moved."""
    url = _where_files_lie()
    with connection.cursor() as cursor:
        cursor.execute(_SIZES, [list(pictures), list(specs)])
        return {
            picture: {spec: Size(url(name), *size) for spec, name, *size in zip(*sizes, strict=True)}
            for picture, *sizes in cursor.fetchall()
        }


def markup(sizes: Sizes, *, shown: str, alt: str = "", is_first: bool = False) -> SafeString:
    """A ``<picture>`` with every made size, or "" where none is made yet; `shown` is its ``sizes``.

    All but what `is_first` on the page loads only when it comes into view. Built without templates or
    ``format_html``, since the catalogue has 24 of them on a page.
    """
    return _markup(tuple(sizes.items()), shown, alt, is_first=is_first)


@lru_cache(maxsize=2048)
def _markup(sizes: tuple[tuple[str, Size], ...], shown: str, alt: str, *, is_first: bool) -> SafeString:
    """The same pictures come again on page after page: its arguments alone decide it."""
    made = dict(sizes)
    fallback = next((made[spec] for spec in _FALLBACKS if spec in made), None)
    if fallback is None:
        return SafeString("")
    sources = ""
    for form in _FORMATS:
        of_form = [size for spec, size in sizes if spec.startswith(f"format-{form}|")]
        if of_form:
            urls = ", ".join([f"{size.url} {size.width}w" for size in of_form])
            sources += f'<source type="image/{form}" srcset="{urls}" sizes="{shown}">'
    url, width, height = fallback
    loading = ' fetchpriority="high"' if is_first else ' loading="lazy" decoding="async"'
    img = f'<img src="{url}" width="{width}" height="{height}" alt="{escape(alt)}"{loading}>'
    return SafeString(f"<picture>{sources}{img}</picture>")


def _where_files_lie() -> Callable[[str], str]:
    """How a file's address is made; by hand where the storage is a folder, since its own way takes longer."""
    base: str | None = getattr(default_storage, "base_url", None)
    if base is None:
        return lambda name: escape(default_storage.url(name))
    return lambda name: f"{base}{_quoted(name)}"


_quoted = lru_cache(maxsize=4096)(quote)


def _shown() -> Iterable[int]:
    shown: Iterable[int] = (
        CoursePage.objects.live().filter(picture__isnull=False).values_list("picture_id", flat=True)
    )
    return shown
