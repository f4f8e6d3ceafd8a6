"""The journal: every entry of some days, in the order of its day."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Max, Q, QuerySet, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from peers.models import Entry
from peers.staff import ledger_span
from peers.staff.ledger_frame import PER_PAGE, SpannedPage
from peers.staff.ledger_sheets import Sheet


class JournalPage(SpannedPage):
    """Entries, each with its amount: what one side of it comes to."""

    template_name = "peers/staff/ledger_journal.html"
    page_title = gettext_lazy("Journal")

    def entries(self) -> QuerySet[Entry]:
        """Return the entries of the days, with ``amount`` and ``currency``."""
        found = Entry.objects.order_by("date", "pk")
        if self.span.since:
            found = found.filter(date__gte=self.span.since)
        if self.span.until:
            found = found.filter(date__lte=self.span.until)
        return found

    @staticmethod
    def with_amounts(entries: QuerySet[Entry]) -> QuerySet[Any]:
        """Add what one side comes to; an entry has one currency."""
        return entries.annotate(
            amount=Sum("postings__amount", filter=Q(postings__amount__gt=0)),
            currency=Max("postings__amount_currency"),
        )

    def sheet(self) -> Sheet:
        """Return every entry."""
        rows = self.with_amounts(self.entries()).values_list(
            "date", "reference", "text", "currency", "amount"
        )
        headings = (_("Day"), _("Entry"), _("Text"), _("Currency"), _("Amount"))
        return Sheet(f"{_('Journal')} {ledger_span.words_of(self.span)}", headings, list(rows))

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """Give the template a page of entries."""
        page = self._page()
        numbers = [entry.pk for entry in page.object_list]
        found = self.with_amounts(Entry.objects.filter(pk__in=numbers).order_by("date", "pk"))
        return {
            **super().get_context_data(**kwargs),
            "page": page,
            "entries": found,
            "span_query": ledger_span.query_of(self.span),
        }

    def _page(self) -> Page[Entry]:
        return Paginator(self.entries(), PER_PAGE).get_page(self.request.GET.get("side"))
