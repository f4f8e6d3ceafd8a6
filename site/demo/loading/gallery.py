"""Draws the pictures, as many at a time as there are processors, and hangs them in Wagtail's collection."""

import hashlib
import os
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path

from django.core.files.images import ImageFile
from django.db import connection

from courses.models import Picture
from courses.pictures import lacking, make_sizes
from demo import pictures as drawing
from demo.content import bank
from demo.content.courses import COURSES
from demo.content.venues import VENUES
from demo.loading import made
from demo.loading.progress import Progress
from demo.pictures import files
from demo.pictures import portraits as drawn
from peers import portraits
from peers.models import Contributor


@dataclass(frozen=True)
class Wanted:
    """A picture to be drawn: the name it is known by, its hues and what it shows."""

    name: str
    theme: str
    motif: str


WANTED = (
    *(Wanted(course.slug, course.themes[0], course.motif) for course in COURSES),
    *(Wanted(venue.slug, venue.theme, venue.motif) for venue in VENUES),
)


def hang(progress: Progress) -> dict[str, Picture]:
    """All pictures by name; those that are there and are drawn as we draw now are left alone."""
    version = _version()
    found = {wanted.name: _there(wanted, version) for wanted in WANTED}
    missing = [wanted for wanted in WANTED if found[wanted.name] is None]
    workers = min(len(missing), os.cpu_count() or 1)
    if missing:
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            drawn = [(one, pool.submit(files.jpeg, one.name, one.theme, one.motif)) for one in missing]
            progress.each(
                "pictures drawn", drawn, lambda pair: found.update({pair[0].name: _hang(*pair, version)})
            )
    return {name: picture for name, picture in found.items() if picture is not None}


def make_all_sizes(progress: Progress) -> None:
    """Make the sizes that the pages show now, so that the first visitor meets no empty place."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # encoding lets other threads run
        tasks = [pool.submit(_sizes, picture) for picture in lacking()]
        progress.each("pictures in all sizes", tasks, Future.result)


def _sizes(picture: Picture) -> None:
    try:
        make_sizes(picture)
    finally:
        connection.close()  # the thread's own


def _there(wanted: Wanted, version: str) -> Picture | None:
    number, _, drawn_as = (made.recall(f"picture:{wanted.name}") or "0:").partition(":")
    picture: Picture | None = Picture.objects.filter(pk=number).first()
    if picture is None or drawn_as != version or not picture.file.storage.exists(picture.file.name):
        return None
    return picture


def _hang(wanted: Wanted, drawn: Future[bytes], version: str) -> Picture:
    danish, _english = drawing.alt(wanted.motif)
    across, down = drawing.focal_point(wanted.motif)
    width, height = files.WIDTH, files.HEIGHT
    file = ImageFile(BytesIO(drawn.result()), name=f"{wanted.name}.jpg")
    picture = Picture(
        title=wanted.name,
        description=danish,
        file=file,
        width=width,
        height=height,
        focal_point_x=round(across * width),
        focal_point_y=round(down * height),
        focal_point_width=round(width * 0.5),
        focal_point_height=round(height * 0.6),
    )
    picture.save()
    made.remember(f"picture:{wanted.name}", f"{picture.pk}:{version}")
    return picture


def _version() -> str:
    """A fingerprint of the code that draws."""
    sources = sorted(Path(drawing.__file__).parent.glob("*.py"))
    return hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()[:16]


def hang_portraits(makers: dict[str, Contributor], progress: Progress) -> None:
    """Draw those who said yes to a picture of themselves, once."""

    def hang(key: str) -> None:
        contributor = makers[key]
        if not contributor.portrait:
            sizes = portraits.read(drawn.jpeg(key))
            portraits.replace(contributor=contributor, sizes=sizes, shown=True)

    progress.each("portraits", bank.PORTRAYED, hang)
