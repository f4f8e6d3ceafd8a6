"""What short lists with a form each share."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.db import transaction
from django.db.models import Model, ProtectedError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import (
    ObjectList,
    Panel,
)
from wagtail.admin.views import generic
from wagtail.admin.views.generic import history, usage
from wagtail.admin.viewsets.model import ModelViewSet

from accounts.screens import Hidden, SafeExport
from courses import editions


class EditionForm(WagtailAdminModelForm):
    """A form that remembers which edition of the row it shows."""

    edition = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["edition"].initial = self.edition_of(self.instance)

    def edition_of(self, row: Model) -> str:
        """Return the edition of a row as far as this form writes it."""
        of_the_row = {field.name for field in row._meta.get_fields()}
        return editions.edition(row, [name for name in self._meta.fields or () if name in of_the_row])


class FieldsIndex(Hidden, SafeExport, generic.IndexView):
    """A list that is exported with every field of the model."""

    def get_export_values(self) -> dict[str, tuple[Any, Callable[[Any], Any]]]:
        """Return each field with what it is called."""
        fields = [field for field in self.model._meta.concrete_fields if not field.primary_key]
        return {field.name: (capfirst(field.verbose_name), partial(_shown, field.name)) for field in fields}


def _shown(name: str, row: Model) -> Any:
    """Return the value of a field as a reader wants it."""
    display = getattr(row, f"get_{name}_display", None)
    value = display() if display else getattr(row, name)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return str(value) if isinstance(value, Model) else value


class HiddenAdd(Hidden, generic.CreateView):
    """A form of something new."""


class HiddenHistory(Hidden, history.HistoryView):
    """What was done, when and by whom."""


class HiddenUsage(Hidden, usage.UsageView):
    """Where a row is used."""


class EditOnce(Hidden, generic.EditView):
    """An edit form that never undoes what somebody else has saved since it was shown."""

    def form_valid(self, form: EditionForm) -> HttpResponse:
        """Save, unless the row is another by now."""
        self.form = form
        try:
            with transaction.atomic():
                stored = self.model.objects.select_for_update().get(pk=self.object.pk)
                editions.check(form.cleaned_data["edition"], form.edition_of(stored))
                response: HttpResponse = super().form_valid(form)
        except editions.Outdated:
            form.add_error(
                None,
                _(
                    "Somebody else has changed this since you opened it. Nothing of yours is saved. "
                    "Open it again."
                ),
            )
            self.produced_error_message = self.get_error_message()
            response = self.form_invalid(form)
        return response


class DeleteUnused(Hidden, generic.DeleteView):
    """Deletes what nothing hangs on, and says so where something does."""

    def form_valid(self, form: forms.BaseForm) -> HttpResponse:
        """Delete, or say that it is in use."""
        try:
            with transaction.atomic():
                response: HttpResponseRedirect = super().form_valid(form)
        except ProtectedError:
            messages.error(
                self.request, _("“%(name)s” is in use and cannot be deleted.") % {"name": self.object}
            )
            return redirect(self.index_url_name)
        return response


class SmallViewSet(ModelViewSet):
    """What the three share."""

    add_to_admin_menu = False
    copy_view_enabled = False
    search_backend_name = None
    index_view_class = FieldsIndex
    add_view_class = HiddenAdd
    edit_view_class = EditOnce
    delete_view_class = DeleteUnused
    history_view_class = HiddenHistory
    usage_view_class = HiddenUsage
    form_base: type[EditionForm] = EditionForm

    def get_edit_handler(self) -> Panel:
        """Return the sections of the form."""
        return ObjectList(self.panels, base_form_class=self.form_base).bind_to_model(self.model)
