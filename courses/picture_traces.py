"""What a camera writes into a picture (place, time, owner) is taken out before the picture is kept.

Wagtail copies these notes into every rendition: a photo of a class would tell where and when it was taken.
"""

from io import BytesIO

from django.core.files.base import ContentFile, File
from PIL import Image, ImageOps

JPEG_QUALITY = 92


def without_traces(file: File[bytes]) -> File[bytes]:
    """Return the picture turned the right way, without the camera's notes.

    A picture that has none is returned as it is, byte for byte; so is what is no picture and what moves.
    """
    file.seek(0)
    with Image.open(file) as picture:
        has_traces = bool(picture.getexif()) or "xmp" in picture.info or "comment" in picture.info
        if not has_traces or getattr(picture, "is_animated", False):
            file.seek(0)
            return file
        content = _rewritten(picture)
    return ContentFile(content, name=(file.name or "").rpartition("/")[2])


def _rewritten(picture: Image.Image) -> bytes:
    upright = ImageOps.exif_transpose(picture)
    profile = picture.info.get("icc_profile")
    upright.info = {}
    clean = BytesIO()
    upright.save(clean, format=picture.format, quality=JPEG_QUALITY, exif=b"", icc_profile=profile)
    return clean.getvalue()
