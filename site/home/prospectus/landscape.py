"""A landscape of cut paper, drawn as areas so that it is sharp at any size: fjord, hills, houses, birches.

Units are a thousandth of the width; the picture is 1000 wide and 1180 high. Light falls from the upper left.
"""

import math
from random import Random

WIDTH, HEIGHT = 1000, 1180
_FAMILIES = (
    # sky from top to bottom, sun, hills from far to near, water from far to near
    (("#fcefe2", "#f9dcc0"), "#f2b487", ("#cfdcd0", "#a7c0ae", "#7fa58c", "#3b6f66"), ("#a9cdcb", "#0f5c63")),
    (("#e4efed", "#fbf1e0"), "#f6c98f", ("#c9d6e2", "#9fb8c8", "#6f93a3", "#2c5f6b"), ("#b5d3d6", "#1b6670")),
    (("#f1eaf5", "#fbe3d3"), "#eeab86", ("#d8cfe0", "#b3a3c2", "#8b76a0", "#5a4069"), ("#c4c6da", "#4a5f86")),
    (("#eef2e2", "#fdf0d6"), "#f0b973", ("#d3dfc2", "#aec497", "#7f9f69", "#3b5930"), ("#b4d0c4", "#24666a")),
)
_WALLS = ("#c4694a", "#fffdf8", "#e8b54a", "#9c3524", "#f4eee4")
_ROOFS = ("#6e5040", "#7c2819", "#4a565a")
_LEAVES = (("#8fae74", "#6f9159"), ("#a9bd7c", "#c9b765"))
_LIGHT = "#ffe3a0"
Point = tuple[float, float]


class Landscape:
    """One picture; ``seed`` decides its colours, the run of its hills and where its houses stand."""

    def __init__(self, seed: str) -> None:
        self.rng = Random(seed)  # noqa: S311 - a picture holds no secret
        self.sky, self.sun, self.hills, self.water = self.rng.choice(_FAMILIES)
        self.parts: list[str] = []

    def svg(self) -> str:
        """Draw it, from what is farthest."""
        self._heaven()
        self._far_hills()
        self._fjord()
        self._near()
        defs = (
            '<linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">'
            f'<stop offset="0" stop-color="{self.sky[0]}"/>'
            f'<stop offset="1" stop-color="{self.sky[1]}"/></linearGradient>'
        )
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
            f'height="{HEIGHT}"><defs>{defs}</defs>{"".join(self.parts)}</svg>'
        )

    def _heaven(self) -> None:
        self.parts.append(f'<rect width="{WIDTH}" height="{HEIGHT}" fill="url(#sky)"/>')
        x, y, r = self.rng.uniform(260, 740), self.rng.uniform(230, 300), self.rng.uniform(78, 98)
        for ring in (3.1, 2.4, 1.75):
            self.parts.append(_disc(x, y, r * ring, self.sun, opacity=0.13))
        self.parts.append(_disc(x, y, r, self.sun))
        beside = x + (310 if x < WIDTH / 2 else -310)
        for _ in range(self.rng.randint(3, 5)):
            at = beside + self.rng.uniform(-130, 130), self.rng.uniform(110, 330)
            self.parts.append(_bird(*at, self.rng.uniform(18, 30), self.hills[3]))

    def _far_hills(self) -> None:
        for place, base in enumerate((430, 500, 575)):
            line = self._ridge(base, 74 - 12 * place)
            self._sheet(line, self.hills[place])
            if place == 2:
                self._village(line)

    def _fjord(self) -> None:
        top = 640.0
        self._sheet([(-20, top), (WIDTH + 20, top)], self.water[0])
        for step in range(1, 6):
            share = step / 5
            y = top + 230 * share**1.25
            phase = self.rng.uniform(0, 6)
            swell = 2 + 7 * share
            turn = 60 + 50 * share
            line = [(float(x), y + swell * math.sin(x / turn + phase)) for x in range(-20, WIDTH + 41, 20)]
            self._sheet(line, _mix(self.water[0], self.water[1], share))

    def _near(self) -> None:
        left = self._ridge(930, 46, lean=-self.rng.uniform(80, 150))
        self._sheet(left, _mix(self.hills[2], self.hills[3], 0.45))
        is_left = self.rng.random() < 0.5
        self._farm(left, self.rng.uniform(440, 560) if is_left else self.rng.uniform(140, 260))
        front = self._ridge(1050, 34, lean=self.rng.uniform(40, 110))
        self._sheet(front, self.hills[3])
        side = 60.0 if is_left else 690.0
        for number in range(self.rng.randint(4, 5)):
            x = side + 62 * number + self.rng.uniform(-12, 12)
            self._birch(x, _height(front, x) + 60, self.rng.uniform(420, 600))

    def _village(self, line: list[Point]) -> None:
        x = self.rng.uniform(120, 360)
        for _ in range(self.rng.randint(5, 7)):
            wide = self.rng.uniform(46, 66)
            self._house(x, _height(line, x + wide / 2) + 14, wide)
            x += wide + self.rng.uniform(14, 60)

    def _farm(self, line: list[Point], x: float) -> None:
        self._house(x, _height(line, x + 75) + 20, 150)
        self._house(x + 175, _height(line, x + 225) + 22, 100)

    def _house(self, x: float, foot: float, wide: float) -> None:
        wall, roof = self.rng.choice(_WALLS), self.rng.choice(_ROOFS)
        tall, rise = wide * 0.52, wide * 0.4
        top = foot - tall
        self._area([(x + 5, foot), (x + 5, top), (x + wide + 7, top), (x + wide + 7, foot)], "#1f2a2e", 0.13)
        self._area([(x, foot + 4), (x, top), (x + wide, top), (x + wide, foot + 4)], wall)
        eaves = wide * 0.07
        self._area([(x - eaves, top + 2), (x + wide / 2, top - rise), (x + wide + eaves, top + 2)], roof)
        for place in (0.2, 0.58):
            left, size = x + wide * place, wide * 0.2
            pane = [(left, top + tall * 0.28), (left + size, top + tall * 0.28)]
            self._area([*pane, (left + size, top + tall * 0.68), (left, top + tall * 0.68)], _LIGHT)

    def _birch(self, x: float, foot: float, tall: float) -> None:
        top, lean = foot - tall, self.rng.uniform(-26, 26)
        wide = tall * 0.028
        tip = wide * 0.3
        trunk = [(x - wide, foot), (x + lean - tip, top), (x + lean + tip, top), (x + wide, foot)]
        self._area([(px + 6, py + 4) for px, py in trunk], "#1f2a2e", 0.16)
        self._area(trunk, "#fffdf8")
        for _ in range(round(tall / 34)):
            share = self.rng.uniform(0.04, 0.8)
            y, middle, half = foot - tall * share, x + lean * share, wide * (1 - 0.7 * share)
            side = self.rng.choice((-1, 1))
            self._area([(middle + side * half, y), (middle, y + 3), (middle + side * half, y + 6)], "#4a565a")
        leaf = _mix(*self.rng.choice(_LEAVES), self.rng.uniform(0, 1))
        for _ in range(11):
            share = self.rng.uniform(0.52, 1.02)
            reach = tall * 0.15 * (1.25 - abs(share - 0.72))
            cx, cy = x + lean * share + self.rng.uniform(-reach, reach), foot - tall * share
            self.parts.append(_disc(cx + 3, cy + 4, tall * 0.06, "#1f2a2e", opacity=0.08))
            self.parts.append(_disc(cx, cy, tall * self.rng.uniform(0.045, 0.075), leaf, opacity=0.92))

    def _ridge(self, base: float, swell: float, lean: float = 0) -> list[Point]:
        waves = [(self.rng.uniform(0.6, 1.4), 1.0), (self.rng.uniform(1.7, 3), 0.45)]
        turns = [(speed, size, self.rng.uniform(0, 6.3)) for speed, size in waves]
        line = []
        for x in range(-20, WIDTH + 41, 20):
            rise = sum(size * math.sin(speed * 6.283 * x / WIDTH + phase) for speed, size, phase in turns)
            line.append((float(x), base - swell * rise + lean * (x / WIDTH - 0.5)))
        return line

    def _sheet(self, line: list[Point], colour: str) -> None:
        """Lay a sheet of paper from the line down to the floor, with its shadow on what lies below."""
        floor = [(line[-1][0], HEIGHT + 20.0), (line[0][0], HEIGHT + 20.0)]
        for lift, shade in ((9, 0.05), (5, 0.06)):
            self._area([*((x, y - lift) for x, y in line), *floor], "#1f2a2e", shade)
        self._area([*line, *floor], colour)

    def _area(self, points: list[Point], colour: str, opacity: float = 1) -> None:
        run = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
        seen = "" if opacity == 1 else f' fill-opacity="{opacity}"'
        self.parts.append(f'<path d="M{run}Z" fill="{colour}"{seen}/>')


def _disc(x: float, y: float, r: float, colour: str, opacity: float = 1) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{colour}" fill-opacity="{opacity}"/>'


def _bird(x: float, y: float, span: float, colour: str) -> str:
    wing = span * 0.45
    return (
        f'<path d="M{x - span:.1f} {y - wing:.1f}Q{x - wing:.1f} {y - wing:.1f} {x:.1f} {y:.1f}'
        f"Q{x + wing:.1f} {y - wing:.1f} {x + span:.1f} {y - wing:.1f}"
        f'" fill="none" stroke="{colour}" stroke-width="4" stroke-linecap="round"/>'
    )


def _height(line: list[Point], x: float) -> float:
    nearest = min(line, key=lambda point: abs(point[0] - x))
    return nearest[1]


def _mix(first: str, second: str, share: float) -> str:
    pairs = zip(_channels(first), _channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _channels(colour: str) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
