"""One payment run in ``/redaktion/``: what it pays, what it does not, and what can be done with it now."""

from abc import ABC, abstractmethod
from typing import Any, cast

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin.widgets.button import Button, HeaderButton

from accounts.desk import Crumb, StaffPage
from accounts.models import User
from accounts.numbers import numbers_of
from accounts.screens import Hidden
from peers import payments
from peers.models import PaymentJob, PaymentLine, PaymentRun
from peers.payments import exporting, jobs, totals
from peers.payments.picking import Picked, Why
from peers.states import LineState, PaymentRunState

SEES = "peers.view_paymentrun"
ADDS = "peers.add_paymentrun"
ACTS = "peers.change_paymentrun"
PER_PAGE = 100
MOST_LEFT_OUT = 100
_SELDOM = frozenset({"format", "cancel", "reverse"})
LOOK_AGAIN = 3
"""Seconds after which a page with something under way shows itself anew."""


def title_of(run: PaymentRun) -> str:
    """Return what a run is called: "7" or "7: December"."""
    return f"{run.number}: {run.title}" if run.title else str(run.number)


class OfRun:
    """A screen about one run; ``self.run`` is it."""

    run: PaymentRun

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the run."""
        super().setup(request, *args, **kwargs)  # type: ignore[misc]  # of the view
        rows = PaymentRun.objects.select_related("mapper", "made_by", "frozen_by")
        self.run = get_object_or_404(rows, pk=kwargs["pk"])

    @property
    def by(self) -> User:
        """Return who is at the screen: somebody, since nobody else has its permission."""
        return cast("User", self.request.user)  # type: ignore[attr-defined]  # of the view

    def trail(self) -> list[Crumb]:
        """Stand below the list."""
        return [{"url": reverse("payments:index"), "label": _("Payment runs")}]

    def run_url(self) -> str:
        """Return where the run is looked at."""
        return reverse("payments:show", args=[self.run.pk])


class RunPage(OfRun, StaffPage):
    """A draft with what it picks, or a frozen run with its lines; or how far something under way is."""

    permission = SEES
    header_icon = "download"

    def get_page_title(self) -> str:
        """Name the run."""
        return _("Payment run %(run)s") % {"run": title_of(self.run)}

    @cached_property
    def job(self) -> PaymentJob | None:
        """What is being done to the run in the background."""
        return jobs.running(self.run)

    @cached_property
    def may_act(self) -> bool:
        """Whether whoever looks may do something."""
        return self.job is None and self.by.has_perm(ACTS)

    def get_template_names(self) -> list[str]:
        """Show work under way, a draft, or lines."""
        if self.job is not None:
            return ["peers/staff/run_working.html"]
        draft = self.run.state == PaymentRunState.DRAFT
        return ["peers/staff/run_draft.html" if draft else "peers/staff/run_lines.html"]

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """Let the browser look again by itself while something is under way; no script is needed for it."""
        response: HttpResponse = super().render_to_response(context, **kwargs)
        if self.job is not None and not context["is_lost"]:
            response["Refresh"] = str(LOOK_AGAIN)
        return response

    @cached_property
    def header_buttons(self) -> list[Button]:
        """Offer what the state asks for."""
        return [HeaderButton(**one) for name, one in self._buttons() if name not in _SELDOM]

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Keep what is seldom wanted a little further away."""
        return [Button(**one) for name, one in self._buttons() if name in _SELDOM]

    def _buttons(self) -> list[tuple[str, dict[str, Any]]]:
        pk = [self.run.pk]
        acts = self._acts() if self.may_act else []
        return [
            (
                name,
                {
                    "label": label,
                    "url": reverse(f"payments:{name}", args=pk),
                    "icon_name": icon,
                    "priority": place,
                },
            )
            for place, (name, label, icon) in enumerate(acts)
        ]

    @cached_property
    def states(self) -> list[tuple[str, totals.Total]]:
        """What became of the lines so far."""
        return totals.by_state(self.run)

    @property
    def is_untouched(self) -> bool:
        """Whether every line waits still."""
        return all(state == LineState.FROZEN for state, _total in self.states)

    def _acts(self) -> list[tuple[str, str, str]]:
        if self.run.state == PaymentRunState.DRAFT:
            return [
                ("freeze", _("Freeze the run"), "lock"),
                ("format", _("Choose payroll's format"), "edit"),
                ("cancel", _("Give the run up"), "cross"),
            ]
        if self.run.state not in (PaymentRunState.FROZEN, PaymentRunState.SETTLED):
            return []
        found = []
        if self.run.state == PaymentRunState.FROZEN:
            found = [
                ("answer", _("Take in payroll's answer"), "upload"),
                ("paid", _("All are paid"), "check"),
            ]
            if self.run.exported_at is None and self.is_untouched:
                return [*found, ("cancel", _("Take the run back"), "undo")]
        return [*found, ("reverse", _("Reverse the whole run"), "undo")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template the run and what belongs to its state."""
        context = {
            **super().get_context_data(**kwargs),
            "run": self.run,
            "job": self.job,
            "may_act": self.may_act,
            "last": self.run.jobs.exclude(problem="").filter(finished_at__isnull=False).first(),
        }
        if self.job is not None:
            return {**context, "is_lost": jobs.is_lost(self.job)}
        if self.run.state == PaymentRunState.DRAFT:
            return {**context, **self._draft()}
        return {**context, **self._lines()}

    def _draft(self) -> dict[str, Any]:
        picked = payments.pick(self.run, self.by)
        return {
            "picked": picked,
            "page": self._page(picked.lines),
            "totals": totals.of_picks(picked.lines, self.run.currency),
            "left_out": left_out(picked),
            "without_code": sum(1 for pick in picked.lines if not pick.payroll_code),
        }

    def _lines(self) -> dict[str, Any]:
        state = self.request.GET.get("status", "")
        lines = PaymentLine.objects.filter(run=self.run).order_by("position")
        lines = lines.select_related("claim__contributor", "answered_by")
        if state in LineState.values:
            lines = lines.filter(state=state)
        is_too_late = self.run.exported_at is None and not self.is_untouched
        return {
            "page": self._page(lines),
            "totals": totals.of_lines(self.run),
            "states": self.states,
            "state": state,
            "answers": self.run.answers.select_related("by"),
            "can_settle": self.may_act and self.run.state == PaymentRunState.FROZEN,
            "can_reverse": self.may_act
            and self.run.state in (PaymentRunState.FROZEN, PaymentRunState.SETTLED),
            "can_take_file": self.may_act and self.run.state in exporting.OUT and not is_too_late,
            "is_too_late": is_too_late,
        }

    def _page(self, rows: Any) -> Page[Any]:
        return Paginator(rows, PER_PAGE).get_page(self.request.GET.get("side"))


def left_out(picked: Picked) -> list[dict[str, Any]]:
    """Return what is left out by its reason, in their order, each with the first of its claims."""
    found = []
    for why in Why:
        rows = [pick for pick, said in picked.left_out if said == why]
        if rows:
            more = max(0, len(rows) - MOST_LEFT_OUT)
            found.append({"why": why, "rows": rows[:MOST_LEFT_OUT], "count": len(rows), "more": more})
    return found


class _OfDraft(Hidden, OfRun, View, ABC):
    """A press of a button on a draft, about the claims that are ticked."""

    permission = ACTS
    http_method_names = ("post",)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Do it and go back."""
        chosen = numbers_of(request.POST.getlist("claim"))
        if not chosen:
            messages.warning(request, _("Tick at least one line first."))
            return redirect(self.run_url())
        try:
            jobs.refuse_busy(self.run)
            self.act(chosen)
        except payments.RunRefused as no:
            messages.error(request, str(no))
        return redirect(self.run_url())

    @abstractmethod
    def act(self, chosen: list[int]) -> None:
        """Do it."""


class LeaveOut(_OfDraft):
    """Leave claims out."""

    def act(self, chosen: list[int]) -> None:
        """Leave them out."""
        payments.leave_out(run=self.run, claims=chosen, by=self.by)


class TakeIn(_OfDraft):
    """Take claims in again."""

    def act(self, chosen: list[int]) -> None:
        """Take them in."""
        payments.take_in(run=self.run, claims=chosen, by=self.by)


class File(Hidden, OfRun, View):
    """The file for payroll; taken by a button, since the first time is written down."""

    permission = ACTS
    http_method_names = ("post",)

    def post(self, request: HttpRequest, *, kind: str, **_kwargs: Any) -> HttpResponseBase:
        """Send the file. Raises Http404 for a kind that there is not."""
        if kind not in exporting.KINDS:
            raise Http404
        try:
            jobs.refuse_busy(self.run)
            content = payments.export(self.run, kind, by=self.by)
        except payments.RunRefused as no:
            messages.error(request, str(no))
            return redirect(self.run_url())
        response = HttpResponse(content, content_type=exporting.KINDS[kind])
        name = exporting.file_name(self.run, kind)
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["Cache-Control"] = "private, no-store"
        return response
