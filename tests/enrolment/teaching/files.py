"""Files as teachers have them, and files that lie."""

import zipfile
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile

PDF = b"%PDF-1.7\n1 0 obj\nendobj\n"


def upload(name="Søvndagbog.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


def packed(**parts):
    """A zip with these parts; double underscores in a name are slashes, and what lacks is made."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return made.getvalue()


def document(**more):
    """A document as word processors save it."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document/>")
        for name, content in more.items():
            archive.writestr(name.replace("__", "/"), content)
    return made.getvalue()
