"""Houses with light in the windows, rooms seen from inside, doors, fences and bridges."""

from collections.abc import Callable

from .palette import BARK, MILK, Palette
from .paper import RGB, Cut, Sheet, mix


def pane(
    sheet: Sheet, x: float, y: float, w: float, h: float, light: RGB, frame: RGB, glow: float = 0.4
) -> None:
    """A window with a cross; shining if `glow` is above 0."""
    if glow:
        sheet.glow(x + w / 2, y + h / 2, max(w, h) * 1.7, light, glow)
    edge = max(2.0, w * 0.09)
    sheet.lay(Cut().box(x - edge, y - edge, w + 2 * edge, h + 2 * edge, 1), frame, 2)
    sheet.lay(Cut().box(x, y, w, h), light, 0, foot=mix(light, (255, 170, 90), 0.3) if glow else None)
    cross = (
        Cut()
        .line([(x + w / 2, y), (x + w / 2, y + h)], edge * 0.7)
        .line([(x, y + h * 0.42), (x + w, y + h * 0.42)], edge * 0.7)
    )
    sheet.lay(cross, frame, 0)


def _window(
    sheet: Sheet, box: tuple[float, float, float, float], wall: RGB, light: RGB | None, glow: float
) -> None:
    """A window of a house (x, y, w, h); dark without a light."""
    shine = light or mix(wall, sheet.shadow, 0.45)
    pane(sheet, *box, shine, mix(wall, MILK, 0.55), glow if light else 0)


def house(
    sheet: Sheet,
    x: float,
    y: float,
    w: float,
    wall: RGB,
    roof: RGB,
    lit: str = "11",
    light: RGB = (255, 221, 148),
    tall: float = 0.62,
    glow: float = 0.4,
    door: RGB | None = None,
) -> None:
    """A long house with its foot at y and its left corner at x; `lit` is a 1 or 0 for each window."""
    h, rise = w * tall, w * 0.36
    top = y - h
    chimney = Cut().box(x + w * 0.7, top - rise * 1.12, w * 0.1, rise * 0.8)
    sheet.lay(chimney, mix(roof, sheet.shadow, 0.2), 3)
    sheet.lay(Cut().box(x, top - 2, w, h + 6), wall, 6, foot=mix(wall, sheet.shadow, 0.18))
    over = w * 0.07
    shape = Cut().poly(
        [(x - over, top + 4), (x + w * 0.16, top - rise), (x + w * 0.84, top - rise), (x + w + over, top + 4)]
    )
    sheet.lay(shape, roof, 5, foot=mix(roof, sheet.shadow, 0.24))
    slots = len(lit) + (1 if door else 0)
    step, size = w / slots, w / slots * 0.46
    for place, sign in enumerate(lit):
        left = x + step * place + (step - size) / 2
        _window(sheet, (left, top + h * 0.24, size, h * 0.4), wall, light if sign == "1" else None, glow)
    if door:
        left = x + step * len(lit) + step * 0.27
        sheet.lay(Cut().box(left, top + h * 0.28, step * 0.46, h * 0.72 + 4, step * 0.06), door, 2)


def gable(
    sheet: Sheet,
    x: float,
    y: float,
    w: float,
    wall: RGB,
    roof: RGB,
    lit: str = "1",
    light: RGB = (255, 221, 148),
    tall: float = 1.0,
    glow: float = 0.4,
    door: RGB | None = None,
) -> None:
    """A house seen from its gable; windows are stacked, the lowest last in `lit`."""
    h, rise = w * tall, w * 0.62
    top = y - h
    chimney = Cut().box(x + w * 0.66, top - rise * 0.9, w * 0.13, rise * 0.7)
    sheet.lay(chimney, mix(roof, sheet.shadow, 0.25), 3)
    body = Cut().poly([(x, y + 5), (x, top), (x + w / 2, top - rise), (x + w, top), (x + w, y + 5)])
    sheet.lay(body, wall, 6, foot=mix(wall, sheet.shadow, 0.18))
    edge = w * 0.1
    slope = Cut().poly(
        [
            (x - edge, top + edge * 0.7),
            (x + w / 2, top - rise - edge * 0.3),
            (x + w + edge, top + edge * 0.7),
            (x + w + edge * 0.8, top + edge * 1.9),
            (x + w / 2, top - rise + edge * 1.05),
            (x - edge * 0.8, top + edge * 1.9),
        ]
    )
    sheet.lay(slope, roof, 5)
    rows = len(lit)
    for place, sign in enumerate(lit):
        size = w * 0.24
        cy = top + (h * (place + 0.3) / rows if rows > 1 else h * 0.2) - (w * 0.12 if place == 0 else 0)
        shift = w * 0.14 if door and place == rows - 1 else w / 2 - size / 2
        _window(sheet, (x + shift, cy, size, size * 1.25), wall, light if sign == "1" else None, glow)
    if door:
        sheet.lay(Cut().box(x + w * 0.56, y - w * 0.46, w * 0.24, w * 0.46 + 4, w * 0.03), door, 3)


def fence(
    sheet: Sheet, x0: float, x1: float, y: float, tall: float, colour: RGB, step: float = 46, lift: float = 6
) -> None:
    """Pickets with pointed tops on two rails."""
    cut = Cut().box(x0, y - tall * 0.72, x1 - x0, tall * 0.09).box(x0, y - tall * 0.3, x1 - x0, tall * 0.09)
    x = x0
    while x + step * 0.5 <= x1:
        w = step * 0.5
        cut.poly([(x, y), (x, y - tall * 0.88), (x + w / 2, y - tall), (x + w, y - tall * 0.88), (x + w, y)])
        x += step
    sheet.lay(cut, colour, lift, foot=mix(colour, sheet.shadow, 0.14))


def room(
    sheet: Sheet,
    wall: RGB,
    box: tuple[float, float, float, float],
    outside: Callable[[], None],
    frame: RGB = MILK,
    bars: tuple[int, int] = (1, 1),
    arch: bool = False,
) -> None:
    """A wall with a window (x, y, w, h): what is outside is laid first, then the wall, then the frame."""
    outside()
    x, y, w, h = box
    opening = Cut().box(-20, -20, sheet.w + 40, 1060)
    rim = Cut().box(x - 22, y - 22, w + 44, h + 44, 8)
    if arch:
        opening.box(x, y, w, h, w / 2.02, hole=True).box(x, y + h / 2, w, h / 2, hole=True)
        rim = Cut().box(x - 22, y - 22, w + 44, h + 44, w / 2.02).box(x - 22, y + h / 2, w + 44, h / 2 + 22)
        rim.box(x, y, w, h, w / 2.02, hole=True).box(x, y + h / 2, w, h / 2, hole=True)
    else:
        opening.box(x, y, w, h, hole=True)
        rim.box(x, y, w, h, hole=True)
    sheet.lay(opening, wall, 12, foot=mix(wall, sheet.shadow, 0.1), depth=0.5)
    for place in range(bars[0]):
        cx = x + w * (place + 1) / (bars[0] + 1)
        rim.box(cx - 8, y, 16, h)
    for place in range(bars[1]):
        cy = y + h * (place + 1) / (bars[1] + 1)
        rim.box(x, cy - 8, w, 16)
    sheet.lay(rim, frame, 7, foot=mix(frame, sheet.shadow, 0.1))
    sheet.lay(Cut().box(x - 50, y + h + 16, w + 100, 30, 6), frame, 9, foot=mix(frame, sheet.shadow, 0.14))


def table(
    sheet: Sheet, y: float, colour: RGB, x0: float = -40, x1: float | None = None, legs: bool = False
) -> None:
    """A table top seen a little from above; with legs if it stands free."""
    right = sheet.w + 40 if x1 is None else x1
    if legs:
        dark = mix(colour, sheet.shadow, 0.3)
        for x in (x0 + 60, right - 90):
            sheet.lay(Cut().poly([(x, y + 30), (x + 30, y + 30), (x + 24, 1040), (x + 6, 1040)]), dark, 8)
    edge = Cut().poly(
        [(x0, y + 70), (x0 + 46, y), (right - 46, y), (right, y + 70), (right, y + 104), (x0, y + 104)]
    )
    sheet.lay(edge, colour, 10, foot=mix(colour, sheet.shadow, 0.12))
    sheet.lay(Cut().box(x0, y + 70, right - x0, 34 if legs else 1000), mix(colour, sheet.shadow, 0.18), 0)


def bridge(sheet: Sheet, x0: float, x1: float, y: float, rise: float, colour: RGB, thick: float = 46) -> None:
    """An arched foot bridge with a rail, from shore to shore."""

    def arch(lift_by: float) -> list[tuple[float, float]]:
        return [(x0 + (x1 - x0) * t / 40, y - rise * (1 - (t / 20 - 1) ** 2) - lift_by) for t in range(41)]

    posts = Cut()
    for place in range(0, 41, 4):
        px, py = arch(0)[place]
        posts.line([(px, py), (px, py - 104)], 13)
    posts.line(arch(104), 18).line(arch(56), 9)
    sheet.lay(posts, mix(colour, MILK, 0.18), 6)
    under = [(x, v + thick + 30 * abs(p / 20 - 1)) for p, (x, v) in enumerate(arch(0))]
    sheet.lay(Cut().poly(arch(0) + under[::-1]), colour, 9, foot=mix(colour, sheet.shadow, 0.2))


def lamp(
    sheet: Sheet, x: float, y: float, drop: float, shade: RGB, tones: Palette, wide: float = 190
) -> None:
    """A lamp that hangs from above with warm light below it."""
    sheet.lay(Cut().line([(x, -20), (x, y)], 6), BARK, 4)
    sheet.glow(x, y + drop, wide * 2.1, tones.light, 0.5)
    cut = Cut().poly(
        [(x - wide * 0.17, y), (x + wide * 0.17, y), (x + wide / 2, y + drop), (x - wide / 2, y + drop)]
    )
    sheet.lay(Cut().oval(x, y + drop, wide * 0.34, 15), tones.light, 2)
    sheet.lay(cut, shade, 9, foot=mix(shade, sheet.shadow, 0.18))
