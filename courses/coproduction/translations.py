"""A translation of a course is a course: written in the translation editor, approved, and then published.

wagtail-localize writes what was translated straight to the page that everybody reads, drafts too. Here it
becomes a draft, and the page says again what was approved.
"""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision
from wagtail_localize.models import Translation

from accounts.models import User
from courses.coproduction import approving
from courses.models import CoursePage
from courses.refusals import NotNow


def of(page: Page) -> Translation | None:
    """Return the translation that this page is the target of; None for a page written by itself."""
    found = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    )
    return found.select_related("source", "target_locale").first()


@transaction.atomic
def take_in(*, page: CoursePage, by: User) -> Revision:
    """Make a draft of what the translation editor holds now; what is live stays as it is. Returns the draft.

    Raises NotNow where the page is no translation, or may not be written in now.
    """
    fresh = approving.lock(page)
    translation = of(fresh)
    if translation is None:
        raise NotNow(_("This course is not written in the translation editor."))
    lock = fresh.get_lock()
    if lock is not None and lock.for_user(by):
        raise NotNow(_("Nobody may write in the course right now. Nothing was changed."))
    live = fresh.live_revision if fresh.live else None
    translation.save_target(user=by, publish=False)
    if live is not None:
        live.publish(log_action=False, skip_permission_checks=True)
    draft: Revision = CoursePage.objects.get(pk=page.pk).latest_revision
    return draft
