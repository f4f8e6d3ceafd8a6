"""Accounts in ``/redaktion/``, for administrators only."""

from typing import ClassVar

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import BaseColumn, BooleanColumn, Column, DateColumn, TitleColumn
from wagtail.users.views import users

from accounts import staff
from accounts.models import User
from accounts.roles import STAFF_ROLES, Role
from accounts.screens import Hidden
from accounts.staff_forms import AccountEditForm, AccountForm


def roles_in_words(person: User) -> str:
    """Return the roles of a person whose groups are loaded."""
    return ", ".join(
        str(Role(group.name).label) for group in person.groups.all() if group.name in STAFF_ROLES
    )


class AccountIndex(Hidden, users.IndexView):
    """Everybody with an account."""

    template_name = "wagtailadmin/generic/index.html"
    results_template_name = "wagtailadmin/generic/index_results.html"
    page_title = gettext_lazy("Accounts")
    add_item_label = gettext_lazy("New account")
    default_ordering = "chosen_name"
    search_fields: ClassVar[set[str]] = {"chosen_name", "email", "phone"}

    def get_base_queryset(self) -> QuerySet[User]:
        """Return everybody with their roles."""
        return User.objects.prefetch_related("groups").select_related("wagtail_userprofile")

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Return the columns of the table."""
        title = self._get_title_column_class(TitleColumn)
        return [
            title("chosen_name", label=_("Name"), get_url=self.get_edit_url, sort_key="chosen_name"),
            Column("email", label=_("E-mail"), accessor=lambda person: person.email or "–", sort_key="email"),
            Column("roles", label=_("Roles"), accessor=roles_in_words),
            BooleanColumn("is_active", label=_("Active"), sort_key="is_active"),
            DateColumn("last_login", label=_("Last signed in"), sort_key="last_login"),
        ]


class AccountAdd(Hidden, users.CreateView):
    """A new account."""

    page_title = gettext_lazy("New account")
    success_message = gettext_lazy("The account of %(object)s is made.")

    def save_instance(self) -> User:
        """Make the person with address and roles."""
        data = dict(self.form.cleaned_data)
        return staff.hire(roles=data.pop("roles"), by=self.request.user, **data)


class AccountEdit(Hidden, users.EditView):
    """An account that is there."""

    success_message = gettext_lazy("The account of %(object)s is saved.")

    def save_instance(self) -> User:
        """Write what the form has."""
        data = self.form.cleaned_data
        stored = User.objects.get(pk=self.object.pk)
        return staff.change(
            person=stored,
            roles=data.get("roles", stored.groups.filter(name__in=STAFF_ROLES)),
            by=self.request.user,
            **{name: data[name] for name in staff.CHANGED if name in data},
        )


class AccountHistory(Hidden, users.HistoryView):
    """What was done to an account."""


class AccountDelete(Hidden, users.DeleteView):
    """For nobody by role: an account is made inactive instead."""


class SchoolUserViewSet(users.UserViewSet):
    """Accounts; roles are given here and nowhere else."""

    template_prefix = ""
    menu_label = gettext_lazy("Accounts")
    ordering = "chosen_name"
    copy_view_enabled = False
    index_view_class = AccountIndex
    add_view_class = AccountAdd
    edit_view_class = AccountEdit
    delete_view_class = AccountDelete
    history_view_class = AccountHistory

    def get_form_class(self, **kwargs: bool) -> type[AccountForm]:
        """Return the form of a new account or of one that is there."""
        return AccountEditForm if kwargs.get("for_update") else AccountForm
