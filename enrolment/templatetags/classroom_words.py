"""What my page shows of the classes somebody is in: a question, a trial action to remember, a new answer."""

from dataclasses import dataclass

from django import template
from django.utils import timezone
from django.utils.translation import get_language

from accounts.models import User
from courses import words as dates
from courses.models import Session
from enrolment.classroom import doors, pulse, trial_pages
from enrolment.classroom import words as teacher_words
from enrolment.mine.my_page import MyPage
from enrolment.mine.places import Place
from enrolment.models import Enrolment
from enrolment.words.class_facts import titles

register = template.Library()


@dataclass(frozen=True, slots=True)
class Reminded:
    """What somebody wanted to try before a session that is to come."""

    enrolment_id: int
    trial_id: int
    plan: str
    when: str


@register.simple_tag
def day_of(session: Session) -> str:
    """``{% day_of session %}``: such as "torsdag den 7. januar"."""
    return dates.unbroken(dates.day(session.starts_at, weekday=True))


@register.simple_tag
def open_questions(person: User) -> list[tuple[Session, str]]:
    """``{% open_questions person as questions %}``: sessions one may say something about, with titles."""
    sessions = list(pulse.asked(person))
    names = titles((one.run.course for one in sessions), language=get_language() or "da")
    return [(one, names[one.run.course_id]) for one in sessions]


@register.simple_tag
def trials_ahead(person: User) -> list[Reminded]:
    """``{% trials_ahead person as trials %}``: what one wanted to try before sessions to come."""
    return [
        Reminded(_own_row(one.starter, one.partner, person).pk, one.pk, one.plan, day_of(one.session))
        for one in trial_pages.ahead(person)
        if one.session is not None
    ]


@register.simple_tag
def new_answers(mine: MyPage) -> list[Place]:
    """``{% new_answers mine as answered %}``: where teachers have answered, and it is unseen."""
    there = [*mine.classes, *(place for place in mine.past if has_room(place))]
    found = teacher_words.new_answers([place.enrolment for place in there])
    return [place for place in there if place.enrolment.pk in found]


@register.filter
def has_room(place: Place) -> bool:
    """``{% if place|has_room %}``: whether the page of the class is there for this place."""
    row = place.enrolment
    return doors.is_there(row, row.run.sessions.all(), now=timezone.now())


def _own_row(starter: Enrolment, partner: Enrolment | None, person: User) -> Enrolment:
    return partner if partner is not None and partner.person_id == person.pk else starter
