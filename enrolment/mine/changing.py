"""What a person may change about a place they have, and what it would do."""

from typing import TypedDict

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from courses.models import CourseRun
from courses.states import PUBLIC_RUN_STATES, RunAccess
from enrolment import seats
from enrolment.mine.places import Place
from enrolment.mine.seat_forms import group_label
from enrolment.models import Enrolment
from enrolment.states import Companions, SeatState
from enrolment.words import line_words
from enrolment.words.share_words import policy_of


class Act(TypedDict):
    """One way on from the page of a place, as ``action_list`` takes it."""

    href: str
    title: str
    text: str
    icon: str


def may_change(row: Enrolment) -> bool:
    """Whether companion and group of a row are the person's to change: they have a seat, or wait for one."""
    return row.state in {SeatState.ENROLLED, SeatState.WAITING}


def acts(place: Place) -> list[Act]:
    """What can be changed about a place now, most wanted first."""
    row = place.enrolment
    if not may_change(row):
        return []
    found = [_switch(place), _companion(row), _together(place), _regroup(row)]
    return [act for act in found if act is not None]


def _switch(place: Place) -> Act | None:
    row = place.enrolment
    public = CourseRun.objects.filter(state__in=PUBLIC_RUN_STATES, access=RunAccess.PUBLIC)
    others = public.filter(course=row.run.course_id).exclude(pk=row.run_id)
    if row.state != SeatState.ENROLLED or place.becomes or not others.exists():
        return None
    text = _("Another time of the same course. You are never without a seat.")
    return _act("switch", row, _("Switch to another class"), text, "swap")


def _companion(row: Enrolment) -> Act | None:
    if policy_of(row.run).companions == Companions.NO and not row.brings_companion:
        return None
    if not row.brings_companion:
        return _act("companion", row, _("Bring somebody"), _("Right now you come alone."), "people")
    text = (
        _("You bring %(name)s.") % {"name": row.companion_name}
        if row.companion_name
        else _("You bring somebody.")
    )
    return _act("companion", row, _("Your companion"), text, "people")


def _together(place: Place) -> Act | None:
    row = place.enrolment
    # Two together who each leave a seat elsewhere is more than anybody can keep in mind.
    if row.state != SeatState.WAITING or row.replaces_id:
        return None
    text = _("For two who will only come together.")
    if place.together is not None:
        text = _("The other has not signed up yet.") if place.together.is_half else _("You stand together.")
    return _act("together", row, _("Two together"), text, "heart")


def _regroup(row: Enrolment) -> Act:
    text = group_label(row.comes_as) if row.comes_as else _("You have not said.")
    return _act("regroup", row, _("What I come as"), text, "person")


def _act(name: str, row: Enrolment, title: str, text: str, icon: str) -> Act:
    return {"href": reverse(f"enrolment:{name}", args=[row.pk]), "title": title, "text": text, "icon": icon}


def regroup_does(row: Enrolment, *, comes_as: str, by: User) -> list[str]:
    """Say what coming as somebody else would do to this person's place, by doing it and undoing it.

    Raises ``seats.NoSeat`` where the seat they have is none that the other group may have.
    """
    with transaction.atomic():
        new = seats.regroup(enrolment=row, comes_as=comes_as, by=by)
        after = Enrolment.objects.select_related("run").get(pk=new.pk)
        said = [*_kept(after), *_line_after(after)]
        transaction.set_rollback(True)
    return said


def _kept(after: Enrolment) -> list[str]:
    if after.state == SeatState.ENROLLED:
        return [_("You keep your seat.")]
    if after.state == SeatState.OFFERED:
        return [_("There is a seat for you then: you are asked at once, and say yes or no.")]
    return []


def _line_after(row: Enrolment) -> list[str]:
    if row.state != SeatState.WAITING:
        return []
    line = line_words.of([row])[row.pk]
    return [line.place, *line.why]
