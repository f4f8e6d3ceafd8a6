"""Sign up a named team: paste or upload names, see what each gets, and do it for all or none."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from enrolment.on_behalf import team_files, teams
from enrolment.on_behalf.assisted import Yes
from enrolment.on_behalf.assisted_forms import YesForm, comes_as_choices
from enrolment.on_behalf.team_files import Unreadable
from enrolment.signing_up import sign_up
from enrolment.staff.run_actions import OfSeats
from enrolment.states import ComesAs, SeatState
from enrolment.words import outlook

_LONGEST_TEXT = 200_000


class TeamForm(YesForm):
    """The names, what the team comes as, and their yes."""

    text = forms.CharField(
        label=gettext_lazy("Names"),
        required=False,
        max_length=_LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text=gettext_lazy(
            "One person on each line: name, e-mail, phone, comes as. Copy it from a spreadsheet or a mail; "
            "headings are understood but not needed."
        ),
    )
    file = forms.FileField(
        label=gettext_lazy("Or a file"),
        required=False,
        help_text=gettext_lazy("CSV or XLSX, 500 names at most."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,.xlsx"}),
    )
    usual = forms.ChoiceField(
        label=gettext_lazy("Comes as, where nothing else is written"),
        required=False,
        widget=forms.RadioSelect,
    )
    field_order = ("text", "file", "usual", "said_by", "said_on", "consent")

    def __init__(self, *args: Any, seats: outlook.Outlook, **kwargs: Any) -> None:
        kwargs["initial"] = {"usual": ComesAs.STAFF} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.fields["usual"].choices = comes_as_choices(seats)  # type: ignore[attr-defined]  # a choice
        self.fields["said_by"].label = _("How did they say yes?")
        self.fields["consent"].label = _("Everybody on the list has said yes to being signed up")

    def clean(self) -> dict[str, Any]:
        """Read the names, from the file if there is one."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        file = data.get("file")
        try:
            if file:
                data["table"] = team_files.of_file(file, name=file.name, size=file.size)
            else:
                data["table"] = team_files.of_text(data.get("text", ""))
        except Unreadable as no:
            self.add_error("file" if file else "text", str(no))
        return data


class AddTeam(OfSeats):
    """Names in, a preview, and all of them signed up at once."""

    template_name = "enrolment/staff/team.html"
    page_title = gettext_lazy("Sign up a team")
    submit_label = gettext_lazy("See what happens")
    header_icon = "group"
    form_class = TeamForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Let the form say what there is for each group."""
        return {**super().get_form_kwargs(), "seats": outlook.of(self.run)}

    def perform(self, form: forms.BaseForm) -> str:
        """Sign up all, or none."""
        plan = self._plan(form, commit=True)
        if not plan.is_good:
            raise ValidationError(_("Nobody is signed up: something is wrong with the names. Look again."))
        return said(plan)

    def form_valid(self, form: Any) -> HttpResponse:
        """Show first what each gets; do it only when that has been seen."""
        if "commit" in self.request.POST:
            return super().form_valid(form)
        text = team_files.as_text(form.cleaned_data["table"])
        if form.cleaned_data.get("file"):
            # So that what was in the file can be put right here.
            form.data = form.data.copy()
            form.data["text"] = text
        context = self.get_context_data(form=form, plan=self._plan(form, commit=False), text=text)
        return self.render_to_response(context)

    def _plan(self, form: Any, *, commit: bool) -> teams.Plan:
        data = form.cleaned_data
        yes = Yes(data["said_by"], form.said_at, sign_up.agreement_for(person=None))
        return teams.plan(
            data["table"], run=self.run, by=self.by, yes=yes, usual=data["usual"], commit=commit
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the plan, if there is one, and its numbers."""
        plan = kwargs.get("plan")
        counts = plan.counts if plan else {}
        return {
            "plan": None,
            "text": "",
            "gets_seat": counts.get(SeatState.ENROLLED, 0),
            "waits": counts.get(SeatState.WAITING, 0),
            "was_there": counts.get("there", 0),
            **super().get_context_data(**kwargs),
        }


def said(plan: teams.Plan) -> str:
    """Say what came of it."""
    counts = plan.counts
    parts = [
        ngettext("%(count)d has a seat.", "%(count)d have a seat.", counts[SeatState.ENROLLED])
        % {"count": counts[SeatState.ENROLLED]}
    ]
    if counts[SeatState.WAITING]:
        parts.append(_("On the waiting list: %(count)d.") % {"count": counts[SeatState.WAITING]})
    if counts["there"]:
        parts.append(_("In the class already: %(count)d.") % {"count": counts["there"]})
    return " ".join(parts)
