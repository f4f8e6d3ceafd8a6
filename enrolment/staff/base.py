"""What every screen of the staff shares: its frame, and how it says what will happen."""

from typing import Any, cast

from django.forms import BaseForm
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from accounts.models import User
from accounts.screens import Hidden
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


class StaffForm(Screen, FormView[BaseForm]):
    """A page that asks something and does it."""

    template_name = "enrolment/staff/form.html"
    submit_label: Any = gettext_lazy("Save")
    is_danger = False

    def back_url(self) -> str:
        """Return where 'cancel' leads."""
        return reverse("wagtailadmin_home")

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
        return _("%(count)d people are told by mail.") % {"count": count}
    return _("%(count)d people are told; %(by_phone)d of them have no mail and land on the call list.") % {
        "count": count,
        "by_phone": by_phone,
    }
