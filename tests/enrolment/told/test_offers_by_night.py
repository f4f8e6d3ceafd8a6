"""An offer of the night is heard of in the morning, and has its whole time from then."""

import pytest
from django.utils import timezone

from enrolment import seats
from enrolment.models import Notice

pytestmark = pytest.mark.usefixtures("night")


@pytest.fixture
def offered(alma, bo, winter, clock):
    """Offer Alma the only seat at a moment; return the offer, and until when it can be answered."""

    def at(*moment):
        run = winter(capacity=1)
        clock(2027, 1, 7, 12)
        taken = seats.enrol(person=bo, run=run, by=bo)
        seats.enrol(person=alma, run=run, by=alma)
        clock(*moment)
        seats.leave(enrolment=taken, by=bo)
        row = alma.enrolments.get()
        notice = Notice.objects.get(person=alma, kind="offered")
        return timezone.localtime(notice.not_before), timezone.localtime(row.expires_at)

    return at


@pytest.mark.parametrize(
    ("moment", "heard", "until"),
    [
        ((1, 20, 12), "20T12", "22T12"),  # by day: two days
        ((1, 20, 22), "21T08", "23T08"),  # by night: two days from the morning
        ((2, 3, 10), "03T10", "03T14"),  # soon: four hours
        ((2, 3, 19), "03T19", "04T10"),  # soon, in the evening: waking hours
        ((2, 3, 18, 30), "03T18", "04T09"),
        ((2, 4, 10), "04T10", "04T13"),  # by day never past the start of the session
        ((2, 4, 2), "04T08", "04T12"),
        ((2, 3, 23), "04T08", "04T12"),
    ],
)
def test_when_it_is_heard_and_until_when_it_stands(offered, moment, heard, until):
    not_before, expires_at = offered(2027, *moment)
    assert (f"{not_before:%dT%H}", f"{expires_at:%dT%H}") == (heard, until)


def test_a_morning_class_does_not_eat_the_time_of_an_offer_of_the_night(alma, bo, winter, clock):
    run = winter(capacity=1, first_start=clock(2027, 2, 4, 9))
    clock(2027, 1, 7, 12)
    taken = seats.enrol(person=bo, run=run, by=bo)
    seats.enrol(person=alma, run=run, by=alma)
    clock(2027, 2, 3, 22)
    seats.leave(enrolment=taken, by=bo)
    assert f"{timezone.localtime(alma.enrolments.get().expires_at):%dT%H}" == "04T12"
    clock(2027, 2, 4, 11)
    seats.answer(enrolment=alma.enrolments.get(), accept=True, by=alma)
    assert alma.enrolments.get().state == "enrolled"
