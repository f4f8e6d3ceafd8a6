"""The defaults of the formats, for leaders: what a new class begins with."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django import forms
from django.forms import BoundField
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.desk import ListViewSet
from courses.editions import Outdated
from courses.states import Format
from enrolment.classes import format_rules
from enrolment.classes.format_rules import DefaultShare
from enrolment.models import FormatRules
from enrolment.staff.base import StaffForm, StaffPage
from enrolment.staff.columns import Crumb
from enrolment.staff.policy_form import POLICY, PolicyForm
from enrolment.words import share_words

NAMES = ("guaranteed_percent", "maximum_percent", "release_days")


class FormatList(StaffPage):
    """Each format with its default in words."""

    permission = "enrolment.change_formatrules"
    template_name = "enrolment/staff/formats.html"
    page_title = gettext_lazy("Seats of new classes")
    header_icon = "group"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template every format that has seats."""
        written = {one.format: one for one in FormatRules.objects.prefetch_related("shares")}
        lines = [
            {
                "name": Format(one).label,
                "words": format_rules.words(written.get(one) or FormatRules(format=one)),
                "url": reverse("formats:edit", args=[one]),
            }
            for one in format_rules.FORMATS
        ]
        return {**super().get_context_data(**kwargs), "lines": lines}


class DefaultRow(NamedTuple):
    """The fields of one group."""

    name: str
    guaranteed: BoundField
    maximum: BoundField
    until: BoundField
    note: str = ""


class FormatForm(PolicyForm):
    """Percentages for each group, and what else is decided."""

    edition = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, rules: FormatRules, **kwargs: Any) -> None:
        initial = {name: getattr(rules, name) for name in POLICY}
        initial["edition"] = format_rules.edition_of(rules)
        for share in format_rules.shares_of(rules):
            initial |= {f"{name}_{share.group}": getattr(share, name) for name in NAMES}
        super().__init__(*args, **{**kwargs, "initial": initial})
        for group in share_words.GROUPS:
            who = {"group": share_words.many(group)}
            labels = (
                _("Percent guaranteed for %(group)s") % who,
                _("Percent at most for %(group)s") % who,
                _("Days before the start that they are released, for %(group)s") % who,
            )
            for name, label, most in zip(NAMES, labels, (100, 100, 365), strict=True):
                self.fields[f"{name}_{group}"] = forms.IntegerField(
                    label=label, required=False, min_value=0, max_value=most
                )

    def rows(self) -> Iterator[DefaultRow]:
        """Yield the rows of the table."""
        for group in share_words.GROUPS:
            least, most, days = (self[f"{name}_{group}"] for name in NAMES)
            yield DefaultRow(share_words.many(group).capitalize(), least, most, days)

    def clean(self) -> dict[str, Any]:
        """Check that there is enough to be guaranteed."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for group in share_words.GROUPS:
            least, most = (data.get(f"{name}_{group}") for name in NAMES[:2])
            if most is not None and most < (least or 0):
                self.add_error(
                    f"maximum_percent_{group}",
                    _("A group cannot be guaranteed more seats than it may have."),
                )
        if sum(data.get(f"guaranteed_percent_{group}") or 0 for group in share_words.GROUPS) > 100:
            self.add_error(None, _("Together that is more than all the seats."))
        return data

    def shares(self) -> list[DefaultShare]:
        """Return the shares that were asked for; a group without a percentage has none."""
        data = self.cleaned_data
        rows = ((group, [data[f"{name}_{group}"] for name in NAMES]) for group in share_words.GROUPS)
        return [
            DefaultShare(group, least or 0, most, days)
            for group, (least, most, days) in rows
            if least or most is not None
        ]


class FormatEdit(StaffForm):
    """Change the default of one format."""

    permission = "enrolment.change_formatrules"
    template_name = "enrolment/staff/sharing_form.html"
    form_class = FormatForm
    header_icon = "group"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the format; Http404 for one without seats."""
        super().setup(request, *args, **kwargs)
        self.format = kwargs["format"]
        if self.format not in format_rules.FORMATS:
            raise Http404

    def get_page_title(self) -> str:
        """Name the format."""
        return _("Seats of new classes: %(format)s") % {"format": Format(self.format).label}

    def trail(self) -> list[Crumb]:
        """Stand below the list."""
        return [{"url": self.back_url(), "label": _("Seats of new classes")}]

    def back_url(self) -> str:
        """Lead to the list."""
        return reverse("formats:index")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the columns."""
        heads = [_("Percent guaranteed"), _("Percent at most"), _("Released, days before the start")]
        return {**super().get_context_data(**kwargs), "heads": heads}

    def get_form_kwargs(self) -> dict[str, Any]:
        """Fill in what is stored."""
        return {**super().get_form_kwargs(), "rules": format_rules.of(self.format)}

    def form_invalid(self, form: forms.BaseForm) -> HttpResponse:
        """Show the form again with what is wrong."""
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def consequences(self) -> list[str]:
        """Say whom it concerns."""
        return [_("Only new classes begin with it. Classes that are there keep what they have.")]

    def perform(self, form: forms.BaseForm) -> str:
        """Write it, unless somebody else has since the form was shown."""
        if isinstance(form, FormatForm):
            try:
                format_rules.write(
                    course_format=self.format,
                    shares=form.shares(),
                    by=self.by,
                    seen=form.cleaned_data["edition"],
                    **form.policy(),
                )
            except Outdated as old:
                raise forms.ValidationError(
                    _(
                        "Somebody else has changed this since you opened it. Nothing of yours is saved. "
                        "Open it again."
                    )
                ) from old
        return _("The default is saved.")


class FormatViewSet(ListViewSet):
    """The defaults among the settings, for those who may change them."""

    model = FormatRules
    name = url_namespace = "formats"
    url_prefix = "pladser"
    icon = "group"
    menu_label = gettext_lazy("Seats of new classes")
    add_to_settings_menu = True

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return the addresses of the two pages, and nothing generic."""
        return [
            path("", FormatList.as_view(), name="index"),
            path("<slug:format>/", FormatEdit.as_view(), name="edit"),
        ]
