"""A plan, as these tests need one."""

from datetime import date

from enrolment.plan import change, writing

HOPE, STEP = "At turde gå i biografen igen", "Ringe til min søster Kirsten"


def a_plan(person, *, hope=HOPE, step=STEP, on=date(2026, 12, 1), now=None):
    change(person=person, how=writing.hope(hope), now=now)
    return change(person=person, how=writing.step(step, on), now=now)
