"""Write to a class: what, and to whom; then how many that is and how they hear of it; then it goes."""

import uuid
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy

from enrolment.models.messages import Receivers
from enrolment.staff.run_actions import OfRun
from enrolment.told import class_messages
from enrolment.told.message_form import MessageForm, Preview, sent
from enrolment.told.message_form import preview as message_preview


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

    def preview(self, form: MessageForm) -> Preview:
        """Return the message, its receivers in numbers, and what is said about them."""
        return message_preview(form, run=self.run)

    def perform(self, form: forms.BaseForm) -> str:
        """Send it."""
        assert isinstance(form, MessageForm)
        values = {name: form.cleaned_data[name] for name in ("subject", "text", "key")}
        message = class_messages.write(run=self.run, by=self.by, **values, **form.receivers)
        return sent(message)
