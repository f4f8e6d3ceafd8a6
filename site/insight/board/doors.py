"""Who may see the board, and as whom."""

from django.conf import settings
from django.http import HttpRequest

from accounts.models import User
from accounts.visitors import visitor
from enrolment.models import EnrolmentSettings
from insight.board.rows import Audience

MAY_SEE = "insight.view_board"
MAY_COPY = "courses.add_courserun"


def is_public() -> bool:
    """Whether the school shows its board to everybody."""
    return bool(EnrolmentSettings.load().board_is_public)


def viewer(request: HttpRequest) -> User | None:
    """Return who is signed in; asks nothing about a visitor, so that what they see can be kept for all."""
    return visitor(request) if settings.SESSION_COOKIE_NAME in request.COOKIES else None


def audience_of(person: User | None) -> Audience | None:
    """Return as whom somebody may see the board; None where they may not."""
    if person is not None and person.has_perm(MAY_SEE):
        return Audience.COPIERS if person.has_perm(MAY_COPY) else Audience.STAFF
    return Audience.PUBLIC if is_public() else None
