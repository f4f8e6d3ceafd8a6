"""The school's ceiling, ``/redaktion/loft/``: who comes near it, who asks to go above, what was answered.

People's own limits are none of the school's business: nothing here reads them.
"""

from collections.abc import Iterator
from typing import Any, ClassVar, NamedTuple

from django import forms
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets.button import Button, HeaderButton

from accounts.desk import Crumb, ListViewSet, StaffForm, StaffPage
from peers import ceiling
from peers.ceiling import consents
from peers.ceiling.forecasts import Forecast
from peers.danish import in_order
from peers.models import CeilingConsent, Contributor, HonorariumSettings
from peers.money import shown
from peers.staff.rules import Rules

SHOWN_ANSWERS = 100


class Near(NamedTuple):
    """Somebody who is near the ceiling, at it or above."""

    who: Contributor
    forecast: Forecast
    used: dict[str, Any]


class CeilingPage(StaffPage):
    """Questions first, then who is near, then what was answered."""

    permission = "peers.view_ceilingconsent"
    template_name = "peers/staff/ceilings.html"
    page_title = gettext_lazy("Ceiling")
    header_icon = "order-up"

    @cached_property
    def header_buttons(self) -> list[Button]:
        """Offer the rules to leaders."""
        if not self.request.user.has_perm("peers.change_honorariumsettings"):
            return []
        return [HeaderButton(_("Rules of honorarium"), url=reverse("ceilings:rules"), icon_name="sliders")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template the rules, the questions, the people and the answers."""
        this_year = timezone.localdate().year
        year = this_year + 1 if self.request.GET.get("aar") == str(this_year + 1) else this_year
        return {
            **super().get_context_data(**kwargs),
            "rules": HonorariumSettings.current(),
            "year": year,
            "years": (this_year, this_year + 1),
            "near": list(_near(year)),
            "waiting": list(consents.waiting()),
            "answered": list(consents.answered()[:SHOWN_ANSWERS]),
            "may_answer": self.request.user.has_perm(consents.MAY_ANSWER),
        }


def _near(year: int) -> Iterator[Near]:
    """Yield who is near or above, most first; four columns of the same year."""
    found = {pk: one for pk, one in ceiling.forecasts(year).items() if one.state in ("near", "over")}
    people = Contributor.objects.in_bulk(found)
    order = sorted(found, key=lambda pk: (-found[pk].percent, in_order(str(people[pk]))))
    for pk in order:
        yield Near(people[pk], found[pk], _bar(found[pk]))


def _bar(found: Forecast) -> dict[str, Any]:
    said = {"percent": found.percent}
    words = _("Above: %(percent)s %%") if found.state == "over" else _("Near: %(percent)s %%")
    return {"words": words % said, "state": found.state, "width": min(found.percent, 100)}


class AnswerForm(forms.Form):
    """Yes or no, and why; the person reads it."""

    agree = forms.TypedChoiceField(
        label=gettext_lazy("The school's answer"),
        choices=[("yes", gettext_lazy("Yes, up to that")), ("no", gettext_lazy("No"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("The person reads it. Write nothing about why they asked."),
        max_length=255,
    )


class Answer(StaffForm):
    """Answer for the school."""

    permission = consents.MAY_ANSWER
    page_title = gettext_lazy("Answer about the ceiling")
    submit_label = gettext_lazy("Answer")
    header_icon = "order-up"
    form_class = AnswerForm
    refusals: ClassVar[tuple[type[Exception], ...]] = (
        *(consents.NotALeader, consents.NotYourOwn, consents.AnsweredAlready),
    )

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the question."""
        super().setup(request, *args, **kwargs)
        rows = CeilingConsent.objects.select_related("contributor")
        self.consent: CeilingConsent = get_object_or_404(rows, pk=kwargs["pk"])

    def get_page_subtitle(self) -> str:
        """Name who asks."""
        return str(self.consent.contributor)

    def trail(self) -> list[Crumb]:
        """Stand below the ceiling."""
        return [{"url": self.back_url(), "label": _("Ceiling")}]

    def back_url(self) -> str:
        """Go back to the questions."""
        return reverse("ceilings:index")

    def consequences(self) -> list[str]:
        """Say what is asked, how the year looks, and what a yes does."""
        asked = self.consent
        now = ceiling.forecast(asked.contributor, asked.year)
        said = {
            "who": str(asked.contributor),
            "up_to": shown(asked.up_to),
            "year": asked.year,
            "total": shown(now.total),
        }
        return [
            _("%(who)s says yes to %(up_to)s in %(year)s. As it looks now it is %(total)s.") % said,
            _("With your yes, offers may come to that sum in that year. You promise no work with it."),
            _("The person gets a message that there is an answer."),
        ]

    def perform(self, form: forms.BaseForm) -> str:
        """Answer."""
        consents.answer(consent=self.consent, by=self.by, **form.cleaned_data)
        return _("It is answered, and the person is told.")


class CeilingViewSet(ListViewSet):
    """The ceiling, its questions and its rules."""

    model = CeilingConsent
    name = url_namespace = "ceilings"
    url_prefix = "loft"
    icon = "order-up"
    menu_label = gettext_lazy("Ceiling")

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return the addresses of the three pages, and nothing generic."""
        return [
            path("", CeilingPage.as_view(), name="index"),
            path("regler/", Rules.as_view(), name="rules"),
            path("<int:pk>/", Answer.as_view(), name="answer"),
        ]
