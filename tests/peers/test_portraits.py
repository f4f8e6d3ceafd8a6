"""A portrait: read before it is believed, told of nobody's whereabouts, gone when the yes is taken back."""

from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from peers import consents, portraits, uploads
from tests.cast import sign_in
from tests.factories import make_contributor
from tests.home.pictures import picture_bytes
from tests.peers.pictures import bomb, give_portrait, see_through, upload

pytestmark = pytest.mark.django_db

FAKES = {
    "words": (b"ingen billeder her", "damaged"),
    "a page": (b"<html><script>alert(1)</script></html>", "damaged"),
    "nothing": (b"", "damaged"),
    "a drawing with a script": (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "damaged"),
    "half a picture": (picture_bytes(size=(800, 800))[:-400], "damaged"),
    "a head alone": (picture_bytes()[:60], "damaged"),
    "a format nobody needs": (picture_bytes(image_format="TIFF"), "damaged"),
    "a bomb": (bomb(), "too_large"),
    "a smaller bomb": (bomb(9_000), "too_large"),
    "too heavy": (b"\xff\xd8" + bytes(uploads.LARGEST), "too_large"),
    "a dot": (picture_bytes(size=(40, 40)), "too_small"),
}


@pytest.fixture
def shown(eli):
    """Eli with a portrait that everybody may see."""
    eli.contributor.consented_at = timezone.now()
    eli.contributor.save()
    return give_portrait(eli.contributor)


def address_of(contributor, size=160):
    return reverse("peers:portrait", args=[contributor.pk, portraits.mark(contributor), size])


def files_of(contributor):
    folder = f"portraits/{portraits.mark(contributor)}"
    return sorted(default_storage.listdir(folder)[1]) if default_storage.exists(folder) else []


@pytest.mark.parametrize(("content", "reason"), FAKES.values(), ids=FAKES)
def test_what_is_no_portrait_is_refused(content, reason):
    with pytest.raises(portraits.NotAPortrait) as refused:
        portraits.read(content)
    assert refused.value.reason == reason


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_portrait_is_made_anew_in_two_sizes(image_format):
    made = portraits.read(picture_bytes(size=(900, 1200), image_format=image_format))

    for size, content in made.items():
        with Image.open(BytesIO(content)) as picture:
            assert (picture.size, picture.format) == ((size, size), "JPEG")


def test_a_portrait_tells_neither_place_nor_camera():
    sent = picture_bytes(size=(800, 1200), camera=True)
    assert b"Kamera" in sent

    for content in portraits.read(sent).values():
        with Image.open(BytesIO(content)) as picture:
            assert not picture.getexif()
            assert set(picture.info) <= {
                "jfif",
                "jfif_version",
                "jfif_unit",
                "jfif_density",
                "progressive",
                "progression",
            }
        assert b"Kamera" not in content


def test_an_empty_ground_becomes_white():
    with Image.open(BytesIO(portraits.read(see_through())[160])) as picture:
        assert picture.getpixel((5, 5)) == (255, 255, 255)


def test_everybody_sees_a_portrait_with_a_yes(client, shown):
    answer = client.get(address_of(shown))

    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert answer["Cache-Control"] == "private, no-cache"


def test_a_browser_asks_again_and_gets_it_only_once(client, shown):
    etag = client.get(address_of(shown))["ETag"]

    assert client.get(address_of(shown), headers={"if-none-match": etag}).status_code == 304
    consents.take_back(contributor=shown, part=consents.Part.PORTRAIT)
    assert client.get(address_of(shown), headers={"if-none-match": etag}).status_code == 404


@pytest.mark.parametrize("part", [consents.Part.PORTRAIT, consents.Part.NAME])
def test_a_yes_taken_back_is_404_at_once_and_the_files_are_gone(
    client, settings, shown, part, django_capture_on_commit_callbacks
):
    settings.PAGE_CACHE_SECONDS = 60
    address = address_of(shown)
    assert client.get(address).status_code == 200
    before = shown.portrait.name
    assert files_of(shown) == ["160.jpg", "640.jpg"]

    with django_capture_on_commit_callbacks(execute=True):
        consents.take_back(contributor=shown, part=part)
        assert client.get(address).status_code == 404
        assert default_storage.exists(before), "not before it is certain"

    assert files_of(shown) == []
    assert not default_storage.exists(before)


def test_another_picture_has_another_address_and_the_old_one_is_deleted(
    client, shown, django_capture_on_commit_callbacks
):
    old, name = address_of(shown), shown.portrait.name

    with django_capture_on_commit_callbacks(execute=True):
        new = give_portrait(shown)

    assert client.get(old).status_code == 404
    assert client.get(address_of(new)).status_code == 200
    assert not default_storage.exists(name)


def test_a_picture_without_a_yes_is_seen_by_its_owner_alone(client, eli, alma):
    row = give_portrait(eli.contributor, shown=False)
    mine = reverse("peers:my_portrait", args=[160])

    assert client.get(address_of(row)).status_code == 404
    assert sign_in(client, alma).get(mine).status_code == 404
    own = sign_in(client, eli).get(mine)
    assert own.status_code == 200
    assert "no-store" in own["Cache-Control"]


def test_a_yes_to_the_picture_is_nothing_without_the_yes_to_the_name(client, eli):
    row = give_portrait(eli.contributor)

    assert not row.shows_portrait
    assert client.get(address_of(row)).status_code == 404


@pytest.mark.parametrize("size", [0, 161, 4000])
def test_there_are_two_sizes_and_no_others(client, shown, size):
    assert client.get(address_of(shown, size)).status_code == 404


def test_a_portrait_is_never_served_as_media(client, shown):
    assert client.get(f"/media/{shown.portrait.name}").status_code == 404


def test_one_uploads_a_picture_and_says_yes(client, eli):
    sign_in(client, eli)

    answer = client.post(reverse("peers:change_portrait"), {"portrait": upload(), "shown": "on"})

    assert answer.status_code == 302
    eli.contributor.refresh_from_db()
    assert eli.contributor.portrait_shown_at
    assert files_of(eli.contributor) == ["160.jpg", "640.jpg"]


def test_a_fake_is_refused_in_words_and_what_was_there_stays(client, eli):
    row = give_portrait(eli.contributor, shown=False)
    sign_in(client, eli)

    answer = client.post(reverse("peers:change_portrait"), {"portrait": upload(bomb(), "mig.png")})

    assert answer.status_code == 422
    assert "for stort" in answer.content.decode()
    assert files_of(row) == ["160.jpg", "640.jpg"]


def test_nothing_is_left_on_disk_of_what_could_not_be_kept(eli, monkeypatch):
    gone = make_contributor("Væk")
    gone.__class__.objects.filter(pk=gone.pk).delete()
    before = set(default_storage.listdir("portraits")[0]) if default_storage.exists("portraits") else set()

    with pytest.raises(type(gone).DoesNotExist):
        give_portrait(gone)

    assert set(default_storage.listdir("portraits")[0]) == before
