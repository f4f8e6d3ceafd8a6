"""Files that somebody may send as their portrait."""

import struct
import zlib
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from peers import portraits
from tests.home.pictures import picture_bytes


def bomb(side=20_000):
    """Return a few kilobytes that say they are a picture of `side` times `side`."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in ((b"IHDR", head), (b"IDAT", body), (b"IEND", b""))
    )


def see_through():
    """Return a picture with an empty ground, as tools that cut out faces make them."""
    held = BytesIO()
    Image.new("RGBA", (300, 300), (0, 0, 0, 0)).save(held, format="PNG")
    return held.getvalue()


def upload(content=None, name="mig.jpg"):
    """Return a file as a browser sends it."""
    return SimpleUploadedFile(name, picture_bytes(size=(800, 1000)) if content is None else content)


def give_portrait(contributor, *, shown=True):
    """Let somebody have a portrait."""
    sizes = portraits.read(picture_bytes(size=(400, 400)))
    return portraits.replace(contributor=contributor, sizes=sizes, shown=shown)
