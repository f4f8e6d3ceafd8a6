"""Money as Danes read and write it: "1.234,50 kr.".

The rule of rounding, everywhere: to whole øre, half an øre up (``ROUND_HALF_UP``), once, when an amount
is made (an hour's rate times minutes); what is stored is already whole øre, and sums are never rounded.
"""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from moneyed import Money

OERE = Decimal("0.01")
A_MILLION = Decimal(1_000_000)

_SPACES = re.compile(r"\s+")  # No-break spaces too, as bank and spreadsheet write them.
_KRONER = re.compile(r"^(?:kr\.?|dkk)|(?:kr\.?|dkk)$", re.IGNORECASE)
_NO_OERE = re.compile(r",[-\u2013\u2014]$")  # "250,-"
_OTHER_MONEY = re.compile(r"[€$£]|^[a-z]{3}(?=\d)|(?<=\d)[a-z]{3}$", re.IGNORECASE)
_DANISH = re.compile(r"^(?:[1-9]\d{0,2}(?:\.\d{3})+|\d+)(?:,(\d*))?$", re.ASCII)
_ENGLISH = re.compile(r"^(?:[1-9]\d{0,2}(?:,\d{3})+|\d+)\.(\d*)$", re.ASCII)


def rounded(amount: Money) -> Money:
    """Return it in whole øre, half an øre up."""
    return Money(amount.amount.quantize(OERE, ROUND_HALF_UP), amount.currency)


def none_of(currency: str | None = None) -> Money:
    """Return nothing at all, in the school's currency or another."""
    return Money(0, currency or settings.DEFAULT_CURRENCY)


def digits(amount: Decimal) -> str:
    """Return "1.234,50", in English "1,234.50"; a minus is a real one, which no line ends with."""
    text = f"{abs(amount).quantize(OERE, ROUND_HALF_UP):,.2f}"
    if get_language() != "en":
        text = text.translate(str.maketrans(",.", ".,"))
    return f"\u2212{text}" if amount < 0 else text


def shown(amount: Money | None) -> str:
    """Return "1.234,50 kr.", in English "DKK 1,234.50", with a no-break space; empty for None."""
    if amount is None:
        return ""
    code, text = str(amount.currency), digits(amount.amount)
    if get_language() == "en":
        return f"{code}\u00a0{text}"
    return f"{text}\u00a0{'kr.' if code == 'DKK' else code}"


class OtherCurrency(Exception):
    """Two currencies would meet in one sum; says in words which is meant."""


class NotMoney(ValueError):
    """What was typed is no amount; says in words what to write instead."""


def read(text: str) -> Decimal:
    """Return what was typed, by a Dane: "1.234,50", "1234,50", "1234.50", "1.234" (1234), "kr. 250,-".

    Raises:
        NotMoney: letters, another currency, three decimals, anything else that could be misread.
    """
    typed = _KRONER.sub("", _SPACES.sub("", text))
    if _OTHER_MONEY.search(typed):
        raise NotMoney(_("Write the amount in Danish kroner."))
    typed = _NO_OERE.sub("", typed)
    sign = -1 if typed.startswith(("-", "\u2212")) else 1
    typed = typed.lstrip("-\u2212")
    for pattern, group, point in ((_DANISH, ".", ","), (_ENGLISH, ",", ".")):
        if found := pattern.match(typed):
            if found[1] is not None and not 1 <= len(found[1]) <= 2:
                break
            return sign * Decimal(typed.replace(group, "").replace(point, "."))
    else:
        raise NotMoney(_("Write the amount in digits, for example 1.234,50."))
    raise NotMoney(_("Write one or two digits after the comma: 1.234,50."))


class MoneyInput(forms.Field):
    """An amount in one currency; gives ``Money``, or None where nothing is written and nothing is needed.

    ``zero=True`` lets 0 be an answer; ``most`` is the largest amount that is believed. What was typed stays
    in the field when it is refused.
    """

    widget = forms.TextInput
    default_error_messages = {
        "required": _("Write an amount."),
        "above": _("Write an amount above 0."),
        "negative": _("Write 0 or more."),
        "huge": _("That is more than %(most)s. Check the amount."),
    }

    def __init__(
        self, *, currency: str | None = None, most: Decimal = A_MILLION, zero: bool = False, **kwargs: Any
    ) -> None:
        self.currency, self.most, self.zero = currency or settings.DEFAULT_CURRENCY, most, zero
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Ask phones for their keyboard of figures."""
        return {**super().widget_attrs(widget), "inputmode": "decimal", "autocomplete": "off"}

    def prepare_value(self, value: Any) -> Any:
        """Show an amount as it is typed; leave what somebody typed as it is."""
        return digits(value.amount) if isinstance(value, Money) else value

    def to_python(self, value: Any) -> Money | None:
        """Read what was typed. Raises ValidationError with what to write instead."""
        if isinstance(value, Money):
            return value
        text = str(value or "").strip()
        if not text:
            return None
        try:
            return Money(read(text), self.currency)
        except NotMoney as wrong:
            raise ValidationError(wrong.args[0], code="invalid") from wrong

    def validate(self, value: Money | None) -> None:
        """Refuse less than something, and what nobody means."""
        super().validate(value)
        if value is None:
            return
        if value.amount < 0 or (value.amount == 0 and not self.zero):
            code = "negative" if self.zero else "above"
            raise ValidationError(self.error_messages[code], code=code)
        if value.amount > self.most:
            most = shown(Money(self.most, self.currency))
            raise ValidationError(self.error_messages["huge"], code="huge", params={"most": most})
