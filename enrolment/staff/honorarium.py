"""Offer a teacher honorarium: asked, shown with what it does to budget and ceiling, and sent."""

import uuid
from typing import Any, ClassVar

from django import forms
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from courses import staffing
from courses.honorarium import offering, preview
from courses.honorarium.handing_on import REFUSED
from courses.honorarium.offering import Wish
from courses.models import Session
from courses.refusals import NotNow
from courses.states import AssignmentState, TeachingRole
from enrolment.staff.asking_teachers import OfCandidate
from enrolment.staff.honorarium_form import HonorariumForm
from enrolment.staff.previews import answers_of
from enrolment.staff.run_actions import OfRun
from enrolment.staff.teachers import OfAssignment
from peers.models import Contributor, Engagement

MAY_OFFER = "peers.add_offer"


class Offering(OfRun):
    """The form, its preview and the sending; a subclass says to whom, as what and for which session."""

    permission = MAY_OFFER
    refusals: ClassVar[tuple[type[Exception], ...]] = (NotNow, *REFUSED)
    header_icon = "mail"
    page_title: Any = gettext_lazy("Offer honorarium")
    submit_label: Any = gettext_lazy("See what it comes to")
    send_label: Any = gettext_lazy("Send the offer")
    form_class: Any = HonorariumForm
    contributor: Contributor
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

    def consequences(self) -> list[str]:
        """Say what comes next, and that a no is all right."""
        return [
            _("You see what it comes to before anything is sent."),
            _("The person may say no, or yes without honorarium, to each session, and need not say why."),
        ]

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

    def form_valid(self, form: forms.BaseForm) -> HttpResponse:
        """Show what it comes to, or send what was shown."""
        step, found = self.request.POST.get("step", ""), preview.of(self.wish(form))
        if step == "edit":
            return self.render_to_response(self.get_context_data(form=form))
        if found.problem:
            form.add_error(None, found.problem)
            return self.form_invalid(form)
        if step != "send" or found.mark != self.request.POST.get("seen"):
            return self._shown(form, found, is_stale=step == "send")
        return super().form_valid(form)

    def form_invalid(self, form: forms.BaseForm) -> HttpResponse:
        """Show the form again with what is wrong."""
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def perform(self, form: forms.BaseForm) -> str:
        """Send it."""
        wish = self.wish(form)
        offering.offer(wish=wish, by=self.by, key=self._key())
        count = len(wish.sessions)
        said = ngettext(
            "%(name)s is offered honorarium for %(count)d session.",
            "%(name)s is offered honorarium for %(count)d sessions.",
            count,
        ) % {"name": self.contributor, "count": count}
        if self.contributor.person is None:
            return f"{said} {_('There is no account: call and tell them.')}"
        return said

    def _key(self) -> uuid.UUID:
        try:
            return uuid.UUID(self.request.POST.get("key", ""))
        except ValueError:
            return uuid.uuid4()

    def _shown(self, form: forms.BaseForm, found: preview.Preview, *, is_stale: bool) -> HttpResponse:
        context = {
            **self.get_context_data(form=form),
            "preview": found,
            "is_stale": is_stale,
            "contributor": self.contributor,
            "send_label": self.send_label,
            "answers": answers_of(form),
            "key": self._key(),
        }
        self.template_name = "enrolment/staff/honorarium_preview.html"
        return self.render_to_response(context, status=409 if is_stale else 200)


class OfferHonorarium(OfAssignment, Offering):
    """To somebody who is asked to teach, or has said yes."""

    permission = MAY_OFFER
    form_class = HonorariumForm

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find whom and for what; Http404 for who has said no or was taken off."""
        super().setup(request, *args, **kwargs)
        if self.row.state not in {AssignmentState.OFFERED, AssignmentState.ACCEPTED}:
            raise Http404
        self.contributor, self.role, self.session = self.row.contributor, self.row.role, self.row.session


class AskWithHonorarium(OfCandidate, Offering):
    """Both questions at once: whether somebody would like to teach, and what is offered for it.

    ``?rolle=&gang=&aftalt=1`` is what was answered on the screen before.
    """

    permission = MAY_OFFER
    page_title = gettext_lazy("Ask, and offer honorarium")
    send_label = gettext_lazy("Ask, and send the offer")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Read as what and for what; Http404 for what is no answer of that screen."""
        super().setup(request, *args, **kwargs)
        given = request.GET
        self.role, wanted = given.get("rolle", ""), given.get("gang", "")
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
