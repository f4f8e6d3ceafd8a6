"""The front doors of the venues and the wide picture of the home page."""

from . import furniture, growth, houses, land
from .motifs import motif
from .palette import BARK, CLAY, FJORD, HONEY, MILK, MOSS, ROSE, SAND, Palette
from .paper import RGB, Cut, Sheet, mix


def _door(
    sheet: Sheet, x: float, y: float, w: float, h: float, colour: RGB, glass: RGB, arch: bool = False
) -> None:
    """A door with its frame, a pane and a handle; its foot is at y + h."""
    r = w / 2.02 if arch else 6.0
    frame = Cut().box(x - 26, y - 26, w + 52, h * 0.6, r * 1.1).box(x - 26, y + h * 0.3, w + 52, h * 0.7)
    sheet.lay(frame, MILK, 8, foot=mix(MILK, sheet.shadow, 0.12))
    sheet.lay(
        Cut().box(x, y, w, h * 0.6, r).box(x, y + h * 0.3, w, h * 0.7),
        colour,
        3,
        foot=mix(colour, sheet.shadow, 0.2),
    )
    sheet.glow(x + w / 2, y + h * 0.28, w, glass, 0.4)
    sheet.lay(
        Cut().box(x + w * 0.17, y + h * 0.1, w * 0.66, h * 0.36, r * 0.7 if arch else 4),
        glass,
        0,
        foot=mix(glass, CLAY, 0.2),
    )
    bars = (
        Cut()
        .line([(x + w / 2, y + h * 0.1), (x + w / 2, y + h * 0.46)], 8)
        .line([(x + w * 0.17, y + h * 0.3), (x + w * 0.83, y + h * 0.3)], 8)
    )
    sheet.lay(bars, colour, 0)
    sheet.lay(Cut().box(x + w * 0.2, y + h * 0.56, w * 0.6, h * 0.32, 4), mix(colour, sheet.shadow, 0.14), 0)
    sheet.lay(Cut().disc(x + w * 0.88, y + h * 0.54, w * 0.035), HONEY, 4)


def _ground(sheet: Sheet, colour: RGB, y: float = 880) -> None:
    sheet.lay(Cut().box(-20, y, sheet.w + 40, 200), colour, 8, foot=mix(colour, sheet.shadow, 0.2))
    joints = Cut()
    for row in range(3):
        for place in range(12):
            joints.line(
                [
                    (place * 150 + 70 * (row % 2) - 20, y + 14 + row * 40),
                    (place * 150 + 70 * (row % 2) + 96, y + 14 + row * 40),
                ],
                4,
            )
    sheet.lay(joints, mix(colour, sheet.shadow, 0.18), 0)


def _bricks(sheet: Sheet, wall: RGB, top: float, bottom: float) -> None:
    cut = Cut()
    rng = sheet.rng
    for _ in range(90):
        x, y = rng.randrange(-20, int(sheet.w), 66), rng.randrange(int(top), int(bottom), 34)
        cut.box(x + 33 * ((y // 34) % 2), y, 56, 24, 3)
    sheet.lay(cut, mix(wall, sheet.shadow, 0.1), 0)


@motif(
    "door_fjordhuset",
    "day",
    (0.5, 0.55),
    "Indgangen til Fjordhuset: en petroleumsgrøn dør i et hvidt hus, en rampe og krukker med blomster",
    "The entrance to Fjordhuset: a teal door in a white house, a ramp and pots with flowers",
)
def fjordhuset(sheet: Sheet, tones: Palette) -> None:
    wall = mix(MILK, SAND, 0.35)
    sheet.wash(wall, mix(wall, tones.shadow, 0.06))
    boards = Cut()
    for x in range(0, int(sheet.w), 84):
        boards.box(x, 0, 5, 900)
    sheet.lay(boards, mix(wall, tones.shadow, 0.1), 0)
    for x in (170, 1130):
        houses.pane(sheet, x, 250, 280, 360, mix(tones.light, MILK, 0.3), MILK, 0.25)
        sheet.lay(Cut().box(x - 24, 626, 328, 70, 8), CLAY, 8)
        for place in range(6):
            growth.flower(
                sheet, x + 10 + place * 52, 618 + 10 * (place % 2), 40, (ROSE, MILK, HONEY)[place % 3], CLAY
            )
    sheet.lay(
        Cut().poly([(560, 190), (800, 90), (1040, 190), (1040, 226), (560, 226)]),
        mix(FJORD, tones.shadow, 0.2),
        12,
    )
    _door(sheet, 660, 270, 280, 600, FJORD, tones.light)
    _ground(sheet, mix(SAND, tones.far(0.3), 0.25))
    sheet.lay(
        Cut().poly([(620, 872), (980, 872), (1500, 960), (1500, 1000), (620, 1000)]),
        mix(SAND, tones.shadow, 0.12),
        8,
    )
    sheet.lay(
        Cut()
        .line([(1000, 740), (1480, 830)], 14)
        .line([(1010, 740), (1010, 880)], 12)
        .line([(1240, 786), (1240, 920)], 12)
        .line([(1470, 828), (1470, 960)], 12),
        FJORD,
        7,
    )
    growth.potted(sheet, 540, 950, 380, CLAY, MOSS)
    furniture.bench(sheet, 130, 900, 300, (176, 128, 92), tones.shadow)


@motif(
    "door_biblioteket",
    "day",
    (0.5, 0.5),
    "Indgangen til Biblioteket i Fjordby: glasdøre i en rød murstensbygning og bøger i vinduet",
    "The entrance to the library: glass doors in a red brick building and books in the window",
)
def biblioteket(sheet: Sheet, tones: Palette) -> None:
    wall = mix(CLAY, BARK, 0.18)
    sheet.wash(wall, mix(wall, tones.shadow, 0.15))
    _bricks(sheet, wall, 0, 860)
    sheet.lay(Cut().box(500, 100, 600, 90, 8), mix(tones.far(0.9), tones.shadow, 0.1), 12)
    for x in (560, 810):
        _door(sheet, x, 250, 230, 620, tones.far(0.85), mix(tones.light, MILK, 0.25))
    for x in (90, 1190):
        sheet.lay(Cut().box(x - 20, 250, 360, 440, 6), MILK, 8)
        sheet.lay(Cut().box(x, 270, 320, 400), mix(tones.light, MILK, 0.3), 0)
        left = x + 16.0
        for place in range(7):
            colour = (FJORD, HONEY, MOSS, ROSE, tones.far(0.5), MILK, CLAY)[place]
            tall = 150 + 24 * (place * 3 % 4)
            sheet.lay(Cut().box(left, 650 - tall, 36, tall, 3), colour, 4)
            left += 42
        sheet.lay(Cut().box(x, 650, 320, 20), BARK, 4)
    _ground(sheet, mix(SAND, tones.far(0.4), 0.3))
    growth.round_tree(sheet, 1490, 920, 640, tones.far(0.5))
    growth.potted(sheet, 480, 930, 260, FJORD)
    growth.potted(sheet, 1130, 930, 260, FJORD)


@motif(
    "door_medborgerhuset",
    "day",
    (0.5, 0.5),
    "Indgangen til Medborgerhuset Åen: en bred, gul dør under en bue, og åen løber forbi",
    "The entrance to Medborgerhuset Åen: a wide yellow door under an arch, with the stream running by",
)
def medborgerhuset(sheet: Sheet, tones: Palette) -> None:
    land.sky(sheet, tones, 2)
    land.ranges(sheet, tones, [380], 50, 0.25)
    wall = mix(tones.far(0.15), MILK, 0.35)
    sheet.lay(
        Cut().poly([(230, 1000), (230, 330), (800, 40), (1370, 330), (1370, 1000)]),
        wall,
        12,
        foot=mix(wall, tones.shadow, 0.12),
    )
    roof = mix(CLAY, tones.shadow, 0.2)
    sheet.lay(Cut().poly([(180, 350), (800, 20), (1420, 350), (1420, 410), (800, 86), (180, 410)]), roof, 10)
    sheet.lay(Cut().disc(800, 230, 72), MILK, 6)
    sheet.lay(Cut().disc(800, 230, 56), tones.light, 0)
    for x in (330, 1090):
        houses.pane(sheet, x, 480, 180, 230, tones.light, MILK, 0.3)
    _door(sheet, 650, 400, 300, 480, HONEY, tones.light, arch=True)
    land.hill(sheet, tones.far(0.55), 880, 8, 7)
    land.path(sheet, [(800, 870, 300), (780, 1040, 480)], mix(SAND, MILK, 0.3))
    sheet.lay(
        Cut().poly([(-20, 800), (120, 830), (240, 900), (330, 1040), (-20, 1040)]), mix(FJORD, MILK, 0.45), 6
    )
    growth.reeds(sheet, 120, 960, 260, 8, tones.far(0.8), BARK)
    growth.round_tree(sheet, 1480, 920, 560, tones.far(0.6))
    growth.potted(sheet, 560, 930, 220, CLAY)
    growth.potted(sheet, 1040, 930, 220, CLAY)


@motif(
    "door_naturskolen",
    "day",
    (0.5, 0.55),
    "Indgangen til Naturskolen ved Skoven: en trædør i en bjælkehytte mellem graner",
    "The entrance to the nature school: a wooden door in a log cabin among spruces",
)
def naturskolen(sheet: Sheet, tones: Palette) -> None:
    land.sky(sheet, tones, 2)
    for x in range(-20, int(sheet.w), 100):
        growth.spruce(sheet, x, 700, sheet.rng.uniform(380, 600), tones.far(sheet.rng.uniform(0.25, 0.5)), 6)
    land.hill(sheet, tones.far(0.5), 720, 12)
    for row in range(9):
        log = mix((150, 104, 74), tones.shadow, 0.05 * (row % 3))
        sheet.lay(
            Cut().box(330 - 14 * (row % 2), 360 + row * 58, 940 + 28 * (row % 2), 60, 28),
            log,
            5,
            foot=mix(log, tones.shadow, 0.3),
        )
    sheet.lay(
        Cut()
        .poly([(230, 390), (800, 130), (1370, 390), (1370, 440), (800, 186), (230, 440)])
        .poly([(330, 400), (800, 180), (1270, 400)]),
        mix(tones.far(0.85), tones.shadow, 0.2),
        12,
    )
    for x in (420, 1020):
        houses.pane(sheet, x, 500, 160, 180, tones.light, MILK, 0.35)
    _door(sheet, 690, 460, 220, 420, MOSS, tones.light)
    land.hill(sheet, tones.far(0.7), 890, 8, 7)
    land.path(sheet, [(800, 880, 230), (700, 1040, 420)], mix(SAND, BARK, 0.15))
    for x, tall in ((130, 700), (1500, 760)):
        growth.spruce(sheet, x, 980, tall, tones.far(0.9), 11)
    furniture.bench(sheet, 980, 930, 260, (176, 128, 92), tones.shadow)
    growth.meadow(sheet, tones, 1010, 70, 7, [MILK, HONEY])


@motif(
    "home",
    "day",
    (0.55, 0.55),
    "Fjordby set fra bakken: huse med lys i vinduerne, fjorden, både og et hus på bakken",
    "Fjordby seen from the hill: houses with light in the windows, the fjord, boats and a house on the hill",
)
def home(sheet: Sheet, tones: Palette) -> None:
    land.sky(sheet, tones, 3)
    w = sheet.w
    land.rings(sheet, tones, w * 0.7, 330, 96, mix(MILK, HONEY, 0.45), 5)
    land.cloud(sheet, w * 0.2, 190, 380, MILK)
    land.cloud(sheet, w * 0.42, 260, 240, MILK)
    lines = land.ranges(sheet, tones, [430, 500], 70, 0.3)
    walls = (MILK, CLAY, HONEY, MILK, ROSE, tones.accent, MILK, HONEY)
    for place in range(8):
        x = w * 0.08 + place * 98
        houses.gable(
            sheet,
            x,
            land.height_at(lines[-1], x) + 44,
            82,
            mix(walls[place], tones.far(0.15), 0.18),
            mix(CLAY, tones.far(0.8), 0.5),
            "1",
            tall=0.8,
        )
    land.water(sheet, tones, 585, 850, bands=5)
    land.glitter(sheet, w * 0.7, 595, 760, 80, mix(MILK, HONEY, 0.4))
    furniture.boat(sheet, w * 0.56, 690, 150, FJORD, MILK, BARK, MILK)
    furniture.boat(sheet, w * 0.8, 650, 90, CLAY, MILK, BARK, mix(MILK, HONEY, 0.4))
    line = land.hill(sheet, tones.far(0.55), 800, 50, lean=-260)
    x = w * 0.8
    houses.house(
        sheet, x, land.height_at(line, x + 130) + 34, 300, MILK, CLAY, "11", glow=0.5, door=FJORD, tall=0.52
    )
    growth.round_tree(sheet, x - 70, land.height_at(line, x - 70) + 30, 340, tones.far(0.7))
    near = land.hill(sheet, tones.far(0.75), 910, 34, 10, lean=160)
    growth.birch(sheet, w * 0.06, land.height_at(near, w * 0.06) + 40, 52, 40)
    growth.birch(sheet, w * 0.13, land.height_at(near, w * 0.13) + 40, 36, -30)
    growth.leaves(sheet, (-20, -20, w * 0.24, 200), 90, [tones.far(0.4), HONEY, tones.far(0.6)], 52)
    growth.meadow(sheet, tones, 970, 100, 16, [MILK, HONEY, ROSE])
