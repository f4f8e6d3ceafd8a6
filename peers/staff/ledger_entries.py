"""The page of an entry: its postings, what caused it, what reverses it."""

import re
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from peers.models import Entry, PaymentRun
from peers.staff.ledger_frame import LedgerPage, name_of
from peers.staff.ledger_sheets import Sheet

_OF_A_CLAIM = re.compile(r"^(?:reversal:)?claim:(?P<claim>\d+):[a-z]+(?::(?P<run>\d+))?$")


class Cause(NamedTuple):
    """What an entry is about; ``url`` is empty for those who may not see it."""

    label: str
    url: str


def causes_of(entry: Entry, reader: User) -> list[Cause]:
    """Return the claim and the payment run that the reference names."""
    found = _OF_A_CLAIM.match(entry.reference)
    if found is None:
        return []
    claim = reverse("claims:show", args=[found["claim"]]) if reader.has_perm("peers.view_claim") else ""
    causes = [Cause(_("Claim %(number)s") % {"number": found["claim"]}, claim)]
    run = PaymentRun.objects.filter(number=found["run"]).first() if found["run"] else None
    if run is not None:
        url = reverse("payments:show", args=[run.pk]) if reader.has_perm("peers.view_paymentrun") else ""
        causes.append(Cause(_("Payment run %(number)s") % {"number": run.number}, url))
    return causes


class EntryPage(LedgerPage):
    """One entry; nothing can be done to it here."""

    template_name = "peers/staff/ledger_entry.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the entry."""
        super().setup(request, *args, **kwargs)
        entries = Entry.objects.select_related("by", "reverses", "reversed_by")
        self.entry = get_object_or_404(entries, pk=kwargs["pk"])
        accounts = self.entry.postings.select_related("account__contributor", "account__budget__project")
        self.postings = list(accounts.order_by("pk"))

    def get_page_title(self) -> str:
        """Name the entry."""
        return _("Entry %(number)s") % {"number": self.entry.pk}

    def sheet(self) -> Sheet:
        """Return the postings."""
        headings = (_("Day"), _("Entry"), _("Kind"), _("Account"), _("Currency"), _("Amount"))
        rows = [
            (
                *(one.date, self.entry.reference, str(one.account.get_kind_display()), name_of(one.account)),
                *(str(one.amount.currency), one.amount.amount),
            )
            for one in self.postings
        ]
        return Sheet(f"{_('Ledger')} {self.entry.reference.replace(':', ' ')}", headings, rows)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template the entry, its postings and what it is about."""
        return {
            **super().get_context_data(**kwargs),
            "entry": self.entry,
            "reversal": getattr(self.entry, "reversed_by", None),
            "postings": [(one, name_of(one.account)) for one in self.postings],
            "causes": causes_of(self.entry, self.by),
        }
