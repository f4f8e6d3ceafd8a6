"""Sky, sun and moon, clouds, hills and water."""

import math
from itertools import pairwise
from random import Random

from .palette import MILK, Palette
from .paper import RGB, Cut, Point, Sheet, mix


def ridge(
    rng: Random, width: float, y: float, swell: float, rough: float = 0.25, lean: float = 0
) -> list[Point]:
    """A rolling line from edge to edge: `swell` is its height, `rough` its share of small bumps."""
    waves = [
        (rng.uniform(0.7, 1.5), rng.uniform(0, 6.3), 1.0),
        (rng.uniform(1.8, 3.2), rng.uniform(0, 6.3), 0.5),
        (rng.uniform(5, 9), rng.uniform(0, 6.3), rough * 0.5),
    ]
    points = []
    for step in range(-2, 83):
        x = width * step / 80
        rise = sum(size * math.sin(turn * 6.283 * x / 1600 + phase) for turn, phase, size in waves)
        points.append((x, y - swell * rise / 1.6 + lean * (x / width - 0.5)))
    return points


def closed(top: list[Point], floor: float = 1040) -> list[Point]:
    """The line made into a sheet that reaches below the picture."""
    return [(top[0][0], floor), *top, (top[-1][0], floor)]


def height_at(line: list[Point], x: float) -> float:
    """The y of a line made by `ridge` at x."""
    for (x0, y0), (x1, y1) in pairwise(line):
        if x0 <= x <= x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0 or 1)
    return line[-1][1]


def hill(
    sheet: Sheet, colour: RGB, y: float, swell: float, lift: float = 9, lean: float = 0, rough: float = 0.25
) -> list[Point]:
    """One sheet of land; its upper line is given back, to set things on."""
    line = ridge(sheet.rng, sheet.w, y, swell, rough, lean)
    sheet.lay(Cut().poly(closed(line)), colour, lift, foot=mix(colour, sheet.shadow, 0.16))
    return line


def ranges(
    sheet: Sheet, tones: Palette, ys: list[float], swell: float, nearest: float = 0.6
) -> list[list[Point]]:
    """Several sheets of land behind one another, paler with distance."""
    lines = []
    for place, y in enumerate(ys):
        share = nearest * place / max(1, len(ys) - 1) if len(ys) > 1 else nearest
        lean = sheet.rng.uniform(-90, 90)
        lines.append(hill(sheet, tones.far(share), y, swell * (1 - 0.12 * place), 6 + place * 2.2, lean))
    return lines


def sky(sheet: Sheet, tones: Palette, bands: int = 3) -> None:
    """The ground colour, and a few wavy sheets of sky."""
    sheet.wash(*tones.sky)
    for place in range(bands):
        share = (place + 1) / (bands + 1)
        line = ridge(sheet.rng, sheet.w, 110 + 430 * share, 52, 0.05, sheet.rng.uniform(-160, 160))
        colour = mix(tones.sky[0], tones.sky[1], share)
        sheet.lay(Cut().poly(closed(line)), mix(colour, MILK, 0.07), 4, foot=tones.sky[1], depth=0.16)


def rings(sheet: Sheet, tones: Palette, x: float, y: float, r: float, disc: RGB, count: int = 4) -> None:
    """Sun or moon in rings of paper, palest nearest to it."""
    for place in range(count, 0, -1):
        size = r * (1 + 0.62 * place)
        share = 0.16 + 0.5 * (1 - place / (count + 1))
        tint = mix(tones.sky[0] if tones.dark else tones.sky[1], disc, share * (0.62 if tones.dark else 0.75))
        sheet.lay(Cut().poly(_wobble(sheet.rng, x, y, size)), tint, 4, depth=0.2)
    sheet.lay(Cut().disc(x, y, r), disc, 7, foot=mix(disc, (232, 150, 92), 0.16))


def _wobble(rng: Random, x: float, y: float, r: float) -> list[Point]:
    a, b, p, q = rng.uniform(0.01, 0.03), rng.uniform(0.006, 0.018), rng.uniform(0, 6), rng.uniform(0, 6)
    turns = [i * 6.2832 / 120 for i in range(120)]
    sizes = [r * (1 + a * math.sin(3 * t + p) + b * math.sin(7 * t + q)) for t in turns]
    return [(x + s * math.cos(t), y + s * math.sin(t)) for t, s in zip(turns, sizes, strict=True)]


def crescent(sheet: Sheet, x: float, y: float, r: float, colour: RGB) -> None:
    sheet.glow(x, y, r * 3.6, colour, 0.35)
    moon = Cut().disc(x, y, r).disc(x + r * 0.42, y - r * 0.2, r * 0.82, hole=True)
    sheet.lay(moon, colour, 6)


def stars(sheet: Sheet, count: int, floor: float, colour: RGB) -> None:
    """Small stars with four points, fewer near the land."""
    rng = sheet.rng
    cut = Cut()
    for _ in range(count):
        x, y = rng.uniform(20, sheet.w - 20), 30 + (floor - 30) * rng.random() ** 1.4
        r = rng.choice((3, 4, 4, 6, 9, 13))
        if r < 5:
            cut.disc(x, y, r * 0.8)
        else:
            cut.poly([p for k in range(4) for p in _ray(x, y, r, k)])
    sheet.lay(cut, colour, 2)


def _ray(x: float, y: float, r: float, quarter: int) -> list[Point]:
    turn = quarter * math.pi / 2
    half = turn + math.pi / 4
    return [
        (x + r * math.cos(turn), y + r * math.sin(turn)),
        (x + r * 0.26 * math.cos(half), y + r * 0.26 * math.sin(half)),
    ]


def cloud(sheet: Sheet, x: float, y: float, size: float, colour: RGB, lift: float = 7) -> None:
    """A flat-footed cloud, `size` wide."""
    rng = sheet.rng
    r = size * 0.09
    cut = Cut().box(x - size / 2, y - 2 * r, size, 2 * r, r)
    for share in (-0.26, -0.08, 0.12, 0.28):
        bump = size * rng.uniform(0.1, 0.17) * (1.15 - abs(share))
        cut.disc(x + share * size, y - r - bump * 0.55, bump)
    sheet.lay(cut, colour, lift, foot=mix(colour, sheet.shadow, 0.06), depth=0.24)


def water(
    sheet: Sheet, tones: Palette, top: float, bottom: float = 1040, bands: int = 5, far: RGB | None = None
) -> None:
    """Sheets of water with long low waves, from the shore line down."""
    rng = sheet.rng
    start = far or tones.water[0]
    for place in range(bands):
        share = place / max(1, bands - 1)
        y = top + (bottom - top) * (place / bands) ** 1.25
        swell = 3 + 9 * share
        phase, turns = rng.uniform(0, 6.3), rng.uniform(5, 7) - 2.4 * share
        line = [
            (x, y + (swell * math.sin(turns * x / 260 + phase) if place else 0))
            for x in range(-20, int(sheet.w) + 40, 10)
        ]
        colour = mix(start, tones.water[1], share)
        sheet.lay(Cut().poly(closed([(float(x), v) for x, v in line])), colour, 3 + 3 * share, depth=0.26)


def glitter(sheet: Sheet, x: float, top: float, bottom: float, wide: float, colour: RGB) -> None:
    """The road of light below sun or moon: strips that widen towards us."""
    rng = sheet.rng
    cut = Cut()
    y = top + 8
    while y < bottom:
        share = (y - top) / (bottom - top)
        half = wide * (0.35 + share) * rng.uniform(0.5, 1)
        shift = rng.uniform(-0.3, 0.3) * half
        cut.line([(x + shift - half, y), (x + shift + half, y)], 4 + 6 * share)
        y += 16 + 20 * share
    sheet.lay(cut, colour, 2, depth=0.2)


def birds(sheet: Sheet, places: list[tuple[float, float, float]], colour: RGB) -> None:
    """Birds on the wing: (x, y, span)."""
    cut = Cut()
    for x, y, span in places:
        tilt = sheet.rng.uniform(-0.14, 0.14) * span
        up = span * sheet.rng.uniform(0.2, 0.34)
        left, right = (x - span / 2, y - up + tilt), (x + span / 2, y - up - tilt)
        cut.poly(
            [
                left,
                (x - span * 0.2, y - up * 0.7),
                (x, y),
                (x + span * 0.2, y - up * 0.7),
                right,
                (x + span * 0.17, y - up * 0.28),
                (x, y + span * 0.09),
                (x - span * 0.17, y - up * 0.28),
            ]
        )
    sheet.lay(cut, colour, 4)


def path(sheet: Sheet, bends: list[tuple[float, float, float]], colour: RGB, lift: float = 3) -> None:
    """A way through the land: (middle x, y, width) from far to near, smoothed."""
    left: list[Point] = []
    right: list[Point] = []
    for (x0, y0, w0), (x1, y1, w1) in pairwise(bends):
        for step in range(13):
            t = step / 12
            ease = t * t * (3 - 2 * t)
            x, y, w = x0 + (x1 - x0) * ease, y0 + (y1 - y0) * t, w0 + (w1 - w0) * t
            left.append((x - w / 2, y))
            right.append((x + w / 2, y))
    sheet.lay(Cut().poly(left + right[::-1]), colour, lift, foot=mix(colour, sheet.shadow, 0.12), depth=0.3)
