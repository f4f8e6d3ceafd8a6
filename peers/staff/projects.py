"""Projects: what money is granted for, and their codes in the municipality's accounts."""

from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets.button import Button, HeaderButton

from accounts.desk import Crumb, StaffForm, StaffPage
from peers import projects
from peers.models import Project
from peers.staff.budget_screens import above


class ProjectList(StaffPage):
    """Every project."""

    permission = "peers.view_project"
    template_name = "peers/staff/projects.html"
    page_title = gettext_lazy("Projects")
    header_icon = "list-ul"

    def trail(self) -> list[Crumb]:
        """Stand below the budgets."""
        return above()

    @cached_property
    def header_buttons(self) -> list[Button]:
        """Offer a new one to leaders."""
        if not self.request.user.has_perm("peers.add_project"):
            return []
        return [HeaderButton(_("New project"), url=reverse("budgets:new_project"), icon_name="plus")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template the projects, those in use first."""
        rows = Project.objects.order_by("-is_active", "name")
        may_change = self.request.user.has_perm("peers.change_project")
        return {**super().get_context_data(**kwargs), "projects": rows, "may_change": may_change}


class ProjectForm(forms.ModelForm[Project]):
    """Name and code; and, of one that is there, whether it is in use."""

    class Meta:
        model = Project
        fields: ClassVar[list[str]] = ["name", "code", "is_active"]


class NewProject(StaffForm):
    """Write down a project."""

    permission = "peers.add_project"
    page_title = gettext_lazy("New project")
    form_class = ProjectForm
    header_icon = "list-ul"
    project: Project | None = None

    def trail(self) -> list[Crumb]:
        """Stand below the projects."""
        return [*above(), {"url": self.back_url(), "label": _("Projects")}]

    def back_url(self) -> str:
        """Go back to the projects."""
        return reverse("budgets:projects")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Fill in what is stored."""
        return {**super().get_form_kwargs(), "instance": self.project}

    def perform(self, form: forms.BaseForm) -> str:
        """Write it."""
        projects.write(project=self.project, by=self.by, **form.cleaned_data)
        return _("Saved.")


class ChangeProject(NewProject):
    """Change a project."""

    permission = "peers.change_project"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find it."""
        super().setup(request, *args, **kwargs)
        self.project = get_object_or_404(Project, pk=kwargs["pk"])

    def get_page_title(self) -> str:
        """Name the project."""
        return str(self.project)
