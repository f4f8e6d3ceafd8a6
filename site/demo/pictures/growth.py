"""Trees, leaves, grass and flowers."""

import math

from .palette import BARK, MILK, MOSS, Palette
from .paper import RGB, Cut, Point, Sheet, mix


def leaf(x: float, y: float, long: float, wide: float, turn: float) -> list[Point]:
    """A pointed leaf from its stalk (x, y); `turn` in radians, 0 to the right, growing clockwise."""
    out: list[Point] = []
    for side in (1, -1):
        steps = range(11) if side == 1 else range(10, -1, -1)
        for step in steps:
            t = step / 10
            bulge = wide * math.sin(math.pi * t**0.8) * side / 2
            out.append(
                (
                    x + t * long * math.cos(turn) - bulge * math.sin(turn),
                    y + t * long * math.sin(turn) + bulge * math.cos(turn),
                )
            )
    return out


def sprig(
    sheet: Sheet,
    x: float,
    y: float,
    long: float,
    turn: float,
    colour: RGB,
    lift: float = 9,
    bend: float = 0.5,
) -> None:
    """A stem with leaves in pairs."""
    cut = Cut()
    stem = []
    px, py, angle = x, y, turn
    count = 9
    for step in range(count):
        stem.append((px, py))
        size = long * 0.3 * (1 - 0.62 * step / count)
        if step:
            for side in (-1, 1):
                cut.poly(leaf(px, py, size, size * 0.4, angle + side * (0.95 - 0.04 * step)))
        px += math.cos(angle) * long / count
        py += math.sin(angle) * long / count
        angle += bend / count
    cut.poly(leaf(stem[-1][0], stem[-1][1], long * 0.17, long * 0.06, angle))
    cut.line(stem, max(3, long * 0.018))
    sheet.lay(cut, colour, lift)


def grass(
    sheet: Sheet, x0: float, x1: float, y: float, tall: float, colour: RGB, lift: float = 7, thick: float = 1
) -> None:
    """A tuft of blades along a line."""
    rng = sheet.rng
    cut = Cut()
    x = x0
    while x < x1:
        long = tall * rng.uniform(0.45, 1)
        wide = (5 + tall * 0.035) * thick
        cut.poly(leaf(x, y + 10, long, wide * 2, -math.pi / 2 + rng.uniform(-0.4, 0.4)))
        x += rng.uniform(0.5, 1.5) * wide * 1.6
    cut.box(x0, y, x1 - x0, 14)
    sheet.lay(cut, colour, lift)


def reeds(sheet: Sheet, x: float, y: float, tall: float, count: int, colour: RGB, head: RGB) -> None:
    """Reed mace with brown heads."""
    rng = sheet.rng
    stalks, heads = Cut(), Cut()
    for _ in range(count):
        foot = x + rng.uniform(-0.5, 0.5) * tall * 0.5
        lean, long = rng.uniform(-0.13, 0.13), tall * rng.uniform(0.6, 1)
        tip = (foot + lean * long, y - long)
        stalks.line([(foot, y), tip], 5)
        stalks.poly(leaf(foot, y, long * 0.8, 15, -math.pi / 2 + lean * 1.6 + rng.choice((-0.22, 0.22))))
        neck = (foot + lean * long * 0.84, y - long * 0.84)
        heads.line([neck, (foot + lean * long * 0.98, y - long * 0.98)], 17)
    sheet.lay(stalks, colour, 6)
    sheet.lay(heads, head, 4)


def spruce(sheet: Sheet, x: float, y: float, tall: float, colour: RGB, lift: float = 6) -> None:
    """A spruce in tiers."""
    cut = Cut().box(x - tall * 0.03, y - tall * 0.14, tall * 0.06, tall * 0.15)
    tiers = 4
    for step in range(tiers):
        top = y - tall + tall * 0.2 * step
        foot = y - tall * 0.1 - tall * 0.19 * (tiers - 1 - step)
        half = tall * (0.12 + 0.055 * step)
        cut.poly(
            [
                (x, top),
                (x + half * 0.5, foot - tall * 0.05),
                (x + half, foot),
                (x + half * 0.45, foot - tall * 0.015),
                (x, foot + tall * 0.012),
                (x - half * 0.45, foot - tall * 0.015),
                (x - half, foot),
                (x - half * 0.5, foot - tall * 0.05),
            ]
        )
    sheet.lay(cut, colour, lift, foot=mix(colour, sheet.shadow, 0.22))


def round_tree(
    sheet: Sheet, x: float, y: float, tall: float, colour: RGB, trunk: RGB = BARK, lift: float = 7
) -> None:
    """A broad tree: trunk with branches below a crown of lobes."""
    rng = sheet.rng
    r = tall * 0.3
    cy = y - tall + r
    crown = Cut().disc(x, cy, r * 0.86)
    for step in range(9):
        turn = step * 6.283 / 9 + rng.uniform(-0.15, 0.15)
        crown.disc(x + r * 0.66 * math.cos(turn), cy + r * 0.6 * math.sin(turn), r * rng.uniform(0.34, 0.46))
    sheet.lay(crown, colour, lift, foot=mix(colour, sheet.shadow, 0.25))
    wood = Cut().poly(
        [(x - tall * 0.035, y + 6), (x - tall * 0.014, cy), (x + tall * 0.014, cy), (x + tall * 0.035, y + 6)]
    )
    for side, up, long in ((-1, 0.5, 0.46), (1, 0.2, 0.5), (-1, -0.1, 0.34), (1, -0.3, 0.26)):
        foot = cy + r * up + r * 0.35
        wood.line([(x, foot), (x + side * r * long, foot - r * long * 1.1)], tall * 0.014)
    sheet.lay(wood, trunk, 3)


def birch(
    sheet: Sheet, x: float, foot: float, wide: float, lean: float = 0, mark: RGB = (58, 54, 52)
) -> None:
    """A white trunk that leaves the picture at the top, with the dark marks of birch bark."""
    rng = sheet.rng
    bend = rng.uniform(-14, 14)
    spine = [
        (x + lean * (foot - y) / 1000 + bend * math.sin((foot - y) / 260), float(y))
        for y in range(int(foot), -30, -40)
    ]
    half = [wide / 2 * (1 - 0.32 * step / len(spine)) for step in range(len(spine))]
    half[0] *= 1.5
    half[1] *= 1.12
    left = [(px - h, py) for (px, py), h in zip(spine, half, strict=True)]
    right = [(px + h, py) for (px, py), h in zip(spine, half, strict=True)]
    bark = (246, 241, 231)
    sheet.lay(Cut().poly(left + right[::-1]), bark, 12, foot=mix(bark, sheet.shadow, 0.2))
    shade = [(px + h * 0.34, py) for (px, py), h in zip(spine, half, strict=True)]
    sheet.lay(Cut().poly(shade + right[::-1]), mix(bark, sheet.shadow, 0.13), 0)
    marks = Cut()
    for (px, py), h in zip(spine[1:], half[1:], strict=True):
        side = rng.choice((-1, 1))
        long = h * rng.uniform(0.5, 1.25)
        y = py + rng.uniform(-14, 14)
        edge = px + side * h
        marks.poly([(edge, y - 5), (edge - side * long, y), (edge, y + rng.uniform(4, 9))])
        if rng.random() < 0.55:
            marks.oval(px - side * h * 0.3, y + 18, h * 0.28, 2.6)
    sheet.lay(marks, mark, 0)


def leaves(
    sheet: Sheet, box: tuple[float, float, float, float], count: int, colours: list[RGB], size: float = 34
) -> None:
    """Loose leaves hanging in a box, in several papers."""
    rng = sheet.rng
    x0, y0, x1, y1 = box
    for colour in colours:
        cut = Cut()
        for _ in range(count // len(colours)):
            long = size * rng.uniform(0.6, 1.2)
            cut.poly(leaf(rng.uniform(x0, x1), rng.uniform(y0, y1), long, long * 0.55, rng.uniform(0.4, 2.6)))
        sheet.lay(cut, colour, 6)


def flower(sheet: Sheet, x: float, y: float, r: float, petal: RGB, heart: RGB) -> None:
    """An open flower seen from the front, with round or with narrow petals."""
    cut = Cut()
    start = sheet.rng.uniform(0, 1)
    petals = sheet.rng.choice((5, 6, 9))
    wide = 0.36 if petals < 9 else 0.2
    for step in range(petals):
        turn = start + step * 6.283 / petals
        for out in (0.42, 0.56, 0.7) if petals == 9 else (0.62,):
            cut.disc(x + r * out * math.cos(turn), y + r * out * math.sin(turn), r * wide)
    sheet.lay(cut.disc(x, y, r * 0.4), petal, 4)
    sheet.lay(Cut().disc(x, y, r * 0.27), heart, 2)


def meadow(sheet: Sheet, tones: Palette, y: float, tall: float, count: int, petals: list[RGB]) -> None:
    """Grass and flowers along the foot of the picture."""
    rng = sheet.rng
    grass(sheet, -20, sheet.w + 20, y + 46, tall, tones.far(0.82), 8)
    for _ in range(count):
        x, top = rng.uniform(30, sheet.w - 30), y - tall * rng.uniform(0.1, 0.75)
        sheet.lay(Cut().line([(x + rng.uniform(-16, 16), y + 60), (x, top)], 5), tones.far(0.9), 4)
        flower(
            sheet,
            x,
            top,
            rng.uniform(17, 34),
            rng.choice(petals),
            tones.second if rng.random() < 0.7 else MILK,
        )
    grass(sheet, -20, sheet.w + 20, y + 110, tall * 0.8, tones.far(1), 10)


def potted(sheet: Sheet, x: float, y: float, tall: float, pot: RGB, green: RGB = MOSS) -> None:
    """A plant in a pot that stands at (x, y): spiky, feathery or with round leaves."""
    rim, foot, high = tall * 0.2, tall * 0.14, tall * 0.34
    (_spiky, _feathery, _round)[sheet.rng.randrange(3)](sheet, x, y - high, tall, green)
    body = Cut().poly([(x - rim, y - high), (x + rim, y - high), (x + foot, y), (x - foot, y)])
    sheet.lay(body, pot, 6, foot=mix(pot, sheet.shadow, 0.2))
    sheet.lay(
        Cut().box(x - rim * 1.13, y - high - tall * 0.05, rim * 2.26, tall * 0.09, 4), mix(pot, MILK, 0.12), 3
    )


def _spiky(sheet: Sheet, x: float, y: float, tall: float, green: RGB) -> None:
    for step in (0, 8, 1, 7, 2, 6, 3, 5, 4):
        long = tall * sheet.rng.uniform(0.5, 0.7)
        angle = -math.pi / 2 + (step - 4) * 0.27 + sheet.rng.uniform(-0.08, 0.08)
        shade = mix(green, MILK if step % 2 else sheet.shadow, 0.14)
        sheet.lay(Cut().poly(leaf(x, y, long, long * 0.27, angle)), shade, 4)


def _feathery(sheet: Sheet, x: float, y: float, tall: float, green: RGB) -> None:
    for step in (0, 6, 1, 5, 2, 4, 3):
        angle = -math.pi / 2 + (step - 3) * 0.36
        shade = mix(green, MILK if step % 2 else sheet.shadow, 0.14)
        sprig(
            sheet,
            x,
            y + tall * 0.04,
            tall * sheet.rng.uniform(0.56, 0.72),
            angle,
            shade,
            4,
            0.5 * (step - 3) / 3,
        )


def _round(sheet: Sheet, x: float, y: float, tall: float, green: RGB) -> None:
    stems = Cut()
    tips = []
    for step in range(9):
        angle = -math.pi / 2 + (step - 4) * 0.24 + sheet.rng.uniform(-0.06, 0.06)
        long = tall * sheet.rng.uniform(0.3, 0.66)
        tips.append((x + long * math.cos(angle) * 1.15, y + long * math.sin(angle)))
        stems.line([(x, y), tips[-1]], max(2, tall * 0.012))
    sheet.lay(stems, mix(green, sheet.shadow, 0.25), 3)
    for place, (px, py) in enumerate(tips):
        r = tall * sheet.rng.uniform(0.085, 0.12)
        sheet.lay(Cut().oval(px, py, r * 1.12, r), mix(green, MILK if place % 2 else sheet.shadow, 0.13), 5)
