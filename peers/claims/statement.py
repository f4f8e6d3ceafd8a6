"""What somebody was paid in a year, by month of payment and tax code: for the page and for the paper.

It names no work, so that it can be shown to others, and it fits on one sheet.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Sum
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override
from moneyed import Money

from accounts import typesetting
from peers.models import Claim, Contributor
from peers.money import shown
from peers.states import ClaimState, TaxCode

TEMPLATE = Path(__file__).resolve().parent / "statement.typ"
FILE_NAME = "opgoerelse-{year}.pdf"
"""It tells nobody who looks over a shoulder what it is about."""
_UNPAID = (ClaimState.APPROVED, ClaimState.IN_PAYMENT)


@dataclass(frozen=True, slots=True)
class Row:
    """A month, or the year as a whole: an amount for each tax code of the table, and their sum."""

    year: int
    month: int
    """From 1 to 12; 0 for the whole year."""
    amounts: Sequence[Money]

    @property
    def label(self) -> str:
        """The month or the year in words."""
        return date_format(date(self.year, self.month, 1), "F") if self.month else str(self.year)

    @property
    def total(self) -> Money:
        """All of it."""
        return sum(self.amounts[1:], self.amounts[0])

    @property
    def cells(self) -> list[str]:
        """The amounts in words, the sum last; "–" for nothing."""
        return [shown(one) if one.amount else "–" for one in (*self.amounts, self.total)]

    @property
    def labelled(self) -> list[tuple[str, str]]:
        """Each cell beside the head of its column."""
        return list(zip(heads()[1:], self.cells, strict=True))


@dataclass(frozen=True, slots=True)
class Table:
    """What was paid in one currency; currencies are never mixed."""

    currency: str
    months: Sequence[Row]
    year: Row


@dataclass(frozen=True, slots=True)
class Statement:
    """A calendar year by date of payment; ``unpaid`` is what is approved and will be paid later."""

    contributor: Contributor
    year: int
    tables: Sequence[Table]
    unpaid: Sequence[Money]
    as_of: date

    @property
    def unpaid_words(self) -> str:
        """What is approved and not paid, in a sentence; "" for nothing."""
        if not self.unpaid:
            return ""
        amount = " + ".join(shown(one) for one in self.unpaid)
        words = _("What is approved and not paid yet (%(amount)s) counts in the year in which it is paid.")
        return words % {"amount": amount}


def of(contributor: Contributor, year: int, *, now: datetime | None = None) -> Statement:
    """Gather the statement of a year, in two questions."""
    paid = Claim.objects.filter(contributor=contributor, state=ClaimState.PAID, paid_on__year=year)
    rows = paid.order_by().values("amount_currency", "paid_on__month", "tax_code").annotate(sum=Sum("amount"))
    waiting = Claim.objects.filter(contributor=contributor, state__in=_UNPAID).order_by()
    unpaid = waiting.values("amount_currency").annotate(sum=Sum("amount")).order_by("amount_currency")
    return Statement(
        contributor,
        year,
        _tables([dict(row) for row in rows], year),
        [Money(one["sum"], one["amount_currency"]) for one in unpaid],
        timezone.localdate(now),
    )


def heads() -> list[str]:
    """Return the columns, the first of them the month."""
    return [_("Month"), *(str(TaxCode(code).label) for code in TaxCode.values), _("In all")]


def years_of(contributor: Contributor) -> list[int]:
    """Return the years in which somebody was paid, the latest first."""
    paid = Claim.objects.filter(contributor=contributor, state=ClaimState.PAID)
    return sorted({day.year for day in paid.dates("paid_on", "year")}, reverse=True)


def pdf(statement: Statement, *, request: HttpRequest, is_named: bool = False) -> bytes:
    """Set a statement as PDF/UA, in the language of its reader; the same figures give the same bytes.

    The school's name stands on it for who reads it in their messages too, or where it ``is_named`` because
    they asked: an authority must see who paid.
    """
    person = statement.contributor.person
    language = person.language if person else settings.LANGUAGE_CODE
    with override(language):
        data = _paper(statement, language, request, is_named=is_named or not is_discreet(statement))
    moment = datetime.combine(statement.as_of, datetime.min.time(), tzinfo=timezone.get_default_timezone())
    return typesetting.pdf(TEMPLATE, data, timestamp=int(moment.timestamp()))


def _tables(rows: Sequence[dict[str, Any]], year: int) -> list[Table]:
    currencies = sorted({row["amount_currency"] for row in rows}) or [settings.DEFAULT_CURRENCY]
    return [_table([row for row in rows if row["amount_currency"] == one], one, year) for one in currencies]


def _table(rows: Sequence[dict[str, Any]], currency: str, year: int) -> Table:
    found = {(row["paid_on__month"], row["tax_code"]): Money(row["sum"], currency) for row in rows}
    months = [
        Row(year, month, _amounts(found, [month], currency))
        for month in sorted({month for month, _code in found})
    ]
    return Table(currency, months, Row(year, 0, _amounts(found, range(1, 13), currency)))


def _amounts(found: dict[tuple[int, str], Money], months: Iterable[int], currency: str) -> list[Money]:
    nothing, wanted = Money(0, currency), list(months)
    return [sum((found.get((month, code), nothing) for month in wanted), nothing) for code in TaxCode.values]


def is_discreet(statement: Statement) -> bool:
    """Whether the school's name is left out unless it is asked for."""
    person = statement.contributor.person
    return person is None or not person.full_messages


def _paper(statement: Statement, language: str, request: HttpRequest, *, is_named: bool) -> dict[str, Any]:
    contributor, person = statement.contributor, statement.contributor.person
    text = render_to_string("peers/honorarium/letterhead.txt", request=request)
    name, *lines = (line.strip() for line in text.strip().split("\n"))
    return {
        "lang": language,
        "title": _("Statement for %(year)s") % {"year": statement.year},
        "author": settings.SENDER_NAME,
        "sender": {
            "name": name if is_named else settings.SENDER_NAME,
            "lines": [one for one in lines if one],
        },
        "to": _("For %(name)s") % {"name": (person and person.chosen_name) or contributor.public_name},
        "date": date_format(statement.as_of, "j. F Y"),
        "lead": _("Amounts stand in the month in which they were paid."),
        "heads": heads(),
        "tables": [
            {"months": [_cells(row) for row in table.months], "year": _cells(table.year)}
            for table in statement.tables
        ],
        "unpaid": statement.unpaid_words,
        "notes": notes(),
    }


def notes() -> list[str]:
    """Return what the columns mean, for whoever reads it."""
    return [
        _("A income: tax was withheld before it was paid."),
        _("B income: no tax was withheld. Write it in your preliminary tax assessment at skat.dk yourself."),
        _("Reimbursement: what you had paid yourself, by receipt. It is no income."),
    ]


def _cells(row: Row) -> list[str]:
    return [row.label, *row.cells]
