"""Makes one catalogue: reads, lays out pictures, sets, counts pages; each step is told when it is done."""

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import segno
from pikepdf import Pdf

from courses.models import Picture, PictureRendition
from home.models.prospectus import Shape
from home.prospectus import booklet, cover, reading, setting, wording
from home.prospectus.choices import Choice
from home.prospectus.course_words import Words

SPEC = "format-jpeg|fill-800x450"
"""The size of a course's page, sharp on paper up to seven centimetres."""

_STEP = 10  # so many pictures are laid out between two tellings
Told = Callable[[int, int], object]
"""Hears how many steps are done, of how many."""


@dataclass(frozen=True, slots=True)
class Made:
    """A finished catalogue; ``fingerprint`` is of what it says."""

    content: bytes
    pages: int
    fingerprint: str


def said_now(choice: Choice, *, now: datetime) -> Words:
    """Return what this catalogue would say if it were made at ``now``."""
    return wording.write(reading.read(choice, now=now), choice)


def make(choice: Choice, *, now: datetime, told: Told) -> Made:
    """Make a catalogue; raises ``setting.Faulty`` where it would not be accessible."""
    said = said_now(choice, now=now)
    shown = [] if choice.shape == Shape.LARGE else wording.pictures_in(said)
    total = len(shown) + 3
    told(1, total)
    beside = {
        said["cover"]["art"]: setting.written(cover.art(said["cover"]["seed"])),
        said["ways"]["qr"]["file"]: setting.written(code(said["ways"]["qr"]["url"])),
    }
    for done, (name, lay) in enumerate(photos(shown), start=1):
        beside[name] = lay
        if done % _STEP == 0:
            told(1 + done, total)
    told(total - 2, total)
    paper = setting.pdf("catalogue.typ", said, beside=beside, timestamp=int(now.timestamp()), apart=True)
    told(total - 1, total)
    if choice.shape == Shape.BOOKLET:
        paper = booklet.impose(paper, title=said["title"], language=choice.language)
    with Pdf.open(io.BytesIO(paper)) as counted:
        pages = len(counted.pages)
    return Made(paper, pages, wording.fingerprint(said, choice.shape))


def code(address: str) -> bytes:
    """Return a QR code that opens the address, as SVG with the quiet margin it needs."""
    drawn = io.BytesIO()
    made = segno.make(address, error="m", micro=False)
    made.save(drawn, kind="svg", border=4, dark="#000", light="#fff", xmldecl=False)
    return drawn.getvalue()


def photos(shown: Iterable[Words], spec: str = SPEC) -> Iterable[tuple[str, setting.Lay]]:
    """Return each picture's name beside the template, and what lays it there; a size not made yet is made."""
    wanted = {one["id"]: one["file"] for one in shown}
    sizes = PictureRendition.objects.filter(image__in=wanted, filter_spec=spec).order_by("pk")
    made: dict[int, PictureRendition] = {size.image_id: size for size in sizes.select_related("image")}
    lacking = Picture.objects.filter(pk__in=wanted.keys() - made.keys())
    made |= {picture.pk: picture.get_rendition(spec) for picture in lacking}
    for pk, rendition in sorted(made.items()):
        yield wanted[pk], _copied(rendition)


def _copied(rendition: PictureRendition) -> setting.Lay:
    def lay(path: Path) -> None:
        with rendition.file.open() as source:
            path.write_bytes(source.read())

    return lay
