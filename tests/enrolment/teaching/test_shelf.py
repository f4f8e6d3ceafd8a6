"""What a teacher hands out, on the phone: put up, renewed, renamed, taken down; and files that lie."""

import pytest
from django.urls import reverse

from courses import materials
from courses.material_files import LARGEST
from courses.models import Material
from tests.cast import sign_in
from tests.enrolment.teaching.files import PDF, packed, upload

pytestmark = pytest.mark.django_db


def shelf(run):
    return reverse("enrolment:teaching_materials", args=[run.pk])


def page_of(material, name="material", *more):
    return reverse(f"enrolment:teaching_{name}", args=[material.run_id, material.pk, *more])


@pytest.fixture
def material(run, eli):
    return materials.add(run=run, title="Søvndagbog", file=upload(), by=eli)


def test_a_file_is_handed_out_and_downloaded(as_eli, run, eli):
    as_eli.post(shelf(run), {"file": upload("Søvn og ro.pdf"), "title": ""})
    material = Material.objects.get()
    answer = as_eli.get(page_of(material, "file", 1))

    assert material.title == "Søvn og ro"
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"].startswith("private, no-store")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "Søvn og ro" in as_eli.get(shelf(run)).content.decode()


def test_pressed_twice_it_is_one(as_eli, run):
    for _twice in range(2):
        assert as_eli.post(shelf(run), {"file": upload()}).status_code == 302

    assert Material.objects.count() == 1


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (upload("Plan.pdf", b"<html>"), "er ikke det, navnet siger"),
        (upload("Bombe.zip", packed(a="0" * 10_000)), "Den slags filer kan ikke deles ud"),
        (upload("../../Plan.pdf.exe"), "Den slags filer kan ikke deles ud"),
        (upload("Tom.pdf", b""), ""),
        (upload("Stor.pdf", PDF + b"." * LARGEST), "Filen er større end 20 MB"),
        ("ingen fil", ""),
    ],
    ids=["lies", "zip", "program", "empty", "too large", "none"],
)
def test_a_file_that_may_not_be_is_refused_in_words(as_eli, run, file, said):
    if not isinstance(file, str):
        file.seek(0)
    page = as_eli.post(shelf(run), {"file": file, "title": "Plan"})

    assert page.status_code == 422
    assert said in page.content.decode()
    assert not Material.objects.exists()


def test_a_newer_version_takes_its_place_and_the_same_does_not(as_eli, material):
    as_eli.post(page_of(material), {"file": upload()})
    assert material.versions.count() == 1
    as_eli.post(page_of(material), {"file": upload("Ny.pdf", PDF + b"ny")})

    assert material.versions.count() == 2
    shown = as_eli.get(page_of(material)).content.decode()
    assert page_of(material, "file", 1) in shown
    assert page_of(material, "file", 2) in shown
    assert as_eli.post(page_of(material), {"file": upload("Ny.pdf", b"x")}).status_code == 422
    assert as_eli.get(page_of(material, "file", 3)).status_code == 404


def test_it_is_renamed_and_taken_down(as_eli, run, material):
    as_eli.post(page_of(material), {"title": "Til natbordet"})
    assert as_eli.post(page_of(material), {"title": ""}).status_code == 422
    assert "Til natbordet" in as_eli.get(shelf(run)).content.decode()

    assert as_eli.get(page_of(material, "material_remove")).status_code == 200
    as_eli.post(page_of(material, "material_remove"))
    for address in (page_of(material), page_of(material, "file", 1)):
        assert as_eli.get(address).status_code == 404


@pytest.mark.parametrize("who", ["alma", "outsider", "gry"])
def test_others_have_no_way_to_it(client, run, material, who, request):
    sign_in(client, request.getfixturevalue(who))

    for address in (shelf(run), page_of(material), page_of(material, "file", 1)):
        assert client.get(address).status_code == 404
        assert client.post(address, {"file": upload()}).status_code in {404, 405}
    assert client.post(page_of(material, "material_remove")).status_code == 404
    assert materials.of(run) == [material]


def test_a_file_that_is_gone_from_the_disk_is_not_found(as_eli, material):
    materials.newest(material).file.delete(save=False)
    assert as_eli.get(page_of(material, "file", 1)).status_code == 404
