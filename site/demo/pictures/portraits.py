"""Portraits of people who do not exist: shoulders, hair and light, cut from paper, and no face."""

from io import BytesIO
from random import Random

from PIL import Image

from .palette import THEMES, palette
from .paper import RGB, Cut, Sheet, mix

SIDE = 640
_QUALITY = 88
_SKIN: tuple[RGB, ...] = ((240, 208, 180), (224, 182, 148), (198, 150, 114), (150, 104, 76), (112, 76, 56))
_HAIR: tuple[RGB, ...] = (
    (58, 44, 38),
    (94, 64, 44),
    (150, 104, 62),
    (206, 166, 104),
    (176, 172, 168),
    (42, 40, 46),
)
_INK: RGB = (31, 42, 46)


def portrait(seed: str) -> Image.Image:
    """A square portrait, the same for the same seed."""
    rng = Random(f"portrait/{seed}")
    tones = palette(rng.choice(sorted(THEMES)), rng.choice(("day", "dawn", "dusk")))
    sheet = Sheet((SIDE, SIDE), tones.sky[1], tones.shadow, rng)
    sheet.wash(*tones.sky)
    sheet.lay(Cut().disc(rng.uniform(180, 820), rng.uniform(160, 320), 120), tones.second, lift=4)
    hill = rng.uniform(560, 660)
    sheet.lay(Cut().oval(rng.uniform(200, 800), hill + 420, 900, 420), tones.land[1], lift=5)
    skin, hair = rng.choice(_SKIN), rng.choice(_HAIR)
    _back_of_the_hair(sheet, rng, hair)
    sheet.lay(Cut().box(430, 560, 140, 200, 60), mix(skin, _INK, 0.14), lift=3)
    coat = rng.choice((tones.accent, tones.land[3], tones.land[4], tones.second))
    sheet.lay(Cut().box(210, 720, 580, 500, 220), coat, lift=9)
    sheet.lay(Cut().oval(500, 730, 110, 46), mix(coat, (255, 255, 255), 0.35), lift=3)
    sheet.lay(Cut().oval(500, 430, 158, 198), skin, lift=8)
    _front_of_the_hair(sheet, rng, hair)
    return sheet.finished()


def jpeg(seed: str) -> bytes:
    """The portrait as a file."""
    out = BytesIO()
    portrait(seed).save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def _back_of_the_hair(sheet: Sheet, rng: Random, hair: RGB) -> None:
    """Long, to the chin, or none behind the neck."""
    long = rng.choice((0, 130, 300))
    if long:
        sheet.lay(Cut().box(316, 250, 368, 300 + long, 170), mix(hair, _INK, 0.2), lift=5)


def _front_of_the_hair(sheet: Sheet, rng: Random, hair: RGB) -> None:
    """A cap of hair, parted to one side; some wear a bun, some a scarf of the same cut."""
    if rng.random() < 0.3:
        sheet.lay(Cut().disc(500, 190, 74), hair, lift=5)
    part = rng.uniform(-90, 90)
    cap = Cut().oval(500, 330, 176, 130).oval(500 + part, 430, 150, 120, hole=True)
    sheet.lay(cap, hair, lift=6)
