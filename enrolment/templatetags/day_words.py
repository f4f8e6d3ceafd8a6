"""What pages show of the day: the door to the online room, and where one is a guest."""

from dataclasses import dataclass

from django import template
from django.utils.translation import get_language

from accounts.models import User
from courses import words
from courses.models import Session
from enrolment.day import guests, online_rooms
from enrolment.models import Enrolment, GuestSeat
from enrolment.states import SeatState
from enrolment.words.class_facts import SessionFacts, facts_of_session, titles
from enrolment.words.share_words import policy_of

register = template.Library()


@dataclass(frozen=True, slots=True)
class GuestCard:
    """A session somebody is asked about or comes to as a guest, in words."""

    guest: GuestSeat
    facts: SessionFacts
    answer_by: str


@register.simple_tag
def online_door(session: Session) -> online_rooms.Door | None:
    """``{% online_door session as door %}``: the way into the online room; nothing where there is none."""
    return online_rooms.door(session)


@register.simple_tag
def may_be_asked(row: Enrolment) -> bool:
    """``{% may_be_asked row as may_be %}``: whether this place is on the list of a class that lends seats."""
    return row.state == SeatState.WAITING and row.pair_id is None and policy_of(row.run).lends_seats


@register.simple_tag
def guest_seats(person: User) -> list[GuestCard]:
    """``{% guest_seats person as cards %}``: what a person is asked, and where they come as a guest."""
    rows = list(guests.of(person))
    names = titles((row.session.run.course for row in rows), language=get_language() or "da")
    return [
        GuestCard(
            row,
            facts_of_session(row.session.run, row.session, names),
            words.unbroken(words.moment(row.expires_at)) if row.expires_at else "",
        )
        for row in rows
    ]
