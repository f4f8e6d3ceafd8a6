"""What an editor who saves in Wagtail has saved over, without having seen it.

Wagtail asks its server every few seconds whether somebody else has saved, and warns; a save between two
questions goes through. The other's words are then only among the versions, and the editor is told so.
"""

from collections.abc import Mapping

from wagtail.models import Revision

from courses.models import CoursePage


def unseen(page: CoursePage, form: Mapping[str, str]) -> Revision | None:
    """Return the version that was newest when this form of Wagtail's was saved, if it was begun from another.

    ``form`` is what was sent, after it is saved. None for a form that does not say what it was begun from.
    """
    begun = form.get("overwrite_revision_id") or form.get("loaded_revision_id")
    if not begun:
        return None
    newest = list(page.revisions.select_related("user").order_by("-created_at", "-pk")[:2])
    if len(newest) < 2 or begun in {str(one.pk) for one in newest}:
        return None
    return newest[1]
