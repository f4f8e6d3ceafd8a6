"""By what the lists of claims are narrowed."""

from typing import ClassVar

import django_filters
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet

from peers.models import Claim, Project
from peers.states import Activity, ClaimState


class ClaimFilter(WagtailFilterSet):
    """State, activity, project, and month of payment."""

    state = django_filters.MultipleChoiceFilter(
        choices=ClaimState.choices, label=gettext_lazy("State"), widget=CheckboxSelectMultiple
    )
    activity = django_filters.MultipleChoiceFilter(
        choices=Activity.choices, label=gettext_lazy("Activity"), widget=CheckboxSelectMultiple
    )
    project = django_filters.ModelChoiceFilter(
        field_name="budget__project",
        queryset=lambda _request: Project.objects.order_by("name"),
        label=gettext_lazy("Project"),
    )
    differs = django_filters.BooleanFilter(
        method="only_different", label=gettext_lazy("Is not as it was agreed")
    )

    class Meta:
        model = Claim
        fields: ClassVar[list[str]] = []

    def only_different(self, rows, _name, value):  # type: ignore[no-untyped-def]  # as django_filters calls it
        """Keep what was explained, or what was not."""
        return rows.exclude(explanation="") if value else rows.filter(explanation="")
