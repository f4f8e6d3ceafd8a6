"""Payroll's own numbers of people: the only key that is sent there, each belonging to one person."""

import re

from django.db import IntegrityError, transaction
from django.db.models import Count, Min, QuerySet
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from accounts.models import User
from peers.locking import locked
from peers.models import Contributor
from peers.states import ClaimState

LONGEST = 20
# Begins with a letter or a figure, so that no spreadsheet takes it for a formula.
_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9./-]*", re.ASCII)
# Ten figures, with or without a hyphen, could be a CPR number, which has no place here.
_TEN_FIGURES = re.compile(r"[0-3]\d[01]\d{3}-?\d{4}", re.ASCII)


class NumberRefused(ValueError):
    """It cannot be somebody's payroll number; ``str()`` says why."""


def missing() -> QuerySet[Contributor]:
    """Return who has approved claims and no number: how many (``waiting``), and their ``first`` month."""
    rows = Contributor.objects.filter(payroll_number="", claims__state=ClaimState.APPROVED)
    return rows.annotate(waiting=Count("claims"), first=Min("claims__pay_month")).order_by("first", "pk")


@transaction.atomic
def write(*, contributor: Contributor, number: str, by: User) -> Contributor:
    """Write the number of a person, or another; it is in the history, and frozen lines keep the old one.

    Raises NumberRefused: not a number as payroll has them, one that may be a CPR number, another person's,
    or one's own written by oneself.
    """
    typed = "".join(number.split())
    _refuse(contributor, typed, by)
    row = locked(contributor)
    before = row.payroll_number
    if before == typed:
        return row
    row.payroll_number = typed
    try:
        with transaction.atomic():
            row.save(update_fields=["payroll_number"])
    except IntegrityError as taken:
        raise NumberRefused(_("Another contributor has this payroll number.")) from taken
    log(row, "peers.payroll_number", user=by, data={"from": before, "to": typed})
    return row


def _refuse(contributor: Contributor, typed: str, by: User) -> None:
    if contributor.person_id == by.pk:
        raise NumberRefused(_("Somebody else has to write your own number."))
    if not typed:
        raise NumberRefused(_("Write the number."))
    if len(typed) > LONGEST or not _NUMBER.fullmatch(typed):
        raise NumberRefused(_("Write letters and figures only, 20 at most."))
    if _TEN_FIGURES.fullmatch(typed):
        raise NumberRefused(
            _("This looks like a CPR number, which is not kept here. Write payroll's own number.")
        )
