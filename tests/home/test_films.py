"""Films are handed out in the parts that are asked for."""

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from home.films import asked_part

CONTENT = bytes(range(200))


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-", (0, 199)),
        ("bytes=0-1", (0, 1)),
        ("bytes=190-500", (190, 199)),
        ("bytes=-10", (190, 199)),
        ("bytes=-500", (0, 199)),
        ("bytes=200-", None),
        ("bytes=5-1", None),
        ("bytes=-0", None),
        ("bytes=-", None),
        ("bytes=0-1,4-5", None),
        ("potatoes=0-1", None),
    ],
)
def test_which_part_is_asked_for(header, part):
    assert asked_part(header, 200) == part


@pytest.fixture
def film(db):
    return get_document_model().objects.create(title="Film", file=ContentFile(CONTENT, name="film.mp4"))


def test_a_whole_film(client, film):
    response = client.get(film.url)
    assert response.status_code == 200
    assert b"".join(response.streaming_content) == CONTENT
    response.close()


def test_a_large_part_comes_in_pieces():
    assert asked_part("bytes=0-", 10 * 1024 * 1024) == (0, 1024 * 1024 - 1)


def test_a_part_of_a_film(client, film):
    response = client.get(film.url, headers={"range": "bytes=10-19"})
    assert response.status_code == 206
    assert response["Content-Range"] == "bytes 10-19/200"
    assert response["Content-Type"] == "video/mp4"
    assert response.content == CONTENT[10:20]


def test_a_part_that_is_not_there(client, film):
    response = client.get(film.url, headers={"range": "bytes=500-"})
    assert response.status_code == 416
    assert response["Content-Range"] == "bytes */200"


def test_other_documents_are_wagtails(client, db):
    document = get_document_model().objects.create(title="Plan", file=ContentFile(b"%PDF-", name="plan.pdf"))
    response = client.get(document.url, headers={"range": "bytes=0-1"})
    assert response.status_code == 200
    response.close()
