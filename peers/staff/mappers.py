"""Payroll's formats, ``/redaktion/loenformat/``: which columns a file has, and how it is written."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import BaseColumn, BooleanColumn, Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.log_actions import log

from accounts.desk import Crumb, ListViewSet, StaffForm, StaffPage
from accounts.screens import Hidden
from peers.models import ExportMapper, PaymentRun
from peers.payments import mappers
from peers.payments.formats import Format
from peers.staff.mapper_forms import ENCODINGS, ColumnSet, MapperForm, columns_of, initial_columns, problems
from peers.states import PaymentRunState


class MapperIndex(Hidden, generic.IndexView):
    """The formats."""

    permission = "peers.view_exportmapper"
    page_title = gettext_lazy("Payroll's formats")
    is_searchable = False
    default_ordering = "name"

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Return the columns of the table."""
        return [
            TitleColumn("name", label=_("Name"), get_url=self._url),
            Column("columns", label=_("Columns"), accessor=lambda one: len(one.columns)),
            Column(
                "encoding",
                label=_("Character set"),
                accessor=lambda one: ENCODINGS.get(one.encoding, one.encoding),
            ),
            BooleanColumn("is_default", label=_("Used unless another is chosen")),
        ]

    def _url(self, mapper: ExportMapper) -> str | None:
        """Lead to it whoever may change it; who only reads sees the list."""
        may = self.request.user.has_perm(EditMapper.permission)
        return reverse("mappers:edit", args=[mapper.pk]) if may else None

    @cached_property
    def header_buttons(self) -> list[Button]:
        """Lead to a new one."""
        if not self.request.user.has_perm(EditMapper.permission):
            return []
        return [HeaderButton(_("New format"), url=reverse("mappers:new"), icon_name="plus")]

    def get_list_more_buttons(self, _mapper: ExportMapper) -> list[Any]:
        """Offer nothing here: a row leads to its own page."""
        return []


class EditMapper(StaffPage):
    """A format with its columns, and how three lines of it look; seen first, saved when it is right."""

    permission = "peers.change_exportmapper"
    header_icon = "download"
    template_name = "peers/staff/mapper.html"

    @cached_property
    def mapper(self) -> ExportMapper:
        """The format; a new one has the columns of the one that is used."""
        if "pk" in self.kwargs:
            return get_object_or_404(ExportMapper, pk=self.kwargs["pk"])
        usual = ExportMapper.objects.filter(is_default=True).first()
        return ExportMapper(columns=usual.columns if usual else [])

    def get_page_title(self) -> str:
        """Name it."""
        return self.mapper.name or _("New format")

    def trail(self) -> list[Crumb]:
        """Stand below the list."""
        return [{"url": reverse("mappers:index"), "label": _("Payroll's formats")}]

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Show how it would look, or save it."""
        form, rows = MapperForm(request.POST, instance=self.mapper), ColumnSet(request.POST)
        is_right = all([form.is_valid(), rows.is_valid()])
        if is_right:
            form.instance.columns = columns_of(rows)
            for problem in problems(Format.from_mapper(form.instance)):
                form.add_error("encoding", ValidationError(problem))
        if not is_right or form.errors or "look" in request.POST:
            return self.render_to_response(self.get_context_data(form=form, rows=rows))
        with transaction.atomic():
            is_new = form.instance.pk is None
            form.instance.is_default = form.instance.is_default or form.cleaned_data["is_default"]
            mappers.save(form.instance)
            log(form.instance, "wagtail.create" if is_new else "wagtail.edit", user=self.by)
        messages.success(request, _("“%(name)s” is saved.") % {"name": form.instance.name})
        return redirect("mappers:edit", form.instance.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template both forms and the sample."""
        form = kwargs.pop("form", None) or MapperForm(instance=self.mapper)
        rows = kwargs.pop("rows", None)
        if rows is None:
            rows = ColumnSet(initial=initial_columns(self.mapper))
        can_be_shown = not form.is_bound or not (form.errors or rows.total_error_count())
        return {
            **super().get_context_data(**kwargs),
            "form": form,
            "media": form.media,
            "rows": rows,
            "sample": mappers.sample(Format.from_mapper(form.instance)) if can_be_shown else "",
            "mapper": self.mapper,
            "may_delete": bool(self.mapper.pk) and self.by.has_perm(DeleteMapper.permission),
            "back_url": reverse("mappers:index"),
        }


class NewMapper(EditMapper):
    """A new format."""

    permission = "peers.add_exportmapper"


class DeleteMapper(StaffForm):
    """Delete a format that no run was made with."""

    permission = "peers.delete_exportmapper"
    header_icon = "bin"
    form_class = forms.Form
    page_title = gettext_lazy("Delete the format")
    submit_label = gettext_lazy("Delete")
    is_danger = True

    @cached_property
    def mapper(self) -> ExportMapper:
        """Which."""
        return get_object_or_404(ExportMapper, pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        """Name it."""
        return self.mapper.name

    def trail(self) -> list[Crumb]:
        """Stand below the list."""
        return [{"url": reverse("mappers:index"), "label": _("Payroll's formats")}]

    def back_url(self) -> str:
        """Go back to the list."""
        return reverse("mappers:index")

    def consequences(self) -> list[str]:
        """Say what it does."""
        return [_("A format that a run was made with is kept.")]

    def perform(self, form: Any) -> str:
        """Delete it. Raises ValidationError where it is in use."""
        name = self.mapper.name
        if self.mapper.is_default:
            raise ValidationError(_("It is the one that is used. Choose another for that first."))
        if PaymentRun.objects.filter(mapper=self.mapper, state=PaymentRunState.DRAFT).exists():
            raise ValidationError(_("A run that is not frozen yet uses it."))
        try:
            with transaction.atomic():
                log(self.mapper, "wagtail.delete", user=self.by, deleted=True)
                self.mapper.delete()
        except ProtectedError as kept:
            raise ValidationError(_("A run was made with it, so it is kept.")) from kept
        return _("“%(name)s” is deleted.") % {"name": name}


class MapperViewSet(ListViewSet):
    """Payroll's formats."""

    model = ExportMapper
    name = url_namespace = "mappers"
    url_prefix = "loenformat"
    icon = "cog"
    menu_label = gettext_lazy("Payroll's formats")
    index_view_class = MapperIndex
    row_url_name = "mappers:edit"

    def own_urls(self) -> list[URLPattern]:
        """Return where a format is written, and deleted."""
        return [
            path("ny/", NewMapper.as_view(), name="new"),
            path("<int:pk>/", EditMapper.as_view(), name="edit"),
            path("<int:pk>/slet/", DeleteMapper.as_view(), name="delete"),
        ]
