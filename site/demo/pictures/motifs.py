"""The register of motifs: what each shows, when, and where the eye should rest."""

from collections.abc import Callable
from dataclasses import dataclass

from .palette import Palette
from .paper import Sheet

Scene = Callable[[Sheet, Palette], None]


@dataclass(frozen=True)
class Motif:
    """`focus` is the point to keep when the picture is cropped, in shares of width and height."""

    scene: Scene
    hour: str
    focus: tuple[float, float]
    alt_da: str
    alt_en: str


MOTIFS: dict[str, Motif] = {}


def motif(name: str, hour: str, focus: tuple[float, float], da: str, en: str) -> Callable[[Scene], Scene]:
    """Enter a scene in the register. Raises ValueError when the name is taken."""

    def enter(scene: Scene) -> Scene:
        if name in MOTIFS:
            raise ValueError(f"two motifs are called {name}")
        MOTIFS[name] = Motif(scene, hour, focus, da, en)
        return scene

    return enter
