"""Write to a class: what, and to whom; then how many that is and how they hear of it; then it goes."""

import uuid
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.states import SENT_BY_ITSELF, Channel
from courses.models import Session
from courses.words import session_when
from enrolment.models.messages import Receivers
from enrolment.staff.run_actions import OfRun
from enrolment.told import class_messages, discretion


class MessageForm(forms.Form):
    """A message and its receivers; ``key`` makes the same form twice one message."""

    to = forms.ChoiceField(label=gettext_lazy("To"), widget=forms.RadioSelect)
    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=100)
    text = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=gettext_lazy(
            "Write discreetly: name neither the course, the place nor the school. Where you must, those "
            "who want discreet messages get a link to the text instead of the text."
        ),
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, sessions: list[Session], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sessions = {f"{Receivers.SESSION}-{one.pk}": one for one in sessions}
        of_sessions = [
            (name, _("Those who come %(when)s") % {"when": session_when(one)})
            for name, one in self.sessions.items()
        ]
        whole = [(one.value, one.label) for one in (Receivers.SEATS, Receivers.WAITING)]
        self.fields["to"].choices = [*whole, *of_sessions]  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def receivers(self) -> dict[str, Any]:
        """Return to whom, as ``class_messages`` takes it."""
        chosen = self.cleaned_data["to"]
        session = self.sessions.get(chosen)
        return {"to": Receivers.SESSION if session else chosen, "session": session}


class WriteToClass(OfRun):
    """The first press shows what will happen, the second does it."""

    permission = "enrolment.add_notice"
    page_title = gettext_lazy("Write to the class")
    template_name = "enrolment/staff/write.html"
    header_icon = "mail"
    form_class = MessageForm

    def get_form(self, form_class: Any = None) -> MessageForm:
        """Return the form of a message."""
        return MessageForm(**self.get_form_kwargs())

    @cached_property
    def is_seen(self) -> bool:
        """Whether what will happen has been shown and agreed to."""
        return "send" in self.request.POST

    def get_initial(self) -> dict[str, Any]:
        """Give each new form a key of its own."""
        return {**super().get_initial(), "key": uuid.uuid4(), "to": Receivers.SEATS.value}

    def get_form_kwargs(self) -> dict[str, Any]:
        """Add the sessions that one may write to those of."""
        coming = self.run.sessions.filter(cancelled_at=None).order_by("starts_at")
        return {**super().get_form_kwargs(), "sessions": list(coming)}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the message again where the writer wants to change it, or has not seen what will happen."""
        form = self.get_form()
        if "change" in request.POST:
            initial = {name: request.POST.get(name, "") for name in ("to", "subject", "text", "key")}
            return self.render_to_response(
                self.get_context_data(
                    form=MessageForm(initial=initial, sessions=list(form.sessions.values()))
                )
            )
        if not form.is_valid():
            return self.form_invalid(form)
        if self.is_seen:
            return self.form_valid(form)
        return self.render_to_response(self.get_context_data(form=form, preview=self.preview(form)))

    def preview(self, form: MessageForm) -> dict[str, Any]:
        """Return the message, its receivers in numbers, and what is said about them."""
        rows = list(class_messages.receivers(run=self.run, **form.receivers))
        counts = class_messages.ways(row.person for row in rows)
        text = f"{form.cleaned_data['subject']} {form.cleaned_data['text']}"
        telling = discretion.words_that_tell(text, run=self.run)
        discreet = sum(not row.person.full_messages for row in rows)
        return {
            "subject": form.cleaned_data["subject"],
            "text": form.cleaned_data["text"],
            "to": dict(form.fields["to"].choices)[form.cleaned_data["to"]],  # type: ignore[attr-defined]  # a ChoiceField
            "people": len(rows),
            "ways": [(Channel(way).label, count) for way, count in sorted(counts.items())],
            "by_hand": sum(count for way, count in counts.items() if way not in SENT_BY_ITSELF),
            "telling": telling,
            "discreet": discreet if telling else 0,
        }

    def perform(self, form: forms.BaseForm) -> str:
        """Send it."""
        assert isinstance(form, MessageForm)
        values = {name: form.cleaned_data[name] for name in ("subject", "text", "key")}
        message = class_messages.write(run=self.run, by=self.by, **values, **form.receivers)
        words = ngettext(
            "The message goes to %(count)d person.",
            "The message goes to %(count)d people.",
            message.receivers,
        )
        return words % {"count": message.receivers}
