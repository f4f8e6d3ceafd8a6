"""What the school decides about honorarium, as one row."""

from django.db import transaction
from django.utils.translation import gettext as _
from moneyed import Money
from wagtail.log_actions import log

from accounts.models import User
from peers.models import HonorariumSettings

NAMES = ("yearly_ceiling", "warn_percent", "cancel_days", "pay_after_months")


class ChangedMeanwhile(Exception):
    """Somebody else has changed the rules since they were shown; says so in words."""

    def __init__(self) -> None:
        super().__init__(_("It has changed since you opened it. Nothing of yours is saved. Open it again."))


def edition(row: HonorariumSettings) -> str:
    """Return the rules in a line, to see whether they have changed."""
    ceiling = row.yearly_ceiling.amount if row.yearly_ceiling else "-"
    return f"{ceiling}/{row.warn_percent}/{row.cancel_days}/{row.pay_after_months}"


@transaction.atomic
def write(
    *,
    yearly_ceiling: Money | None,
    warn_percent: int,
    cancel_days: int,
    pay_after_months: int,
    by: User,
    seen: str | None = None,
) -> HonorariumSettings:
    """Write the rules; what was agreed stays as it was agreed.

    Raises:
        ChangedMeanwhile: they are not as in the edition that was ``seen``.
        IntegrityError: a percentage outside 1 to 100, a ceiling of nothing, more than 12 months.
    """
    HonorariumSettings.current()
    row = HonorariumSettings.objects.select_for_update().get(pk=1)
    before = edition(row)
    if seen is not None and seen != before:
        raise ChangedMeanwhile
    row.yearly_ceiling = yearly_ceiling
    row.warn_percent, row.cancel_days, row.pay_after_months = warn_percent, cancel_days, pay_after_months
    row.save(update_fields=[*NAMES, "yearly_ceiling_currency"])
    log(row, "wagtail.edit", user=by, data={"from": before, "to": edition(row)})
    return row
