"""A field of money as type checkers see it: it takes and gives ``Money``."""

from typing import Any

from djmoney.models.fields import MoneyField as FieldOfMoney
from moneyed import Money


class MoneyField(FieldOfMoney):
    """As django-money's, which inherits from a field of decimals that ``Money`` is not of."""

    _pyi_private_set_type: Money  # type: ignore[assignment]  # no decimal, as its base says
    _pyi_private_get_type: Money  # type: ignore[assignment]  # as above

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[no-untyped-call]  # django-money has no types

    def deconstruct(self) -> tuple[Any, Any, Any, Any]:
        """Stand in migrations as what it is."""
        name, path, args, kwargs = super().deconstruct()  # type: ignore[no-untyped-call]  # as above
        return name, path.replace("peers.models.money_field", "djmoney.models.fields"), args, kwargs
