"""A payment run is frozen or taken back: each on a page that says what will happen."""

from abc import ABC
from typing import Any, ClassVar

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.desk import Crumb, StaffForm
from peers import ledger, payments
from peers.claims import ClaimRefused
from peers.models import PaymentJob
from peers.payments import jobs, totals
from peers.payments.picking import Picked
from peers.staff.payment_screens import ACTS, OfRun, title_of
from peers.states import JobKind, PaymentRunState

REFUSALS = (payments.RunRefused, ClaimRefused, ledger.LedgerError)


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=255, widget=forms.Textarea(attrs={"rows": 3})
    )


class SeenForm(forms.Form):
    """How many lines were shown, and what they summed to."""

    count = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    total = forms.DecimalField(widget=forms.HiddenInput, max_digits=14, decimal_places=2)


class ActOnRun(OfRun, StaffForm, ABC):
    """A form that does something to a run."""

    permission = ACTS
    header_icon = "download"
    form_class: type[forms.BaseForm] = forms.Form
    refusals: ClassVar[tuple[type[Exception], ...]] = REFUSALS
    template_name = "peers/staff/run_form.html"

    def trail(self) -> list[Crumb]:
        """Stand below the run."""
        return [*super().trail(), {"url": self.run_url(), "label": title_of(self.run)}]

    def back_url(self) -> str:
        """Go back to the run."""
        return self.run_url()

    def is_shut(self) -> bool:
        """Whether it cannot be done now."""
        return False

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whether it can be done."""
        return {**super().get_context_data(**kwargs), "run": self.run, "is_shut": self.is_shut()}

    def begin(self, kind: str, total: int, payload: dict[str, Any] | None = None) -> PaymentJob:
        """Do it now, or in the background where it is much."""
        return jobs.begin(run=self.run, kind=kind, by=self.by, total=total, payload=payload)


def said(job: PaymentJob, done: str) -> str:
    """Return what to say: that it is done, or that it is begun."""
    return done if job.finished_at else _("It is under way. This page shows how far it is.")


class Freeze(ActOnRun):
    """Freeze what is shown."""

    page_title = gettext_lazy("Freeze the run")
    form_class = SeenForm
    submit_label = gettext_lazy("Freeze")
    template_name = "peers/staff/run_freeze.html"

    @cached_property
    def picked(self) -> Picked:
        """What would be frozen now."""
        return payments.pick(self.run, self.by)

    def is_shut(self) -> bool:
        """Nothing is frozen twice, and not nothing."""
        return self.run.state != PaymentRunState.DRAFT or not self.picked.lines

    def get_initial(self) -> dict[str, Any]:
        """Remember what is shown."""
        return {"count": self.picked.count, "total": self.picked.total.amount}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the totals; after a refusal those of now, which the next press is about."""
        self.__dict__.pop("picked", None)
        context = super().get_context_data(**kwargs)
        refused = context["form"] if context["form"].is_bound else None
        if refused:
            context["form"] = SeenForm(initial=self.get_initial())
        picked = self.picked
        return {
            **context,
            "picked": picked,
            "totals": totals.of_picks(picked.lines, self.run.currency)[:4],
            "refused": refused,
        }

    def consequences(self) -> list[str]:
        """Say what it does."""
        return [
            _("The lines, their amounts and payroll's format are kept as they are now."),
            _("The contributors see that it is on its way to payroll."),
            _("You can take the run back until its file is taken."),
        ]

    def perform(self, form: forms.BaseForm) -> str:
        """Freeze it, unless it has changed."""
        count, total = form.cleaned_data["count"], form.cleaned_data["total"]
        payload = {"count": count, "total": str(total)}
        job = self.begin(JobKind.FREEZE, self.picked.count, payload)
        return said(job, _("The run is frozen. Now take its file."))


class Cancel(ActOnRun):
    """Take a run back."""

    page_title = gettext_lazy("Take the run back")
    submit_label = gettext_lazy("Take the run back")
    is_danger = True

    def is_shut(self) -> bool:
        """What payroll may have is not taken back."""
        if self.run.state == PaymentRunState.DRAFT:
            return False
        return self.run.state != PaymentRunState.FROZEN or self.run.exported_at is not None

    def consequences(self) -> list[str]:
        """Say what it does."""
        return [
            _("What was in it is approved as before, and can go into another run."),
            _("The number of the run is not used again."),
        ]

    def perform(self, form: forms.BaseForm) -> str:
        """Take it back."""
        job = self.begin(JobKind.CANCEL, self.run.lines.count())
        return said(job, _("The run is taken back."))
