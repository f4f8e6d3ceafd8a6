"""The menu "Honorar" of ``/redaktion/``, in the order of the work: offered, claimed, paid, kept."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup

from peers.staff.budgets import BudgetViewSet
from peers.staff.ceilings import CeilingViewSet
from peers.staff.claims import ClaimViewSet
from peers.staff.groups import WorkingGroupViewSet
from peers.staff.ledger import LedgerViewSet
from peers.staff.mappers import MapperViewSet
from peers.staff.offers import OfferViewSet
from peers.staff.payments import PaymentRunViewSet
from peers.staff.rates import RateViewSet


class HonorariumGroup(ViewSetGroup):
    """Everything about honorarium; each shows itself to those who may see it."""

    menu_label = _("Honorarium")
    menu_icon = "money"
    menu_name = "honorarium"
    menu_order = 210
    items: tuple[type[ViewSet], ...] = (
        OfferViewSet,
        ClaimViewSet,
        PaymentRunViewSet,
        MapperViewSet,
        BudgetViewSet,
        RateViewSet,
        CeilingViewSet,
        LedgerViewSet,
        WorkingGroupViewSet,
    )
