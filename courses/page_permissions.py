"""What may never be done to a page, whoever asks."""

from wagtail.models import PagePermissionTester


class KeptPage(PagePermissionTester):
    """A page the site cannot be without: it may be edited, never deleted."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Return False."""
        return False


class KeptWhileItHasPages(PagePermissionTester):
    """A page that may be deleted only when nothing is left under it."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Return Wagtail's answer for a page without pages below, else False."""
        return self.page.is_leaf() and bool(super().can_delete(ignore_bulk))


class KeptWhileItHasClasses(PagePermissionTester):
    """A course that was ever taught is unpublished, not deleted: people's classes hang on it."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Return Wagtail's answer for a course without classes, else False."""
        return not self.page.runs.exists() and bool(super().can_delete(ignore_bulk))
