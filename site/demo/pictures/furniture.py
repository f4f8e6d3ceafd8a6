"""Chairs, benches and boats."""

import math

from .palette import BARK, MILK
from .paper import RGB, Cut, Point, Sheet, mix


def chair(
    sheet: Sheet, x: float, y: float, tall: float, colour: RGB, faces: int = 1, seat: RGB | None = None
) -> None:
    """A wooden chair turned a little from us; `faces` is 1 to the right and -1 to the left."""

    def at(dx: float, dy: float) -> Point:
        return x + faces * dx * tall, y - dy * tall

    bar = tall * 0.042
    far = (
        Cut()
        .line([at(0.0, 0.5), at(-0.03, 0.07)], bar)
        .line([at(0.3, 0.47), at(0.32, 0.06)], bar)
        .line([at(-0.01, 0.24), at(0.31, 0.22)], bar * 0.7)
    )
    sheet.lay(far, mix(colour, sheet.shadow, 0.35), 4)
    back = Cut().line([at(-0.01, 0.5), at(-0.05, 1.0)], bar).line([at(-0.24, 0.46), at(-0.29, 0.96)], bar)
    for rung in (0.66, 0.8, 0.94):
        left, right = -0.18 - 0.12 * rung, 0.05 - 0.12 * rung
        slat = [at(left, rung - 0.03), at(right, rung), at(right, rung + 0.08), at(left, rung + 0.05)]
        back.poly(slat)
    sheet.lay(back, colour, 6, foot=mix(colour, sheet.shadow, 0.12))
    legs = Cut().line([at(-0.22, 0.44), at(-0.25, 0.0)], bar * 1.1)
    legs.line([at(0.12, 0.42), at(0.14, -0.02)], bar * 1.1).line([at(-0.235, 0.2), at(0.13, 0.17)], bar * 0.7)
    sheet.lay(legs, colour, 6, foot=mix(colour, sheet.shadow, 0.2))
    for up, paper, lift in (
        (0.0, mix(seat or colour, sheet.shadow, 0.25), 4),
        (0.025, seat or mix(colour, MILK, 0.2), 2),
    ):
        pad = Cut().poly([at(-0.27, 0.43 + up), at(-0.03, 0.53 + up), at(0.35, 0.5 + up), at(0.16, 0.4 + up)])
        sheet.lay(pad, paper, lift)


def armchair(sheet: Sheet, x: float, y: float, tall: float, colour: RGB, cushion: RGB) -> None:
    """A soft chair seen from the front."""
    w = tall * 0.92
    legs = Cut()
    for left in (x - 0.38 * w, x + 0.34 * w):
        top = y - tall * 0.14
        legs.poly([(left, top), (left + 0.05 * w, top), (left + 0.03 * w, y), (left + 0.01 * w, y)])
    sheet.lay(legs, BARK, 5)
    sheet.lay(
        Cut().box(x - w * 0.37, y - tall, w * 0.74, tall * 0.8, w * 0.2), mix(colour, sheet.shadow, 0.12), 9
    )
    buttons = Cut()
    for place in range(6):
        buttons.disc(x + (place % 3 - 1) * w * 0.19, y - tall * (0.84 - 0.15 * (place // 3)), 6)
    sheet.lay(buttons, mix(colour, sheet.shadow, 0.4), 0)
    sheet.lay(
        Cut().box(x - w * 0.4, y - tall * 0.42, w * 0.8, tall * 0.3, w * 0.06),
        mix(colour, MILK, 0.12),
        8,
        foot=colour,
    )
    for side in (-1, 1):
        left = x + side * w * 0.42 - w * 0.1
        sheet.lay(
            Cut().box(left, y - tall * 0.56, w * 0.2, tall * 0.46, w * 0.1),
            colour,
            9,
            foot=mix(colour, sheet.shadow, 0.15),
        )
    sheet.lay(
        Cut().box(x - w * 0.2, y - tall * 0.62, w * 0.36, tall * 0.26, w * 0.07),
        cushion,
        7,
        foot=mix(cushion, sheet.shadow, 0.12),
    )


def bench(sheet: Sheet, x: float, y: float, w: float, colour: RGB, iron: RGB) -> None:
    """A park bench from the front."""
    legs = Cut()
    for share in (0.1, 0.86):
        legs.poly(
            [
                (x + w * share, y - w * 0.36),
                (x + w * share + 14, y - w * 0.36),
                (x + w * share + 20, y),
                (x + w * share - 4, y),
            ]
        )
    sheet.lay(legs, iron, 6)
    for rung in range(3):
        sheet.lay(
            Cut().box(x + 8, y - w * 0.38 + rung * w * 0.068, w - 16, w * 0.05, 6),
            mix(colour, sheet.shadow, 0.06 * rung),
            6,
        )
    sheet.lay(
        Cut().poly(
            [
                (x - 8, y - w * 0.13),
                (x + 14, y - w * 0.175),
                (x + w - 14, y - w * 0.175),
                (x + w + 8, y - w * 0.13),
                (x + w + 8, y - w * 0.1),
                (x - 8, y - w * 0.1),
            ]
        ),
        mix(colour, MILK, 0.16),
        8,
    )


def boat(
    sheet: Sheet,
    x: float,
    y: float,
    w: float,
    hull: RGB,
    trim: RGB,
    mast: RGB | None = None,
    sail: RGB | None = None,
) -> None:
    """A rowing boat, with a mast and two sails if asked for."""
    if mast:
        sheet.lay(Cut().line([(x, y + w * 0.04), (x, y - w * 1.12)], w * 0.022), mast, 4)
    if sail:
        main = [(x + w * 0.025, y - w * 1.08)] + [
            (x + w * (0.03 + 0.4 * math.sin(t * 1.45)), y - w * (1.06 - 0.84 * t))
            for t in (0.25, 0.5, 0.75, 1)
        ]
        sheet.lay(
            Cut().poly([*main, (x + w * 0.025, y - w * 0.22)]), sail, 8, foot=mix(sail, sheet.shadow, 0.12)
        )
        sheet.lay(
            Cut().poly(
                [(x - w * 0.03, y - w * 1.0), (x - w * 0.03, y - w * 0.24), (x - w * 0.36, y - w * 0.24)]
            ),
            mix(sail, trim, 0.35),
            7,
        )
    curve = [(x - w / 2 + w * t / 20, y + w * 0.19 * math.sin(math.pi * t / 20) ** 0.45) for t in range(21)]
    rim = (
        [(x + w / 2 + w * 0.03, y - w * 0.1)]
        + [(x + w / 2 - w * t / 20, y - w * 0.02 - w * 0.08 * (2 * t / 20 - 1) ** 2) for t in range(21)]
        + [(x - w / 2 - w * 0.03, y - w * 0.1)]
    )
    sheet.lay(Cut().poly(curve + rim), hull, 8, foot=mix(hull, sheet.shadow, 0.28))
    band = [(px, py + w * 0.035) for px, py in rim[1:-1]]
    sheet.lay(Cut().poly(rim[1:-1] + band[::-1]), trim, 2)


def paper_boat(sheet: Sheet, x: float, y: float, w: float, colour: RGB) -> None:
    """A boat folded from a sheet."""
    dark = mix(colour, sheet.shadow, 0.2)
    sheet.lay(
        Cut().poly([(x - w * 0.2, y), (x, y - w * 0.42), (x + w * 0.2, y)]),
        mix(colour, sheet.shadow, 0.08),
        6,
    )
    sheet.lay(Cut().poly([(x, y - w * 0.42), (x + w * 0.2, y), (x, y)]), dark, 0)
    hull = Cut().poly(
        [
            (x - w / 2, y - w * 0.16),
            (x, y - w * 0.02),
            (x + w / 2, y - w * 0.16),
            (x + w * 0.32, y + w * 0.14),
            (x - w * 0.32, y + w * 0.14),
        ]
    )
    sheet.lay(hull, colour, 8, foot=mix(colour, sheet.shadow, 0.1))
    sheet.lay(
        Cut().poly([(x, y - w * 0.02), (x + w / 2, y - w * 0.16), (x + w * 0.32, y + w * 0.14)]),
        mix(colour, sheet.shadow, 0.13),
        0,
    )
