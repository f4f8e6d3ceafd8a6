"""An offer of honorarium from the desk: asked, shown with what it does to budget and ceiling, and sent."""

import uuid
from abc import ABC, abstractmethod
from typing import Any, ClassVar

from django.forms import BaseForm
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.desk import StaffForm, answers_of
from courses.honorarium import preview
from courses.honorarium.handing_on import REFUSED
from courses.refusals import NotNow
from peers.models import Contributor, Project
from peers.offers import Piece

MAY_OFFER = "peers.add_offer"


class OfferScreen(StaffForm, ABC):
    """The form, its preview and the sending; ``self.contributor`` is whom it is for."""

    permission = MAY_OFFER
    refusals: ClassVar[tuple[type[Exception], ...]] = (NotNow, *REFUSED)
    header_icon = "mail"
    page_title: Any = gettext_lazy("Offer honorarium")
    submit_label: Any = gettext_lazy("See what it comes to")
    send_label: Any = gettext_lazy("Send the offer")
    contributor: Contributor

    @abstractmethod
    def pieces(self, form: Any) -> list[Piece]:
        """Return what a valid form would offer."""

    @abstractmethod
    def send(self, form: Any, *, key: uuid.UUID) -> str:
        """Send the offer and return what to say; ``key`` tells two presses from two offers."""

    def consequences(self) -> list[str]:
        """Say what comes next, and that a no is all right."""
        return [
            _("You see what it comes to before anything is sent."),
            _("The person may say no, or yes without honorarium, and need not say why."),
        ]

    def form_valid(self, form: BaseForm) -> HttpResponse:
        """Show what it comes to, or send what was shown."""
        step = self.request.POST.get("step", "")
        if step == "edit":
            return self.render_to_response(self.get_context_data(form=form))
        project: Project = form.cleaned_data["project"]
        found = preview.of(contributor=self.contributor, pieces=self.pieces(form), project=project)
        if found.problem:
            form.add_error(None, found.problem)
            return self.form_invalid(form)
        if step != "send" or found.mark != self.request.POST.get("seen"):
            return self._shown(form, found, is_stale=step == "send")
        return super().form_valid(form)

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        """Show the form again with what is wrong."""
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def perform(self, form: BaseForm) -> str:
        """Send it."""
        said = self.send(form, key=self._key())
        if self.contributor.person is not None:
            return said
        call = _("There is no account: call and tell them.")
        return f"{said} {call}"

    def _key(self) -> uuid.UUID:
        try:
            return uuid.UUID(self.request.POST.get("key", ""))
        except ValueError:
            return uuid.uuid4()

    def _shown(self, form: BaseForm, found: preview.Preview, *, is_stale: bool) -> HttpResponse:
        context = {
            **self.get_context_data(form=form),
            "preview": found,
            "is_stale": is_stale,
            "contributor": self.contributor,
            "send_label": self.send_label,
            "answers": answers_of(form),
            "key": self._key(),
        }
        self.template_name = "courses/honorarium/preview.html"
        return self.render_to_response(context, status=409 if is_stale else 200)
