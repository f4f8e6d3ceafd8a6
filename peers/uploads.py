"""Pictures that people upload: read before they are believed, and never kept as they were sent.

What is kept is made anew of the pixels, so that nothing a camera or somebody else wrote into the file (place,
time, owner, more than a picture) can come along.
"""

import warnings
from collections.abc import Callable
from io import BytesIO
from typing import TypeVar

from PIL import Image, ImageOps

LARGEST = 10 * 1024 * 1024
"""Bytes of an upload."""
MOST_PIXELS = 60_000_000
"""More than the camera of a phone takes; read whole, it is 180 MB for a moment."""

Made = TypeVar("Made")


class Unusable(Exception):
    """It cannot be used; ``reason`` is ``too_large``, ``damaged`` or ``too_small``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def made_anew(
    content: bytes,
    make: Callable[[Image.Image], Made],
    *,
    formats: tuple[str, ...],
    enough: int,
    is_too_small: Callable[[tuple[int, int]], bool],
) -> Made:
    """Return what ``make`` makes of the picture, upright, in RGB, on white.

    ``enough``: pixels of a side at which a JPEG may be read smaller than it is. Raises Unusable.
    """
    if len(content) > LARGEST:
        raise Unusable("too_large")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=formats) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise Unusable("too_large")
                if is_too_small(picture.size):
                    raise Unusable("too_small")
                picture.draft("RGB", (enough, enough))
                picture.load()
                upright = ImageOps.exif_transpose(picture)
            return make(_on_white(upright))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Unusable("too_large") from error
    # Pillow's readers raise more than OSError on what was made to break them.
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError) as error:
        raise Unusable("damaged") from error


def jpeg(picture: Image.Image, *, quality: int, progressive: bool = False) -> bytes:
    """Return the file of a picture, with nothing in it but the picture."""
    picture.info = {}
    held = BytesIO()
    picture.save(held, format="JPEG", quality=quality, optimize=True, progressive=progressive)
    return held.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    shown = picture.convert("RGBA")
    ground = Image.new("RGB", shown.size, "white")
    ground.paste(shown, mask=shown.getchannel("A"))
    return ground
