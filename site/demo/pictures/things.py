"""Small things: cups, pots, books, chairs, tools."""

import math

from .palette import BARK, MILK, Palette
from .paper import RGB, Cut, Point, Sheet, mix


def steam(sheet: Sheet, x: float, y: float, tall: float, colour: RGB = MILK) -> None:
    """Two ribbons that rise from something warm."""
    for shift, phase in ((-0.12, 0.0), (0.16, 1.9)):
        side: list[list[Point]] = [[], []]
        for step in range(25):
            t = step / 24
            mid = x + shift * tall + math.sin(t * 6 + phase) * tall * 0.09
            half = tall * 0.035 * math.sin(math.pi * t) + 1
            side[0].append((mid - half, y - t * tall))
            side[1].append((mid + half, y - t * tall))
        sheet.lay(Cut().poly(side[0] + side[1][::-1]), colour, 4, depth=0.2)


def cup(
    sheet: Sheet, x: float, y: float, wide: float, colour: RGB, hot: bool = True, stripe: RGB | None = None
) -> None:
    """A cup on its saucer, with its foot at (x, y)."""
    high = wide * 0.74
    sheet.lay(Cut().oval(x, y, wide * 0.86, wide * 0.13), mix(colour, sheet.shadow, 0.12), 7)
    ear = Cut().oval(x + wide * 0.52, y - high * 0.56, wide * 0.25, high * 0.3)
    ear.oval(x + wide * 0.52, y - high * 0.56, wide * 0.14, high * 0.18, hole=True)
    sheet.lay(ear, colour, 4)
    body = (
        Cut()
        .box(x - wide / 2, y - high, wide, high * 0.6, 4)
        .box(x - wide / 2, y - high * 0.85, wide, high * 0.82, wide * 0.3)
    )
    sheet.lay(body, colour, 7, foot=mix(colour, sheet.shadow, 0.16))
    if stripe:
        sheet.lay(Cut().box(x - wide / 2, y - high * 0.64, wide, high * 0.16), stripe, 0)
    sheet.lay(Cut().oval(x, y - high, wide / 2, wide * 0.09), mix(BARK, sheet.shadow, 0.3), 2)
    if hot:
        steam(sheet, x, y - high - wide * 0.08, wide * 1.15)


def teapot(sheet: Sheet, x: float, y: float, wide: float, colour: RGB, trim: RGB) -> None:
    high = wide * 0.72
    spout = Cut().poly(
        [
            (x - wide * 0.4, y - high * 0.3),
            (x - wide * 0.72, y - high * 0.86),
            (x - wide * 0.82, y - high * 0.84),
            (x - wide * 0.62, y - high * 0.2),
            (x - wide * 0.36, y - high * 0.08),
        ]
    )
    sheet.lay(spout, mix(colour, sheet.shadow, 0.08), 5)
    ear = Cut().oval(x + wide * 0.5, y - high * 0.52, wide * 0.28, high * 0.38)
    ear.oval(x + wide * 0.48, y - high * 0.52, wide * 0.19, high * 0.27, hole=True)
    sheet.lay(ear, trim, 5)
    body = (
        Cut()
        .oval(x, y - high * 0.48, wide * 0.52, high * 0.5)
        .box(x - wide * 0.28, y - high * 0.1, wide * 0.56, high * 0.1, 6)
    )
    sheet.lay(body, colour, 9, foot=mix(colour, sheet.shadow, 0.2))
    sheet.lay(Cut().oval(x, y - high * 0.92, wide * 0.27, high * 0.09), mix(colour, MILK, 0.2), 4)
    sheet.lay(Cut().disc(x, y - high * 1.06, wide * 0.06), trim, 4)


def cake(sheet: Sheet, x: float, y: float, wide: float, tones: Palette) -> None:
    """A layer cake on a stand."""
    stand = (
        Cut()
        .oval(x, y - wide * 0.22, wide * 0.68, wide * 0.07)
        .poly([(x - 14, y - wide * 0.2), (x + 14, y - wide * 0.2), (x + wide * 0.2, y), (x - wide * 0.2, y)])
    )
    sheet.lay(stand, MILK, 6, foot=mix(MILK, sheet.shadow, 0.2))
    top = y - wide * 0.22
    for place, colour in enumerate(
        (tones.second, mix(MILK, tones.accent, 0.1), mix(tones.second, tones.accent, 0.4))
    ):
        sheet.lay(Cut().box(x - wide * 0.5, top - wide * 0.14 * (place + 1), wide, wide * 0.15, 8), colour, 4)
    icing = Cut().box(x - wide * 0.52, top - wide * 0.5, wide * 1.04, wide * 0.12, 12)
    for place in range(5):
        icing.box(
            x - wide * 0.5 + place * wide * 0.21,
            top - wide * 0.44,
            wide * 0.13,
            wide * (0.1 + 0.05 * (place % 3)),
            wide * 0.06,
        )
    sheet.lay(icing, MILK, 5)
    for place in range(4):
        sheet.lay(
            Cut().disc(x - wide * 0.33 + place * wide * 0.22, top - wide * 0.53, wide * 0.055),
            mix(tones.accent, (190, 40, 50), 0.4),
            4,
        )


def open_book(sheet: Sheet, x: float, y: float, w: float, cover: RGB) -> None:
    """An open book lying before us, its spine in the middle at (x, y)."""

    def half(side: int, sink: float, out: float) -> list[Point]:
        far = [
            (x + side * w * out * t / 16, y - sink - w * 0.05 * math.sin(math.pi * (t / 16) ** 0.7))
            for t in range(17)
        ]
        near = [(px + side * w * 0.05 * t / 16, py + w * 0.15) for t, (px, py) in enumerate(far)]
        return far + near[::-1]

    board = [
        (x - w * 0.5, y - 4),
        (x + w * 0.5, y - 4),
        (x + w * 0.57, y + w * 0.17),
        (x - w * 0.57, y + w * 0.17),
    ]
    sheet.lay(Cut().poly(board), cover, 12)
    for layer in range(4):
        paper = mix(MILK, sheet.shadow, 0.16 - 0.05 * layer)
        sheet.lay(
            Cut()
            .poly(half(-1, layer * 5, 0.49 - layer * 0.004))
            .poly(half(1, layer * 5, 0.49 - layer * 0.004)),
            paper,
            2,
        )
    lines = Cut()
    for side in (-1, 1):
        for row in range(4):
            yy = y + w * (0.012 + 0.027 * row) - 14
            lines.line(
                [
                    (x + side * w * 0.06, yy - 8),
                    (x + side * w * 0.2, yy - 24),
                    (x + side * w * (0.42 - 0.06 * (row == 3)), yy - 8),
                ],
                4,
            )
    sheet.lay(lines, mix(MILK, sheet.shadow, 0.24), 0)


def jar(
    sheet: Sheet,
    x: float,
    y: float,
    w: float,
    tall: float,
    glass: RGB,
    fill: RGB,
    lid: RGB,
    level: float = 0.6,
) -> None:
    """A glass jar with something in it."""
    sheet.lay(Cut().box(x - w / 2, y - tall, w, tall, w * 0.18), glass, 7, foot=mix(glass, sheet.shadow, 0.1))
    high = tall * level
    sheet.lay(
        Cut().box(x - w * 0.41, y - high - w * 0.06, w * 0.82, high, w * 0.14),
        fill,
        0,
        foot=mix(fill, sheet.shadow, 0.2),
    )
    sheet.lay(Cut().box(x - w * 0.46, y - tall - w * 0.2, w * 0.92, w * 0.26, 6), lid, 5)
    sheet.lay(
        Cut().box(x - w * 0.36, y - tall * 0.9, w * 0.09, tall * 0.7, w * 0.04), mix(glass, MILK, 0.6), 0
    )
