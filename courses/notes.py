"""What those who teach a class write to each other before and after a session.

Read by them and by those who run classes; never by the class, and in no export. Deleted a year after it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from accounts import letters
from accounts.letters import Words
from accounts.models import Letter, User
from courses import handovers
from courses.models import CourseRun, Session, SessionNote
from courses.states import NoteKind, RunState
from courses.titles import title_of
from peers.models import Contributor

KEPT = timedelta(days=365)
"""After the last session of the class."""

LETTER = "session_notes"
NEWS = timedelta(days=3)
"""A note that nobody could be told of for so long is told of no more."""
NOT_AGAIN_WITHIN = timedelta(hours=12)
SAME_PRESS = timedelta(minutes=10)


@transaction.atomic
def write(
    *, session: Session, author: Contributor, kind: str, text: str, now: datetime | None = None
) -> SessionNote:
    """Write a note; the same words of the same author a moment ago are the same note."""
    moment = now or timezone.now()
    locked = Session.objects.select_for_update(of=("self",), no_key=True).get(pk=session.pk)
    said = text.strip()
    known = SessionNote.objects.filter(session=locked, author=author, kind=kind, text=said)
    written = known.filter(written_at__gt=moment - SAME_PRESS).first()
    if written is not None:
        return written
    return SessionNote.objects.create(
        session=locked, author=author, kind=NoteKind(kind), text=said, written_at=moment
    )


@transaction.atomic
def take_back(*, note: SessionNote, by: Contributor) -> bool:
    """Delete one's own note; False where it is another's, or gone."""
    return bool(SessionNote.objects.filter(pk=note.pk, author=by).delete()[0])


def kind_now(session: Session, *, now: datetime) -> NoteKind:
    """Return what one writes at this moment: until a session begins one prepares it."""
    return NoteKind.PREPARATION if now < session.starts_at else NoteKind.DEBRIEF


def of(session: Session) -> Sequence[SessionNote]:
    """Return the notes of a session, the oldest first; one query."""
    return list(SessionNote.objects.filter(session=session).select_related("author"))


def to_read(person: User, sessions: Iterable[int]) -> dict[int, int]:
    """Return how many notes of others there are to each of these sessions before it is held; one query."""
    found = SessionNote.objects.filter(session__in=list(sessions), kind=NoteKind.PREPARATION)
    counted = found.exclude(author__person=person).order_by().values("session")
    return dict(counted.annotate(number=Count("pk")).values_list("session", "number"))


def tell(*, now: datetime | None = None) -> int:
    """In the evening, tell each teacher once of what the others have noted since; return how many are told.

    Safe to run twice: whoever was told within twelve hours hears no more until the next evening.
    """
    moment = now or timezone.now()
    fresh = SessionNote.objects.filter(written_at__gt=moment - NEWS, written_at__lte=moment)
    fresh = fresh.exclude(session__run__state=RunState.CANCELLED)
    waiting: dict[User, list[SessionNote]] = defaultdict(list)
    for note in fresh.select_related("session__run__course", "author").order_by("written_at", "pk"):
        for person in _readers(note):
            waiting[person].append(note)
    told = 0
    for person, notes in waiting.items():
        told += _tell_one(person, notes, moment)
    return told


@transaction.atomic
def _tell_one(person: User, notes: Sequence[SessionNote], moment: datetime) -> bool:
    locked = User.objects.select_for_update(of=("self",), no_key=True).get(pk=person.pk)
    last = Letter.objects.filter(person=locked, kind=LETTER).aggregate(at=Max("created_at"))["at"]
    if last is not None and last > moment - NOT_AGAIN_WITHIN:
        return False
    new = [note for note in notes if last is None or note.written_at > last]
    if not new:
        return False
    with override(locked.language):
        letters.write(kind=LETTER, person=locked, words=_discreet(new), full=_full(new, locked.language))
    return True


def _readers(note: SessionNote) -> set[User]:
    """Return the others who hold the session, and may see its notes."""
    people = {one.person for one in handovers.holders(note.session)}
    return {one for one in people if one is not None and one.is_active and one.pk != note.author.person_id}


def _discreet(notes: Sequence[SessionNote]) -> Words:
    said = ngettext(
        "Somebody you plan with has written you a note.",
        "Those you plan with have written you %(count)d notes.",
        len(notes),
    ) % {"count": len(notes)}
    return Words(_("There is something for you to read"), (said,), _("Read it"), _path(notes))


def _full(notes: Sequence[SessionNote], language: str) -> Words:
    lines = {
        _("%(name)s has written a note about “%(class)s”.")
        % {"name": note.author.public_name, "class": title_of(note.session.run, language=language)}: None
        for note in notes
    }
    return Words(_("Notes from those you teach with"), tuple(lines), _("Read it"), _path(notes))


def _path(notes: Sequence[SessionNote]) -> str:
    sessions = {note.session_id for note in notes}
    if len(sessions) == 1:
        return reverse("enrolment:teaching_session", args=[sessions.pop()])
    return reverse("enrolment:teaching")


def forget(*, now: datetime | None = None) -> int:
    """Delete the notes of classes that ended a year ago; return how many."""
    before = (now or timezone.now()) - KEPT
    over = CourseRun.objects.annotate(last_end=Max("sessions__ends_at")).filter(last_end__lt=before)
    return SessionNote.objects.filter(session__run__in=over.values("pk")).delete()[0]
