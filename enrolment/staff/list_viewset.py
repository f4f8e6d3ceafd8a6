"""What the lists of the menu "Skolen" have in common."""

from typing import Any, ClassVar

from django.urls import URLPattern, path
from wagtail.admin.admin_url_finder import ModelAdminURLFinder, register_admin_url_finder
from wagtail.admin.viewsets.model import ModelViewSet


class ListViewSet(ModelViewSet):
    """A list; what is done to a row has views of its own, and nothing is deleted."""

    add_to_reference_index = False
    copy_view_enabled = False
    search_backend_name = None
    search_fields: ClassVar[list[str]] = ["pk"]
    list_per_page = 50
    form_fields: ClassVar[list[str]] = []
    row_url_name = ""
    """Where a row is looked at, for Wagtail's links to it from elsewhere; empty for none."""

    def own_urls(self) -> list[URLPattern]:
        """Return the addresses of the views of its own."""
        return []

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Leave out the names of generic views that are not there."""
        given: dict[str, Any] = super().get_common_view_kwargs(**kwargs)
        missing = {f"{name}_url_name" for name in ("history", "usage", "add", "edit", "delete")}
        return {name: value for name, value in given.items() if name not in missing}

    def register_admin_url_finder(self) -> None:
        """Let Wagtail link to a row where there is a page of it."""
        if self.row_url_name:
            finder = type("Finder", (ModelAdminURLFinder,), {"edit_url_name": self.row_url_name})
            register_admin_url_finder(self.model, finder)

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return list and results, and nothing generic that would write a row."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            *self.own_urls(),
        ]
