"""Larger made things: a bicycle, a lighthouse, an easel, a guitar, a greenhouse, a ladder."""

import math

from .palette import BARK, MILK, Palette
from .paper import RGB, Cut, Point, Sheet, mix


def bicycle(sheet: Sheet, x: float, y: float, r: float, colour: RGB, tyre: RGB, basket: RGB) -> None:
    """A town bicycle that stands at (x, y), the middle between its wheels; `r` is a wheel's radius."""
    back, front, hub = (x - r * 1.45, y - r), (x + r * 1.45, y - r), (x - r * 0.2, y - r * 0.92)
    for wheel in (back, front):
        _wheel(sheet, wheel, r, tyre)
    saddle, head = (x - r * 0.62, y - r * 2.16), (x + r * 0.98, y - r * 2.1)
    bar = r * 0.1
    frame = (
        Cut()
        .line([back, hub, saddle], bar)
        .line([back, (saddle[0] + r * 0.12, saddle[1] + r * 0.4)], bar * 0.8)
    )
    frame.line([hub, (x + r * 1.06, y - r * 1.75)], bar).line(
        [
            (saddle[0] + r * 0.12, saddle[1] + r * 0.52),
            (x + r * 0.3, y - r * 1.25),
            (head[0] + 2, head[1] + r * 0.2),
        ],
        bar,
    )
    frame.line([head, (x + r * 1.2, y - r * 1.6), front], bar)
    sheet.lay(frame, colour, 5)
    sheet.lay(Cut().box(saddle[0] - r * 0.34, saddle[1] - r * 0.12, r * 0.66, r * 0.17, r * 0.08), BARK, 5)
    bars = Cut().line(
        [head, (head[0] - r * 0.04, head[1] - r * 0.28), (head[0] - r * 0.46, head[1] - r * 0.3)], bar * 0.8
    )
    sheet.lay(bars, tyre, 4)
    high, low = y - r * 2.3, y - r * 1.72
    crate = Cut().poly([(x + r * 1.14, high), (x + r * 2.02, high), (x + r * 1.88, low), (x + r * 1.24, low)])
    sheet.lay(crate, basket, 6, foot=mix(basket, sheet.shadow, 0.2))
    pedal = (
        Cut()
        .disc(hub[0], hub[1], r * 0.2)
        .disc(hub[0], hub[1], r * 0.12, hole=True)
        .line([hub, (hub[0] + r * 0.2, hub[1] + r * 0.36)], bar * 0.6)
    )
    sheet.lay(pedal.box(hub[0] + r * 0.08, hub[1] + r * 0.34, r * 0.26, r * 0.07), tyre, 3)


def _wheel(sheet: Sheet, hub: Point, r: float, tyre: RGB) -> None:
    x, y = hub
    sheet.lay(Cut().disc(x, y, r).disc(x, y, r * 0.9, hole=True), tyre, 6)
    spokes = Cut().disc(x, y, r * 0.09)
    for turn in range(7):
        dx, dy = r * 0.9 * math.cos(turn * math.pi / 7), r * 0.9 * math.sin(turn * math.pi / 7)
        spokes.line([(x - dx, y - dy), (x + dx, y + dy)], 2.5)
    sheet.lay(spokes, mix(tyre, MILK, 0.45), 2)


def lighthouse(sheet: Sheet, x: float, y: float, tall: float, wall: RGB, band: RGB, tones: Palette) -> None:
    """A lighthouse with bands; its lamp shines to both sides."""
    w0, w1 = tall * 0.2, tall * 0.12
    top = y - tall * 0.8
    for far in (x - 1500, x + 1500):
        beam = Cut().poly([(x, top - tall * 0.09), (far, top - tall * 0.46), (far, top + tall * 0.14)])
        sheet.lay(beam, mix(tones.sky[0 if tones.dark else 1], tones.light, 0.42), 3, depth=0.14)
    sheet.glow(x, top - tall * 0.09, tall * 0.5, tones.light, 0.8)
    sheet.lay(
        Cut().poly([(x - w0 / 2, y), (x - w1 / 2, top), (x + w1 / 2, top), (x + w0 / 2, y)]),
        wall,
        9,
        foot=mix(wall, sheet.shadow, 0.2),
    )
    for low, high in ((0.12, 0.27), (0.42, 0.57), (0.72, 0.87)):
        a, b = (w0 + (w1 - w0) * low) / 2, (w0 + (w1 - w0) * high) / 2
        ya, yb = y - tall * 0.8 * low, y - tall * 0.8 * high
        sheet.lay(
            Cut().poly([(x - a, ya), (x - b, yb), (x + b, yb), (x + a, ya)]),
            band,
            0,
            foot=mix(band, sheet.shadow, 0.1),
        )
    sheet.lay(Cut().box(x - w1 * 0.38, top - tall * 0.15, w1 * 0.76, tall * 0.15), tones.light, 4)
    rails = Cut().box(x - w1 * 0.72, top - tall * 0.015, w1 * 1.44, tall * 0.03, 4)
    for step in (-0.36, 0, 0.32):
        rails.box(x + w1 * step - 2, top - tall * 0.15, 6, tall * 0.14)
    sheet.lay(rails, band, 4)
    sheet.lay(
        Cut().poly(
            [(x - w1 * 0.58, top - tall * 0.145), (x, top - tall * 0.25), (x + w1 * 0.58, top - tall * 0.145)]
        ),
        band,
        6,
    )


def easel(sheet: Sheet, x: float, y: float, tall: float, wood: RGB) -> tuple[float, float, float, float]:
    """An easel; gives back the box (x, y, w, h) of the sheet that stands on it."""
    bar = tall * 0.03
    sheet.lay(
        Cut().line([(x + tall * 0.06, y - tall * 0.9), (x + tall * 0.14, y - tall * 0.06)], bar),
        mix(wood, sheet.shadow, 0.3),
        5,
    )
    legs = (
        Cut()
        .line([(x - tall * 0.03, y - tall), (x - tall * 0.3, y)], bar)
        .line([(x + tall * 0.03, y - tall), (x + tall * 0.3, y)], bar)
    )
    sheet.lay(legs.line([(x - tall * 0.2, y - tall * 0.36), (x + tall * 0.2, y - tall * 0.36)], bar), wood, 7)
    box = (x - tall * 0.36, y - tall * 0.93, tall * 0.72, tall * 0.55)
    sheet.lay(Cut().box(*box, 3), MILK, 11, foot=mix(MILK, sheet.shadow, 0.06))
    sheet.lay(Cut().box(x - tall * 0.4, y - tall * 0.385, tall * 0.8, tall * 0.035, 4), wood, 6)
    return box


def guitar(sheet: Sheet, x: float, y: float, tall: float, lean: float, wood: RGB, dark: RGB) -> None:
    """A guitar leaning; `lean` in radians, foot at (x, y)."""

    def at(up: float, side: float) -> Point:
        return x + tall * (up * math.sin(lean) + side * math.cos(lean)), y - tall * (
            up * math.cos(lean) - side * math.sin(lean)
        )

    neck = Cut().poly([at(0.4, -0.03), at(0.9, -0.024), at(0.9, 0.024), at(0.4, 0.03)])
    neck.poly([at(0.89, -0.045), at(1.02, -0.05), at(1.02, 0.05), at(0.89, 0.045)])
    sheet.lay(neck, dark, 8)
    body = Cut()
    for up, r in ((0.16, 0.185), (0.24, 0.14), (0.36, 0.14)):
        body.disc(*at(up, 0), tall * r)
    sheet.lay(body, wood, 10, foot=mix(wood, sheet.shadow, 0.2))
    sheet.lay(Cut().disc(*at(0.3, 0), tall * 0.075), mix(wood, MILK, 0.4), 0)
    sheet.lay(Cut().disc(*at(0.3, 0), tall * 0.058), mix(dark, sheet.shadow, 0.5), 0)
    sheet.lay(Cut().poly([at(0.135, -0.075), at(0.135, 0.075), at(0.155, 0.075), at(0.155, -0.075)]), dark, 3)
    sheet.lay(
        Cut().poly([at(0.3, -0.024), at(0.9, -0.02), at(0.9, 0.02), at(0.3, 0.024)]), mix(dark, BARK, 0.5), 2
    )
    strings = Cut()
    for side in (-0.013, -0.005, 0.004, 0.012):
        strings.line([at(0.15, side), at(0.95, side)], 1.6)
    sheet.lay(strings, MILK, 0)


def ladder(sheet: Sheet, x: float, y: float, tall: float, lean: float, colour: RGB) -> None:
    bar, gap = tall * 0.026, tall * 0.13
    cut = Cut()
    for side in (-1, 1):
        cut.line([(x + side * gap / 2 * 1.15, y), (x + lean * tall + side * gap / 2 * 0.85, y - tall)], bar)
    for rung in range(1, 9):
        t = rung / 9
        mid, half = x + lean * tall * t, gap / 2 * (1.15 - 0.3 * t)
        cut.line([(mid - half, y - tall * t), (mid + half, y - tall * t)], bar * 0.85)
    sheet.lay(cut, colour, 8)


def greenhouse(sheet: Sheet, x: float, y: float, w: float, frame: RGB, glass: RGB, green: RGB) -> None:
    """A small glass house with plants behind the panes."""
    h, rise = w * 0.5, w * 0.3
    outline = [(x, y), (x, y - h), (x + w / 2, y - h - rise), (x + w, y - h), (x + w, y)]
    sheet.lay(Cut().poly(outline), glass, 9, foot=mix(glass, MILK, 0.35))
    plants = Cut()
    for step in range(9):
        px, r = x + w * (0.08 + 0.105 * step), w * sheet.rng.uniform(0.05, 0.11)
        plants.disc(px, y - r, r).disc(px + r * 0.4, y - r * 2.1, r * 0.7)
    sheet.lay(plants.box(x + 6, y - w * 0.09, w - 12, w * 0.09), green, 0)
    bars = Cut().line([*outline, outline[0]], w * 0.026).line([(x, y - h), (x + w, y - h)], w * 0.02)
    for step in range(1, 6):
        px = x + w * step / 6
        bars.line([(px, y), (px, y - h - rise * (1 - abs(step / 3 - 1)))], w * 0.012)
    bars.line([(x, y - h * 0.5), (x + w, y - h * 0.5)], w * 0.012)
    sheet.lay(bars, frame, 5)


def pot(sheet: Sheet, x: float, y: float, w: float, colour: RGB, knob: RGB) -> None:
    """A cooking pot with a lid."""
    h = w * 0.56
    for side in (-1, 1):
        ear = Cut().box(x + side * w * 0.5 - w * 0.1, y - h * 0.78, w * 0.2, h * 0.2, w * 0.06)
        sheet.lay(ear, mix(colour, sheet.shadow, 0.2), 5)
    sheet.lay(Cut().box(x - w / 2, y - h, w, h, w * 0.07), colour, 9, foot=mix(colour, sheet.shadow, 0.25))
    sheet.lay(Cut().box(x - w * 0.44, y - h * 0.92, w * 0.05, h * 0.8, 8), mix(colour, MILK, 0.3), 0)
    lid = Cut().box(x - w * 0.54, y - h * 1.06, w * 1.08, h * 0.12, h * 0.06)
    lid.poly(
        [
            (x + w * 0.44 * math.cos(t * math.pi / 16), y - h * 1.03 - h * 0.2 * math.sin(t * math.pi / 16))
            for t in range(17)
        ]
    )
    sheet.lay(lid, mix(colour, MILK, 0.14), 6)
    sheet.lay(Cut().disc(x, y - h * 1.27, w * 0.055), knob, 5)


def lantern(sheet: Sheet, x: float, y: float, r: float, colour: RGB, tones: Palette) -> None:
    """A round paper lantern."""
    sheet.glow(x, y, r * 3, tones.light, 0.45)
    sheet.lay(Cut().oval(x, y, r, r * 1.06), colour, 6, foot=mix(colour, tones.light, 0.4))
    ribs = Cut()
    for step in (-0.55, 0.0, 0.55):
        half = r * math.sqrt(1 - step * step) * 0.98
        ribs.line([(x - half, y + step * r), (x + half, y + step * r)], max(2, r * 0.05))
    sheet.lay(ribs, mix(colour, sheet.shadow, 0.14), 0)
    sheet.lay(
        Cut()
        .box(x - r * 0.3, y - r * 1.18, r * 0.6, r * 0.16, 3)
        .box(x - r * 0.26, y + r * 1.0, r * 0.52, r * 0.14, 3),
        mix(colour, sheet.shadow, 0.45),
        3,
    )
