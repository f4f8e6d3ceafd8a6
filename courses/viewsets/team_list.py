"""Every course and who makes it, ``/redaktion/ideer/hold/``: the teams that lack somebody stand first."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.desk import Crumb, StaffPage
from courses.coproduction import teams
from courses.models import CoursePage, TeamMember
from courses.states import MemberState


@dataclass(frozen=True)
class Line:
    """A course, who is in its team now, how many are asked, and for which experience nobody speaks."""

    course: CoursePage
    joined: list[TeamMember]
    asked: int
    lacks: list[str]


class TeamsPage(StaffPage):
    """The courses of the Danish catalogue, drafts too."""

    permission = "courses.view_teammember"
    template_name = "courses/coproduction/desk/teams.html"
    page_title = gettext_lazy("Teams behind courses")

    def trail(self) -> list[Crumb]:
        """Stand below the list of ideas."""
        return [{"url": reverse("ideas:index"), "label": _("Ideas")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template the lines, and the words that were searched for."""
        query = self.request.GET.get("q", "").strip()[:100]
        return {**super().get_context_data(**kwargs), "query": query, "lines": lines(query)}


def lines(query: str = "") -> list[Line]:
    """Return every course with its team, the incomplete first, then by title; asks twice."""
    pages = CoursePage.objects.filter(locale__language_code="da").order_by("draft_title", "pk")
    for word in query.split():
        pages = pages.filter(draft_title__icontains=word)
    found = list(pages)
    members: dict[int, list[TeamMember]] = {}
    for row in TeamMember.objects.filter(course__in=found).select_related("contributor"):
        members.setdefault(row.course_id, []).append(row)
    return sorted((_line(page, members.get(page.pk, [])) for page in found), key=lambda line: not line.lacks)


def _line(page: CoursePage, members: list[TeamMember]) -> Line:
    return Line(
        course=page,
        joined=[row for row in members if row.state == MemberState.JOINED],
        asked=sum(row.state == MemberState.INVITED for row in members),
        lacks=[str(kind.label) for kind in teams.lacks(members)],
    )
