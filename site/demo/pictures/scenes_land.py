"""Motifs out of doors."""

import math
from dataclasses import replace

from . import bigger, furniture, growth, houses, land
from .motifs import motif
from .palette import BARK, CLAY, HONEY, MILK, ROSE, SAND, Palette
from .paper import Cut, Sheet, mix


@motif(
    "birches",
    "day",
    (0.55, 0.5),
    "En sti snor sig mellem hvide birkestammer ned mod en sø",
    "A path winds between white birch trunks down to a lake",
)
def birches(sheet: Sheet, tones: Palette) -> None:
    land.sky(sheet, tones, 2)
    land.rings(sheet, tones, sheet.w * 0.62, 330, 84, mix(MILK, HONEY, 0.35), 3)
    land.ranges(sheet, tones, [480, 540], 50, 0.3)
    land.water(sheet, tones, 575, 740, bands=3)
    for x in range(20, int(sheet.w), 120):
        growth.spruce(
            sheet, x + sheet.rng.uniform(-40, 40), 600, sheet.rng.uniform(70, 150), tones.far(0.45), 4
        )
    land.hill(sheet, tones.far(0.5), 690, 26, lean=-70)
    land.hill(sheet, tones.far(0.68), 790, 34, lean=120)
    land.path(
        sheet,
        [(900, 700, 26), (800, 780, 70), (930, 870, 150), (760, 1040, 330)],
        mix(SAND, tones.second, 0.35),
    )
    for x, foot, wide in (
        (420, 800, 34),
        (1180, 805, 38),
        (1010, 770, 24),
        (250, 850, 52),
        (1370, 890, 64),
        (610, 780, 22),
    ):
        growth.birch(sheet, x, foot, wide, sheet.rng.uniform(-40, 40))
    growth.leaves(
        sheet,
        (-20, -30, sheet.w, 190),
        190,
        [tones.far(0.35), tones.second, tones.far(0.55), mix(tones.second, tones.far(0.3), 0.5)],
        56,
    )
    growth.birch(sheet, 60, 1010, 104, 30)
    growth.grass(sheet, -20, 560, 985, 120, tones.far(0.85))
    growth.grass(sheet, 1060, sheet.w + 20, 985, 150, tones.far(0.95))


@motif(
    "bench",
    "dusk",
    (0.45, 0.6),
    "En bænk med plads til to under et stort træ; der er lys i husene på den anden side",
    "A bench with room for two under a large tree; there is light in the houses on the other side",
)
def bench(sheet: Sheet, tones: Palette) -> None:
    land.sky(sheet, tones, 3)
    land.rings(sheet, tones, sheet.w * 0.78, 420, 70, mix(MILK, HONEY, 0.35), 3)
    lines = land.ranges(sheet, tones, [500, 580], 50, 0.35)
    for x, wall in ((930, MILK), (1040, tones.second), (1180, ROSE), (1300, MILK), (1430, tones.accent)):
        houses.gable(
            sheet,
            x,
            land.height_at(lines[-1], x) + 24,
            84,
            mix(wall, tones.far(0.4), 0.25),
            tones.far(0.9),
            "1",
            tall=0.75,
            glow=0.6,
        )
    land.water(sheet, tones, 650, 800, bands=3)
    land.hill(sheet, tones.far(0.7), 770, 30, lean=-90)
    growth.round_tree(
        sheet, 400, 880, 860, mix(tones.accent, tones.shadow, 0.15), mix(BARK, tones.shadow, 0.5), 10
    )
    growth.leaves(sheet, (140, 110, 700, 480), 90, [tones.second, mix(tones.second, CLAY, 0.4)], 40)
    furniture.bench(sheet, 580, 915, 520, mix(MILK, HONEY, 0.3), tones.shadow)
    land.hill(sheet, tones.far(0.95), 930, 20, 10, lean=60)
    growth.leaves(sheet, (120, 930, 1100, 985), 40, [tones.second, tones.accent], 34)
    growth.grass(sheet, 1000, sheet.w + 20, 990, 130, mix(tones.far(1), tones.shadow, 0.3))


@motif(
    "gate",
    "day",
    (0.5, 0.55),
    "En lav havelåge i et stakit, med et hus og en have bag",
    "A low garden gate in a picket fence, with a house and a garden behind",
)
def gate(sheet: Sheet, tones: Palette) -> None:
    land.sky(sheet, tones, 3)
    land.cloud(sheet, 320, 200, 320, MILK)
    land.cloud(sheet, 1290, 150, 260, MILK)
    land.ranges(sheet, tones, [470, 560], 80, 0.3)
    land.hill(sheet, tones.far(0.45), 680, 20)
    houses.house(
        sheet,
        560,
        720,
        470,
        mix(MILK, tones.second, 0.12),
        mix(CLAY, tones.far(0.8), 0.25),
        "11",
        glow=0.25,
        door=tones.far(0.8),
        tall=0.5,
    )
    growth.round_tree(sheet, 330, 760, 420, tones.far(0.55))
    growth.round_tree(sheet, 1240, 750, 350, mix(tones.accent, ROSE, 0.5))
    land.path(sheet, [(950, 730, 50), (850, 820, 110), (800, 1040, 300)], mix(SAND, tones.sky[0], 0.3))
    for x in range(80, int(sheet.w), 96):
        if not 560 < x < 1040:
            growth.flower(
                sheet,
                x,
                770 + sheet.rng.uniform(-30, 40),
                sheet.rng.uniform(30, 48),
                sheet.rng.choice((tones.second, tones.accent, MILK)),
                HONEY,
            )
    houses.fence(sheet, -10, 610, 930, 190, MILK, 50)
    houses.fence(sheet, 994, sheet.w + 40, 930, 190, MILK, 50)
    sheet.lay(Cut().box(602, 716, 44, 230, 6).box(956, 716, 44, 230, 6), tones.far(0.8), 10)
    houses.fence(sheet, 650, 940, 924, 170, tones.accent, 48, 9)
    sheet.lay(Cut().line([(664, 876), (926, 800)], 15), tones.accent, 4)
    growth.grass(sheet, -20, 600, 985, 90, tones.far(0.85))
    growth.grass(sheet, 1000, sheet.w + 20, 985, 90, tones.far(0.85))


@motif(
    "birds",
    "day",
    (0.5, 0.4),
    "En flok fugle letter fra et bart træ og flyver ud over bakkerne",
    "A flock of birds rises from a bare tree and flies out over the hills",
)
def birds(sheet: Sheet, tones: Palette) -> None:
    land.sky(sheet, tones, 3)
    land.rings(sheet, tones, sheet.w * 0.3, 380, 130, mix(MILK, tones.accent, 0.4), 4)
    land.ranges(sheet, tones, [600, 690, 780], 70, 0.6)
    line = land.hill(sheet, tones.far(0.85), 860, 34, lean=-80)
    bare_tree(sheet, 470, land.height_at(line, 470) + 20, 640, tones)
    rng = sheet.rng
    flock = [
        (640 + 46 * n + rng.uniform(-26, 26), 430 - 12 * n + rng.uniform(-110, 110), 40 + 3.4 * n)
        for n in range(20)
    ]
    land.birds(sheet, flock[::3], tones.far(0.6))
    land.birds(sheet, flock[1::3], tones.far(0.95))
    land.birds(sheet, flock[2::3], mix(tones.second, CLAY, 0.3))
    houses.house(
        sheet, 1180, land.height_at(line, 1250) + 16, 170, mix(MILK, tones.accent, 0.2), tones.far(1), "11"
    )
    growth.meadow(sheet, tones, 940, 100, 9, [tones.accent, tones.second])


def bare_tree(sheet: Sheet, x: float, y: float, tall: float, tones: Palette) -> None:
    cut = Cut()
    ends: list[tuple[float, float]] = []

    def grow(px: float, py: float, turn: float, long: float, wide: float, depth: int) -> None:
        ex, ey = px + long * math.cos(turn), py + long * math.sin(turn)
        cut.line([(px, py), (ex, ey)], wide)
        if depth == 0:
            ends.append((ex, ey))
            return
        for side in (-1, 1):
            grow(
                ex,
                ey,
                turn + side * sheet.rng.uniform(0.25, 0.55),
                long * sheet.rng.uniform(0.68, 0.82),
                wide * 0.62,
                depth - 1,
            )

    grow(x, y, -1.5, tall * 0.28, tall * 0.05, 6)
    sheet.lay(cut, tones.far(1), 9)
    for place, (ex, ey) in enumerate(ends[::5]):
        sheet.lay(Cut().poly(growth.leaf(ex, ey, 34, 20, 0.5 + place % 3)), tones.accent, 4)


@motif(
    "village_path",
    "day",
    (0.5, 0.5),
    "En sti fører gennem en lille by med lys i husene",
    "A path leads through a small town with light in its houses",
)
def village_path(sheet: Sheet, tones: Palette) -> None:
    land.sky(sheet, tones, 3)
    land.cloud(sheet, 1080, 170, 320, MILK)
    land.ranges(sheet, tones, [430, 510], 80, 0.3)
    rows = [
        (575, 92, 0.32, ((560, MILK), (680, tones.second), (960, tones.accent), (1070, MILK))),
        (700, 150, 0.48, ((280, tones.accent), (450, MILK), (1030, tones.second), (1210, ROSE))),
        (860, 220, 0.62, ((20, tones.second), (1340, MILK))),
    ]
    for y, w, share, walls in rows:
        land.hill(sheet, tones.far(share), y - 26, 22, 7)
        for x, wall in walls:
            houses.gable(
                sheet,
                x,
                y + 12,
                w,
                mix(wall, tones.far(0.1), 0.18),
                mix(CLAY, tones.far(0.85), 0.55),
                "11",
                glow=0.3,
                door=tones.far(0.95),
            )
            growth.round_tree(sheet, x - w * 0.16, y + 22, w * 0.9, mix(tones.accent, (120, 150, 110), 0.5))
    land.hill(sheet, tones.far(0.75), 905, 16, 8)
    land.path(
        sheet,
        [(860, 560, 20), (800, 640, 56), (880, 740, 110), (720, 860, 190), (830, 1040, 420)],
        mix(SAND, MILK, 0.3),
        4,
    )
    growth.sprig(sheet, -10, 1020, 360, -0.9, tones.accent)
    growth.meadow(sheet, tones, 985, 70, 8, [MILK, tones.second])


@motif(
    "bicycle",
    "day",
    (0.5, 0.6),
    "En cykel holder ved en vej, som bugter sig mod fjorden",
    "A bicycle stands by a road that winds towards the fjord",
)
def bicycle(sheet: Sheet, tones: Palette) -> None:
    land.sky(sheet, tones, 3)
    land.rings(sheet, tones, 330, 300, 84, mix(HONEY, MILK, 0.3), 3)
    land.ranges(sheet, tones, [420, 490], 70, 0.35)
    land.water(sheet, tones, 560, 700, bands=3)
    land.hill(sheet, tones.far(0.6), 640, 30, lean=-150)
    houses.house(sheet, 1230, 650, 150, MILK, CLAY, "11")
    land.path(
        sheet, [(1080, 600, 18), (1250, 690, 56), (960, 790, 130), (1180, 1040, 420)], mix(SAND, MILK, 0.2)
    )
    land.hill(sheet, tones.far(0.72), 880, 18, lean=-40)
    bigger.bicycle(
        sheet, 690, 940, 150, tones.accent, mix(tones.shadow, BARK, 0.2), mix((176, 132, 98), HONEY, 0.2)
    )
    for place in range(6):
        growth.flower(
            sheet, 925 + 20 * place, 578 - 22 * (place % 3), 34, (MILK, ROSE, HONEY)[place % 3], CLAY
        )
    growth.meadow(sheet, tones, 985, 80, 8, [MILK, ROSE, HONEY])


@motif(
    "coast_path",
    "day",
    (0.4, 0.5),
    "En sti langs kysten med vilde blomster og udsigt til sejl på vandet",
    "A path along the coast with wild flowers and a view of sails on the water",
)
def coast_path(sheet: Sheet, tones: Palette) -> None:
    land.sky(sheet, tones, 3)
    land.cloud(sheet, 420, 180, 360, MILK)
    land.birds(sheet, [(620, 300, 60), (700, 268, 46)], tones.far(0.8))
    land.ranges(sheet, tones, [470], 46, 0.15)
    sea = replace(tones, water=(mix(tones.accent, MILK, 0.55), tones.accent))
    land.water(sheet, sea, 520, bands=5)
    for x, y, w in ((380, 590, 110), (690, 650, 150), (210, 560, 70)):
        furniture.boat(sheet, x, y, w, tones.far(0.8), MILK, BARK, MILK)
    for place, share in enumerate((0.35, 0.55, 0.72)):
        x0 = 1010 - 330 * place
        cliff = [
            (x0 + 20 * t, 560 + 110 * place + 9 * math.sin(t * 0.55 + place) + 15 * max(0.0, 6 - t) ** 1.45)
            for t in range(80)
        ]
        sheet.lay(
            Cut().poly([(x0 - 30, 1040), *cliff, (1700, 1040)]),
            tones.far(share),
            11,
            foot=tones.far(share + 0.1),
        )
    land.path(
        sheet,
        [(1330, 590, 20), (1210, 680, 56), (1330, 770, 90), (1050, 880, 160), (1180, 1040, 300)],
        mix(SAND, MILK, 0.4),
    )
    growth.meadow(sheet, tones, 960, 120, 13, [MILK, tones.second, tones.accent])
