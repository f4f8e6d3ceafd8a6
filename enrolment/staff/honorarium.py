"""Offer a teacher honorarium for a class: to who is asked or there, or together with asking them."""

import uuid
from typing import Any

from django import forms
from django.db import transaction
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from courses import staffing
from courses.honorarium import offering
from courses.honorarium.offering import Wish
from courses.models import Session
from courses.states import AssignmentState, TeachingRole
from courses.viewsets.offer_screens import MAY_OFFER, OfferScreen
from enrolment.staff.asking_teachers import OfCandidate
from enrolment.staff.honorarium_form import HonorariumForm
from enrolment.staff.run_actions import OfRun
from enrolment.staff.teachers import OfAssignment
from peers.models import Engagement
from peers.offers import Piece


class Offering(OfferScreen, OfRun):
    """For sessions of a class; a subclass says to whom, as what and for which session."""

    permission = MAY_OFFER
    header_icon = "mail"
    form_class: Any = HonorariumForm
    role: str
    session: Session | None = None

    def get_form_kwargs(self) -> dict[str, Any]:
        """Choose among the sessions that may be offered; Http404 where the person works in working time."""
        if offering.works_in_working_time(self.contributor):
            raise Http404
        before: dict[int, Engagement | None] = offering.offerable(
            run=self.run, contributor=self.contributor, session=self.session
        )
        rows = self.run.sessions.filter(pk__in=before).select_related("venue").order_by("starts_at", "pk")
        return {**super().get_form_kwargs(), "sessions": rows, "before": before}

    def wish(self, form: Any) -> Wish:
        """Return what a valid form asks for."""
        data = form.cleaned_data
        return Wish(
            run=self.run,
            contributor=self.contributor,
            role=self.role,
            sessions=form.chosen,
            project=data["project"],
            preparation=data["preparation"],
            minutes=data["minutes"] or 0,
            words=data["words"],
            answer_by=data["answer_by"],
        )

    def pieces(self, form: Any) -> list[Piece]:
        """Return what is not offered yet."""
        return offering.new_pieces(self.wish(form))

    def send(self, form: Any, *, key: uuid.UUID) -> str:
        """Send one offer for all of it."""
        wish = self.wish(form)
        offering.offer(wish=wish, by=self.by, key=key)
        count = len(wish.sessions)
        return ngettext(
            "%(name)s is offered honorarium for %(count)d session.",
            "%(name)s is offered honorarium for %(count)d sessions.",
            count,
        ) % {"name": self.contributor, "count": count}


class OfferHonorarium(Offering, OfAssignment):
    """To somebody who is asked to teach, or has said yes."""

    form_class = HonorariumForm

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find whom and for what; Http404 for who has said no or was taken off."""
        super().setup(request, *args, **kwargs)
        if self.row.state not in {AssignmentState.OFFERED, AssignmentState.ACCEPTED}:
            raise Http404
        self.contributor, self.role, self.session = self.row.contributor, self.row.role, self.row.session


class AskWithHonorarium(Offering, OfCandidate):
    """Both questions at once: whether somebody would like to teach, and what is offered for it.

    ``?rolle=&gang=&aftalt=1`` is what was answered on the screen before; without it, as teacher of all of it.
    """

    page_title = gettext_lazy("Ask, and offer honorarium")
    send_label = gettext_lazy("Ask, and send the offer")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Read as what and for what; Http404 for what is no answer of that screen."""
        super().setup(request, *args, **kwargs)
        given = request.GET
        self.role, wanted = given.get("rolle", TeachingRole.TEACHER), given.get("gang", "")
        self.session = next((one for one in self.sessions if str(one.pk) == wanted), None)
        is_whole = not wanted and self.role != TeachingRole.SUBSTITUTE
        if self.role not in TeachingRole.values or not (self.session or is_whole):
            raise Http404
        self.agreed = given.get("aftalt") == "1"

    def consequences(self) -> list[str]:
        """Say that the two are asked in one."""
        both = _("Both questions reach the person together: whether to teach, and what is offered for it.")
        return [both, *super().consequences()]

    @transaction.atomic
    def perform(self, form: forms.BaseForm) -> str:
        """Ask and offer, both or neither."""
        staffing.offer(
            run=self.run,
            contributor=self.contributor,
            role=self.role,
            session=self.session,
            agreed=self.agreed,
            by=self.by,
        )
        return super().perform(form)
