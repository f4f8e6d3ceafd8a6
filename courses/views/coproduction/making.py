"""Whose course somebody wants to build; 404 to everybody it is not for."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property

from accounts.models import User
from accounts.visitors import signed_in
from courses.coproduction import builders, drafts, gate, teams
from courses.models import CoursePage, EmergencyPublication, TeamMember

UNPROCESSABLE, CONFLICT = 422, 409


@dataclass(frozen=True)
class Making:
    """A course that is being built, who asks, and their place in its team (None: an editor)."""

    page: CoursePage
    person: User
    member: TeamMember | None

    @property
    def is_locked(self) -> bool:
        """Whether nobody, or not this person, may write now."""
        return drafts.is_locked(self.page, self.person)

    @property
    def is_in_approval(self) -> bool:
        """Whether two are asked to approve it now."""
        return bool(self.page.workflow_in_progress)

    @cached_property
    def is_approved(self) -> bool:
        """Whether the draft as it stands has both its approvals and waits to be published."""
        latest = self.page.latest_revision
        if latest is None or (self.page.live and latest.pk == self.page.live_revision_id):
            return False
        return not gate.missing(latest)

    @cached_property
    def emergency(self) -> EmergencyPublication | None:
        """A leader's publication of the course without approvals, while it lasts."""
        found: EmergencyPublication | None = self.page.emergencies.filter(ended_at=None).first()
        return found

    @property
    def preview(self) -> str:
        """The path of the page as the public will see it."""
        return self.address("build_preview")

    def address(self, name: str = "build", *args: object) -> str:
        """The path of a page about this course."""
        return reverse(f"courses:{name}", args=[self.page.pk, *args])


def making(request: HttpRequest, page_id: int) -> Making:
    """The course, for whoever is in its team now and for those who see all teams. Raises ``Http404``."""
    person = signed_in(request)
    pages = CoursePage.objects.select_related("locale", "latest_revision__user", "locked_by")
    page = pages.filter(pk=page_id, alias_of=None).first()
    if page is None or teams.source_of(page).pk != page.pk:
        raise Http404
    member = teams.member_of(page, person)
    if not builders.may_build(person, member):
        raise Http404
    return Making(page, person, member)


def to(course: Making, name: str = "build", *args: object, anchor: str = "") -> HttpResponse:
    """Send on to a page about the course."""
    return redirect(course.address(name, *args) + (f"#{anchor}" if anchor else ""))
