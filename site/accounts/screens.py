"""What every screen of the staff stands on: who may see it, and how it becomes a spreadsheet."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.encoding import force_str

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Hidden:
    """Whoever may not see a screen learns nothing about it: 404, where Wagtail would say 'not allowed'.

    Wagtail guards its own views by the model's permissions, and custom addresses by 'may enter the
    admin' alone; so a view of ours names its ``permission`` as well.
    """

    permission: str = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Raise Http404 without the permission."""
        if self.permission and not request.user.has_perm(self.permission):
            raise Http404
        try:
            return super().dispatch(request, *args, **kwargs)  # type: ignore[misc,no-any-return]  # of the view
        except PermissionDenied as no:
            raise Http404 from no


class SafeExport:
    """Spreadsheets in local time whose cells never run as formulas (a name may begin with '=')."""

    export_values: ClassVar[dict[str, tuple[Any, Callable[..., Any]]]] = {}
    """What each column is called, and how its value is had from a row."""

    custom_value_preprocess: ClassVar[dict[Any, dict[str, Any]]] = {
        dt.datetime: {
            "csv": lambda value: f"{timezone.localtime(value):%Y-%m-%d %H:%M}",
            "xlsx": timezone.make_naive,
        },
        (dt.date, dt.time): {"xlsx": None},
    }

    def get_export_values(self) -> dict[str, tuple[Any, Callable[..., Any]]]:
        """Return ``export_values``, for views that make them from something."""
        return self.export_values

    @property
    def list_export(self) -> list[str]:
        """Return the names of the columns."""
        return list(self.get_export_values())

    def get_heading(self, queryset: Any, field: str) -> str:
        """Return what a column is called."""
        return force_str(self.get_export_values()[field][0])

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        """Return the values of a row."""
        return {name: value(item) for name, (_heading, value) in self.get_export_values().items()}

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        """Return the cell, with an apostrophe before what a spreadsheet would compute."""
        cell = super().preprocess_field_value(field, value, export_format)  # type: ignore[misc]  # of the view
        if isinstance(cell, dt.date | int | float):
            return cell
        text = force_str(cell) if cell is not None else ""
        return f"'{text}" if text.startswith(STARTS_A_FORMULA) else text

    def stream_csv(self, queryset: Any) -> Iterator[bytes]:
        """Begin with the mark by which spreadsheets know that æ, ø and å are UTF-8."""
        yield b"\xef\xbb\xbf"
        yield from super().stream_csv(queryset)  # type: ignore[misc]  # of the view
