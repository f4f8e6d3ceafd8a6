"""What the pages of a class share: whose it is. Another's is 404, as is one that is shut or never was."""

from django.http import Http404, HttpRequest

from accounts.visitors import signed_in
from enrolment.classroom import doors
from enrolment.classroom.doors import Room
from enrolment.views.asking import language
from enrolment.words.class_facts import ClassFacts, facts_of_one_class


def room_of(request: HttpRequest, enrolment_id: int) -> Room:
    """Return the room of whoever asks."""
    try:
        return doors.enter(signed_in(request), enrolment_id=enrolment_id)
    except doors.Shut as shut:
        raise Http404 from shut


def facts_of(room: Room) -> ClassFacts:
    """Put the class in words, in the language of the page."""
    return facts_of_one_class(room.run, language=language())
