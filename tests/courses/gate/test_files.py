"""No file in an approved course is exchanged for another behind the backs of those who approved."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.images import get_image_model
from wagtail.rich_text import RichText

from courses.coproduction import gate
from courses.states import ApprovalKind
from tests.approving import publish
from tests.cast import sign_in
from tests.home.pictures import make_picture, picture_bytes

pytestmark = pytest.mark.django_db


def replaced(picture, gry, **more):
    """Whether an editor gets another file into the place of a picture."""
    new = SimpleUploadedFile("andet.jpg", picture_bytes(size=(300, 300)), "image/jpeg")
    form = {"title": "Stole", "description": picture.description, "file": new, "collection": 1, **more}
    sign_in(Client(), gry).post(reverse("wagtailimages:edit", args=[picture.pk]), form)
    return get_image_model().objects.get(pk=picture.pk).file.name != picture.file.name


@pytest.mark.parametrize("place", ["top", "body"])
def test_a_picture_of_a_live_course_keeps_its_file(course, gry, place):
    picture, loose = make_picture(), make_picture()
    block = [("picture", {"picture": picture, "alt": "Fem stole", "caption": ""})]
    publish(course, **({"picture": picture} if place == "top" else {"body": block}))

    assert not replaced(picture, gry)
    assert replaced(loose, gry)


def test_one_approval_is_enough_to_keep_it(course, team, gry):
    picture = make_picture()
    course.picture = picture
    revision = course.save_revision()
    assert replaced(picture, gry)
    picture.refresh_from_db()

    gate.sign(revision=revision, contributor=team.peer, kind=ApprovalKind.LIVED)

    assert not replaced(picture, gry)


def test_what_it_shows_is_still_described_better(course, gry):
    picture = make_picture()
    publish(course, picture=picture)
    form = {"title": "Stole", "description": "Fem stole ved et vindue", "collection": 1}

    sign_in(Client(), gry).post(reverse("wagtailimages:edit", args=[picture.pk]), form)

    picture.refresh_from_db()
    assert picture.description == "Fem stole ved et vindue"


def test_a_document_of_a_live_course_keeps_its_file(course, gry):
    document = Document.objects.create(title="Kort", file=SimpleUploadedFile("kort.pdf", b"%PDF-1.4 et"))
    publish(course, body=[("text", RichText(f'<p><a linktype="document" id="{document.pk}">Kort</a></p>'))])
    new = {"title": "Kort", "file": SimpleUploadedFile("andet.pdf", b"%PDF-1.4 to"), "collection": 1}

    sign_in(Client(), gry).post(reverse("wagtaildocs:edit", args=[document.pk]), new)

    document.refresh_from_db()
    with document.file.open("rb") as file:
        assert file.read() == b"%PDF-1.4 et"
