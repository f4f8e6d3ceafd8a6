"""Drop-in from the desk: the kiosk by the door, and putting a number right."""

from typing import Any

from django import forms
from django.conf import settings
from django.db.models import Sum
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.models import CourseRun
from enrolment.day import drop_in, kiosks
from enrolment.day_states import DropInGroup
from enrolment.models import Kiosk
from enrolment.staff.base import BelowClass, StaffPage
from enrolment.staff.run_actions import OfRun
from enrolment.staff.session_actions import OfSession

MOST = 999
SHOWN = 12


class KioskPage(BelowClass, StaffPage):
    """The address of the kiosk, to be opened on a tablet by the door."""

    permission = "enrolment.view_kiosk"
    page_title = gettext_lazy("Kiosk by the door")
    template_name = "enrolment/staff/kiosk.html"
    header_icon = "view"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the class."""
        super().setup(request, *args, **kwargs)
        self.run = _drop_in(
            CourseRun.objects.select_related("course", "term").filter(pk=kwargs["pk"]).first()
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template the address, if there is one."""
        kiosk = Kiosk.objects.filter(run=self.run, closed_at__isnull=True).first()
        address = settings.BASE_URL + reverse("enrolment:kiosk", args=[kiosk.token]) if kiosk else ""
        held = self.run.sessions.filter(starts_at__lte=timezone.now(), cancelled_at__isnull=True)
        days = held.annotate(came=Coalesce(Sum("drop_in_counts__number"), 0)).order_by("-starts_at")
        return {
            **super().get_context_data(**kwargs),
            "run": self.run,
            "kiosk": kiosk,
            "address": address,
            "days": days[:SHOWN],
            "may_change": self.request.user.has_perm("enrolment.change_kiosk"),
        }


class OfKiosk(OfRun):
    """A form about the kiosk of a class that one drops in to."""

    permission = "enrolment.change_kiosk"
    header_icon = "view"
    form_class = forms.Form

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the class."""
        super().setup(request, *args, **kwargs)
        _drop_in(self.run)

    def back_url(self) -> str:
        """Lead to the page of the kiosk."""
        return reverse("runs:kiosk", args=[self.run.pk])


class OpenKiosk(OfKiosk):
    """Give the kiosk an address, or a new one."""

    page_title = gettext_lazy("Open the kiosk")
    submit_label = gettext_lazy("Make an address")

    def consequences(self) -> list[str]:
        """Say what the address can do, and that an older one stops."""
        return [
            _("Whoever has the address can count, and sees nothing: no names and no numbers."),
            _("An older address stops working at once."),
        ]

    def perform(self, form: forms.BaseForm) -> str:
        """Open it."""
        kiosks.open_one(run=self.run, by=self.by)
        return _("The kiosk is open. Open its address on the tablet by the door.")


class CloseKiosk(OfKiosk):
    """Close the kiosk."""

    page_title = gettext_lazy("Close the kiosk")
    submit_label = gettext_lazy("Close the kiosk")
    is_danger = True

    def consequences(self) -> list[str]:
        """Say what stops."""
        return [_("The address stops working at once. What has been counted stays.")]

    def perform(self, form: forms.BaseForm) -> str:
        """Close it."""
        kiosks.close(run=self.run, by=self.by)
        return _("The kiosk is closed.")


class NumbersForm(forms.Form):
    """How many of each group came."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for group in DropInGroup:
            self.fields[group.value] = forms.IntegerField(label=group.label, min_value=0, max_value=MOST)


class CorrectDropIn(OfSession):
    """Put right how many came to a drop-in."""

    permission = "enrolment.change_dropincount"
    page_title = gettext_lazy("How many came")
    form_class = NumbersForm

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the session of a drop-in."""
        super().setup(request, *args, **kwargs)
        _drop_in(self.run)

    def get_initial(self) -> dict[str, Any]:
        """Begin with what has been counted."""
        return dict(drop_in.numbers_of(self.session))

    def consequences(self) -> list[str]:
        """Say that the number stands."""
        return [_("What you write stands. Taps from before now that arrive later are in it.")]

    def back_url(self) -> str:
        """Lead to the kiosk and the days of the class."""
        return reverse("runs:kiosk", args=[self.run.pk])

    def perform(self, form: forms.BaseForm) -> str:
        """Correct it."""
        drop_in.correct(session=self.session, numbers=form.cleaned_data, by=self.by)
        return _("The numbers are put right.")


def _drop_in(run: CourseRun | None) -> CourseRun:
    """Return a class that one drops in to. Raises Http404 for any other."""
    if run is None or not run.is_drop_in:
        raise Http404
    return run
