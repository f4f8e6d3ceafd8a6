"""Pictures drawn by code from a seed: cut paper in the hues of the CHIME themes.

`draw(seed, theme, motif)` gives a picture, `alt(motif)` its words in Danish and English,
`focal_point(motif)` where to hold it when it is cropped.
"""

from random import Random

from PIL import Image

from . import doors, scenes_inside, scenes_land, scenes_more, scenes_room, scenes_water
from .motifs import MOTIFS
from .palette import HOURS, THEMES, palette
from .paper import Sheet

__all__ = ["HOURS", "MOTIFS", "SCENES", "THEMES", "alt", "draw", "focal_point"]

SCENES = (doors, scenes_inside, scenes_land, scenes_more, scenes_room, scenes_water)


def draw(
    seed: str, theme: str, motif: str, size: tuple[int, int] = (1600, 1000), hour: str | None = None
) -> Image.Image:
    """A picture of a motif in a theme's hues, the same for the same seed, in pixels of `size`.

    `hour` replaces the motif's own hour of the day. Raises KeyError for an unknown theme or motif.
    """
    tones = palette(theme, hour or MOTIFS[motif].hour)
    sheet = Sheet(size, tones.sky[1], tones.shadow, Random(f"{seed}/{motif}"))
    MOTIFS[motif].scene(sheet, tones)
    return sheet.finished()


def alt(motif: str) -> tuple[str, str]:
    """What the picture shows, in Danish and English."""
    return MOTIFS[motif].alt_da, MOTIFS[motif].alt_en


def focal_point(motif: str) -> tuple[float, float]:
    """The point to keep in view, in shares (0..1) of width and height."""
    return MOTIFS[motif].focus
