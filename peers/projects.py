"""Projects: what money is granted for."""

from django.db import transaction
from wagtail.log_actions import log

from accounts.models import User
from peers.models import Project


@transaction.atomic
def write(*, project: Project | None, name: str, code: str, is_active: bool, by: User) -> Project:
    """Write down a project, or change one. Raises IntegrityError for a code that another has."""
    is_new = project is None
    row = project or Project()
    row.name, row.code, row.is_active = name, code, is_active
    row.save()
    log(row, "wagtail.create" if is_new else "wagtail.edit", user=by)
    return row
