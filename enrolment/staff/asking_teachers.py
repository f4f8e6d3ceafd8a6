"""Ask somebody to teach: first whom, with what else they have at those times; then as what."""

from abc import ABC
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from courses import staffing
from courses.honorarium.offering import works_in_working_time
from courses.sessions import OVER
from courses.staffing import Clash
from courses.states import AssignmentState, TeachingRole
from courses.words import session_when
from enrolment.staff.run_actions import OfRun
from enrolment.staff.teachers import TeachersPage, bank_for, chosen, sessions_to_come
from peers.models import Contributor


class ChooseTeacher(TeachersPage):
    """Everybody who contributes, with what they have at the times of this class."""

    permission = "courses.add_teachingassignment"
    page_title = gettext_lazy("Ask somebody to teach")
    template_name = "enrolment/staff/choose_teacher.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Send whoever comes from the resource bank with a name on to the question."""
        if self.run.state in OVER:
            raise Http404
        person = chosen(request)
        if person is not None and request.user.has_perm(self.permission):
            return redirect("runs:ask_one_teacher", pk=self.run.pk, contributor_id=person.pk)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template the people; who is asked already is left out."""
        asked = self.run.assignments.filter(
            session__isnull=True, state__in=(AssignmentState.OFFERED, AssignmentState.ACCEPTED)
        )
        word = self.request.GET.get("q", "").strip()[:80]
        people = Contributor.objects.filter(ended_on=None).prefetch_related("skills")
        people = people.exclude(pk__in=asked.values("contributor"))
        if word:
            people = people.filter(public_name__icontains=word)
        found = staffing.clashes_of([one.pk for one in people], sessions_to_come(self.run))
        return {
            **super().get_context_data(**kwargs),
            "people": [{"one": one, "clashes": in_short(found[one.pk])} for one in people],
            "word": word,
            "bank": bank_for(self.run),
        }


class AskForm(forms.Form):
    """As what, for what, and whether they have said yes already."""

    role = forms.ChoiceField(
        label=gettext_lazy("As what"), choices=TeachingRole.choices, widget=forms.RadioSelect
    )
    session = forms.ChoiceField(label=gettext_lazy("For what"), required=False)
    agreed = forms.BooleanField(
        label=gettext_lazy("They have said yes already, by word of mouth"), required=False
    )
    with_honorarium = forms.BooleanField(
        label=gettext_lazy("Offer honorarium along with it"),
        required=False,
        help_text=gettext_lazy("You see what it comes to first, and both reach the person together."),
    )

    def __init__(
        self, *args: Any, sessions: Iterable[Any] = (), may_pay: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if not may_pay:
            del self.fields["with_honorarium"]
        self.sessions = {str(one.pk): one for one in sessions}
        chooser = self.fields["session"]
        chooser.choices = [  # type: ignore[attr-defined]  # a choice field
            ("", _("The whole class")),
            *((pk, session_when(one)) for pk, one in self.sessions.items()),
        ]
        self.fields["role"].initial = TeachingRole.TEACHER


class OfCandidate(OfRun, ABC):
    """A form about somebody who may be asked to teach; ``self.sessions`` are those to come."""

    permission = "courses.add_teachingassignment"
    header_icon = "user"
    contributor: Contributor

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find class and person."""
        super().setup(request, *args, **kwargs)
        found = Contributor.objects.select_related("person").filter(pk=kwargs["contributor_id"]).first()
        if found is None:
            raise Http404
        self.contributor = found
        self.sessions = sessions_to_come(self.run)

    def get_page_subtitle(self) -> str:
        """Say who and where."""
        return f"{self.contributor} ({self.contributor.get_basis_display()}), {self.run}"

    def back_url(self) -> str:
        """Lead to the teachers of the class."""
        return reverse("runs:teachers", args=[self.run.pk])

    @property
    def is_employed(self) -> bool:
        """Whether the person teaches in working time."""
        return works_in_working_time(self.contributor)

    def _name(self) -> dict[str, str]:
        return {"name": self.contributor.public_name}


class AskTeacher(OfCandidate):
    """Ask one person."""

    page_title = gettext_lazy("Ask somebody to teach")
    submit_label = gettext_lazy("Ask")
    template_name = "enrolment/staff/ask_teacher.html"
    form_class = AskForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Let the form choose among the coming sessions."""
        may_pay = self.request.user.has_perm("peers.add_offer") and not self.is_employed
        return {**super().get_form_kwargs(), "sessions": self.sessions, "may_pay": may_pay}

    def consequences(self) -> list[str]:
        """Say how the person is asked."""
        if self.contributor.person is None:
            how = _("%(name)s has no account here: call, and write the answer down.") % self._name()
        else:
            how = _("%(name)s is asked at once, and answers with one press.") % self._name()
        said = [how, _("A no is only seen by those who staff the classes, and needs no reason.")]
        if self.is_employed:
            said.append(_("%(name)s is employed and teaches in working time.") % self._name())
        return said

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what else the person has at these times."""
        found = staffing.clashes_of([self.contributor.pk], self.sessions)[self.contributor.pk]
        return {
            **super().get_context_data(**kwargs),
            "contributor": self.contributor,
            "clashes": [in_words(clash) for clash in found],
        }

    def form_valid(self, form: forms.BaseForm) -> HttpResponse:
        """Ask, or go on to what is offered for it."""
        data = form.cleaned_data
        if not data.get("with_honorarium"):
            return super().form_valid(form)
        if data["role"] == TeachingRole.SUBSTITUTE and not data["session"]:
            form.add_error(
                "with_honorarium", _("Who stands in is offered what they take over, when they do.")
            )
            return self.form_invalid(form)
        there = reverse("runs:ask_with_honorarium", args=[self.run.pk, self.contributor.pk])
        given = {"rolle": data["role"], "gang": data["session"], "aftalt": "1" if data["agreed"] else ""}
        return redirect(f"{there}?{urlencode({name: said for name, said in given.items() if said})}")

    def perform(self, form: forms.BaseForm) -> str:
        """Ask."""
        data = form.cleaned_data
        sessions = form.sessions  # type: ignore[attr-defined]  # of this form
        row = staffing.offer(
            run=self.run,
            contributor=self.contributor,
            role=data["role"],
            session=sessions.get(data["session"]),
            agreed=data["agreed"],
            by=self.by,
        )
        if row.state == AssignmentState.ACCEPTED:
            return _("%(name)s is written down, as you agreed.") % self._name()
        return _("%(name)s is asked.") % self._name()


def in_short(found: list[Clash]) -> list[str]:
    """Say in a few words how often somebody has something else, and how often it is close."""
    busy = len({one.planned.pk for one in found if not one.is_close})
    close = len({one.planned.pk for one in found if one.is_close})
    said = []
    if busy:
        said.append(ngettext("busy %(count)d time", "busy %(count)d times", busy) % {"count": busy})
    if close:
        said.append(
            ngettext("close to it %(count)d time", "close to it %(count)d times", close) % {"count": close}
        )
    return said


def in_words(clash: Clash) -> str:
    """Say one clash in a line: when, and with what."""
    fill = {"other": str(clash.other.run), "when": session_when(clash.other)}
    said = _("at the same time as “%(other)s”") % fill
    if clash.is_close:
        said = _("close to “%(other)s”, %(when)s, in another house") % fill
    return f"{session_when(clash.planned)}: {said}"
