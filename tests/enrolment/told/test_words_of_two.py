"""What the first of two is written: it is they who have something to do, until the other has signed up."""

import pytest
from django.utils.translation import override

from enrolment import seats
from enrolment.models import Notice
from enrolment.states import NoticeKind
from enrolment.told.mails import build
from enrolment.told.sms.words import text_of
from tests.factories import make_person, make_run


@pytest.fixture
def first(db):
    """The first of two, in a class with room for both."""
    person, run = make_person("Ida", language="en"), make_run(capacity=4)
    seats.enrol(person=person, run=run, by=person, together=True)
    return Notice.objects.select_related("person", "enrolment").get(person=person, kind=NoticeKind.WAITING)


def told(notice):
    with override("en"):
        return f"{build(notice).body}\n{text_of(notice)}"


@pytest.mark.parametrize("full", [False, True])
def test_the_first_of_two_reads_what_to_do_and_of_no_lack_of_room(first, full):
    first.person.full_messages = full
    said = told(first)
    assert "Give the other the link or the code" in said
    assert "Give the other the link from your page" in said
    assert "no room" not in said
    assert "no seat" not in said
    assert "need do nothing" not in said
    assert first.enrolment.pair.code not in said


def test_where_the_other_has_joined_it_is_a_wait_like_any_other(first, alma):
    run = first.enrolment.run
    other = make_person("Bo")
    run.capacity = 1
    run.save()
    seats.enrol(person=other, run=run, by=other, pair=first.enrolment.pair)
    said = told(Notice.objects.select_related("person", "enrolment").get(pk=first.pk))
    assert "Give the other" not in said
    assert "There is no room for you right now" in said
