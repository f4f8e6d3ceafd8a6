"""The resource bank: only those who may be asked, found by what they said, with what they do already."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from courses.models import TeachingAssignment
from peers.models import Skill, Training
from tests.cast import sign_in
from tests.factories import days_from_now, make_contributor, make_course, make_run

pytestmark = pytest.mark.django_db

BANK = "/redaktion/ressourcebank/"


@pytest.fixture
def desk(dina):
    return sign_in(Client(), dina)


def asked(name, **fields):
    return make_contributor(name, may_be_asked=True, **fields)


def lines(client, query=""):
    page = client.get(BANK + query)
    assert page.status_code == 200
    return page.context["lines"]


def names(client, query=""):
    return [line["one"].public_name for line in lines(client, query)]


def test_only_those_who_may_be_asked_are_found(desk):
    asked("Øjvind")
    asked("Anna")
    make_contributor("Undselig")

    assert names(desk) == ["Anna", "Øjvind"]


def test_people_are_found_by_what_they_said(desk):
    story, sleep = (Skill.objects.create(kind=k, name=n) for k, n in (("can", "Fortælle"), ("area", "Søvn")))
    anna = asked("Anna", basis="both", hours=["evenings"], languages="dansk, arabisk")
    anna.skills.set([story, sleep])
    Training.objects.create(contributor=anna, title="Peer-uddannelsen", finished_on=timezone.localdate())
    bent = asked("Bent", basis="lived", hours=["mornings"], other_skills="Brødbagning på øen")
    Training.objects.create(contributor=bent, title="Peer-uddannelsen")

    assert names(desk, f"?can={story.pk}&ved={sleep.pk}") == ["Anna"]
    assert names(desk, "?basis=professional") == ["Anna"]
    assert names(desk, "?basis=lived") == ["Anna", "Bent"]
    assert names(desk, "?tider=mornings&tider=weekends") == ["Bent"]
    assert names(desk, "?sprog=ARABISK") == ["Anna"]
    assert names(desk, "?peer=on") == ["Anna"]
    assert names(desk, "?q=soevn") == ["Anna"]
    assert names(desk, "?q=broedbagning+oeen") == ["Bent"]
    assert names(desk, "?q=peer") == ["Anna", "Bent"]
    assert names(desk, "?q=brød+arabisk") == []


@pytest.mark.parametrize(
    "query", ["?can=x", "?basis=boss", "?tider=nat", "?q=%25", "?hold=x", "?hold=99999999999"]
)
def test_the_bank_shrugs_at_nonsense(desk, query):
    asked("Anna")

    lines(desk, query)


def test_a_class_that_is_not_there_is_404(desk):
    assert [desk.get(f"{BANK}?{name}=987654").status_code for name in ("hold", "ide", "kursus")] == [404] * 3


def test_for_a_class_each_row_says_who_clashes_and_who_is_asked(desk):
    busy, free, there = asked("Bent"), asked("Anna"), asked("Carl")
    make_run(teachers=(busy,), first_start=days_from_now(14))
    run = make_run(course=make_course("Ro"), first_start=days_from_now(14, 14))
    TeachingAssignment.objects.create(run=run, contributor=there, state="offered")

    found = {line["one"]: line for line in lines(desk, f"?hold={run.pk}")}

    assert (bool(found[busy]["clashes"]), bool(found[free]["clashes"])) == (True, False)
    assert found[free]["ask"] == reverse("runs:ask_one_teacher", args=[run.pk, free.pk])
    assert desk.get(found[free]["ask"]).status_code == 200
    assert (found[there]["ask"], found[there]["row"].asked) == ("", "Spurgt, har ikke svaret")


def test_for_a_course_one_asks_into_its_team(desk):
    one, course = asked("Anna"), make_course("Ro")

    ask = lines(desk, f"?kursus={course.pk}")[0]["ask"]

    assert ask == f"{reverse('ideas:ask', args=[course.pk])}?til={one.pk}"
    assert desk.get(ask).status_code == 200


def test_what_they_teach_is_counted_without_what_is_cancelled(desk):
    run = make_run(teachers=(asked("Anna"),), sessions=3)
    first = run.sessions.first()
    first.cancelled_at = timezone.now()
    first.save()

    assert lines(desk)[0]["minutes"] == "4 timer"


def test_forty_cost_no_more_questions_than_one(desk, django_assert_max_num_queries):
    skill = Skill.objects.create(kind="can", name="Fortælle")

    def fill(count):
        for _ in range(count):
            one = asked("")
            one.skills.add(skill)
            make_run(teachers=(one,))

    run = make_run()
    fill(1)
    query = f"?hold={run.pk}&q=fort"
    lines(desk, query)
    with CaptureQueriesContext(connection) as first:
        lines(desk, query)
    fill(39)
    with django_assert_max_num_queries(len(first)):
        assert len(lines(desk, query)) == 40


def test_the_bank_is_not_for_editors_nor_for_those_in_it(gry, eli):
    for person, status in ((gry, 404), (eli, 404)):
        assert sign_in(Client(), person).get(BANK).status_code in {status, 302}


def test_classes_of_one_name_stand_once_with_their_number(desk):
    anna = asked("Anna")
    run = make_run(teachers=(anna,))
    make_run(course=run.course, term=run.term, teachers=(anna,))

    assert [(str(one), count) for one, count in lines(desk)[0]["classes"]] == [(str(run), 2)]
