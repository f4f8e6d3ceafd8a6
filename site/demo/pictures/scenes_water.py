"""Motifs by the fjord."""

import math
from dataclasses import replace

from . import bigger, furniture, growth, houses, land
from .motifs import motif
from .palette import BARK, CLAY, HONEY, MILK, ROSE, SAND, Palette
from .paper import Cut, Sheet, mix


@motif(
    "moon_fjord",
    "night",
    (0.6, 0.35),
    "Månen over en stille fjord om natten, og et hus med lys i ét vindue",
    "The moon over a still fjord at night, and a house with a light in one window",
)
def moon_fjord(sheet: Sheet, tones: Palette) -> None:
    land.sky(sheet, tones, 2)
    land.stars(sheet, 70, 430, mix(MILK, tones.light, 0.4))
    moon = mix(MILK, tones.light, 0.35)
    land.rings(sheet, tones, sheet.w * 0.62, 270, 96, moon, 4)
    land.ranges(sheet, tones, [480, 535], 60, 0.3)
    pale = mix(tones.water[0], moon, 0.3)
    sea = replace(tones, water=(pale, tones.far(0.45)))
    land.water(sheet, sea, 590, bands=6)
    land.glitter(sheet, sheet.w * 0.62, 600, 900, 130, mix(moon, pale, 0.15))
    line = land.hill(sheet, tones.far(0.8), 760, 40, lean=520)
    houses.house(
        sheet,
        150,
        land.height_at(line, 260) + 18,
        240,
        mix(tones.far(0.3), MILK, 0.2),
        tones.far(1),
        "010",
        tones.light,
        glow=0.8,
    )
    for x, tall in ((50, 250), (110, 330), (450, 270), (530, 190), (600, 130)):
        growth.spruce(sheet, x, land.height_at(line, x) + 24, tall, tones.far(0.95))
    furniture.boat(sheet, sheet.w * 0.69, 850, 260, tones.far(1), tones.accent)
    land.hill(sheet, tones.far(1), 985, 20, 12, lean=-60)
    growth.reeds(sheet, sheet.w - 150, 1000, 330, 9, mix(tones.far(0.9), moon, 0.14), BARK)
    growth.sprig(sheet, -10, 1020, 330, -0.8, mix(tones.far(0.9), moon, 0.14))


@motif(
    "lighthouse",
    "dusk",
    (0.36, 0.4),
    "Et fyrtårn på en klippe kaster lys over urolige bølger",
    "A lighthouse on a rock throws its light over restless waves",
)
def lighthouse(sheet: Sheet, tones: Palette) -> None:
    land.sky(sheet, tones, 3)
    for x, y, size in ((1240, 210, 420), (980, 330, 300), (170, 190, 300)):
        land.cloud(sheet, x, y, size, mix(tones.sky[1], tones.far(0.3), 0.35))
    land.ranges(sheet, tones, [600], 36, 0.15)
    bigger.lighthouse(sheet, sheet.w * 0.36, 690, 620, mix(MILK, SAND, 0.3), CLAY, tones)
    rock = mix(tones.far(0.9), tones.shadow, 0.3)
    sheet.lay(
        Cut().poly(
            [(280, 800), (350, 700), (430, 672), (520, 650), (640, 660), (720, 690), (800, 740), (900, 800)]
        ),
        rock,
        10,
    )
    waves(sheet, tones, 700)


def waves(sheet: Sheet, tones: Palette, top: float) -> None:
    """Rows of peaked waves, each a paper with a pale crest."""
    for row in range(5):
        long, shift = 170 + row * 46, sheet.rng.uniform(0, 200)
        tall = 34 + 9 * row
        xs = [8.0 * step - 20 for step in range(int(sheet.w / 8) + 8)]
        rise = [
            (1 - abs(math.sin(math.pi * (x + shift + 40 * math.sin(x / 310 + row)) / long)) ** 0.8) * tall
            for x in xs
        ]
        line = [(x, top + row * 72 - v) for x, v in zip(xs, rise, strict=True)]
        colour = mix(tones.far(0.2 + 0.17 * row), tones.water[0], 0.14)
        sheet.lay(Cut().poly(land.closed([(x, y - 8) for x, y in line])), mix(colour, MILK, 0.55), 8)
        sheet.lay(
            Cut().poly(land.closed([(x, y + 6) for x, y in line])),
            colour,
            2,
            foot=mix(colour, sheet.shadow, 0.16),
        )


@motif(
    "two_boats",
    "dawn",
    (0.5, 0.62),
    "To både ligger fortøjet side om side i en lille havn",
    "Two boats are moored side by side in a small harbour",
)
def two_boats(sheet: Sheet, tones: Palette) -> None:
    land.sky(sheet, tones, 2)
    land.rings(sheet, tones, sheet.w * 0.24, 330, 78, mix(MILK, HONEY, 0.4), 3)
    land.ranges(sheet, tones, [430, 510], 60, 0.35)
    for x, wall in ((880, CLAY), (1010, MILK), (1130, HONEY), (1270, tones.accent), (1390, MILK)):
        houses.gable(sheet, x, 592, 96, mix(wall, tones.far(0.2), 0.2), tones.far(0.75), "1", tall=0.8)
    land.water(sheet, tones, 580, bands=6, far=mix(tones.water[0], MILK, 0.2))
    land.glitter(sheet, sheet.w * 0.24, 600, 780, 70, mix(MILK, HONEY, 0.35))
    furniture.boat(sheet, 640, 770, 430, tones.accent, MILK, BARK)
    furniture.boat(sheet, 1090, 805, 430, CLAY, HONEY, BARK)
    rope = Cut().line([(856, 742), (866, 760), (880, 752)], 6)
    sheet.lay(rope, MILK, 3)
    jetty(sheet, 900)


def jetty(sheet: Sheet, y: float) -> None:
    posts = Cut()
    for x in range(90, int(sheet.w), 310):
        posts.box(x, y - 110, 46, 300, 12)
    sheet.lay(posts, mix(BARK, sheet.shadow, 0.2), 9)
    for row in range(3):
        plank = mix((176, 132, 98), sheet.shadow, 0.08 * row)
        sheet.lay(Cut().box(-30, y + row * 44, sheet.w + 60, 40, 3), plank, 7)


@motif(
    "paper_boats",
    "day",
    (0.45, 0.55),
    "Foldede papirbåde sejler på stille vand mellem grønne bredder",
    "Folded paper boats sail on still water between green banks",
)
def paper_boats(sheet: Sheet, tones: Palette) -> None:
    land.sky(sheet, tones, 3)
    land.cloud(sheet, 1180, 210, 330, MILK)
    land.cloud(sheet, 360, 150, 230, MILK)
    land.ranges(sheet, tones, [400, 460], 55, 0.35)
    land.water(sheet, tones, 520, bands=6)
    for x, y, w, colour in (
        (1010, 575, 130, MILK),
        (690, 650, 210, mix(MILK, tones.second, 0.55)),
        (1200, 735, 250, mix(MILK, ROSE, 0.7)),
        (560, 830, 360, MILK),
    ):
        furniture.paper_boat(sheet, x, y, w, colour)
    sheet.lay(
        Cut().poly(land.closed(land.ridge(sheet.rng, sheet.w, 965, 30, 0.2, -140))), tones.far(0.75), 10
    )
    growth.reeds(sheet, 150, 990, 400, 9, tones.far(0.6), BARK)
    growth.reeds(sheet, sheet.w - 110, 990, 300, 7, tones.far(0.7), BARK)
    growth.grass(sheet, -10, sheet.w, 985, 90, tones.far(0.95))


@motif(
    "stones",
    "dawn",
    (0.5, 0.55),
    "Fem runde sten ligger oven på hinanden ved vandkanten",
    "Five round stones rest on one another at the water's edge",
)
def stones(sheet: Sheet, tones: Palette) -> None:
    land.sky(sheet, tones, 2)
    land.rings(sheet, tones, sheet.w * 0.5, 400, 150, mix(MILK, HONEY, 0.3), 4)
    land.ranges(sheet, tones, [540, 600], 40, 0.35)
    land.water(sheet, tones, 640, bands=5)
    for step in range(4):
        ring = (
            Cut()
            .oval(800, 850, 560 - step * 90, 96 - step * 15)
            .oval(800, 850, 545 - step * 90, 91 - step * 15, hole=True)
        )
        sheet.lay(ring, mix(tones.water[0], MILK, 0.4), 2, depth=0.2)
    y = 880.0
    greys = (
        tones.far(0.95),
        tones.far(0.7),
        mix(tones.far(0.4), SAND, 0.4),
        mix(CLAY, tones.far(0.5), 0.3),
        mix(SAND, MILK, 0.3),
    )
    for (w, h, shift), colour in zip(
        ((190, 66, 0), (148, 56, 16), (112, 46, -12), (80, 38, 8), (46, 28, -4)), greys, strict=True
    ):
        sheet.lay(Cut().oval(800 + shift, y - h, w, h), colour, 12, foot=mix(colour, sheet.shadow, 0.28))
        sheet.lay(
            Cut().oval(800 + shift - w * 0.3, y - h * 1.45, w * 0.34, h * 0.16), mix(colour, MILK, 0.25), 0
        )
        y -= h * 1.86
    growth.reeds(sheet, 200, 1010, 430, 10, tones.far(0.75), BARK)
    growth.sprig(sheet, sheet.w + 30, 1010, 420, -2.2, tones.far(0.85), bend=0.7)
    growth.sprig(sheet, sheet.w - 120, 1030, 300, -2.0, tones.accent, bend=0.5)


@motif(
    "sunrise",
    "day",
    (0.5, 0.45),
    "Solen står op over bakker og fjord, og vintergækker bryder frem",
    "The sun rises over hills and fjord, and snowdrops break through",
)
def sunrise(sheet: Sheet, tones: Palette) -> None:
    sheet.wash(tones.sky[0], tones.sky[1])
    land.rings(sheet, tones, sheet.w * 0.5, 450, 120, mix(HONEY, MILK, 0.25), 6)
    land.ranges(sheet, tones, [500, 565], 80, 0.4)
    land.water(sheet, tones, 640, 860, bands=4)
    land.glitter(sheet, sheet.w * 0.5, 650, 800, 90, mix(HONEY, MILK, 0.6))
    land.hill(sheet, tones.far(0.65), 815, 40, lean=-120)
    land.hill(sheet, tones.far(0.82), 900, 30, lean=120)
    for x in range(110, int(sheet.w), 185):
        snowdrop(sheet, tones, x + sheet.rng.uniform(-50, 50), 970, sheet.rng.uniform(170, 290))
    growth.grass(sheet, -20, sheet.w + 20, 985, 80, tones.far(1))


def snowdrop(sheet: Sheet, tones: Palette, x: float, y: float, tall: float) -> None:
    side = sheet.rng.choice((-1, 1))
    green = mix(tones.far(0.3), (70, 110, 70), 0.7)
    top = (x + side * tall * 0.05, y - tall)
    bell = (x + side * tall * 0.24, y - tall * 0.84)
    sheet.lay(
        Cut()
        .poly(growth.leaf(x, y, tall * 0.8, tall * 0.13, -1.57 - side * 0.3))
        .line([(x, y), top, (x + side * tall * 0.18, y - tall * 0.97), bell], 8),
        green,
        6,
    )
    for turn in (1.0, 2.14, 1.57):
        sheet.lay(
            Cut().poly(growth.leaf(*bell, tall * 0.3, tall * 0.14, turn)),
            MILK if turn == 1.57 else mix(MILK, green, 0.12),
            4,
        )
    sheet.lay(Cut().disc(bell[0], bell[1] + 2, tall * 0.04), green, 3)


@motif(
    "bridge",
    "day",
    (0.5, 0.5),
    "En buet bro forbinder to bredder med hver sit hus",
    "An arched bridge joins two banks, each with its house",
)
def bridge(sheet: Sheet, tones: Palette) -> None:
    land.sky(sheet, tones, 3)
    land.cloud(sheet, 820, 190, 360, mix(MILK, tones.sky[0], 0.3))
    land.birds(sheet, [(1010, 300, 56), (1090, 262, 44), (940, 250, 34)], tones.far(0.8))
    land.ranges(sheet, tones, [470, 545], 70, 0.35)
    land.water(sheet, tones, 640, bands=6)
    for left, flip in ((True, 1), (False, -1)):
        x = 0 if left else sheet.w
        bank = [
            (x - flip * 20, 540),
            (x + flip * 210, 560),
            (x + flip * 370, 640),
            (x + flip * 400, 740),
            (x + flip * 330, 860),
            (x + flip * 390, 1040),
            (x - flip * 20, 1040),
        ]
        sheet.lay(Cut().poly(bank), tones.far(0.7), 10, foot=tones.far(0.9))
    houses.house(sheet, 40, 590, 190, mix(MILK, tones.accent, 0.2), tones.far(0.95), "11", door=tones.second)
    houses.gable(sheet, sheet.w - 210, 600, 140, tones.second, tones.far(0.95), "11", tall=1.1)
    houses.bridge(sheet, 240, sheet.w - 240, 690, 170, mix(tones.accent, CLAY, 0.25))
    growth.round_tree(sheet, 300, 690, 250, mix(tones.accent, HONEY, 0.4))
    growth.round_tree(sheet, sheet.w - 270, 680, 210, tones.far(0.5))
    furniture.boat(sheet, 800, 850, 240, tones.far(1), MILK)
    growth.sprig(sheet, -10, 1010, 420, -1.0, tones.far(0.95))
    growth.sprig(sheet, sheet.w + 10, 1010, 420, -2.1, tones.far(0.95), bend=-0.5)
