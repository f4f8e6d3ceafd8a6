"""What is handed out: downloaded as a file and never as a page, or all of it packed."""

import io
import zipfile

import pytest

from courses import materials
from enrolment.classroom import handouts
from tests.cast import sign_in
from tests.enrolment.classroom.rooms import PDF, at, hand_out, room_of
from tests.factories import make_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(alma):
    return room_of(alma)


@pytest.fixture
def as_alma(client, alma):
    return sign_in(client, alma)


def test_a_file_is_kept_and_not_opened(as_alma, row, eli):
    material = hand_out(row.run, "Søvndagbog", by=eli, name="søvn og ro.pdf")
    answer = as_alma.get(at("material", row, material.pk))
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''s%C3%B8vn")
    assert "no-store" in answer["Cache-Control"]


def test_what_is_taken_down_and_another_class_is_not_there(as_alma, row, eli):
    gone = hand_out(row.run, "Ark", by=eli)
    materials.remove(material=gone, by=eli)
    other = hand_out(make_run(), "Andet", by=eli)
    for material in (gone, other):
        assert as_alma.get(at("material", row, material.pk)).status_code == 404
    assert as_alma.get(at("materials_zip", row)).status_code == 404


def test_all_as_one_file_with_names_that_can_be_told_apart(as_alma, row, eli):
    for number, title in enumerate(("Æbler & ål", "æbler & ål", "../../etc/passwd", "Ro: 1/2")):
        hand_out(row.run, title, by=eli, content=PDF + str(number).encode())
    answer = as_alma.get(at("materials_zip", row))
    assert answer.streaming
    packed = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert packed.testzip() is None
    assert packed.namelist() == ["Æbler & ål.pdf", "æbler & ål (2).pdf", "etc-passwd.pdf", "Ro- 1-2.pdf"]
    assert packed.read("Ro- 1-2.pdf") == PDF + b"3"


def test_packing_keeps_little_in_memory(row, eli):
    import tracemalloc

    for number in range(4):
        hand_out(
            row.run, f"Stor {number}", by=eli, name=f"{number}.txt", content=str(number).encode() * 8_000_000
        )
    found = handouts.of(row.run)
    tracemalloc.start()
    pieces = [len(piece) for piece in handouts.packed(found)]
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert max(pieces) < 1_000_000
    assert most < 4_000_000
