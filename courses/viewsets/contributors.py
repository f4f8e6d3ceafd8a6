"""Who teaches and designs, in ``/redaktion/``. What somebody hides is nobody's business here."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.db import transaction
from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import BaseColumn, BooleanColumn, Column, TitleColumn
from wagtail.admin.widgets.button import Button, HeaderButton

from accounts.models import User
from courses.viewsets import contributor_screens as screens
from courses.viewsets.base import DeleteUnused, EditionForm, FieldsIndex, SmallViewSet
from peers import portraits, profiles
from peers.models import Contributor


class ContributorForm(EditionForm):
    """A contributor; the account is named by its address, never picked from a list of everybody."""

    account = forms.EmailField(
        required=False,
        label=gettext_lazy("E-mail of the account"),
        help_text=gettext_lazy(
            "If the person signs in here. Whoever teaches a class sees it on their own page."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.person:
            self.fields["account"].initial = self.instance.person.email

    def clean_account(self) -> User | None:
        """Find the person; raises ValidationError for an unknown address or one that is taken."""
        email = self.cleaned_data["account"]
        if not email:
            return None
        person = User.objects.filter(email=email.lower()).first()
        if person is None:
            raise forms.ValidationError(_("Nobody has this address."))
        if Contributor.objects.filter(person=person).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("This account belongs to another contributor."))
        return person

    def clean(self) -> dict[str, Any]:
        """Keep whose account it is."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        self.instance.person = data.get("account")
        return data

    def save(self, commit: bool = True) -> Contributor:
        """Write what this form asks and nothing else: a yes taken back meanwhile stays taken back."""
        row: Contributor = self.instance
        if commit and row.pk:
            row.save(update_fields=[*(self._meta.fields or ()), "person"])
        else:
            row = super().save(commit=commit)
        if commit and row.person:
            profiles.end_wish(person=row.person)
        return row


class ContributorIndex(FieldsIndex):
    """Everybody, those who have stopped too, since their names stay where they taught."""

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Return the columns of the table."""
        return [
            TitleColumn(
                "public_name",
                label=_("Name"),
                get_url=lambda one: reverse("contributors:show", args=[one.pk]),
                sort_key="public_name",
            ),
            Column("get_basis_display", label=_("Basis"), sort_key="basis"),
            Column("organisation", label=_("Organisation")),
            Column("get_relation_display", label=_("Relation to the school"), sort_key="relation"),
            BooleanColumn("person_id", label=_("Has an account")),
            BooleanColumn("is_public", label=_("Shown in public")),
            BooleanColumn("has_stopped", label=_("Has stopped")),
        ]

    def get_base_queryset(self) -> QuerySet[Contributor]:
        """Return everybody, with their accounts."""
        return Contributor.objects.select_related("person")

    def get_export_values(self) -> dict[str, tuple[Any, Callable[[Any], Any]]]:
        """Return what a spreadsheet may know: neither a story nor who said yes to what, and when."""
        return {
            "name": (_("Name"), lambda one: one.public_name),
            "basis": (_("Basis"), lambda one: one.get_basis_display()),
            "organisation": (_("Organisation"), lambda one: one.organisation),
            "relation": (_("Relation to the school"), lambda one: one.get_relation_display()),
            "email": (_("E-mail of the account"), lambda one: one.person.email if one.person else ""),
            "since": (_("Contributes since"), lambda one: one.since),
            "stopped": (_("Stopped"), lambda one: one.ended_on),
        }

    @cached_property
    def header_buttons(self) -> list[Button]:
        """Say how many wait for an answer, where somebody does."""
        count = screens.wishes().count()
        if not count:
            return list(super().header_buttons)
        text = ngettext("%(n)d would like to contribute", "%(n)d would like to contribute", count) % {
            "n": count
        }
        button = HeaderButton(text, url=reverse("contributors:wishes"), icon_name="user", priority=1)
        return [button, *super().header_buttons]


class DeleteContributor(DeleteUnused):
    """Deletes somebody whom nothing hangs on, and their portrait."""

    def delete_action(self) -> None:
        """Delete both, or neither."""
        with transaction.atomic():
            portraits.withdraw(contributor=self.object)
            super().delete_action()


class ContributorViewSet(SmallViewSet):
    """Who teaches and designs."""

    model = Contributor
    form_base = ContributorForm
    name = url_namespace = "contributors"
    url_prefix = "bidragydere"
    icon = "user"
    menu_label = gettext_lazy("Contributors")
    index_view_class = ContributorIndex
    delete_view_class = DeleteContributor
    list_filter: ClassVar[list[str]] = ["basis", "relation"]
    search_fields: ClassVar[list[str]] = ["public_name", "organisation"]
    export_filename = "bidragydere"
    panels: ClassVar[list[Any]] = [
        FieldPanel("public_name"),
        FieldPanel("basis"),
        FieldPanel("organisation"),
        FieldPanel("relation"),
        FieldPanel("account"),
    ]

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the page of somebody, and what is done from there."""
        return [
            *super().get_urlpatterns(),
            path("vil-gerne/", screens.Wishes.as_view(), name="wishes"),
            path("vil-gerne/<int:person_id>/", screens.Welcome.as_view(), name="welcome"),
            path("<int:pk>/", screens.ContributorPage.as_view(), name="show"),
            path("<int:pk>/siden/", screens.ShowOrHide.as_view(), name="public"),
            path("<int:pk>/uddannelse/", screens.AddTraining.as_view(), name="add_training"),
            path("<int:pk>/stop/", screens.Stop.as_view(), name="stop"),
            path("<int:pk>/igen/", screens.StartAgain.as_view(), name="start_again"),
        ]
