"""What payroll did with lines of a run, and what is reversed: each on a page that says what will happen."""

from typing import Any

from django import forms
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.numbers import numbers_of
from peers import payments
from peers.models import PaymentLine
from peers.money import shown
from peers.payments import jobs, settling
from peers.payments.refusals import lines_in_words
from peers.staff.payment_acts import ActOnRun, ReasonForm, said
from peers.states import JobKind, LineState, PaymentRunState


class ChosenForm(forms.Form):
    """Which lines were ticked; none for all."""

    lines: "forms.ModelMultipleChoiceField[PaymentLine]" = forms.ModelMultipleChoiceField(
        queryset=PaymentLine.objects.none(), required=False, widget=forms.MultipleHiddenInput
    )

    def __init__(self, *args: Any, lines: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lines"] = forms.ModelMultipleChoiceField(
            queryset=lines, required=False, widget=forms.MultipleHiddenInput
        )


class RejectedForm(ReasonForm, ChosenForm):
    """Which lines, and why."""

    field_order = ("reason", "lines")


class _OfLines(ActOnRun):
    """Something about the lines that are ticked."""

    form_class = ChosenForm

    @cached_property
    def waiting(self) -> Any:
        """The lines that wait for payroll."""
        return PaymentLine.objects.filter(run=self.run, state=LineState.FROZEN).order_by("position")

    @cached_property
    def chosen(self) -> list[PaymentLine]:
        """Those that are ticked, by the address or the form."""
        given = self.request.POST if self.request.method == "POST" else self.request.GET
        return list(self.waiting.filter(pk__in=numbers_of(given.getlist("lines"))))

    @property
    def is_about_ticks(self) -> bool:
        """Whether lines were to be ticked, though none of them may be left."""
        return any({"lines", "ticked"} & set(given) for given in (self.request.GET, self.request.POST))

    def get_form_kwargs(self) -> dict[str, Any]:
        """Let lines of this run be chosen."""
        return {**super().get_form_kwargs(), "lines": self.waiting}

    def get_initial(self) -> dict[str, Any]:
        """Keep what is ticked."""
        return {"lines": [line.pk for line in self.chosen]}

    def is_shut(self) -> bool:
        """Only what waits is answered; ticks of which none is left are never all lines."""
        return self.run.state != PaymentRunState.FROZEN or (self.is_about_ticks and not self.chosen)

    def own(self) -> list[str]:
        """Say which lines this payer cannot answer for."""
        lines = self.run.lines.filter(pk__in=[one.pk for one in self.chosen] or self.waiting.values("pk"))
        try:
            settling.refuse_own(lines, self.by)
        except payments.OwnLines as no:
            return [str(no)]
        return []


class Paid(_OfLines):
    """Payroll has paid them."""

    page_title = gettext_lazy("Payroll has paid")
    submit_label = gettext_lazy("They are paid")

    def consequences(self) -> list[str]:
        """Say what it does."""
        if self.is_shut():
            return []
        rows = self.chosen or list(self.waiting)
        total = shown(sum((line.amount for line in rows[1:]), rows[0].amount)) if rows else ""
        what = f"{lines_in_words(len(rows))}: {total}." if rows else ""
        day = _("They are paid on %(day)s.") % {"day": f"{self.run.pay_date:%d.%m.%Y}"}
        return [one for one in (what, day, *self.own(), _("Each person gets one letter.")) if one]

    def perform(self, form: forms.BaseForm) -> str:
        """Write it down."""
        if self.is_shut():
            raise payments.NotNow
        lines = [line.pk for line in form.cleaned_data["lines"]] or None
        total = len(lines) if lines else self.waiting.count()
        job = self.begin(JobKind.PAY, total, {"lines": lines})
        paid = ngettext("%(count)d line is paid.", "%(count)d lines are paid.", total)
        return said(job, paid % {"count": total})


class Rejected(_OfLines):
    """Payroll has sent them back."""

    page_title = gettext_lazy("Payroll has sent it back")
    submit_label = gettext_lazy("Write it down")
    form_class = RejectedForm

    def is_shut(self) -> bool:
        """Only what is ticked can be sent back."""
        return super().is_shut() or not self.chosen

    def consequences(self) -> list[str]:
        """Say what it does."""
        names = [f"{line.run.number}/{line.position} {line.claim.contributor}" for line in self.chosen]
        return [
            "; ".join(names),
            _("It is owed as before, and the next run takes it again when what was wrong is put right."),
        ]

    def perform(self, form: forms.BaseForm) -> str:
        """Write it down."""
        payments.reject(
            run=self.run, lines=form.cleaned_data["lines"], reason=form.cleaned_data["reason"], by=self.by
        )
        return _("It is written down, and owed as before.")


class ReverseRun(ActOnRun):
    """Reverse everything."""

    page_title = gettext_lazy("Reverse the whole run")
    form_class = ReasonForm
    submit_label = gettext_lazy("Reverse the run")
    is_danger = True

    def is_shut(self) -> bool:
        """A run is reversed once."""
        return self.run.state not in (PaymentRunState.FROZEN, PaymentRunState.SETTLED)

    def consequences(self) -> list[str]:
        """Say what it does."""
        return [
            _("What is paid is reversed in the ledger; getting the money back is for you and payroll."),
            _("What waits for payroll is approved as before. Be sure that payroll does not pay it."),
            _("Each person whose payment is reversed gets a letter, and can claim the work anew."),
        ]

    def perform(self, form: forms.BaseForm) -> str:
        """Reverse it."""
        total = self.run.lines.count()
        job = self.begin(JobKind.REVERSE, total, {"reason": form.cleaned_data["reason"]})
        return said(job, _("The run is reversed."))


class ReverseLine(ActOnRun):
    """Reverse one line."""

    page_title = gettext_lazy("Reverse a line")
    form_class = ReasonForm
    submit_label = gettext_lazy("Reverse the line")
    is_danger = True

    @cached_property
    def line(self) -> PaymentLine:
        """The line. Raises Http404."""
        lines = PaymentLine.objects.select_related("claim__contributor")
        return get_object_or_404(lines, pk=self.kwargs["line_id"], run=self.run)

    def get_page_subtitle(self) -> str:
        """Say which."""
        line = self.line
        return f"{self.run.number}/{line.position} {line.claim.contributor}, {shown(line.amount)}"

    def is_shut(self) -> bool:
        """Only what is paid or waits is reversed."""
        return self.line.state not in (LineState.PAID, LineState.FROZEN)

    def consequences(self) -> list[str]:
        """Say what it does."""
        if self.line.state == LineState.FROZEN and self.run.exported_at is None:
            return [
                _("It is approved as before."),
                _("The file is not taken yet, and cannot be after this. To leave it out, take the run back."),
            ]
        if self.line.state == LineState.FROZEN:
            return [_("It is approved as before. Be sure that payroll does not pay it.")]
        return [
            _("The payment is reversed in the ledger; getting the money back is for you and payroll."),
            _("The person gets a letter, reads your words, and can claim the work anew."),
        ]

    def perform(self, form: forms.BaseForm) -> str:
        """Reverse it."""
        jobs.refuse_busy(self.run)
        payments.reverse_line(line=self.line, reason=form.cleaned_data["reason"], by=self.by)
        return _("The line is reversed.")
