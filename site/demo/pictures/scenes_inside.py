"""More motifs indoors: rest, making and music."""

from . import bigger, furniture, growth, houses, land, things
from .motifs import motif
from .palette import BARK, CLAY, HONEY, MILK, MOSS, ROSE, SAND, Palette
from .paper import Cut, Sheet, mix
from .scenes_room import books, shelf, view


@motif(
    "armchair",
    "dusk",
    (0.42, 0.6),
    "En lænestol med pude ved et buet vindue, en lampe og grønne planter",
    "An armchair with a cushion by an arched window, a lamp and green plants",
)
def armchair(sheet: Sheet, tones: Palette) -> None:
    wall = mix(tones.far(0.45), SAND, 0.35)
    houses.room(
        sheet, wall, (700, 90, 480, 600), lambda: view(sheet, tones, 450, 900), bars=(1, 1), arch=True
    )
    floor = mix((184, 140, 104), tones.shadow, 0.08)
    sheet.lay(Cut().box(-20, 800, sheet.w + 40, 240), floor, 8, foot=mix(floor, tones.shadow, 0.25))
    sheet.lay(Cut().oval(620, 910, 560, 74), mix(tones.accent, MILK, 0.35), 5)
    shelf(sheet, 1270, 330, 270)
    books(sheet, 1290, 330, 4, tones)
    sheet.lay(Cut().line([(190, 900), (190, 300)], 12).oval(190, 905, 70, 14), BARK, 6)
    sheet.glow(190, 330, 420, tones.light, 0.55)
    sheet.lay(
        Cut().poly([(120, 330), (150, 200), (230, 200), (260, 330)]),
        mix(tones.second, MILK, 0.4),
        9,
        foot=tones.light,
    )
    furniture.armchair(sheet, 520, 930, 500, tones.accent, tones.second)
    growth.potted(sheet, 1330, 940, 520, CLAY, mix(MOSS, tones.far(0.6), 0.2))
    growth.potted(sheet, 1080, 700, 170, MILK)
    sheet.lay(
        Cut().box(800, 800, 190, 20, 8).line([(830, 815), (810, 920)], 12).line([(960, 815), (980, 920)], 12),
        BARK,
        7,
    )
    things.cup(sheet, 895, 798, 86, MILK)


@motif(
    "easel",
    "day",
    (0.5, 0.45),
    "Et staffeli med et halvfærdigt maleri, pensler og glas med farve",
    "An easel with a half-finished painting, brushes and jars of paint",
)
def easel(sheet: Sheet, tones: Palette) -> None:
    wall = mix(tones.sky[0], tones.far(0.1), 0.5)
    houses.room(sheet, wall, (90, 100, 420, 480), lambda: view(sheet, tones, 380, 300), bars=(1, 1))
    floor = mix((196, 156, 120), SAND, 0.2)
    sheet.lay(Cut().box(-20, 820, sheet.w + 40, 220), floor, 8, foot=mix(floor, tones.shadow, 0.2))
    x, y, w, h = bigger.easel(sheet, 860, 960, 860, (176, 128, 92))
    inner = (x + 30, y + 30, w - 60, h - 60)
    painting(sheet, tones, inner)
    sheet.lay(
        Cut()
        .box(1210, 700, 420, 30, 6)
        .line([(1260, 720), (1240, 1000)], 18)
        .line([(1560, 720), (1580, 1000)], 18),
        BARK,
        9,
    )
    for place, (colour, level) in enumerate(((CLAY, 0.6), (HONEY, 0.5), (tones.far(0.6), 0.7))):
        left = 1275 + place * 112
        for lean in (-18, 6, 24):
            sheet.lay(Cut().line([(left, 640), (left + lean, 480 + abs(lean))], 9), (196, 152, 104), 4)
            sheet.lay(Cut().oval(left + lean, 474 + abs(lean), 10, 24), mix(colour, MILK, 0.1), 3)
        things.jar(
            sheet,
            left,
            700,
            92,
            110,
            mix(MILK, tones.sky[1], 0.4),
            colour,
            mix(MILK, tones.sky[1], 0.1),
            level,
        )
    growth.potted(sheet, 260, 960, 360, tones.second, MOSS)
    for dx, colour in ((560, tones.accent), (640, tones.second), (1060, CLAY)):
        sheet.lay(Cut().oval(dx, 930, 40, 13).disc(dx + 50, 922, 9), colour, 2)


def painting(sheet: Sheet, tones: Palette, box: tuple[float, float, float, float]) -> None:
    """Broad strokes that are becoming a landscape, with the corner still white."""
    x, y, w, h = box
    rng = sheet.rng
    for share, colour in (
        (0.1, tones.sky[1]),
        (0.3, mix(ROSE, MILK, 0.3)),
        (0.48, tones.far(0.35)),
        (0.64, tones.second),
        (0.8, tones.far(0.75)),
    ):
        strokes = Cut()
        for part in range(3):
            yy = y + h * (share + 0.06 * part)
            strokes.line(
                [
                    (x + rng.uniform(12, 50), yy),
                    (x + w * 0.5, yy + rng.uniform(-12, 12)),
                    (x + w * rng.uniform(0.72, 0.94) - 190 * (share > 0.7), yy),
                ],
                34,
            )
        sheet.lay(strokes, colour, 3)
    sheet.lay(Cut().disc(x + w * 0.66, y + h * 0.3, 42), tones.accent, 3)


@motif(
    "guitar",
    "day",
    (0.45, 0.5),
    "En guitar læner sig mod en stol; noder ligger på et stativ ved vinduet",
    "A guitar leans against a chair; a music stand stands by the window",
)
def guitar(sheet: Sheet, tones: Palette) -> None:
    wall = mix(tones.far(0.3), tones.sky[0], 0.4)
    houses.room(sheet, wall, (900, 80, 560, 540), lambda: view(sheet, tones, 420, 1300), bars=(1, 1))
    floor = mix((180, 132, 96), HONEY, 0.2)
    sheet.lay(Cut().box(-20, 800, sheet.w + 40, 240), floor, 8, foot=mix(floor, tones.shadow, 0.25))
    sheet.lay(Cut().oval(640, 915, 620, 84), mix(tones.accent, CLAY, 0.2), 5)
    sheet.lay(Cut().oval(640, 915, 560, 70).oval(640, 915, 530, 64, hole=True), MILK, 0)
    furniture.chair(sheet, 420, 930, 560, tones.far(0.4), 1, MILK)
    bigger.guitar(sheet, 720, 905, 640, -0.22, mix(HONEY, CLAY, 0.35), BARK)
    sheet.lay(
        Cut()
        .line([(1130, 640), (1130, 930)], 13)
        .line([(1130, 900), (1060, 960)], 12)
        .line([(1130, 900), (1200, 960)], 12),
        tones.shadow,
        6,
    )
    sheet.lay(Cut().poly([(960, 460), (1290, 430), (1310, 640), (980, 670)]), tones.shadow, 9)
    sheet.lay(
        Cut()
        .poly([(985, 440), (1130, 428), (1145, 636), (1000, 650)])
        .poly([(1135, 428), (1275, 416), (1292, 624), (1150, 636)]),
        MILK,
        5,
    )
    score = Cut()
    for row in range(5):
        score.line([(1010 + row * 2, 480 + row * 32), (1120 + row * 2, 471 + row * 32)], 4).line(
            [(1160 + row * 2, 466 + row * 32), (1265 + row * 2, 457 + row * 32)], 4
        )
    sheet.lay(score, mix(SAND, tones.shadow, 0.35), 0)
    for step, (x, y) in enumerate(((150, 420), (250, 340), (360, 250), (480, 300), (600, 200))):
        note(sheet, x, y, (tones.accent, MILK, tones.second)[step % 3])
    growth.potted(sheet, 1480, 940, 320, MILK)


def note(sheet: Sheet, x: float, y: float, colour: tuple[int, int, int]) -> None:
    cut = Cut().oval(x, y, 30, 22).line([(x + 26, y - 4), (x + 26, y - 116)], 9)
    sheet.lay(cut.poly([(x + 22, y - 118), (x + 72, y - 84), (x + 66, y - 58), (x + 24, y - 88)]), colour, 8)


@motif(
    "teapot",
    "dawn",
    (0.5, 0.6),
    "En tekande og to kopper på et lille bord, med to bløde stole",
    "A teapot and two cups on a small table between two soft chairs",
)
def teapot(sheet: Sheet, tones: Palette) -> None:
    wall = mix(tones.far(0.25), tones.sky[0], 0.35)
    houses.room(sheet, wall, (470, 70, 660, 470), lambda: view(sheet, tones, 370, 720), bars=(1, 0))
    floor = mix((190, 148, 112), tones.second, 0.12)
    sheet.lay(Cut().box(-20, 780, sheet.w + 40, 260), floor, 8, foot=mix(floor, tones.shadow, 0.2))
    furniture.armchair(sheet, 260, 930, 560, mix(tones.far(0.6), MILK, 0.1), tones.accent)
    furniture.armchair(sheet, sheet.w - 260, 930, 560, mix(tones.far(0.6), MILK, 0.1), tones.second)
    sheet.lay(Cut().poly([(770, 830), (830, 830), (850, 980), (750, 980)]), BARK, 7)
    sheet.lay(Cut().oval(800, 800, 330, 74), mix(BARK, tones.shadow, 0.2), 12)
    sheet.lay(Cut().oval(800, 786, 330, 74), mix((206, 160, 118), MILK, 0.15), 3)
    things.teapot(sheet, 800, 790, 230, tones.accent, HONEY)
    things.cup(sheet, 590, 806, 104, MILK, stripe=tones.accent)
    things.cup(sheet, 1000, 812, 104, MILK, stripe=tones.second)


@motif(
    "lamp_desk",
    "night",
    (0.4, 0.6),
    "En skærm og en lampe lyser på et skrivebord; ude er der måneskin",
    "A screen and a lamp shine on a desk; outside there is moonlight",
)
def lamp_desk(sheet: Sheet, tones: Palette) -> None:
    def night() -> None:
        land.sky(sheet, tones, 1)
        land.stars(sheet, 60, 400, MILK)
        land.crescent(sheet, 1210, 220, 64, MILK)
        land.ranges(sheet, tones, [420, 480], 50, 0.4)

    wall = mix(tones.far(0.6), tones.second, 0.08)
    houses.room(sheet, wall, (880, 90, 520, 470), night, frame=mix(MILK, tones.far(0.4), 0.35), bars=(1, 1))
    houses.table(sheet, 730, mix(BARK, (190, 130, 90), 0.5))
    sheet.glow(560, 520, 620, tones.light, 0.35)
    sheet.lay(Cut().box(330, 360, 500, 330, 14), tones.shadow, 10)
    sheet.lay(Cut().box(352, 382, 456, 286, 4), mix(MILK, tones.light, 0.3), 0)
    for place, colour in enumerate((tones.accent, tones.second, MOSS, CLAY, HONEY, ROSE)):
        left, top = 376 + (place % 3) * 144, 402 + (place // 3) * 132
        sheet.lay(Cut().box(left, top, 128, 116, 8), mix(colour, MILK, 0.35), 3)
        growth.potted(sheet, left + 64, top + 106, 74, mix(colour, sheet.shadow, 0.1))
    sheet.lay(Cut().poly([(270, 790), (330, 716), (830, 716), (890, 790)]), mix(tones.shadow, MILK, 0.18), 8)
    sheet.lay(Cut().line([(180, 770), (150, 520), (250, 400)], 14).oval(180, 776, 80, 18), HONEY, 7)
    sheet.glow(270, 460, 300, tones.light, 0.6)
    sheet.lay(Cut().poly([(210, 380), (290, 360), (360, 470), (220, 500)]), HONEY, 8)
    things.cup(sheet, 1080, 840, 150, tones.accent)
    growth.potted(sheet, 1360, 800, 260, CLAY)
