"""What happens on the days of the school in ``tests.belongings``: a guest, a café with a kiosk, a call."""

from dataclasses import dataclass

from django.utils import timezone

from accounts.models import User
from courses.models import Session
from courses.states import Format
from enrolment import seats
from enrolment.day import apologies, kiosks
from enrolment.models import GuestSeat, Kiosk, SeatRules, WelfareCall
from enrolment.states import Actor
from peers.models import Contributor
from tests.factories import make_course, make_run


@dataclass
class Day:
    """Alma is asked to be a guest, and was missed once; a café is open right now."""

    guest: GuestSeat
    kiosk: Kiosk
    cafe: Session
    call: WelfareCall


def a_day(*, alma: User, hans: User, teacher: Contributor) -> Day:
    """Make it: Hans gives afbud where Alma waits, and the teacher hosts the café."""
    lending = make_run(course=make_course("Skriv dig frem"), capacity=1)
    SeatRules.objects.update_or_create(run=lending, defaults={"lends_seats": True})
    seat = seats.enrol(person=hans, run=lending, by=hans)
    # She has as many courses as one may have; the school may add one.
    waiting = seats.enrol(person=alma, run=lending, by=hans, actor=Actor.SCHOOL)
    apologies.give(enrolment=seat, session=lending.sessions.earliest("starts_at"), by=hans)
    format_of_cafe = make_course("Åben café", format=Format.CAFE)
    cafe = make_run(course=format_of_cafe, sessions=1, first_start=timezone.now(), teachers=(teacher,))
    return Day(
        guest=GuestSeat.objects.get(enrolment=waiting),
        kiosk=kiosks.open_one(run=cafe, by=hans),
        cafe=cafe.sessions.get(),
        call=WelfareCall.objects.create(session=lending.sessions.latest("starts_at"), enrolment=waiting),
    )
