"""Sizes of a picture are made by the worker when something changes, never while a visitor waits."""

import pytest
from django_tasks_db.models import DBTaskResult

from courses.pictures import ALL_SPECS
from tests.factories import days_from_now, make_course
from tests.home.pictures import make_picture
from tests.tasks import run_tasks

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings(
        "ignore::pytest.PytestUnraisableExceptionWarning"
    ),  # Wagtail leaves files open
]


def queued():
    return DBTaskResult.objects.filter(task_path__contains="make_sizes").count()


def test_publishing_a_course_has_its_sizes_made():
    picture = make_picture(size=(1600, 900))
    make_course(picture=picture)
    run_tasks(until=days_from_now(1), containing="make_sizes")
    assert set(picture.renditions.values_list("filter_spec", flat=True)) >= set(ALL_SPECS)


def test_a_draft_waits():
    make_course(picture=make_picture(), live=False)
    assert queued() == 0


def test_a_changed_picture_that_is_shown_has_them_made_anew():
    picture = make_picture()
    picture.save()
    assert queued() == 0
    make_course(picture=picture)
    before = queued()
    picture.focal_point_x, picture.focal_point_y = 10, 10
    picture.save()
    assert queued() == before + 1


def test_a_course_without_a_picture_asks_for_nothing():
    make_course()
    assert queued() == 0
