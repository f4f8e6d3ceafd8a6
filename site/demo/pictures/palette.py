"""Colours: one hue family for each CHIME theme, at four hours of the day."""

from dataclasses import dataclass

from .paper import RGB, mix

THEMES = ("connectedness", "hope", "identity", "meaning", "empowerment")
HOURS = ("day", "dawn", "dusk", "night")


def _rgb(code: str) -> RGB:
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


PAPER = _rgb("FBF8F3")
INK = _rgb("1F2A2E")
FJORD = _rgb("0F5C63")
APRICOT = _rgb("F2B487")
MOSS = _rgb("5B7F4B")
HEATHER = _rgb("7A5C8E")
SAND = _rgb("E4DACB")
LAMP = _rgb("FFDD94")
CLAY = _rgb("C4694A")
ROSE = _rgb("E3967F")
HONEY = _rgb("E8B54A")
BARK = _rgb("6E5040")
MILK = _rgb("FFFDF8")


@dataclass(frozen=True)
class Palette:
    """`land` runs from the farthest to the nearest of six papers; `sky` from the top down."""

    sky: tuple[RGB, RGB]
    land: tuple[RGB, ...]
    water: tuple[RGB, RGB]
    accent: RGB
    second: RGB
    light: RGB
    shadow: RGB
    dark: bool

    def far(self, share: float) -> RGB:
        """The land colour at a distance: 0 is farthest, 1 nearest."""
        place = max(0.0, min(1.0, share)) * (len(self.land) - 1)
        low = min(int(place), len(self.land) - 2)
        return mix(self.land[low], self.land[low + 1], place - low)


@dataclass(frozen=True)
class _Family:
    sky: str
    land: str
    water: str
    accent: str
    second: str
    dusk: str


_FAMILIES = {
    "connectedness": _Family(
        "FBE9DA F8D3B4",
        "F0C3A0 E2A27C CB7F5D A96148 80473B 532F2C",
        "D3E3DD 7DAFAE",
        "0F5C63",
        "E9B04F",
        "D9805F",
    ),
    "hope": _Family(
        "FDF3DB FBDF9F",
        "C9D8CF 9DBFBC 76A2A5 B5A653 74824A 3E5640",
        "E4E8D8 A9C8C4",
        "D9764F",
        "4D8290",
        "F0B55C",
    ),
    "identity": _Family(
        "F6ECF2 E9D2E0",
        "D5BAD3 B596BF 9273A6 70548A 513E69 342B45",
        "DFE3F0 9AA5CE",
        "E8A15F",
        "C9677F",
        "C98BA8",
    ),
    "meaning": _Family(
        "F4F5E6 DFE8C6",
        "C6D6AA A0BB85 7C9C66 5B7F4B 43643C 2C4532",
        "DDE9DA 9DBFB0",
        "D9804F",
        "E7BE55",
        "E3C680",
    ),
    "empowerment": _Family(
        "EAF4F0 C5E0DA",
        "A9D0CA 78B3B1 479194 207378 0F5C63 0A4349",
        "D6EAE6 86B9B8",
        "F0A36F",
        "E9BE5D",
        "EBB48E",
    ),
}


def palette(theme: str, hour: str) -> Palette:
    """The colours of a theme at an hour. Raises KeyError for a theme that is not one of CHIME's."""
    family = _FAMILIES[theme]
    top, low = (_rgb(code) for code in family.sky.split())
    land = tuple(_rgb(code) for code in family.land.split())
    water = tuple(_rgb(code) for code in family.water.split())
    accent, second, dusk = _rgb(family.accent), _rgb(family.second), _rgb(family.dusk)
    shadow = mix(land[5], INK, 0.5)
    if hour == "night":
        return _night(land, accent, second)
    if hour == "dawn":
        top, low = mix(top, land[0], 0.45), mix(APRICOT, (255, 240, 214), 0.35)
    if hour == "dusk":
        top, low = mix(land[2], dusk, 0.35), mix(dusk, (255, 226, 180), 0.45)
        land = tuple(mix(colour, land[5], 0.16) for colour in land)
        water = (mix(water[0], dusk, 0.45), mix(water[1], land[3], 0.3))
    return Palette((top, low), land, (water[0], water[1]), accent, second, LAMP, shadow, hour == "dusk")


def _night(land: tuple[RGB, ...], accent: RGB, second: RGB) -> Palette:
    deep = mix(land[5], _rgb("101A2E"), 0.55)
    blue = tuple(mix(colour, _rgb("1B2A4A"), 0.42) for colour in land)
    dark = tuple(mix(blue[min(5, 2 + i // 2)], deep, 0.16 * i) for i in range(6))
    sky = (mix(deep, blue[4], 0.35), mix(blue[2], blue[3], 0.55))
    return Palette(sky, dark, (blue[2], blue[4]), accent, second, LAMP, mix(deep, (0, 0, 0), 0.55), True)
