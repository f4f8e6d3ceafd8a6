"""What every screen of the staff shares: its frame, and how it says what will happen."""

from abc import ABC, abstractmethod
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from accounts.models import User
from accounts.screens import Hidden
from courses.runs import NotNow
from enrolment.staff.columns import Crumb


class Screen(Hidden, WagtailAdminTemplateMixin):
    """A page with Wagtail's header; ``trail`` are the steps between the admin's home and this page."""

    request: HttpRequest
    page_title: Any = ""
    header_icon = "group"

    @property
    def by(self) -> User:
        """Return who is at the screen: somebody, since nobody else has its permission."""
        return cast("User", self.request.user)

    def trail(self) -> list[Crumb]:
        """Return the steps to this page, without home and the page itself."""
        return []

    def get_breadcrumbs_items(self) -> list[Crumb]:
        """Return all steps."""
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), *self.trail(), here]


class StaffPage(Screen, TemplateView):
    """A page that only shows."""


class StaffForm(Screen, FormView[BaseForm], ABC):
    """A page that asks something and does it."""

    template_name = "enrolment/staff/form.html"
    submit_label: Any = gettext_lazy("Save")
    is_danger = False

    def back_url(self) -> str:
        """Return where 'cancel' leads."""
        return reverse("wagtailadmin_home")

    def get_success_url(self) -> str:
        """Go back when it is done."""
        return self.back_url()

    @abstractmethod
    def perform(self, form: BaseForm) -> str:
        """Do it and return what to say. May raise NotNow or ValidationError."""

    def form_valid(self, form: BaseForm) -> HttpResponse:
        """Do it, or say why not."""
        try:
            said = self.perform(form)
        except NotNow as no:
            form.add_error(None, str(no))
        except ValidationError as wrong:
            form.add_error(None, wrong)
        else:
            messages.success(self.request, said)
            return redirect(self.get_success_url())
        return self.form_invalid(form)

    def consequences(self) -> list[str]:
        """Return what will happen, in sentences, shown before the button."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the form's frame shows."""
        context = super().get_context_data(**kwargs)
        form = context["form"]
        return {
            **context,
            "media": form.media,
            "submit_label": self.submit_label,
            "is_danger": self.is_danger,
            "back_url": self.back_url(),
            "consequences": self.consequences(),
        }


def told(count: int, *, by_phone: int) -> str:
    """Say how many people an action tells, and how many of them the school has to call itself."""
    if not count:
        return _("Nobody has to be told.")
    if not by_phone:
        words = ngettext(
            "%(count)d person is told by mail or text message.",
            "%(count)d people are told by mail or text message.",
            count,
        )
    else:
        words = ngettext(
            "%(count)d person is told, who has no mail and lands on the call list.",
            "%(count)d people are told; %(by_phone)d of them have no mail and land on the call list.",
            count,
        )
    return words % {"count": count, "by_phone": by_phone}
