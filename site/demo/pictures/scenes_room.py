"""Motifs indoors, nearly all with a window to the fjord."""

import math

from . import bigger, furniture, growth, houses, land, things
from .motifs import motif
from .palette import BARK, CLAY, HONEY, MILK, MOSS, ROSE, SAND, Palette
from .paper import RGB, Cut, Sheet, mix


def view(sheet: Sheet, tones: Palette, level: float = 470, sun: float | None = None) -> None:
    """What is seen through a window: sky, hills, fjord."""
    land.sky(sheet, tones, 1)
    if sun is not None:
        land.rings(sheet, tones, sun, level - 180, 62, mix(MILK, HONEY, 0.4), 3)
    land.ranges(sheet, tones, [level - 60, level], 50, 0.35)
    land.water(sheet, tones, level + 60, level + 320, bands=4)


@motif(
    "cafe",
    "day",
    (0.5, 0.6),
    "Et bord med kopper, kage og blomster foran et vindue mod fjorden",
    "A table with cups, cake and flowers in front of a window towards the fjord",
)
def cafe(sheet: Sheet, tones: Palette) -> None:
    wall = mix(tones.far(0.35), SAND, 0.35)
    houses.room(sheet, wall, (360, 110, 880, 500), lambda: view(sheet, tones, 400, 980), bars=(2, 0))
    houses.lamp(sheet, 560, 150, 110, tones.accent, tones)
    houses.lamp(sheet, 1040, 150, 110, CLAY, tones)
    furniture.chair(sheet, 210, 1010, 520, tones.accent, 1)
    furniture.chair(sheet, sheet.w - 210, 1010, 520, tones.accent, -1)
    houses.table(sheet, 760, mix((190, 142, 104), HONEY, 0.12), 130, sheet.w - 130)
    things.cup(sheet, 420, 826, 150, MILK, stripe=tones.accent)
    things.cup(sheet, 1180, 830, 150, tones.second)
    things.cake(sheet, 800, 830, 240, tones)
    growth.potted(sheet, 610, 800, 190, CLAY)


@motif(
    "two_chairs",
    "day",
    (0.5, 0.6),
    "To ens stole ved siden af hinanden foran en åben tavle og et vindue",
    "Two equal chairs side by side, a blank board and a window behind them",
)
def two_chairs(sheet: Sheet, tones: Palette) -> None:
    wall = mix(tones.sky[1], tones.far(0.2), 0.3)
    houses.room(sheet, wall, (1010, 130, 420, 460), lambda: view(sheet, tones, 380, 1250), bars=(1, 1))
    sheet.lay(Cut().box(190, 130, 640, 400, 10), BARK, 10)
    sheet.lay(Cut().box(212, 152, 596, 356, 4), tones.far(0.85), 2, foot=tones.far(1))
    for x, y, r, colour in ((380, 320, 96, tones.accent), (520, 320, 96, tones.second)):
        sheet.lay(Cut().disc(x, y, r).disc(x, y, r - 9, hole=True), mix(colour, MILK, 0.35), 2)
    floor = mix((190, 150, 112), SAND, 0.3)
    sheet.lay(Cut().box(-20, 740, sheet.w + 40, 300), floor, 8, foot=mix(floor, tones.shadow, 0.18))
    sheet.lay(
        Cut().oval(800, 900, 560, 84).oval(800, 900, 520, 74, hole=True).oval(800, 900, 490, 68),
        mix(tones.accent, MILK, 0.3),
        4,
    )
    furniture.chair(sheet, 600, 930, 480, tones.far(0.75), 1, tones.accent)
    furniture.chair(sheet, 1000, 930, 480, tones.far(0.75), -1, tones.second)
    growth.potted(sheet, 1470, 960, 430, CLAY, mix(MOSS, tones.far(0.6), 0.3))
    growth.potted(sheet, 110, 950, 300, HONEY, mix(MOSS, tones.far(0.6), 0.3))


@motif(
    "kitchen",
    "day",
    (0.45, 0.6),
    "En gryde, gulerødder, porrer og løg på et køkkenbord",
    "A pot, carrots, leeks and onions on a kitchen table",
)
def kitchen(sheet: Sheet, tones: Palette) -> None:
    wall = mix(tones.sky[0], tones.far(0.15), 0.35)
    houses.room(sheet, wall, (930, 90, 520, 440), lambda: view(sheet, tones, 340), bars=(1, 0))
    tiles(sheet, tones)
    shelf(sheet, 110, 300, 680)
    for place, (colour, tall) in enumerate(
        ((HONEY, 120), (CLAY, 150), (MOSS, 110), (tones.far(0.6), 140), (ROSE, 120))
    ):
        things.jar(sheet, 190 + place * 128, 300, 88, tall, mix(MILK, tones.sky[1], 0.3), colour, BARK)
    houses.table(sheet, 720, mix((196, 152, 112), HONEY, 0.1))
    bigger.pot(sheet, 560, 810, 400, tones.second, HONEY)
    things.steam(sheet, 560, 520, 190)
    leek(sheet, 1290, 850)
    for place in range(4):
        carrot(sheet, 870 + place * 76, 800 + 22 * (place % 2), 250)
    for x, y, r in ((250, 850, 60), (350, 890, 50), (170, 910, 46)):
        onion(sheet, x, y, r)


def tiles(sheet: Sheet, tones: Palette) -> None:
    cut = Cut()
    for row in range(3):
        for place in range(22):
            if (row + place) % 2:
                cut.box(place * 78 - 10, 540 + row * 66, 70, 58, 5)
    sheet.lay(cut, mix(tones.far(0.3), MILK, 0.3), 2)


def shelf(sheet: Sheet, x: float, y: float, w: float, colour: RGB = BARK) -> None:
    sheet.lay(Cut().box(x, y, w, 22, 4), mix(colour, MILK, 0.12), 12)


def carrot(sheet: Sheet, x: float, y: float, long: float) -> None:
    orange = mix(CLAY, HONEY, 0.45)
    for turn in (-2.0, -1.6, -1.2):
        growth.sprig(sheet, x, y - 6, long * 0.62, turn, mix(MOSS, HONEY, 0.12), 4, 0.1)
    root = [
        (x - 30, y),
        (x - 20, y - 12),
        (x + 20, y - 12),
        (x + 30, y),
        (x + 20, y + long * 0.4),
        (x + 5, y + long * 0.66),
        (x - 5, y + long * 0.66),
        (x - 20, y + long * 0.4),
    ]
    sheet.lay(Cut().poly(root), orange, 7, foot=mix(orange, sheet.shadow, 0.2))
    sheet.lay(
        Cut().line([(x - 20, y + 30), (x - 2, y + 33)], 4).line([(x + 18, y + 64), (x + 4, y + 68)], 4),
        mix(orange, sheet.shadow, 0.3),
        0,
    )


def onion(sheet: Sheet, x: float, y: float, r: float) -> None:
    skin = mix(CLAY, HONEY, 0.25)
    shape = (
        Cut().disc(x, y, r).poly([(x - r * 0.4, y - r * 0.85), (x, y - r * 1.6), (x + r * 0.4, y - r * 0.85)])
    )
    sheet.lay(shape, skin, 8, foot=mix(skin, sheet.shadow, 0.25))
    sheet.lay(
        Cut().oval(x - r * 0.3, y, r * 0.07, r * 0.74).oval(x + r * 0.28, y, r * 0.07, r * 0.74),
        mix(skin, MILK, 0.25),
        0,
    )


def leek(sheet: Sheet, x: float, y: float) -> None:
    for place in range(2):
        left = x - 90 + place * 30
        yy = y + place * 46
        for turn in (-0.32, -0.1, 0.12):
            sheet.lay(
                Cut().poly(growth.leaf(left + 250, yy - 20, 300, 62, turn)),
                mix((70, 118, 84), MILK, 0.1 * (turn + 0.3)),
                5,
            )
        stem = mix(MILK, (190, 214, 150), 0.4)
        sheet.lay(Cut().box(left, yy - 44, 290, 46, 22), stem, 7, foot=mix(stem, sheet.shadow, 0.14))


@motif(
    "book",
    "dawn",
    (0.5, 0.5),
    "Et landskab med træer og et hus rejser sig af en opslået bog",
    "A landscape with trees and a house rises from an open book",
)
def book(sheet: Sheet, tones: Palette) -> None:
    land.sky(sheet, tones, 3)
    land.stars(sheet, 26, 420, mix(tones.accent, MILK, 0.3))
    houses.table(sheet, 740, mix(tones.far(0.8), BARK, 0.15))
    things.open_book(sheet, 800, 785, 1160, tones.accent)
    land.rings(sheet, tones, 880, 300, 76, mix(tones.accent, HONEY, 0.4), 3)
    for step, share in ((0, 0.1), (1, 0.35), (2, 0.62)):
        _page_hill(sheet, tones, step, share)
    growth.round_tree(sheet, 520, 745, 230, tones.accent)
    land.path(sheet, [(850, 560, 12), (790, 640, 30), (830, 772, 74)], MILK)
    land.birds(sheet, [(420, 270, 60), (505, 225, 46), (1200, 240, 54)], tones.far(0.85))


def _page_hill(sheet: Sheet, tones: Palette, step: int, share: float) -> None:
    """One of the hills that stand up from the pages."""
    x0, x1, y, rise = 300 + step * 46, 1300 - step * 30, 735 + step * 20, 330 - step * 96

    def top(x: float) -> float:
        t = (x - x0) / (x1 - x0) * 2 - 1
        return y - rise * (1 - math.pow(abs(t), 2.4)) * (0.86 + 0.12 * math.sin(4.4 * t + 2.1 * step))

    xs = [x0 + (x1 - x0) * t / 60 for t in range(61)]
    colour = tones.far(share)
    sheet.lay(
        Cut().poly([(x0, y), *((x, top(x)) for x in xs), (x1, y)]),
        colour,
        11,
        foot=mix(colour, tones.sky[0], 0.2),
    )
    if step == 0:
        houses.gable(
            sheet, 990, top(1050) + 14, 120, mix(MILK, tones.accent, 0.25), tones.far(0.9), "1", glow=0.5
        )
    for _ in range(4):
        x = sheet.rng.uniform(x0 + 130, x1 - 130)
        growth.spruce(sheet, x, top(x) + 16, sheet.rng.uniform(100, 170), tones.far(share + 0.28))


@motif(
    "desk",
    "day",
    (0.45, 0.6),
    "En notesbog med blyant, briller og en kop te på et bord ved vinduet",
    "A notebook with a pencil, glasses and a cup of tea on a table by the window",
)
def desk(sheet: Sheet, tones: Palette) -> None:
    wall = mix(tones.far(0.55), tones.sky[1], 0.25)
    houses.room(sheet, wall, (260, 70, 760, 480), lambda: view(sheet, tones, 370, 480), bars=(1, 0))
    growth.potted(sheet, 910, 566, 210, CLAY)
    shelf(sheet, 1140, 330, 360)
    books(sheet, 1160, 330, 5, tones)
    growth.potted(sheet, 1440, 330, 180, HONEY)
    houses.table(sheet, 640, mix((206, 160, 118), MILK, 0.1))
    notebook(sheet, tones)
    things.cup(sheet, 1270, 830, 190, tones.accent)
    glasses = Cut()
    for x in (330, 470):
        glasses.oval(x, 880, 60, 40).oval(x, 880, 49, 30, hole=True)
    glasses.line([(388, 872), (412, 872)], 10).line([(272, 870), (200, 830)], 9).line(
        [(528, 870), (560, 826)], 9
    )
    sheet.lay(glasses, tones.shadow, 6)


def notebook(sheet: Sheet, tones: Palette) -> None:
    page = [(610, 930), (690, 720), (1030, 720), (1060, 930)]
    sheet.lay(Cut().poly([(x + 12, y + 14) for x, y in page]), tones.far(0.9), 10)
    sheet.lay(Cut().poly(page), MILK, 4, foot=mix(MILK, SAND, 0.5))
    lines = Cut()
    for row in range(5):
        y = 766 + row * 34
        lines.line([(720 - row * 9, y), (980 + row * 4 - 90 * (row == 4), y)], 5)
    sheet.lay(lines, mix(SAND, tones.far(0.4), 0.4), 0)
    for row in range(3):
        sheet.lay(Cut().disc(690 - row * 12, 766 + row * 50, 9), tones.accent, 2)
    sheet.lay(Cut().line([(960, 900), (1120, 740)], 24), HONEY, 8)
    sheet.lay(Cut().poly([(940, 920), (951, 891), (969, 909)]), BARK, 3)


@motif(
    "jars",
    "day",
    (0.5, 0.5),
    "Hylder med glas, bøger, breve og planter i orden",
    "Shelves with jars, books, letters and plants in order",
)
def jars(sheet: Sheet, tones: Palette) -> None:
    wall = mix(tones.far(0.75), tones.far(0.6), 0.4)
    sheet.wash(wall, mix(wall, tones.shadow, 0.3))
    for x in (-40, 560, 1160):
        sheet.lay(Cut().box(x, 0, 300, 1000), mix(wall, MILK, 0.05), 3, depth=0.2)
    wood = mix((196, 152, 112), HONEY, 0.1)
    for y in (330, 640, 950):
        sheet.lay(Cut().box(110, y, sheet.w - 220, 34, 4), wood, 14, foot=mix(wood, sheet.shadow, 0.2))
    glass = mix(MILK, tones.sky[1], 0.5)
    for place, (fill, level) in enumerate(((HONEY, 0.75), (tones.accent, 0.5), (CLAY, 0.3))):
        things.jar(sheet, 250 + place * 150, 330, 112, 190, glass, fill, BARK, level)
    books(sheet, 690, 330, 9, tones)
    growth.potted(sheet, 1300, 330, 250, CLAY)
    books(sheet, 190, 640, 7, tones)
    growth.potted(sheet, 620, 640, 190, MILK)
    for place in range(4):
        letter(sheet, 760 + place * 62, 630 - 8 * place, tones)
    things.jar(sheet, 1250, 640, 150, 220, glass, mix(tones.second, MILK, 0.2), tones.accent, 0.85)
    things.jar(sheet, 1410, 640, 110, 150, glass, tones.second, BARK, 0.4)
    things.teapot(sheet, 330, 950, 230, tones.accent, BARK)
    for place, colour in enumerate((MILK, tones.second, ROSE)):
        things.cup(sheet, 620 + place * 190, 940, 116, colour, hot=False)
    sheet.lay(Cut().box(1180, 780, 280, 168, 8), mix(CLAY, BARK, 0.2), 8)
    sheet.lay(
        Cut().box(1170, 760, 300, 40, 6).box(1290, 850, 60, 20, 8, hole=False), mix(CLAY, MILK, 0.15), 5
    )


def books(sheet: Sheet, x: float, y: float, count: int, tones: Palette) -> None:
    rng = sheet.rng
    for place in range(count):
        w, tall = rng.uniform(34, 58), rng.uniform(150, 220)
        colour = (tones.accent, MILK, CLAY, tones.second, tones.far(0.3), ROSE, tones.far(0.95))[place % 7]
        sheet.lay(Cut().box(x, y - tall, w, tall, 3), colour, 6, foot=mix(colour, sheet.shadow, 0.15))
        sheet.lay(
            Cut().box(x, y - tall * 0.86, w, 9).box(x, y - tall * 0.2, w, 6),
            mix(colour, sheet.shadow, 0.3),
            0,
        )
        x += w + 3


def letter(sheet: Sheet, x: float, y: float, tones: Palette) -> None:
    sheet.lay(Cut().box(x, y - 150, 190, 130, 4), mix(MILK, SAND, 0.3), 6)
    sheet.lay(
        Cut().line([(x + 6, y - 142), (x + 95, y - 78), (x + 184, y - 142)], 5),
        mix(SAND, tones.shadow, 0.3),
        0,
    )
