"""Cut paper: shapes cut out of sheets, laid on one another with soft shadows.

Everything is drawn in *picture units*: the height is always 1000, the width follows the
proportions asked for (1600 at 8:5). Light falls from the upper left.
"""

import random
from collections.abc import Sequence
from functools import lru_cache

from PIL import Image, ImageChops, ImageDraw, ImageFilter

RGB = tuple[int, int, int]
Point = tuple[float, float]
Box = tuple[int, int, int, int]

HEIGHT = 1000.0
_FINE = 2  # shapes are cut at twice the size and reduced, so that edges are smooth


def mix(first: RGB, second: RGB, share: float) -> RGB:
    """The colour that lies `share` (0..1) of the way from the first to the second."""
    a, b, c = (round(p + (q - p) * share) for p, q in zip(first, second, strict=True))
    return a, b, c


class Cut:
    """Outlines to be cut from one sheet; a hole takes away what was cut before it."""

    def __init__(self) -> None:
        self._pieces: list[tuple[str, list[Point], float, bool]] = []

    def poly(self, points: Sequence[Point], hole: bool = False) -> "Cut":
        self._pieces.append(("poly", list(points), 0, hole))
        return self

    def disc(self, x: float, y: float, r: float, hole: bool = False) -> "Cut":
        return self.oval(x, y, r, r, hole)

    def oval(self, x: float, y: float, rx: float, ry: float, hole: bool = False) -> "Cut":
        self._pieces.append(("oval", [(x - rx, y - ry), (x + rx, y + ry)], 0, hole))
        return self

    def box(self, x: float, y: float, w: float, h: float, r: float = 0, hole: bool = False) -> "Cut":
        """A rectangle from its upper left corner, with corners rounded by `r`."""
        self._pieces.append(("box", [(x, y), (x + w, y + h)], r, hole))
        return self

    def line(self, points: Sequence[Point], width: float, hole: bool = False) -> "Cut":
        """A strip with round ends."""
        self._pieces.append(("line", list(points), width, hole))
        return self

    def bounds(self) -> tuple[float, float, float, float]:
        """The smallest box round everything, in picture units."""
        spread = [(x, y, w) for kind, pts, w, hole in self._pieces if not hole for x, y in pts]
        pad = max((w for _, _, w in spread), default=0) / 2 + 1
        xs, ys = [x for x, _, _ in spread], [y for _, y, _ in spread]
        return min(xs) - pad, min(ys) - pad, max(xs) + pad, max(ys) + pad

    def mask(self, box: Box, scale: float) -> Image.Image:
        """The cut inside a pixel box, as an 8-bit mask."""
        width, height = box[2] - box[0], box[3] - box[1]
        image = Image.new("L", (width * _FINE, height * _FINE), 0)
        pen = ImageDraw.Draw(image)
        s = scale * _FINE
        for kind, pts, extra, hole in self._pieces:
            placed = [(x * s - box[0] * _FINE, y * s - box[1] * _FINE) for x, y in pts]
            _stroke(pen, kind, placed, extra * s, 0 if hole else 255)
        return image.reduce(_FINE)


def _stroke(pen: ImageDraw.ImageDraw, kind: str, pts: list[Point], extra: float, fill: int) -> None:
    if kind == "poly":
        pen.polygon(pts, fill=fill)
    elif kind == "oval":
        pen.ellipse([pts[0], pts[1]], fill=fill)
    elif kind == "box":
        pen.rounded_rectangle([pts[0], pts[1]], radius=extra, fill=fill)
    else:
        pen.line(pts, fill=fill, width=max(1, round(extra)), joint="curve")
        for x, y in (pts[0], pts[-1]):
            r = extra / 2
            pen.ellipse([x - r, y - r, x + r, y + r], fill=fill)


class Sheet:
    """The picture while it is being laid, back to front."""

    def __init__(self, size: tuple[int, int], ground: RGB, shadow: RGB, rng: random.Random) -> None:
        self.image = Image.new("RGB", size, ground)
        self.scale = size[1] / HEIGHT
        self.w = size[0] / self.scale
        self.h = HEIGHT
        self.shadow = shadow
        self.rng = rng

    def wash(self, top: RGB, bottom: RGB) -> None:
        """Colour the whole ground from top to bottom."""
        self.image = _ramp(self.image.size, top, bottom)

    def lay(
        self, cut: Cut, colour: RGB, lift: float = 6, foot: RGB | None = None, depth: float = 0.42
    ) -> None:
        """Lay a cut of coloured paper, `lift` above what lies below; `foot` is its colour at the bottom."""
        pad = lift * 4 + 2
        x0, y0, x1, y1 = cut.bounds()
        box = self._pixels(x0 - pad, y0 - pad, x1 + pad, y1 + pad)
        if box[2] <= box[0] or box[3] <= box[1]:
            return
        mask = cut.mask(box, self.scale)
        patch = self.image.crop(box)
        if lift > 0:
            patch.paste(self.shadow, mask=self._cast(mask, lift, depth))
        paper = _ramp(patch.size, colour, foot) if foot else Image.new("RGB", patch.size, colour)
        patch.paste(paper, mask=mask)
        if lift > 1:
            patch.paste(mix(colour, (255, 255, 255), 0.55), mask=_rim(mask, self.scale))
        self.image.paste(patch, box[:2])

    def glow(self, x: float, y: float, r: float, colour: RGB, strength: float = 0.5) -> None:
        """Soft light round a point."""
        box = self._pixels(x - r, y - r, x + r, y + r, inside=False)
        side = max(8, box[2] - box[0])
        halo = _halo().resize((side, side)).point([round(v * strength) for v in range(256)])
        self.image.paste(colour, (box[0], box[1], box[0] + side, box[1] + side), halo)

    def finished(self) -> Image.Image:
        """The picture with the grain of the paper over it."""
        return ImageChops.soft_light(self.image, _grain(self.image.size))

    def _cast(self, mask: Image.Image, lift: float, depth: float) -> Image.Image:
        size = mask.size
        small = mask.resize((max(1, size[0] // 4), max(1, size[1] // 4)), Image.Resampling.BOX)
        soft = small.filter(ImageFilter.GaussianBlur(lift * self.scale * 0.34)).resize(size)
        dx, dy = round(lift * self.scale * 0.55), round(lift * self.scale * 0.85)
        moved = Image.new("L", size, 0)
        moved.paste(soft, (dx, dy))
        return moved.point([round(v * depth) for v in range(256)])

    def _pixels(self, x0: float, y0: float, x1: float, y1: float, inside: bool = True) -> Box:
        s, (width, height) = self.scale, self.image.size
        box = round(x0 * s), round(y0 * s), round(x1 * s), round(y1 * s)
        if not inside:
            return box
        return max(0, box[0]), max(0, box[1]), min(width, box[2]), min(height, box[3])


def _rim(mask: Image.Image, scale: float) -> Image.Image:
    """The thin bright edge where light meets the cut."""
    step = max(1, round(1.6 * scale))
    moved = Image.new("L", mask.size, 0)
    moved.paste(mask, (step, step))
    return ImageChops.subtract(mask, moved).point([round(v * 0.5) for v in range(256)])


def _ramp(size: tuple[int, int], top: RGB, bottom: RGB) -> Image.Image:
    bands = []
    for start, end in zip(top, bottom, strict=True):
        column = Image.linear_gradient("L").point(
            [round(start + (end - start) * v / 255) for v in range(256)]
        )
        bands.append(column.resize((1, size[1]), Image.Resampling.BILINEAR, box=(0, 0, 1, 256)).resize(size))
    return Image.merge("RGB", bands)


@lru_cache(maxsize=1)
def _halo() -> Image.Image:
    return ImageChops.invert(Image.radial_gradient("L")).point(
        [round(255 * (max(0, v - 74) / 181) ** 2) for v in range(256)]
    )


@lru_cache(maxsize=4)
def _grain(size: tuple[int, int]) -> Image.Image:
    """Fine tooth and long soft fibres round middle grey; the same for every picture of a size."""
    rng = random.Random("paper")
    fine = Image.frombytes("L", size, rng.randbytes(size[0] * size[1]))
    wide = (max(2, size[0] // 3), max(2, size[1] // 14))
    fibre = Image.frombytes("L", wide, rng.randbytes(wide[0] * wide[1])).resize(
        size, Image.Resampling.BICUBIC
    )
    cloud = Image.frombytes("L", (16, 10), rng.randbytes(160)).resize(size, Image.Resampling.BICUBIC)
    tooth = Image.blend(fine.filter(ImageFilter.GaussianBlur(0.7)), fibre, 0.3)
    grey = Image.blend(tooth, cloud, 0.3).point([round(128 + (v - 128) * 0.34) for v in range(256)])
    return Image.merge("RGB", (grey, grey, grey))
