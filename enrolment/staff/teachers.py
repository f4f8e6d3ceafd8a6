"""The teachers of a class, ``/redaktion/hold/<id>/undervisere/``: who is asked, who said yes or no."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses import handovers, staffing
from courses.honorarium import seeing
from courses.honorarium.seeing import ForDesk
from courses.models import CourseRun, Handover, TeachingAssignment
from courses.sessions import OVER
from courses.staffing.opening import bases_of
from courses.states import AssignmentState, HandoverState
from courses.words import session_when
from enrolment.staff.base import BelowClass, StaffPage
from enrolment.staff.run_actions import OfRun
from peers.models import Contributor


def bank_for(run: CourseRun) -> str:
    """Return the address of the resource bank, looked through on behalf of a class."""
    return f"{reverse('bank:index')}?hold={run.pk}"


class TeachersPage(BelowClass, StaffPage):
    """Who teaches, who is asked, and sessions that change hands."""

    permission = "courses.view_teachingassignment"
    page_title = gettext_lazy("Teachers")
    template_name = "enrolment/staff/teachers.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the class."""
        super().setup(request, *args, **kwargs)
        found = CourseRun.objects.select_related("course", "term", "venue")
        self.run = get_object_or_404(found, pk=kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template everybody, in ten questions."""
        may_change = self.request.user.has_perm("courses.change_teachingassignment")
        sees_money = self.request.user.has_perm("peers.view_offer")
        rows = list(_rows(self.run))
        money = seeing.for_desk(self.run, rows) if sees_money else {}
        return {
            **super().get_context_data(**kwargs),
            "run": self.run,
            "lines": [_line(row, money.get(row.pk)) for row in rows],
            "sees_money": sees_money,
            "may_offer": self.request.user.has_perm("peers.add_offer"),
            "missing": staffing.words_for(bases_of([self.run])[self.run.pk]),
            "meetings": _meetings(self.run),
            "handovers": [_handover_line(row) for row in _handovers(self.run)],
            "may_change": may_change and self.run.state not in OVER,
            "bank": bank_for(self.run),
        }


def _rows(run: CourseRun) -> QuerySet[TeachingAssignment]:
    rows = run.assignments.select_related("contributor__person", "session")
    return rows.order_by("session__starts_at", "contributor__public_name", "pk")


def _line(row: TeachingAssignment, money: ForDesk | None = None) -> dict[str, Any]:
    return {
        "row": row,
        "money": money,
        "what": session_when(row.session) if row.session else _("The whole class"),
        "is_open": row.state == AssignmentState.OFFERED,
        "may_end": row.state in {AssignmentState.OFFERED, AssignmentState.ACCEPTED},
        "may_ask_again": row.state in {AssignmentState.DECLINED, AssignmentState.ENDED},
        "has_account": row.contributor.person_id is not None,
    }


def _meetings(run: CourseRun) -> list[dict[str, Any]]:
    """Return the sessions to come in words, each with who holds it."""
    sessions = sessions_to_come(run)
    held = handovers.holders_of(sessions, speakers=True)
    return [
        {"session": one, "when": session_when(one), "who": [str(who) for who in held[one.pk]]}
        for one in sessions
    ]


def _handovers(run: CourseRun) -> QuerySet[Handover]:
    rows = Handover.objects.filter(session__run=run).select_related("session", "contributor", "taken_by")
    return rows.prefetch_related("asked").order_by("-session__starts_at", "-pk")


def _handover_line(row: Handover) -> dict[str, Any]:
    asked = ", ".join(one.public_name for one in row.asked.all())
    is_open = row.state == HandoverState.ASKED and row.session.ends_at > timezone.now()
    return {"row": row, "when": session_when(row.session), "asked": asked, "is_open": is_open}


class OfAssignment(OfRun):
    """A form about one assignment; ``self.row`` is it."""

    permission = "courses.change_teachingassignment"
    header_icon = "user"
    form_class: Any = forms.Form
    row: TeachingAssignment

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find it in its class."""
        super().setup(request, *args, **kwargs)
        rows = self.run.assignments.select_related("contributor__person", "session")
        self.row = get_object_or_404(rows, pk=kwargs["assignment_id"])

    def get_page_subtitle(self) -> str:
        """Say who and where."""
        return f"{self.row.contributor}, {self.run}"

    def back_url(self) -> str:
        """Lead to the teachers of the class."""
        return reverse("runs:teachers", args=[self.run.pk])


class AnswerForm(forms.Form):
    accept = forms.TypedChoiceField(
        label=gettext_lazy("What the person says"),
        choices=[("1", gettext_lazy("Yes, I will")), ("0", gettext_lazy("No thank you"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )


class AnswerForTeacher(OfAssignment):
    """Write down what somebody answered by word of mouth."""

    page_title = gettext_lazy("Write down the answer")
    submit_label = gettext_lazy("Write it down")
    form_class = AnswerForm

    def consequences(self) -> list[str]:
        """Say that no reason is asked."""
        return [_("Nobody is told. A no needs no reason, and none is written down.")]

    def perform(self, form: forms.BaseForm) -> str:
        """Write it down."""
        staffing.answer(assignment=self.row, accept=form.cleaned_data["accept"], by=self.by)
        return _("The answer is written down.")


class EndTeaching(OfAssignment):
    """Take somebody off."""

    page_title = gettext_lazy("Take off the class")
    submit_label = gettext_lazy("Take off the class")
    is_danger = True

    def consequences(self) -> list[str]:
        """Say who is told, and what it does to an open class."""
        told = _("%(name)s is told, where something is still to come.") % {"name": self.row.contributor}
        if self.row.contributor.person is None:
            told = _("%(name)s has no account here: tell them yourself.") % {"name": self.row.contributor}
        return [told, _("They see the class no more, and it leaves their calendar.")]

    def perform(self, form: forms.BaseForm) -> str:
        """End it."""
        staffing.end(assignment=self.row, by=self.by)
        return _("%(name)s is taken off.") % {"name": self.row.contributor}


def chosen(request: HttpRequest) -> Contributor | None:
    """Return whom ``?contributor=`` names; Http404 for nobody of ours."""
    given = request.GET.get("contributor", "")
    if not given:
        return None
    if not (given.isascii() and given.isdecimal() and len(given) < 10):
        raise Http404
    return get_object_or_404(Contributor.objects.select_related("person"), pk=given)


def sessions_to_come(run: CourseRun) -> list[Any]:
    """Return the coming sessions of a class, each knowing its class."""
    rows = run.sessions.filter(ends_at__gt=timezone.now(), cancelled_at__isnull=True).select_related("venue")
    found = list(rows)
    for one in found:
        one.run = run
    return found
