"""What the school pays for what, since when, and under which codes it is paid.

A rate is never changed: a new row counts from its day on, and of two rows of one day the later written.
What was agreed keeps the rate it was agreed on (``Engagement.unit_amount``).
"""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _
from moneyed import Money
from wagtail.log_actions import log

from accounts.models import User
from peers.models import PayCode, Rate
from peers.money import rounded
from peers.states import Activity, RateUnit, TaxCode

CODES: dict[str, str] = {
    **dict.fromkeys(
        (
            *(Activity.TEACHING, Activity.CO_TEACHING, Activity.PREPARATION),
            *(Activity.CO_DESIGN, Activity.SPEAKING, Activity.INTERVIEW),
        ),
        TaxCode.B_INCOME,
    ),
    # Like those of a committee (KSL § 43, 2 a).
    Activity.MEETING: TaxCode.A_INCOME,
    Activity.COST: TaxCode.REIMBURSEMENT,
}
"""How each activity is taxed until the school decides otherwise; every activity is here."""

WORK: tuple[str, ...] = tuple(one for one in Activity.values if one != Activity.COST)
"""What has a rate; a cost is paid as the receipt says."""


class SameRate(Exception):
    """The rate applies from that day already; says so in words."""


def rate_of(activity: str, on: date) -> Rate | None:
    """Return the rate that applies on a day; None where nothing has been decided."""
    return newest(on).get(activity)


def newest(on: date) -> dict[str, Rate]:
    """Return the rate of each activity that has one on a day, in one question."""
    rows = Rate.objects.filter(valid_from__lte=on).select_related("made_by")
    found = rows.order_by("activity", "-valid_from", "-made_at", "-pk").distinct("activity")
    return {rate.activity: rate for rate in found}


@transaction.atomic
def set_rate(*, activity: str, unit: str, amount: Money, valid_from: date, reason: str, by: User) -> Rate:
    """Decide what an activity pays from a day on; what was agreed before stays as it was agreed.

    Raises:
        SameRate: nothing would change on that day (a second press of the button).
        IntegrityError: no amount, or a rate for a cost.
    """
    # The row of the activity is the lock of its rates.
    PayCode.objects.select_for_update(of=("self",), no_key=True).get(pk=code_of(activity).pk)
    before = Rate.objects.filter(activity=activity, valid_from=valid_from).order_by("-made_at", "-pk").first()
    if before is not None and (before.unit, before.amount) == (unit, amount):
        raise SameRate(_("This rate applies from that day already."))
    rate = Rate.objects.create(
        activity=Activity(activity),
        unit=RateUnit(unit),
        amount=amount,
        valid_from=valid_from,
        reason=reason,
        made_by=by,
    )
    log(rate, "wagtail.create", user=by)
    return rate


def code_of(activity: str) -> PayCode:
    """Return the codes of an activity, made with their default where there are none."""
    return PayCode.objects.get_or_create(activity=activity, defaults={"tax_code": CODES[activity]})[0]


def codes() -> dict[str, PayCode]:
    """Return the codes of every activity, in their order."""
    found = {code.activity: code for code in PayCode.objects.all()}
    return {activity: found.get(activity) or code_of(activity) for activity in Activity.values}


@transaction.atomic
def set_code(*, activity: str, tax_code: str, payroll_code: str, by: User) -> PayCode:
    """Decide how an activity is taxed and what payroll calls it; what is approved keeps its codes.

    Raises IntegrityError where work would be reimbursed, or a cost be income.
    """
    code = PayCode.objects.select_for_update(of=("self",)).get(pk=code_of(activity).pk)
    said = {"from": [code.tax_code, code.payroll_code], "to": [tax_code, payroll_code]}
    code.tax_code, code.payroll_code = TaxCode(tax_code), payroll_code
    code.save(update_fields=["tax_code", "payroll_code"])
    log(code, "wagtail.edit", user=by, data=said)
    return code


def worth(unit: str, unit_amount: Money, minutes: int) -> Money:
    """Return what so many minutes pay, in whole øre, half an øre up; a session or a task pays its amount."""
    if unit != RateUnit.HOUR:
        return rounded(unit_amount)
    return rounded(Money(unit_amount.amount * Decimal(minutes) / 60, unit_amount.currency))
