"""Change how the seats of a class are shared; release what is held, and hold it back again."""

from abc import ABC
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.models import CourseRun
from courses.sessions import OVER
from enrolment import seats
from enrolment.models import Share
from enrolment.seats import Outcome
from enrolment.staff.previews import Previewed, Refusal
from enrolment.staff.run_actions import OfRun
from enrolment.staff.series import DayInput, credible
from enrolment.staff.sharing_form import SharingForm, release_on
from enrolment.words import share_words


class OfShares(Previewed, OfRun, ABC):
    """A previewed form about the shares of a class."""

    permission = "courses.change_courserun"
    header_icon = "group"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the class with its shares; Http404 for one that is over."""
        super().setup(request, *args, **kwargs)
        found = CourseRun.objects.select_related("course", "term", "venue", "seats", "seat_rules")
        self.run = get_object_or_404(found.prefetch_related("shares"), pk=kwargs["pk"])
        if self.run.state in OVER or self.run.is_drop_in:
            raise Http404


class ChangeSharing(OfShares):
    """Capacity, shares and rules of a class."""

    template_name = "enrolment/staff/sharing_form.html"
    page_title = gettext_lazy("Seats and groups")
    form_class = SharingForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Fill in what is stored."""
        return {**super().get_form_kwargs(), "run": self.run}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the columns."""
        heads = [_("Guaranteed"), _("At most"), _("Held until")]
        return {**super().get_context_data(**kwargs), "heads": heads}

    def consequences(self) -> list[str]:
        """Say what cannot happen."""
        return [_("You see what it does before anything is saved. Nobody who has a seat loses it.")]

    def change_of(self, form: Any) -> Callable[[], Outcome]:
        """Change the rules."""
        return lambda: self._change(form)

    def _change(self, form: SharingForm) -> Outcome:
        try:
            return seats.change_rules(
                run=self.run,
                by=self.by,
                capacity=form.cleaned_data["capacity"],
                shares=form.wishes(),
                **form.policy(),
            )
        except seats.CapacityTooLow as low:
            raise Refusal("capacity", _too_low(low.taken)) from low
        except seats.TooManyGuaranteed as many:
            raise Refusal("capacity", str(many)) from many

    def said(self) -> str:
        """Say that it is done."""
        return _("The seats are shared as you saw.")


def _too_low(taken: int) -> str:
    return _(
        "%(taken)d seats are taken, held or offered, so you can go down to %(taken)d at most. "
        "To go further down, move or withdraw somebody first: nobody loses a seat by a number."
    ) % {"taken": taken}


class OfOneShare(OfShares, ABC):
    """What is done to the share of one group, named in the address."""

    share: Share

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the share; Http404 where the group has none."""
        super().setup(request, *args, **kwargs)
        group = request.GET.get("group", "")
        found = next((one for one in self.run.shares.all() if one.group == group and one.guaranteed), None)
        if found is None:
            raise Http404
        self.share = found

    @property
    def who(self) -> str:
        """The group in words."""
        return share_words.many(self.share.group)


class ReleaseForm(forms.Form):
    """Nothing to answer: what is asked stands in the address."""


class ReleaseNow(OfOneShare):
    """Open what is held for a group to all, before its date."""

    form_class = ReleaseForm
    confirm_label = gettext_lazy("Release now")
    may_edit = False

    def get_page_title(self) -> str:
        """Say what is released."""
        return _("Release the seats for %(group)s now") % {"group": self.who}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show at once what it will do, or that it was done already."""
        return self.look(ReleaseForm({}))

    def change_of(self, form: Any) -> Callable[[], Outcome]:
        """Release the share."""
        return lambda: seats.release(run=self.run, by=self.by, groups=[self.share.group])

    def said(self) -> str:
        """Say that it is done."""
        return _("The seats for %(group)s are open to all.") % {"group": self.who}


class HoldBackForm(forms.Form):
    until = forms.DateField(label=gettext_lazy("Held until"), widget=DayInput, validators=[credible])

    def clean_until(self) -> datetime:
        """Return the moment of that day; refuse one that is past."""
        return release_on(self.cleaned_data["until"])


class HoldBack(OfOneShare):
    """Hold the unused seats of a group back again after they were released."""

    form_class = HoldBackForm
    confirm_label = gettext_lazy("Hold them back")

    def get_page_title(self) -> str:
        """Say what is held back."""
        return _("Hold seats for %(group)s back again") % {"group": self.who}

    def consequences(self) -> list[str]:
        """Say what it cannot take back."""
        return [_("Seats that others have been given meanwhile stay theirs.")]

    def change_of(self, form: Any) -> Callable[[], Outcome]:
        """Put the share in force again."""
        until = form.cleaned_data["until"]
        return lambda: seats.hold_back(run=self.run, group=self.share.group, release_at=until, by=self.by)

    def said(self) -> str:
        """Say that it is done."""
        return _("Seats are held for %(group)s again.") % {"group": self.who}
