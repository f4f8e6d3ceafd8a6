"""Pictures as files. Imports nothing of the site, so that processes of their own can draw."""

from io import BytesIO

from . import draw

WIDTH, HEIGHT = 1600, 1000
_QUALITY = 88


def jpeg(seed: str, theme: str, motif: str, size: tuple[int, int] = (WIDTH, HEIGHT)) -> bytes:
    """The picture of `draw` as a JPEG file."""
    out = BytesIO()
    draw(seed, theme, motif, size).save(out, "JPEG", quality=_QUALITY, optimize=True)
    return out.getvalue()
