"""Payroll's answer is uploaded; what is wrong with it is shown, and can be taken as a list."""

import csv
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views import View

from accounts.screens import Hidden
from peers.models import PaymentJob
from peers.payments import answering, formats
from peers.payments.answer_files import LARGEST_FILE, Unreadable
from peers.staff.payment_acts import REFUSALS, ActOnRun, said
from peers.staff.payment_screens import ACTS, OfRun
from peers.states import JobKind, PaymentRunState

MOST_SHOWN = 50


class AnswerForm(forms.Form):
    """The file."""

    file = forms.FileField(
        label=gettext_lazy("Payroll's file"),
        help_text=gettext_lazy(
            "CSV or XLSX with headings: Reference (or Run and Line), Status (Betalt or Afvist), and Reason "
            "for what is sent back. Amount and payroll number are compared if they are there."
        ),
        error_messages={"empty": gettext_lazy("The file is empty.")},
    )

    def clean_file(self) -> Any:
        """Refuse what is too large before it is read."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(_("The file is too large."))
        return file


class TakeAnswer(ActOnRun):
    """Take in an answer: all of it, or nothing with what is wrong."""

    page_title = gettext_lazy("Take in payroll's answer")
    form_class = AnswerForm
    submit_label = gettext_lazy("Take in")
    template_name = "peers/staff/run_answer.html"
    refusals: ClassVar[tuple[type[Exception], ...]] = (*REFUSALS, Unreadable)
    refused: PaymentJob | None = None

    def is_shut(self) -> bool:
        """Only a run that waits gets an answer; of a settled one the same file is told to be in already."""
        return self.run.state not in (PaymentRunState.FROZEN, PaymentRunState.SETTLED)

    def consequences(self) -> list[str]:
        """Say what it does."""
        return [
            _("All rows are taken in, or none: you see first what does not fit."),
            _("What is paid is told to the contributors; what is sent back goes into the next run."),
        ]

    def perform(self, form: forms.BaseForm) -> str:
        """Check it now, and take it in."""
        file = form.cleaned_data["file"]
        try:
            found = answering.check(run=self.run, file=file, name=file.name or "", by=self.by)
        except answering.BadRows as bad:
            self.refused = keep_faults(self, bad)
            raise
        kept = {
            "name": found.name,
            "sha256": found.sha256,
            "paid": found.paid,
            "rejected": found.rejected,
        }
        job = self.begin(JobKind.ANSWER, len(found.paid) + len(found.rejected), kept)
        paid, back = len(found.paid), len(found.rejected)
        words = ngettext("%(paid)d is paid", "%(paid)d are paid", paid) % {"paid": paid}
        more = ngettext("%(back)d is sent back", "%(back)d are sent back", back) % {"back": back}
        return said(job, f"{words}, {more}.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the first of what is wrong."""
        faults = self.refused.payload["faults"] if self.refused else []
        return {
            **super().get_context_data(**kwargs),
            "faults": faults[:MOST_SHOWN],
            "more": max(0, len(faults) - MOST_SHOWN),
            "refused": self.refused,
        }


def keep_faults(view: ActOnRun, bad: answering.BadRows) -> PaymentJob:
    """Keep what was wrong with the last file, until the next, so that it can be taken as a list."""
    refused_before(view).delete()
    return PaymentJob.objects.create(
        run=view.run,
        kind=JobKind.ANSWER,
        by=view.by,
        total=len(bad.faults),
        finished_at=timezone.now(),
        payload={"faults": [[fault.row, fault.said] for fault in bad.faults]},
    )


def refused_before(view: ActOnRun) -> QuerySet[PaymentJob]:
    """Return files of the run that were not taken in."""
    return PaymentJob.objects.filter(run=view.run, kind=JobKind.ANSWER, payload__has_key="faults")


class Faults(Hidden, OfRun, View):
    """Everything that was wrong with a file, as a list."""

    permission = ACTS

    def get(self, _request: HttpRequest, *, job_id: int, **_kwargs: Any) -> HttpResponse:
        """Send it. Raises Http404 where there is none."""
        jobs = PaymentJob.objects.filter(run=self.run, kind=JobKind.ANSWER, payload__has_key="faults")
        job = get_object_or_404(jobs, pk=job_id)
        response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="fejl-{self.run.number:04d}.csv"'
        response["Cache-Control"] = "private, no-store"
        writer = csv.writer(response, delimiter=";")
        writer.writerow([_("Row"), _("What is wrong")])
        writer.writerows([row, formats.safe(words)] for row, words in job.payload["faults"])
        return response
