"""The team of a course in ``/redaktion/``: who is asked, who is in it, and whether it is complete."""

from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.widgets.button import Button, HeaderButton

from accounts.desk import Crumb, StaffForm, StaffPage
from accounts.screens import Hidden
from accounts.visitors import signed_in
from courses.coproduction import proposals, teams
from courses.forms.idea_desk import AskForm
from courses.honorarium import frames_seen
from courses.models import CoursePage, TeamMember
from courses.refusals import NotNow


class OfCourse:
    """A screen about the team of one course, given by any of its translations."""

    course: CoursePage

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the course as it was first written."""
        super().setup(request, *args, **kwargs)  # type: ignore[misc]  # of the view
        pages = CoursePage.objects.select_related("locale")
        self.course = teams.source_of(get_object_or_404(pages, pk=kwargs["course_id"]))


class TeamPage(OfCourse, StaffPage):
    """Everybody who was ever asked."""

    permission = "courses.view_teammember"
    template_name = "courses/coproduction/desk/team.html"

    def get_page_title(self) -> str:
        """Name the course."""
        return _("The team of “%(title)s”") % {"title": self.course.title}

    def trail(self) -> list[Crumb]:
        """Stand below the list of teams."""
        ideas = {"url": reverse("ideas:index"), "label": _("Ideas")}
        return [ideas, {"url": reverse("ideas:teams"), "label": _("Teams behind courses")}]

    @property
    def may_ask(self) -> bool:
        """Whether whoever looks may ask people."""
        return bool(self.request.user.has_perm("courses.add_teammember"))

    @cached_property
    def header_buttons(self) -> list[Button]:
        """Offer to ask somebody."""
        url = reverse("ideas:ask", args=[self.course.pk])
        return [HeaderButton(_("Ask somebody"), url=url, icon_name="plus")] if self.may_ask else []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template the team and the ideas behind the course."""
        team = teams.Team.of(self.course)
        sees_money = self.request.user.has_perm("peers.view_offer")
        return {
            **super().get_context_data(**kwargs),
            "course": self.course,
            "team": team,
            "hours": frames_seen.at_desk(self.course, team.members) if sees_money else [],
            "may_offer": self.request.user.has_perm("peers.add_offer"),
            "ideas": list(proposals.of_course(self.course)),
            "may_act": self.may_ask,
        }


class Ask(OfCourse, StaffForm):
    """Ask somebody into the team; ``?til=<id>`` chooses a contributor, as the resource bank does."""

    permission = "courses.add_teammember"
    refusals = (NotNow,)
    page_title = gettext_lazy("Ask somebody into the team")
    submit_label = gettext_lazy("Ask")
    form_class = AskForm

    def get_page_subtitle(self) -> str:
        """Name the course."""
        return str(self.course.title)

    def back_url(self) -> str:
        """Go back to the team."""
        return reverse("ideas:team", args=[self.course.pk])

    def get_initial(self) -> dict[str, Any]:
        """Choose whom the bank has found."""
        wanted = self.request.GET.get("til", "")
        return {
            **super().get_initial(),
            **({"contributor": int(wanted)} if wanted.isdecimal() and len(wanted) < 10 else {}),
        }

    def consequences(self) -> list[str]:
        """Say how they hear of it."""
        return [_("They are told, and may say yes or no. Whoever has no account is asked by you.")]

    def perform(self, form: BaseForm) -> str:
        """Ask."""
        asked = form.cleaned_data["contributor"]
        teams.ask(course=self.course, contributor=asked, basis=form.cleaned_data["basis"], by=self.by)
        if asked.person_id is None:
            return _("%(name)s has no account: ask them yourself.") % {"name": asked}
        return _("%(name)s is asked.") % {"name": asked}


class WriteDownAnswer(Hidden, View):
    """Write down what somebody without an account has answered, or take a question back."""

    permission = "courses.change_teammember"

    def post(self, request: HttpRequest, course_id: int, member_id: int) -> HttpResponse:
        """Do what the button says."""
        rows = TeamMember.objects.select_related("contributor__person")
        member = get_object_or_404(rows, pk=member_id, course_id=course_id)
        by, act = signed_in(request), request.POST.get("act", "")
        try:
            if act == "take_back":
                teams.take_back(member=member, by=by)
            elif act in ("yes", "no") and member.contributor.person_id is None:
                teams.answer(member=member, accept=act == "yes", by=by)
            elif act == "left":
                teams.leave(member=member, by=by)
            else:
                raise NotNow(_("Whoever has an account answers by themselves."))
        except NotNow as no:
            messages.error(request, str(no))
        else:
            messages.success(request, _("It is written down."))
        return redirect("ideas:team", course_id)
