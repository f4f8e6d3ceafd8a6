"""What somebody finds in the room of their class: times, teachers, what is handed out, what is asked."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, prefetch_related_objects

from courses import words
from courses.models import Session
from courses.states import Format
from enrolment.classroom import handouts, pulse, trial_pages
from enrolment.classroom import words as teacher_words
from enrolment.classroom.doors import Room
from enrolment.classroom.handouts import Handout
from enrolment.classroom.trial_pages import OwnTrial, SharedTrial
from enrolment.mine.my_page import Meeting
from enrolment.models import Apology
from enrolment.words.class_facts import ClassFacts, facts_of_class, facts_of_session, titles


@dataclass(frozen=True, slots=True)
class RoomPage:
    """Everything of the page; ``ahead`` and ``behind`` are the sessions, in order."""

    room: Room
    facts: ClassFacts
    ahead: list[Meeting]
    behind: list[Meeting]
    handouts: list[Handout]
    questions: list[Session]
    trials: list[OwnTrial]
    shared: list[SharedTrial]
    has_answer: bool
    is_practice: bool

    @property
    def talk_until(self) -> str:
        """Until when one can write to the teachers, in words."""
        return _day(self.room.talk_until)

    @property
    def things_until(self) -> str:
        """Until when the rest is there, in words."""
        return _day(self.room.things_until)


def of(room: Room, *, language: str) -> RoomPage:
    """Gather the page, with as many queries for thirty sessions and materials as for one."""
    run, row = room.run, room.row
    sessions = Session.objects.select_related("venue").order_by("starts_at", "pk")
    prefetch_related_objects([run], Prefetch("sessions", sessions))
    names = titles([run.course], language=language)
    is_practice = run.course.format == Format.PRACTICE
    meetings = _meetings(room, names)
    return RoomPage(
        room=room,
        facts=facts_of_class(run, names, teachers=True),
        ahead=[one for one in meetings if one.session.ends_at > room.now],
        behind=[one for one in meetings if one.session.ends_at <= room.now],
        handouts=handouts.of(run),
        questions=list(pulse.asked(row.person, now=room.now).filter(run=run)),
        trials=trial_pages.own(row) if is_practice else [],
        shared=trial_pages.shared(run) if is_practice else [],
        has_answer=bool(teacher_words.new_answers([row])),
        is_practice=is_practice,
    )


def _meetings(room: Room, names: dict[int, str]) -> list[Meeting]:
    said_no = set(Apology.objects.filter(enrolment=room.row).values_list("session_id", flat=True))
    return [
        Meeting(room.row, one, facts_of_session(room.run, one, names), apology=one.pk in said_no)
        for one in room.run.sessions.all()
    ]


def _day(moment: datetime | None) -> str:
    return words.unbroken(words.day(moment)) if moment else ""
