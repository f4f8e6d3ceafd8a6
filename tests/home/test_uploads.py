"""Uploads: what they are is read, not believed; a photo does not tell where it was taken."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.models import UploadedFile

from courses.models import Picture
from tests.cast import sign_in
from tests.factories import make_course
from tests.home.pictures import make_picture, picture_bytes

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the closing of files it made renditions of to the garbage collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

BAD_PICTURES = [
    ("tekst.jpg", b"ingen billeder her"),
    ("side.jpg", b"<html><script>alert(1)</script></html>"),
    ("forklaedt.png", picture_bytes()),
    ("tegning.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
    ("halv.jpg", picture_bytes()[:60]),
]
GOOD_DOCUMENTS = [
    ("plan.pdf", b"%PDF-1.7\n"),
    ("tekster.vtt", b"WEBVTT\n\n"),
    ("film.mp4", b"\0\0\0\x18ftypmp42"),
    ("film.webm", b"\x1a\x45\xdf\xa3...."),
    ("skema.xlsx", b"PK\x03\x04...."),
]
BAD_DOCUMENTS = [
    ("plan.pdf", b"<html>"),
    ("tekster.vtt", b"1\n00:00"),
    ("film.mp4", b"MZ\x90\0"),
    ("skema.docx", b"\xd0\xcf\x11\xe0"),
    ("program.exe", b"MZ\x90\0"),
    ("side.html", b"<html>"),
]


@pytest.fixture
def editor(client, gry):
    sign_in(client, gry)
    return gry


def send_picture(client, name, content, **more):
    data = {"title": "Billede", "description": "Fem stole", "file": SimpleUploadedFile(name, content), **more}
    return client.post(reverse("wagtailimages:add"), data)


def send_document(client, name, content):
    data = {"title": "Dokument", "file": SimpleUploadedFile(name, content)}
    return client.post(reverse("wagtaildocs:add"), data)


@pytest.mark.parametrize(("name", "content"), BAD_PICTURES, ids=[name for name, _content in BAD_PICTURES])
def test_what_is_no_picture_is_refused(client, editor, name, content):
    answer = send_picture(client, name, content)
    assert answer.status_code == 200
    assert not Picture.objects.exists()


def test_a_picture_is_kept(client, editor):
    send_picture(client, "stole.jpg", picture_bytes())
    assert Picture.objects.get().description == "Fem stole"


def test_a_picture_must_say_what_it_shows(client, editor):
    send_picture(client, "stole.jpg", picture_bytes(), description="")
    assert not Picture.objects.exists()


def test_a_picture_that_is_too_large_is_refused(client, editor, settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 500
    send_picture(client, "stor.jpg", picture_bytes(size=(900, 900)))
    assert not Picture.objects.exists()


def test_a_photo_is_turned_and_does_not_tell_where_it_was_taken(client, editor):
    send_picture(client, "mobil.jpg", picture_bytes(size=(400, 200), camera=True))
    kept = Picture.objects.get()
    assert (kept.width, kept.height) == (200, 400)
    with Image.open(kept.file) as image:
        assert image.size == (200, 400)
        assert not image.getexif()
    assert kept.file_size == kept.file.size
    rendition = kept.get_rendition("width-100|format-jpeg")
    with Image.open(rendition.file) as image:
        assert not image.getexif()
        assert image.size == (100, 200)


def test_many_photos_at_once_do_not_tell_either(client, editor):
    file = SimpleUploadedFile("mobil.jpg", picture_bytes(camera=True), content_type="image/jpeg")
    client.post(reverse("wagtailimages:add_multiple"), {"title": "Mobil", "files[]": file})
    waiting = UploadedFile.objects.get()
    data = {
        f"uploaded-image-{waiting.pk}-title": "Mobil",
        f"uploaded-image-{waiting.pk}-description": "Fem stole",
        f"uploaded-image-{waiting.pk}-tags": "",
    }
    client.post(reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting.pk]), data)
    with Image.open(Picture.objects.get().file) as image:
        assert not image.getexif()


def test_a_photo_that_replaces_another_does_not_tell_either(client, editor):
    kept = make_picture()
    data = {
        "title": "Nyt",
        "description": "Fem stole",
        "file": SimpleUploadedFile("ny.jpg", picture_bytes(camera=True)),
    }
    client.post(reverse("wagtailimages:edit", args=[kept.pk]), data)
    kept = Picture.objects.get()
    assert kept.title == "Nyt"
    with Image.open(kept.file) as image:
        assert not image.getexif()


def test_a_picture_without_traces_is_kept_byte_for_byte():
    content = picture_bytes(image_format="PNG")
    kept = Picture(title="Tegning", description="Et hus")
    kept.file.save("hus.png", ContentFile(content), save=False)
    kept.width, kept.height = 400, 200
    kept.save()
    with kept.file.open("rb") as file:
        assert file.read() == content


@pytest.mark.parametrize(("name", "content"), GOOD_DOCUMENTS, ids=[name for name, _content in GOOD_DOCUMENTS])
def test_a_document_is_kept(client, editor, name, content):
    send_document(client, name, content)
    assert get_document_model().objects.count() == 1


@pytest.mark.parametrize(("name", "content"), BAD_DOCUMENTS, ids=[name for name, _content in BAD_DOCUMENTS])
def test_a_document_of_another_kind_is_refused(client, editor, name, content):
    send_document(client, name, content)
    assert not get_document_model().objects.exists()


def test_a_course_refuses_a_picture_that_says_nothing():
    course = make_course()
    course.picture = make_picture(description="")
    with pytest.raises(ValidationError) as caught:
        course.full_clean()
    assert "picture" in caught.value.message_dict
    course.picture = make_picture(description="Fem stole")
    course.full_clean()
