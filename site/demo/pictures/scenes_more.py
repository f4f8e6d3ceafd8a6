"""More motifs out of doors: gardens, evenings, steps."""

import math

from . import bigger, furniture, growth, houses, land, things
from .motifs import motif
from .palette import BARK, CLAY, HONEY, MILK, ROSE, SAND, Palette
from .paper import Cut, Sheet, mix


@motif(
    "garden",
    "day",
    (0.5, 0.55),
    "Højbede med salat og porrer foran et lille drivhus",
    "Raised beds with lettuce and leeks in front of a small greenhouse",
)
def garden(sheet: Sheet, tones: Palette) -> None:
    land.sky(sheet, tones, 3)
    land.cloud(sheet, 1240, 180, 300, MILK)
    land.ranges(sheet, tones, [440, 520], 60, 0.35)
    houses.house(sheet, 170, 610, 220, CLAY, tones.far(0.95), "11", glow=0.2)
    land.hill(sheet, tones.far(0.45), 620, 20)
    growth.round_tree(sheet, 1370, 680, 420, tones.far(0.6))
    bigger.greenhouse(sheet, 620, 700, 440, MILK, mix((214, 232, 224), tones.sky[1], 0.3), tones.far(0.5))
    land.hill(sheet, tones.far(0.55), 720, 12, 6)
    for y, x0, x1, kind in ((810, 120, 700, 0), (810, 900, 1500, 1), (965, 40, 780, 1), (965, 860, 1600, 0)):
        bed(sheet, tones, x0, x1, y, kind)


def bed(sheet: Sheet, tones: Palette, x0: float, x1: float, y: float, kind: int) -> None:
    """A raised bed with heads of lettuce or with leeks."""
    rng = sheet.rng
    x = x0 + 50
    while x < x1 - 30:
        if kind == 0:
            green = rng.choice(
                (mix(tones.far(0.35), HONEY, 0.25), tones.far(0.5), mix(ROSE, tones.far(0.5), 0.45))
            )
            for turn in range(7):
                sheet.lay(
                    Cut().poly(growth.leaf(x, y - 24, rng.uniform(52, 76), 44, -2.9 + turn * 0.44)),
                    mix(green, MILK, 0.04 * turn),
                    3,
                )
            x += 108
        else:
            blades = Cut()
            for lean in (-0.5, -0.2, 0.1, 0.42):
                blades.poly(growth.leaf(x, y - 20, rng.uniform(110, 165), 22, -1.57 + lean))
            sheet.lay(blades, mix(tones.far(0.7), (60, 110, 100), 0.3), 4)
            x += 66
    wood = mix((176, 132, 98), tones.shadow, 0.08)
    sheet.lay(Cut().box(x0, y - 34, x1 - x0, 86, 5), wood, 10, foot=mix(wood, tones.shadow, 0.2))
    sheet.lay(Cut().box(x0, y + 6, x1 - x0, 4), mix(wood, tones.shadow, 0.4), 0)


@motif(
    "apple_tree",
    "day",
    (0.45, 0.5),
    "Et æbletræ med røde æbler, en stige og to kurve",
    "An apple tree with red apples, a ladder and two baskets",
)
def apple_tree(sheet: Sheet, tones: Palette) -> None:
    land.sky(sheet, tones, 3)
    land.rings(sheet, tones, 1240, 290, 80, mix(HONEY, MILK, 0.4), 3)
    land.ranges(sheet, tones, [520, 600, 690], 60, 0.42)
    land.hill(sheet, tones.far(0.55), 790, 20)
    houses.fence(sheet, 940, sheet.w + 30, 812, 90, mix(MILK, tones.sky[1], 0.2), 34)
    growth.round_tree(sheet, 640, 900, 880, mix(tones.far(0.6), (90, 130, 90), 0.35), BARK, 11)
    red = mix(CLAY, (190, 40, 40), 0.45)
    for _ in range(26):
        turn, out = sheet.rng.uniform(0, 6.28), 240 * math.sqrt(sheet.rng.uniform(0.04, 1))
        x, y = 640 + out * math.cos(turn), 284 + out * 0.92 * math.sin(turn)
        sheet.lay(
            Cut().disc(x, y, 21), sheet.rng.choice((red, mix(red, HONEY, 0.35), mix(red, ROSE, 0.3))), 5
        )
        sheet.lay(Cut().poly(growth.leaf(x, y - 18, 26, 14, -0.6)), tones.far(0.8), 2)
    bigger.ladder(sheet, 930, 925, 600, -0.32, mix(HONEY, BARK, 0.35))
    land.hill(sheet, tones.far(0.75), 915, 14, 7)
    for x, w in ((1130, 200), (360, 170)):
        basket(sheet, x, 950, w, red)
    growth.meadow(sheet, tones, 1000, 70, 7, [MILK, tones.second])


def basket(sheet: Sheet, x: float, y: float, w: float, fruit: tuple[int, int, int]) -> None:
    for row in range(2):
        for place in range(4 - row):
            sheet.lay(
                Cut().disc(x + (place - 1.5 + row * 0.5) * w * 0.2, y - w * (0.52 + 0.12 * row), w * 0.12),
                mix(fruit, HONEY, 0.14 * place),
                5,
            )
    wicker = mix(HONEY, BARK, 0.45)
    sheet.lay(
        Cut().poly(
            [(x - w / 2, y - w * 0.48), (x + w / 2, y - w * 0.48), (x + w * 0.4, y), (x - w * 0.4, y)]
        ),
        wicker,
        9,
        foot=mix(wicker, sheet.shadow, 0.2),
    )
    weave = Cut()
    for row in range(3):
        yy = y - w * (0.12 + 0.13 * row)
        weave.line([(x - w * 0.43, yy), (x + w * 0.43, yy)], 4)
    sheet.lay(weave, mix(wicker, sheet.shadow, 0.3), 0)
    sheet.lay(Cut().box(x - w * 0.53, y - w * 0.52, w * 1.06, w * 0.09, 8), mix(wicker, MILK, 0.15), 4)


@motif(
    "lit_windows",
    "night",
    (0.5, 0.6),
    "Husene i byen om aftenen, med lys i næsten alle vinduer",
    "The houses of the town in the evening, with light in almost every window",
)
def lit_windows(sheet: Sheet, tones: Palette) -> None:
    land.sky(sheet, tones, 2)
    land.stars(sheet, 60, 420, mix(MILK, tones.light, 0.3))
    land.crescent(sheet, 1260, 190, 82, mix(MILK, tones.light, 0.35))
    land.ranges(sheet, tones, [430], 60, 0.2)
    rng = sheet.rng
    for y, w, share in ((610, 112, 0.4), (760, 160, 0.65), (950, 230, 0.95)):
        x = -60.0 + rng.uniform(-40, 20)
        while x < sheet.w:
            wide = w * rng.uniform(0.85, 1.15)
            wall = mix(rng.choice((CLAY, tones.second, tones.accent, MILK, ROSE)), tones.far(share), 0.62)
            lit = "".join(rng.choice("1110") for _ in range(2 + (w > 150)))
            houses.gable(
                sheet,
                x,
                y + 60,
                wide,
                wall,
                mix(tones.far(share), tones.shadow, 0.35),
                lit,
                tones.light,
                tall=rng.uniform(1.25, 1.6),
                glow=0.34,
            )
            x += wide * rng.uniform(1.0, 1.12)
    land.hill(sheet, tones.far(1), 965, 16, 10)


@motif(
    "steps",
    "dawn",
    (0.52, 0.4),
    "Trædesten over en bæk fører op ad en bakke mod morgensolen",
    "Stepping stones across a brook lead up a hill towards the morning sun",
)
def steps(sheet: Sheet, tones: Palette) -> None:
    land.sky(sheet, tones, 2)
    land.rings(sheet, tones, 840, 300, 110, mix(HONEY, MILK, 0.3), 5)
    land.ranges(sheet, tones, [430, 520], 90, 0.4)
    land.hill(sheet, mix(tones.far(0.35), tones.second, 0.12), 560, 20, lean=-60)
    land.path(
        sheet, [(830, 430, 10), (900, 480, 26), (790, 560, 62), (860, 640, 100)], mix(SAND, HONEY, 0.25)
    )
    for x, tall in ((230, 260), (330, 190), (1330, 300), (1450, 220), (1220, 170)):
        growth.spruce(sheet, x, 640, tall, tones.far(0.8))
    land.water(sheet, tones, 640, 940, bands=5)
    for x, y, w in ((850, 668, 62), (760, 712, 80), (880, 764, 100), (730, 826, 126), (880, 900, 156)):
        colour = mix(SAND, tones.far(0.5), 0.25)
        sheet.lay(Cut().oval(x, y + 8, w, w * 0.27), mix(colour, sheet.shadow, 0.4), 4)
        sheet.lay(Cut().oval(x, y, w, w * 0.26), colour, 7, foot=mix(colour, MILK, 0.2))
    land.hill(sheet, tones.far(0.9), 985, 20, 10)
    growth.reeds(sheet, 160, 1000, 340, 9, tones.far(0.6), BARK)
    growth.reeds(sheet, sheet.w - 190, 1000, 390, 10, tones.far(0.6), BARK)
    growth.grass(sheet, -20, sheet.w + 20, 995, 90, tones.far(1))


@motif(
    "long_table",
    "dusk",
    (0.5, 0.6),
    "Et langt bord under lanterner, dækket til mange",
    "A long table under lanterns, laid for many",
)
def long_table(sheet: Sheet, tones: Palette) -> None:
    land.sky(sheet, tones, 3)
    land.ranges(sheet, tones, [500, 600], 70, 0.4)
    land.hill(sheet, tones.far(0.6), 700, 16)
    for x in (130, sheet.w - 130):
        growth.round_tree(
            sheet, x, 800, 720, mix(tones.accent, tones.shadow, 0.2), mix(BARK, tones.shadow, 0.4), 9
        )
    rope = [(130 + (sheet.w - 260) * t / 30, 230 + 420 * (t / 30) * (1 - t / 30)) for t in range(31)]
    sheet.lay(Cut().line(rope, 4), tones.shadow, 3)
    for place, colour in enumerate((tones.second, MILK, ROSE, HONEY, MILK, tones.second, ROSE)):
        x, y = rope[3 + place * 4]
        bigger.lantern(sheet, x, y + 56 + 12 * (place % 2), 42, mix(colour, tones.light, 0.3), tones)
    for place in range(6):
        furniture.chair(
            sheet, 240 + place * 220, 905, 280, (tones.accent, CLAY, HONEY)[place % 3], 1 if place < 3 else -1
        )
    sheet.lay(
        Cut().poly([(110, 800), (180, 740), (1420, 740), (1490, 800), (1490, 850), (110, 850)]),
        MILK,
        12,
        foot=mix(MILK, tones.second, 0.2),
    )
    for place in range(5):
        things.cup(sheet, 290 + place * 250, 776, 62, (tones.accent, CLAY, HONEY)[place % 3], hot=False)
    things.cake(sheet, 800, 790, 150, tones)
    growth.potted(sheet, 540, 780, 130, CLAY)
    growth.potted(sheet, 1060, 780, 130, tones.accent)
    growth.meadow(sheet, tones, 990, 90, 9, [MILK, tones.second])
