"""The frame of the staff's own screens under Wagtail's roof: a page, a list, a form that does something."""

from abc import ABC, abstractmethod
from typing import Any, ClassVar, cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin.admin_url_finder import ModelAdminURLFinder, register_admin_url_finder
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.model import ModelViewSet

from accounts.models import User
from accounts.screens import Hidden

Crumb = dict[str, Any]


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
    refusals: ClassVar[tuple[type[Exception], ...]] = ()
    """What ``perform`` raises where it cannot be done, and says why in words; beside ValidationError."""

    def back_url(self) -> str:
        """Return where 'cancel' leads."""
        return reverse("wagtailadmin_home")

    def get_success_url(self) -> str:
        """Go back when it is done."""
        return self.back_url()

    @abstractmethod
    def perform(self, form: BaseForm) -> str:
        """Do it and return what to say. May raise ValidationError, and what ``refusals`` names."""

    def form_valid(self, form: BaseForm) -> HttpResponse:
        """Do it, or say why not."""
        try:
            said = self.perform(form)
        except self.refusals as no:
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


class ListViewSet(ModelViewSet):
    """A list; what is done to a row has views of its own, and nothing is deleted."""

    add_to_reference_index = False
    copy_view_enabled = False
    search_backend_name = None
    search_fields: ClassVar[list[str]] = ["pk"]
    list_per_page = 50
    form_fields: ClassVar[list[str]] = []
    row_url_name = ""
    """Where a row is looked at, for Wagtail's links to it from elsewhere; empty for none."""

    def own_urls(self) -> list[URLPattern]:
        """Return the addresses of the views of its own."""
        return []

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Leave out the names of generic views that are not there."""
        given: dict[str, Any] = super().get_common_view_kwargs(**kwargs)
        missing = {f"{name}_url_name" for name in ("history", "usage", "add", "edit", "delete")}
        return {name: value for name, value in given.items() if name not in missing}

    def register_admin_url_finder(self) -> None:
        """Let Wagtail link to a row where there is a page of it."""
        if self.row_url_name:
            finder = type("Finder", (ModelAdminURLFinder,), {"edit_url_name": self.row_url_name})
            register_admin_url_finder(self.model, finder)

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return list and results, and nothing generic that would write a row."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            *self.own_urls(),
        ]


def answers_of(form: BaseForm) -> list[tuple[str, str]]:
    """Return what was answered, to be sent again with the confirmation."""
    given = ((form.add_prefix(name), field) for name, field in form.fields.items())
    return [
        (name, str(value))
        for name, field in given
        for value in _values(field.widget.value_from_datadict(form.data, form.files, name))
    ]


def _values(value: Any) -> list[Any]:
    values = value if isinstance(value, list | tuple) else [value]
    return [one for one in values if one not in (None, "", False)]
