"""What is done to one session: change, cancel, remove it; and giving a class more of them."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateTimeInput

from courses import editions
from courses.models import Session
from courses.words import session_when
from enrolment import changes
from enrolment.staff.base import told
from enrolment.staff.numbers import Reach
from enrolment.staff.run_actions import OfRun, ReasonForm
from enrolment.staff.series import SeriesForm, credible, near_term, series_of
from enrolment.states import SeatState

COMES: frozenset[str] = frozenset({SeatState.ENROLLED})


class OfSession(OfRun):
    """A form about one session; ``self.session`` is it, ``self.run`` its class."""

    session: Session
    permission = "courses.change_session"
    header_icon = "date"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the session and its class."""
        self.session = get_object_or_404(Session.objects.select_related("venue"), pk=kwargs["pk"])
        super().setup(request, *args, **{**kwargs, "pk": self.session.run_id})
        self.session.run = self.run

    def get_page_subtitle(self) -> str:
        """Say which session it is."""
        return session_when(self.session)


EDITED = ("starts_at", "ends_at", "venue", "room", "online_url")


class SessionForm(forms.ModelForm[Session]):
    """Time and place of one session."""

    edition = forms.CharField(widget=forms.HiddenInput)
    online_url = forms.URLField(
        label=gettext_lazy("Online link"), required=False, max_length=200, assume_scheme="https"
    )

    class Meta:
        model = Session
        fields = EDITED
        widgets: ClassVar[dict[str, Any]] = {"starts_at": AdminDateTimeInput, "ends_at": AdminDateTimeInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("starts_at", "ends_at"):
            self.fields[name].validators.append(credible)


class ChangeSession(OfSession):
    """Move a session in time or place; whoever comes is told."""

    page_title = gettext_lazy("Change the session")
    form_class = SessionForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Edit a copy: what is stored is only read again under the lock."""
        kwargs = super().get_form_kwargs()
        shown = Session.objects.get(pk=self.session.pk)
        return {**kwargs, "instance": shown, "initial": {"edition": editions.edition(shown, EDITED)}}

    def consequences(self) -> list[str]:
        """Say how many are told of a new time or place."""
        reach = Reach.of(self.run, states=COMES)
        return [_("If time or place changes:"), told(reach.people, by_phone=reach.by_phone)]

    def perform(self, form: forms.BaseForm) -> str:
        """Change it, unless somebody else has since the form was shown."""
        stored = Session.objects.get(pk=self.session.pk)
        if form.cleaned_data["edition"] != editions.edition(stored, EDITED):
            raise ValidationError(
                _("Somebody else has changed this session since you opened it. Nothing of yours is saved.")
            )
        values = {name: form.cleaned_data[name] for name in EDITED}
        changes.change_session(session=stored, by=self.by, **values)
        return _("The session is saved.")


class CancelSession(OfSession):
    """Call one session off."""

    page_title = gettext_lazy("Cancel the session")
    submit_label = gettext_lazy("Cancel the session")
    is_danger = True
    form_class = ReasonForm

    def consequences(self) -> list[str]:
        """Say how many are told."""
        reach = Reach.of(self.run, states=COMES)
        return [
            told(reach.people, by_phone=reach.by_phone),
            _("The session stays on the page of the class, marked as cancelled."),
        ]

    def perform(self, form: forms.BaseForm) -> str:
        """Cancel it."""
        changes.cancel_session(session=self.session, by=self.by, reason=form.cleaned_data["reason"])
        return _("The session is cancelled, and those who come are told.")


class RemoveSession(OfSession):
    """Take a session out of a draft."""

    permission = "courses.delete_session"
    page_title = gettext_lazy("Remove the session")
    submit_label = gettext_lazy("Remove the session")
    is_danger = True
    form_class = forms.Form

    def consequences(self) -> list[str]:
        """Say why this is no cancelling."""
        return [_("The class is a draft, so nobody knows of the session. It is simply gone.")]

    def perform(self, form: forms.BaseForm) -> str:
        """Remove it."""
        changes.remove_session(session=self.session, by=self.by)
        return _("The session is removed.")


class AddSessions(OfRun):
    """Give a class more sessions."""

    permission = "courses.add_session"
    page_title = gettext_lazy("Add sessions")
    submit_label = gettext_lazy("Add sessions")
    header_icon = "date"
    form_class = SeriesForm

    def consequences(self) -> list[str]:
        """Say how many are told of the new dates."""
        reach = Reach.of(self.run, states=COMES)
        return [told(reach.people, by_phone=reach.by_phone)]

    def perform(self, form: forms.BaseForm) -> str:
        """Add them."""
        near_term(form.cleaned_data["first_day"], self.run.term)
        made = changes.add_sessions(run=self.run, by=self.by, **series_of(form.cleaned_data))
        return _("Sessions added: %(count)d.") % {"count": len(made)}
