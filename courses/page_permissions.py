"""What may never be done to a page, whoever asks."""

from wagtail.models import PagePermissionTester

from courses.states import MemberState


class KeptPage(PagePermissionTester):
    """A page the site cannot be without: it may be edited, never deleted."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Return False."""
        return False


class KeptWhileItHasPages(PagePermissionTester):
    """The catalogue: deleted only when nothing is under it, and nothing below goes live as it is made."""

    def can_publish_subpage(self) -> bool:
        """Return False: a course is approved by two before it is published."""
        return False

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Return Wagtail's answer for a page without pages below, else False."""
        return self.page.is_leaf() and bool(super().can_delete(ignore_bulk))


class CoursePermissions(PagePermissionTester):
    """A course: published by the button for what two have approved, and by no other.

    One that was ever taught or approved is unpublished, not deleted: people's classes and names hang on it.
    One that a team is building, or that somebody's idea became, is theirs.
    """

    def can_publish(self) -> bool:
        """Return False, so that no button of Wagtail's publishes what nobody has approved."""
        return False

    def can_publish_approved(self) -> bool:
        """Whether this person may publish a version that is approved: Wagtail's right to publish."""
        return bool(super().can_publish())

    def can_set_view_restrictions(self) -> bool:
        """Return Wagtail's answer, which asks for the right to publish."""
        return self.can_publish_approved()

    def can_unschedule(self) -> bool:
        """Return Wagtail's answer, which asks for the right to publish."""
        return self.can_publish_approved()

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Return Wagtail's answer for a course without classes, a record, a team and an idea, else False."""
        page = self.page
        kept = (page.runs, page.approvals, page.emergencies, page.proposals, page.hours)
        if any(rows.exists() for rows in kept) or page.members.filter(state=MemberState.JOINED).exists():
            return False
        return bool(super().can_delete(ignore_bulk))
