"""One session as those who hold it see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from accounts.models import User
from courses import handovers, notes
from courses.models import Session, SessionNote
from courses.runs import NotNow
from courses.states import NoteKind
from enrolment.day.online_rooms import link_of
from enrolment.teaching import own, session_changes
from enrolment.teaching.coming import Coming
from enrolment.teaching.lessons import Lesson, lesson, names_of
from peers.models import Contributor


@dataclass(frozen=True, slots=True)
class SessionPage:
    """The page; a speaker has neither ``coming`` nor notes. ``author`` is who would write a note."""

    lesson: Lesson
    is_seen: bool
    runs_class: bool
    may_change: bool
    may_be_unwell: bool
    is_unwell: bool
    is_online: bool
    coming: str
    told: int
    with_whom: Sequence[str]
    preparation: Sequence[SessionNote]
    debrief: Sequence[SessionNote]
    author: Contributor | None
    is_before: bool

    @property
    def has_notes(self) -> bool:
        """Whether there are notes to show or to write: of what is cancelled only those there are."""
        written = bool(self.preparation or self.debrief)
        return self.is_seen and (written or not self.lesson.session.is_cancelled)

    @property
    def is_asked_if_it_made_sense(self) -> bool:
        """Whether those who were there are, or were, asked."""
        return self.is_seen and self.lesson.is_over and not self.lesson.session.is_cancelled


def of(session: Session, person: User, *, is_seen: bool, language: str, now: datetime) -> SessionPage:
    """Gather the page of a session whose class is loaded."""
    runs_class = own.runs(person, now=now).filter(pk=session.run_id).exists()
    is_ahead = session.ends_at > now and not session.is_cancelled
    written = notes.of(session) if is_seen else []
    counts = Coming([session.run_id]) if is_seen and not session.run.is_drop_in else None
    others = handovers.holders(session, speakers=True)
    return SessionPage(
        lesson=lesson(session, names_of([session], language=language), now=now),
        is_seen=is_seen,
        runs_class=runs_class,
        may_change=runs_class and _is_open(session, now),
        is_unwell=is_ahead and handovers.find(session, person) is not None,
        may_be_unwell=is_ahead and own.held(person, now=now).filter(pk=session.pk).exists(),
        is_online=bool(link_of(session)) and is_ahead,
        coming=counts.words(run=session.run_id, session=session.pk) if counts else "",
        told=counts.told(session.pk) if counts else 0,
        with_whom=[one.public_name for one in others if one.person_id != person.pk],
        preparation=[note for note in written if note.kind == NoteKind.PREPARATION],
        debrief=[note for note in written if note.kind == NoteKind.DEBRIEF],
        author=author_of(person) if is_seen else None,
        is_before=notes.kind_now(session, now=now) == NoteKind.PREPARATION,
    )


def author_of(person: User) -> Contributor | None:
    """Return as whom somebody writes notes; None for who contributes nothing, such as at the desk."""
    return Contributor.objects.filter(person=person).first()


def _is_open(session: Session, now: datetime) -> bool:
    try:
        session_changes.must_be_open(session, now=now)
    except NotNow:
        return False
    return True
