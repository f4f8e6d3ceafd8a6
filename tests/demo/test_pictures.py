"""The pictures: drawn again the same, and never mistaken for one another."""

from itertools import combinations

import pytest
from PIL import Image

from demo.content.courses import COURSES
from demo.content.venues import VENUES
from demo.pictures import HOURS, MOTIFS, THEMES, alt, draw, focal_point

SMALL = (480, 300)


def difference_hash(image):
    """64 signs: is each pixel of a tiny grey picture brighter than its right neighbour?"""
    tiny = list(image.convert("L").resize((9, 8), Image.Resampling.LANCZOS).get_flattened_data())
    return [tiny[row * 9 + place] > tiny[row * 9 + place + 1] for row in range(8) for place in range(8)]


def drawn():
    for course in COURSES:
        yield course.slug, draw(course.slug, course.themes[0], course.motif, SMALL)
    for venue in VENUES:
        yield venue.slug, draw(venue.slug, venue.theme, venue.motif, SMALL)


def test_no_two_pictures_look_alike():
    hashes = {name: difference_hash(image) for name, image in drawn()}
    for (one, first), (other, second) in combinations(hashes.items(), 2):
        assert sum(a != b for a, b in zip(first, second, strict=True)) > 5, (one, other)


def test_a_seed_draws_the_same_picture_and_another_seed_another():
    first, again, other = (draw(seed, "hope", "birches", SMALL) for seed in ("a", "a", "b"))
    assert first.tobytes() == again.tobytes() != other.tobytes()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("hour", HOURS)
def test_every_theme_has_every_hour(theme, hour):
    image = draw("x", theme, "stones", (160, 100), hour)
    assert image.size == (160, 100)
    assert len(image.getcolors(16000)) > 500


@pytest.mark.parametrize("name", sorted(MOTIFS))
def test_every_motif_says_what_it_shows(name):
    danish, english = alt(name)
    assert danish != english
    assert 20 < len(danish) <= 160
    assert 20 < len(english) <= 160
    assert all(0 < share < 1 for share in focal_point(name))


def test_unknown_names_are_refused():
    with pytest.raises(KeyError):
        draw("x", "joy", "stones")
    with pytest.raises(KeyError):
        draw("x", "hope", "unicorn")
