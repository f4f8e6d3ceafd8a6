"""Sessions that were held before their honorarium offer was answered: whoever offered it is told, once.

The question stays open: the person may answer afterwards, and is paid by what was offered before the work.
"""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Letter, User
from courses.honorarium import references
from courses.models import CourseRun, Session
from courses.staffing.letters import desk_path, tell_desk
from courses.titles import title_of
from peers.models import Engagement
from peers.states import EngagementState

KIND = "honorarium_unanswered"


def tell(*, now: datetime | None = None) -> int:
    """Tell who made them of the offers whose sessions were held yesterday, unanswered; return how many.

    A job of the morning. One letter for each class and day, however often the job runs.
    """
    moment, told = now or timezone.now(), 0
    for (run_id, by), names in sorted(_held(moment).items(), key=lambda pair: pair[0][0]):
        run = CourseRun.objects.select_related("course", "term").get(pk=run_id)
        if not _is_told(run_id, by, moment):
            _write(run, by, sorted(names))
            told += 1
    return told


def _held(now: datetime) -> dict[tuple[int, User], set[str]]:
    """Return who has not answered, by class and who offered it."""
    yesterday = timezone.localdate(now) - timedelta(days=1)
    rows = Engagement.objects.filter(
        state=EngagementState.OFFERED, done_on=yesterday, reference__startswith="session:"
    ).select_related("contributor", "offer__made_by")
    found: dict[tuple[int, User], set[str]] = {}
    for row in rows:
        place = references.read(row.reference)
        if place is None or place.session is None or place.is_preparation or row.offer is None:
            continue
        session = Session.objects.filter(pk=place.session, cancelled_at=None, ends_at__lte=now).first()
        if session is not None:
            found.setdefault((session.run_id, row.offer.made_by), set()).add(row.contributor.public_name)
    return found


def _is_told(run_id: int, by: User, now: datetime) -> bool:
    since = now - timedelta(hours=20)
    rows = Letter.objects.filter(kind=KIND, person=by, created_at__gte=since)
    return rows.filter(words__path=desk_path(run_id)).exists()


def _write(run: CourseRun, by: User, names: list[str]) -> None:
    def said(language: str) -> tuple[str, ...]:
        fill = {"class": title_of(run, language=language), "names": ", ".join(names)}
        held = (
            _("A session of “%(class)s” was held yesterday, and the offer is not answered: %(names)s.") % fill
        )
        return held, _("The offer stays open. Ask whether they have seen it, or take it back.")

    tell_desk([by], KIND, gettext_lazy("An offer is not answered"), said, run.pk)
