"""Many claims approved at once: ticked, shown what it comes to, approved."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.desk import Crumb, StaffPage
from accounts.numbers import number_of
from peers import claims
from peers.claims import desk
from peers.models import Claim
from peers.staff.claim_filters import ClaimFilter
from peers.staff.claim_screens import ACTS


class ApproveMany(StaffPage):
    """What waits, with everything that is needed to say yes; then what it comes to; then done."""

    permission = ACTS
    page_title = gettext_lazy("Approve several")
    template_name = "peers/staff/claims_waiting.html"
    header_icon = "money"

    def trail(self) -> list[Crumb]:
        """Stand below the list."""
        return [{"url": reverse("claims:index"), "label": _("Claims")}]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show what is ticked, or approve what was shown."""
        tickets = _tickets(request.POST)
        rows = [one for one in self.rows if one.claim.pk in tickets and not one.is_own]
        if not tickets:
            messages.warning(request, _("Tick what you would like to approve."))
            return redirect(request.get_full_path())
        if request.POST.get("step") != "save":
            return self._preview(rows)
        try:
            done = claims.approve_many(claims=tickets, by=self.by)
        except claims.ClaimRefused as no:
            return self._preview(rows, why=str(no), status=409)
        said = ngettext("%(n)d is approved: %(sum)s", "%(n)d are approved: %(sum)s", len(done))
        messages.success(request, said % {"n": len(done), "sum": desk.total(done)})
        return redirect("claims:index")

    def _preview(self, rows: list[desk.Row], *, why: str = "", status: int = 200) -> HttpResponse:
        context = self.get_context_data(rows=rows, is_preview=True, why=why)
        return self.render_to_response(context, status=status)

    @property
    def rows(self) -> list[desk.Row]:
        """What waits, narrowed as the list was."""
        return desk.rows_of(self._waiting()[: desk.MOST], by=self.by)

    def _waiting(self) -> QuerySet[Claim]:
        given = self.request.GET.copy()
        given.pop("state", None)
        narrowed: QuerySet[Claim] = ClaimFilter(given, queryset=desk.waiting(), request=self.request).qs
        return narrowed

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template the rows, their sum, and the budgets they are paid from."""
        rows = kwargs.pop("rows", None)
        rows = self.rows if rows is None else rows
        found = [one.claim for one in rows]
        return {
            **super().get_context_data(**kwargs),
            "rows": rows,
            "total": desk.total(found),
            "spent": desk.spent(found),
            "back_url": reverse("claims:index"),
        }


def _tickets(data: QueryDict) -> dict[int, int]:
    """Return which versions of which claims were ticked; what is no ticket is left out."""
    found = {}
    for ticket in data.getlist("claim"):
        pk, version = (number_of(part) for part in ticket.partition(":")[::2])
        if pk is not None and version is not None:
            found[pk] = version
    return found
