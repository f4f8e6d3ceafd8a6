"""What a camera writes into a picture (place, time, owner) is taken out before the picture is kept.

Wagtail copies these notes into every rendition: a photo of a class would tell where and when it was taken.
"""

from io import BytesIO

from PIL import Image, ImageOps

JPEG_QUALITY = 92
NOTES = ("xmp", "comment")


def without_traces(content: bytes) -> bytes | None:
    """Return the picture turned the right way and without the camera's notes; None where it has none.

    What moves is left alone, since one would have to write each of its pictures anew. Raises ``OSError`` for
    what is no whole picture.
    """
    with Image.open(BytesIO(content)) as picture:
        picture.load()
        has_notes = bool(picture.getexif()) or any(name in picture.info for name in NOTES)
        if not has_notes or getattr(picture, "is_animated", False):
            return None
        return _rewritten(picture)


def _rewritten(picture: Image.Image) -> bytes:
    upright = ImageOps.exif_transpose(picture)
    profile = picture.info.get("icc_profile")
    upright.info = {}
    clean = BytesIO()
    upright.save(clean, format=picture.format, quality=JPEG_QUALITY, exif=b"", icc_profile=profile)
    return clean.getvalue()
