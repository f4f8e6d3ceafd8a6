"""What teachers hand out: checked by content, kept in versions, never twice."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone

from courses import materials
from courses.material_files import LARGEST, clean_name, look
from courses.models import Material, MaterialVersion
from tests.enrolment.teaching.files import PDF, document, packed, upload
from tests.factories import make_run
from tests.home.pictures import picture_bytes

pytestmark = pytest.mark.django_db
ODT = b"application/vnd.oasis.opendocument.text"


@pytest.fixture
def run(db):
    return make_run()


def add(run, by, title="", **file):
    return materials.add(run=run, title=title, file=upload(**file), by=by)


def test_a_file_is_put_on_the_shelf_of_a_class(run, eli):
    material = add(run, eli, title="  Min   søvndagbog ")

    version = materials.open_newest(material=material)
    assert (material.title, version.number, version.name, version.size) == (
        "Min søvndagbog",
        1,
        "Søvndagbog.pdf",
        len(PDF),
    )
    assert version.file.read() == PDF
    assert version.content_type == "application/pdf"
    assert version.by == eli
    assert materials.of(run) == [material]
    version.file.close()


def test_without_a_title_it_is_called_what_the_file_is_called(run, eli):
    assert add(run, eli).title == "Søvndagbog"
    assert add(run, eli, name="Uge 3.2 plan.txt", content=b"Ro").title == "Uge 3.2 plan"


def test_the_same_content_again_is_the_same_material(run, eli):
    first = add(run, eli)

    assert add(run, eli, name="andet navn.pdf") == first
    assert materials.add_version(material=first, file=upload("nyt.pdf"), by=eli).number == 1
    assert MaterialVersion.objects.count() == 1
    assert add(make_run(), eli) != first


def test_a_newer_version_stands_before_the_older(run, eli, dina):
    material = add(run, eli)
    newer = materials.add_version(material=material, file=upload(content=PDF + b"ny"), by=dina)

    (found,) = materials.of(run)
    assert newer.number == 2
    assert materials.newest(found) == newer
    assert [version.number for version in found.versions.all()] == [2, 1]
    # What was first may come back: it is the newest again.
    assert materials.add_version(material=material, file=upload(), by=eli).number == 3


def test_what_is_taken_down_is_found_by_nobody(run, eli):
    material = add(run, eli)
    kept = material.versions.get().file.name
    for _again in range(2):
        materials.remove(material=material, by=eli)
    material.refresh_from_db()

    assert materials.of(run) == []
    for act in (
        lambda: materials.open_newest(material=material),
        lambda: materials.add_version(material=material, file=upload(), by=eli),
        lambda: materials.rename(material=material, title="Andet"),
    ):
        with pytest.raises(materials.Removed):
            act()
    assert default_storage.exists(kept)
    assert add(run, eli) != material


def test_its_file_is_deleted_after_a_month(run, eli):
    material = add(run, eli)
    kept, stays = material.versions.get().file.name, add(run, eli, content=PDF + b"2")
    materials.remove(material=material, by=eli, now=timezone.now() - timedelta(days=31))

    assert materials.forget_removed() == 1
    assert not default_storage.exists(kept)
    assert list(Material.objects.all()) == [stays]


def test_it_is_renamed(run, eli):
    material = add(run, eli)

    assert materials.rename(material=material, title="Til natbordet").title == "Til natbordet"
    assert materials.rename(material=material, title="  ").title == "Til natbordet"


def test_nothing_below_materials_is_served_to_everybody(run, eli):
    kept = add(run, eli).versions.get().file.name

    assert kept.startswith("materials/")
    assert "vndagbog" not in kept
    assert Client().get(f"/media/{kept}").status_code == 404


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("Plan.docx", document()),
        ("Plan.odt", packed(mimetype=ODT)),
        ("Tekst.txt", "Træk vejret".encode()),
        ("Stole.png", picture_bytes(image_format="PNG")),
        ("Ro.mp3", b"ID3\x04"),
        ("Ro.MP4", b"\0\0\0\x18ftypmp42"),
    ],
)
def test_what_a_teacher_has_is_taken(name, content):
    found = look(upload(name, content))

    assert (found.name, found.size, len(found.sha256)) == (name, len(content), 64)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("Plan.pdf", b"<html><script>", "wrong_content"),
        ("Plan.docx", b"PK\x03\x04 ingen pakke", "wrong_content"),
        ("Plan.docx", packed(word__document="x"), "wrong_content"),
        ("Plan.docx", document(**{"word__vbaProject.bin": "x"}), "wrong_content"),
        ("Plan.xlsx", document(), "wrong_content"),
        ("Plan.odt", document(), "wrong_content"),
        ("Plan.odt", packed(mimetype=ODT + b"-template"), "wrong_content"),
        ("Tekst.txt", b"\xff\xfe\0\0", "wrong_content"),
        ("Tekst.txt", b"MZ\0program", "wrong_content"),
        ("Billede.png", picture_bytes(), "wrong_content"),
        ("Billede.jpg", picture_bytes()[:60], "wrong_content"),
        ("Billede.jpg", b"tekst", "wrong_content"),
        ("Tom.pdf", b"", "empty"),
        ("Side.html", b"<html>", "wrong_kind"),
        ("Bombe.zip", packed(a="x"), "wrong_kind"),
        ("Plan.pdf.exe", PDF, "wrong_kind"),
        ("Plan", PDF, "wrong_kind"),
        ("Tegning.svg", b"<svg/>", "wrong_kind"),
    ],
)
def test_a_file_that_lies_is_refused(run, eli, name, content, code):
    with pytest.raises(ValidationError) as refused:
        add(run, eli, name=name, content=content)

    assert refused.value.code == code
    assert not Material.objects.exists()


def test_what_is_larger_than_the_limit_is_refused():
    with pytest.raises(ValidationError) as refused:
        look(upload(content=PDF + b"." * LARGEST))
    assert refused.value.code == "too_large"


def test_a_document_that_swells_when_it_is_unpacked_is_refused(monkeypatch):
    monkeypatch.setattr("courses.file_kinds.LARGEST_UNPACKED", 5_000)
    with pytest.raises(ValidationError) as refused:
        look(upload("Plan.docx", document(word__big="0" * 6_000)))
    assert refused.value.code == "wrong_content"


def test_a_picture_of_too_many_points_is_refused(monkeypatch):
    monkeypatch.setattr("courses.file_kinds.MOST_PIXELS", 100)
    with pytest.raises(ValidationError):
        look(upload("Stole.png", picture_bytes(image_format="PNG")))


def test_a_photo_does_not_tell_where_it_was_taken():
    photo = picture_bytes(camera=True)
    found = look(upload("Stole.jpg", photo))

    assert b"Kamera" in photo
    assert b"Kamera" not in found.content.read()


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\Eli\\plan.pdf", "plan.pdf"),
        ("plan\u202efdp.pdf", "planfdp.pdf"),
        ("p\x00l\nan.pdf", "plan.pdf"),
        ('pl<a>n: "uge 3"?.pdf', "pl-a-n- -uge 3.pdf"),
        ("...pdf", "Fil.pdf"),
        ("  Søvn   og  ro .pdf", "Søvn og ro.pdf"),
        ("plan", "plan"),
        ("", "Fil"),
    ],
)
def test_the_name_is_cleaned(written, kept):
    assert clean_name(written) == kept


def test_a_very_long_name_keeps_its_end():
    name = clean_name("ressourceforløbsydelse" * 10 + ".pdf")

    assert len(name) <= 120
    assert name.endswith(".pdf")
