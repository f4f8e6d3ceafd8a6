"""What the board and the key figures add to ``/redaktion/``: two ways in, for those who may."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from insight.board.doors import MAY_SEE
from insight.evidence.desk import EvidenceGroup
from insight.pages.door import RIGHT


class PermittedItem(MenuItem):
    """An item of the menu for those who have a right."""

    def __init__(self, *args: Any, right: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.right = right

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask for the right."""
        return bool(request.user.has_perm(self.right))


class FiguresPanel(Component):
    """The ways to the figures and the board, on the admin's home."""

    order = 20
    template_name = "insight/figures_panel.html"


@hooks.register("register_admin_menu_item")
def add_figures() -> MenuItem:
    """Put the key figures into the menu."""
    return PermittedItem(
        _("Key figures"), reverse_lazy("insight:figures"), icon_name="table", order=290, right=RIGHT
    )


@hooks.register("register_admin_menu_item")
def add_board() -> MenuItem:
    """Put the board into the menu."""
    return PermittedItem(
        _("The board"), reverse_lazy("insight:board"), icon_name="desktop", order=291, right=MAY_SEE
    )


@hooks.register("register_admin_viewset")
def register_evidence() -> EvidenceGroup:
    """Put up what the school looks at when it looks at itself."""
    return EvidenceGroup()


@hooks.register("construct_homepage_panels")
def add_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Show the two ways on the home of those who may see both."""
    if request.user.has_perms([RIGHT, MAY_SEE]):
        panels.append(FiguresPanel())
