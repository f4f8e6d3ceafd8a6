"""Two open windows lose nothing of what was typed; and a plan has an end."""

from datetime import date

import pytest

from enrolment.plan import change, read, text, writing
from enrolment.plan.writing import Conflict, Full, Gone
from tests.enrolment.plan.plans import HOPE, STEP, a_plan

pytestmark = pytest.mark.django_db


def test_what_two_windows_write_stands_both(alma):
    a_plan(alma)
    change(person=alma, how=writing.hope("Fra det ene vindue"))
    change(person=alma, how=writing.hope("Fra det andet vindue"))

    assert [one.text for one in read(alma).hopes] == [HOPE, "Fra det ene vindue", "Fra det andet vindue"]


def test_the_same_sent_twice_is_one(alma):
    a_plan(alma)
    a_plan(alma)

    plan = read(alma)
    assert (len(plan.hopes), len(plan.steps)) == (1, 1)


def test_words_changed_in_another_window_are_not_overwritten_unseen(alma):
    hope = a_plan(alma).hopes[0]
    change(person=alma, how=writing.hope_says(hope.key, "Det nye", read=hope.written))

    with pytest.raises(Conflict) as conflict:
        change(person=alma, how=writing.hope_says(hope.key, "Mit", read=hope.written))
    assert conflict.value.text == "Det nye"
    now = read(alma).hopes[0]
    change(person=alma, how=writing.hope_says(hope.key, "Mit", read=now.written))
    assert read(alma).hopes[0].text == "Mit"


def test_another_hope_changed_meanwhile_is_no_conflict(alma):
    hope = a_plan(alma).hopes[0]
    change(person=alma, how=writing.hope("Noget andet"))
    change(person=alma, how=writing.hope_says(hope.key, "Det nye", read=hope.written))

    assert read(alma).hopes[0].text == "Det nye"


def test_a_step_taken_out_in_another_window_is_gone(alma):
    step = a_plan(alma).steps[0]
    change(person=alma, how=writing.without_step(step.key))

    with pytest.raises(Gone):
        change(person=alma, how=writing.step_says(step.key, "Mit", None, read=step.written))
    with pytest.raises(Gone):
        change(person=alma, how=writing.tick(step.key, is_done=True))


def test_steps_stand_by_day_and_what_is_done_apart(alma):
    a_plan(alma)
    change(person=alma, how=writing.step("Uden dag"))
    change(person=alma, how=writing.step("Først", date(2026, 11, 30)))
    done = read(alma).steps[1]
    plan = change(person=alma, how=writing.tick(done.key, is_done=True))

    assert [one.text for one in plan.open_steps] == ["Først", STEP]
    assert [one.text for one in plan.done_steps] == ["Uden dag"]
    assert change(person=alma, how=writing.tick(done.key, is_done=False)).done_steps == []


def test_there_is_an_end_to_hopes(alma):
    for number in range(text.MOST_HOPES):
        change(person=alma, how=writing.hope(f"Håb {number}"))

    with pytest.raises(Full):
        change(person=alma, how=writing.hope("Et til"))
    assert len(read(alma).hopes) == text.MOST_HOPES


def test_a_course_is_chosen_once_and_taken_out(alma):
    change(person=alma, how=writing.course(7, "Søvn"))
    change(person=alma, how=writing.course(7, "Søvn"))
    assert [one.title for one in read(alma).courses] == ["Søvn"]

    assert change(person=alma, how=writing.without_course(7)).is_empty
