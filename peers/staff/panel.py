"""On the home of ``/redaktion/``: what waits about money for whoever looks, and where it is answered."""

from typing import Any, NamedTuple

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component

from accounts.models import User
from peers.ceiling import consents
from peers.models import Claim, PaymentRun
from peers.payments import numbers
from peers.staff import claim_screens, payment_screens
from peers.states import ClaimState, LineState, PaymentRunState


class Waits(NamedTuple):
    """Something that waits, in words, and where it is looked at."""

    words: str
    url: str


class MoneyPanel(Component):
    """Says nothing where nothing waits."""

    order = 9
    template_name = "peers/staff/money_panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return what waits for whoever looks: five questions at the most."""
        user: User = parent_context["request"].user
        found: list[Waits] = []
        if user.has_perm(claim_screens.ACTS):
            found += _to_approve(user)
        if user.has_perm(consents.MAY_ANSWER):
            found += _above_ceiling()
        if user.has_perm(payment_screens.ACTS):
            found += [*_to_pay(), *_without_number(), *_at_payroll()]
        return {"waits": found}


def _to_approve(user: User) -> list[Waits]:
    count = Claim.objects.filter(state=ClaimState.SENT).exclude(contributor__person=user).count()
    words = ngettext("%(n)s waits for approval", "%(n)s wait for approval", count) % {"n": count}
    return [Waits(words, reverse("claims:waiting"))] if count else []


def _above_ceiling() -> list[Waits]:
    count = consents.waiting().count()
    words = ngettext(
        "%(n)s would like to go above the ceiling", "%(n)s would like to go above the ceiling", count
    ) % {"n": count}
    return [Waits(words, reverse("ceilings:index"))] if count else []


def _to_pay() -> list[Waits]:
    count = Claim.objects.filter(state=ClaimState.APPROVED).count()
    words = ngettext(
        "%(n)s is approved and in no payment run", "%(n)s are approved and in no payment run", count
    ) % {"n": count}
    return [Waits(words, reverse("payments:index"))] if count else []


def _without_number() -> list[Waits]:
    count = numbers.missing().count()
    words = ngettext("%(n)s lacks a payroll number", "%(n)s lack a payroll number", count) % {"n": count}
    return [Waits(words, reverse("payments:numbers"))] if count else []


def _at_payroll() -> list[Waits]:
    rows = PaymentRun.objects.filter(state=PaymentRunState.FROZEN).annotate(
        waits=Count("lines", filter=Q(lines__state=LineState.FROZEN))
    )
    return [
        Waits(
            ngettext(
                "%(n)s line of run %(run)s waits for payroll",
                "%(n)s lines of run %(run)s wait for payroll",
                run.waits,
            )
            % {"n": run.waits, "run": run.number},
            reverse("payments:show", args=[run.pk]),
        )
        for run in rows.order_by("-number")[:3]
    ]
