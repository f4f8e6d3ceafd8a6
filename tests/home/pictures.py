"""Small pictures for tests, with and without what a camera writes into them."""

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image

from courses.models import Picture

ORIENTATION, MAKER, GPS = 0x0112, 0x010F, 0x8825
QUARTER_TURN = 6


def picture_bytes(*, size=(400, 200), image_format="JPEG", camera=False):
    """Return a picture as a file has it; `camera` puts in a maker, a place and a quarter turn."""
    image = Image.new("RGB", size, "#0f5c63")
    notes = Image.Exif()
    if camera:
        notes[MAKER] = "Kamera"
        notes[ORIENTATION] = QUARTER_TURN
        notes[GPS] = {1: "N", 2: (56.0, 10.0, 0.0)}
    held = BytesIO()
    image.save(held, format=image_format, exif=notes)
    return held.getvalue()


def make_picture(description="Fem stole i en rundkreds", **more):
    """Make a picture as the site keeps it."""
    file = ContentFile(picture_bytes(**more), name="stole.jpg")
    return Picture.objects.create(title="Stole", description=description, file=file)
