"""The defaults of formats: what a new class begins with."""

import pytest
from django.test import Client
from django.urls import reverse

from courses.models import CourseRun
from enrolment.classes import format_rules
from enrolment.models import FormatRules, FormatShare
from tests.cast import sign_in

pytestmark = pytest.mark.django_db

LIST = "/redaktion/pladser/"
WORKSHOP = "/redaktion/pladser/workshop/"


@pytest.fixture
def leading(lea):
    """A browser in which the leader is signed in."""
    return sign_in(Client(), lea)


def answers(**fields):
    return {
        "edition": format_rules.edition_of(format_rules.of("workshop")),
        "staff_per_citizen": "",
        "staff_from": "1",
        "companions": "welcome",
        "lend_hours": "24",
        **fields,
    }


def stored():
    return set(
        FormatShare.objects.values_list("group", "guaranteed_percent", "maximum_percent", "release_days")
    )


def test_every_format_with_seats_stands_there_in_words(leading):
    rules = FormatRules.objects.create(format="workshop", staff_per_citizen="0.5")
    FormatShare.objects.create(rules=rules, group="citizen", guaranteed_percent=50, release_days=14)

    text = leading.get(LIST).content.decode()

    assert "Recovery-café" not in text
    assert "50 % af pladserne er holdt til borgere indtil 14 dage før start" in text
    assert "Mindst 2 borgere for hver medarbejder" in text
    assert text.count("Alle pladser er åbne for alle") == len(format_rules.FORMATS) - 1


def test_the_list_asks_as_little_for_every_format_as_for_one(leading, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def write(name):
        rules = FormatRules.objects.create(format=name)
        FormatShare.objects.create(rules=rules, group="citizen", guaranteed_percent=50)

    write("workshop")
    leading.get(LIST)
    with CaptureQueriesContext(connection) as one:
        leading.get(LIST)
    for name in set(format_rules.FORMATS) - {"workshop"}:
        write(name)
    with django_assert_max_num_queries(len(one)):
        leading.get(LIST)


def test_a_default_is_written_and_shown_again(leading):
    answer = leading.post(
        WORKSHOP,
        answers(
            guaranteed_percent_citizen="50",
            release_days_citizen="14",
            maximum_percent_staff="40",
            staff_per_citizen="1",
            first_timers_first="on",
            companions="seat",
        ),
    )

    assert answer.url == LIST
    assert stored() == {("citizen", 50, None, 14), ("staff", 0, 40, None)}
    rules = FormatRules.objects.get()
    assert (rules.staff_per_citizen, rules.first_timers_first, rules.companions) == (1, True, "seat")
    form = leading.get(WORKSHOP).context["form"]
    assert form["guaranteed_percent_citizen"].value() == 50
    assert not CourseRun.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"guaranteed_percent_citizen": "101"}, "guaranteed_percent_citizen"),
        ({"guaranteed_percent_citizen": "mange"}, "guaranteed_percent_citizen"),
        ({"guaranteed_percent_staff": "50", "maximum_percent_staff": "40"}, "maximum_percent_staff"),
        ({"guaranteed_percent_citizen": "60", "guaranteed_percent_staff": "41"}, "__all__"),
        ({"staff_per_citizen": "-1"}, "staff_per_citizen"),
        ({"companions": "perhaps"}, "companions"),
        ({"staff_from": ""}, "staff_from"),
    ],
)
def test_a_wrong_answer_is_said_at_its_field_and_nothing_is_lost(leading, wrong, field):
    page = leading.post(WORKSHOP, answers(release_days_citizen="7", **wrong))

    assert page.status_code == 422
    assert field in page.context["form"].errors
    assert page.context["form"]["release_days_citizen"].value() == "7"
    assert not FormatRules.objects.exists()


def test_it_never_undoes_what_another_leader_saved_meanwhile(leading):
    old = answers(guaranteed_percent_citizen="10")
    leading.post(WORKSHOP, answers(guaranteed_percent_citizen="50"))

    page = leading.post(WORKSHOP, old)

    assert page.status_code == 422
    assert "En anden har ændret" in page.content.decode()
    assert stored() == {("citizen", 50, None, None)}


def test_a_format_without_seats_has_no_default(leading):
    assert leading.get("/redaktion/pladser/cafe/").status_code == 404
    assert leading.get("/redaktion/pladser/findes-ikke/").status_code == 404


def test_only_those_who_lead_decide(dina, gry, alma):
    for person in (dina, gry, alma):
        client = sign_in(Client(), person)
        assert client.get(LIST).status_code == 404
        assert client.post(WORKSHOP, answers()).status_code == 404
    assert reverse("formats:index") not in sign_in(Client(), dina).get("/redaktion/").content.decode()
