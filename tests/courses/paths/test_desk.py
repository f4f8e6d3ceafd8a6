"""Paths are made in ``/redaktion/`` by those who write pages and those who run classes."""

import pytest
from django.db.models import ProtectedError

from courses.models import Path, PathStep
from courses.states import Format
from tests.cast import sign_in
from tests.factories import make_course
from tests.paths_of_school import make_path, make_three

pytestmark = pytest.mark.django_db
NEW = "/redaktion/forloeb/new/"


@pytest.fixture
def three(db):
    return make_three()


@pytest.fixture(params=["gry", "dina"])
def desk(request, client):
    return sign_in(client, request.getfixturevalue(request.param))


def form(*steps, **fields):
    """What the form sends: steps are courses, or roles in words."""
    data = {
        "name": "Peeruddannelsen",
        "slug": "",
        "intro": "Fra deltager til underviser.",
        "is_published": "on",
        "name_en": "",
        "intro_en": "",
        "edition": "",
        "steps-TOTAL_FORMS": len(steps),
        "steps-INITIAL_FORMS": 0,
        "steps-MIN_NUM_FORMS": 0,
        "steps-MAX_NUM_FORMS": 1000,
        **fields,
    }
    for number, step in enumerate(steps):
        is_role = isinstance(step, str)
        data |= {
            f"steps-{number}-course": "" if is_role else step.pk,
            f"steps-{number}-role": step if is_role else "",
            f"steps-{number}-role_en": "",
            f"steps-{number}-asks_for_earlier": "on",
            f"steps-{number}-ORDER": number + 1,
            f"steps-{number}-id": "",
        }
    return data


def test_a_path_is_made_in_the_order_given(desk, three):
    answer = desk.post(NEW, form(three[1], three[0], "Undervis sammen med en anden"))
    assert answer.status_code == 302, answer.content.decode()[:200]
    path = Path.objects.get()
    assert (path.slug, path.is_published) == ("peeruddannelsen", True)
    assert [step.course_id for step in path.steps.order_by("position")] == [three[1].pk, three[0].pk, None]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("twice", "er i forløbet to gange"),
        ("drop_in", "kommer man bare"),
        ("draft", "er ikke udgivet"),
        ("nothing", "skal have et trin"),
    ],
)
def test_what_cannot_be_a_path_is_refused_in_words(desk, three, wrong, said):
    steps = {
        "twice": lambda: [three[0], three[0]],
        "drop_in": lambda: [three[0], make_course("Åben café", format=Format.CAFE)],
        "draft": lambda: [three[0], make_course("Kladde", live=False)],
        "nothing": list,
    }[wrong]()
    answer = desk.post(NEW, form(*steps))
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert not Path.objects.exists()


def test_a_draft_may_hold_a_course_that_is_not_published(desk, three):
    sent = form(three[0], make_course("Kladde", live=False))
    del sent["is_published"]
    assert desk.post(NEW, sent).status_code == 302
    assert not Path.objects.get().is_published


def test_the_list_and_the_form_are_shown(desk, three):
    path = make_path("Peeruddannelsen", *three)
    assert "Peeruddannelsen" in desk.get("/redaktion/forloeb/").content.decode()
    assert "Peer 1" in desk.get(f"/redaktion/forloeb/edit/{path.pk}/").content.decode()


def test_two_who_edit_at_once_do_not_undo_each_other(desk, three):
    path = make_path("Peeruddannelsen", *three)
    shown = desk.get(f"/redaktion/forloeb/edit/{path.pk}/")
    edition = shown.context["form"]["edition"].initial or shown.context["form"].fields["edition"].initial
    PathStep.objects.filter(path=path, course=three[2]).delete()
    sent = form(*three, edition=edition, name="Et andet navn")
    answer = desk.post(f"/redaktion/forloeb/edit/{path.pk}/", sent)
    assert answer.status_code == 200
    path.refresh_from_db()
    assert path.name == "Peeruddannelsen"


def test_a_course_of_a_path_cannot_be_deleted_unseen(three):
    make_path("Peeruddannelsen", *three)
    with pytest.raises(ProtectedError):
        three[0].delete()


def test_others_make_none(client, alma, frede):
    for person in (alma, frede):
        assert sign_in(client, person).get("/redaktion/forloeb/").status_code in {302, 403, 404}


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_asks_as_little_for_thirty(client, dina, count, django_assert_max_num_queries):
    for number in range(count):
        make_path(f"Vej {number}", make_course())
    sign_in(client, dina).get("/redaktion/forloeb/")
    with django_assert_max_num_queries(12):
        client.get("/redaktion/forloeb/")
