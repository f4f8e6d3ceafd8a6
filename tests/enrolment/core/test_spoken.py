"""What is said to people without a screen never sends them to one."""

import pytest
from django.utils.translation import override

from enrolment import seats
from enrolment.models import ClassMessage, Notice
from enrolment.states import NoticeKind
from enrolment.told import spoken
from tests.factories import make_course, make_run

pytestmark = pytest.mark.django_db

ON_A_SCREEN = {
    "da": ("egen side", "tryk", "logge ind", "mail", "Om mig"),
    "en": ("own page", "press", "sign in", "mail", "About me"),
}


@pytest.fixture
def notice(hans):
    row = seats.enrol(person=hans, run=make_run(course=make_course("Ro")), by=hans)
    return Notice.objects.select_related("person", "enrolment__run").get(enrolment=row)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("full", [True, False])
@pytest.mark.parametrize("kind", NoticeKind.values)
def test_nothing_sends_anybody_to_a_screen(notice, dina, kind, full, language):
    run = notice.enrolment.run
    notice.kind, notice.person.language = kind, language
    notice.session = run.sessions.first() if "session" in kind or "guest" in kind else None
    if kind == NoticeKind.MESSAGE:
        notice.message = ClassMessage(run=run, subject="Nyt lokale", text="Vi ses i lokale 2.", by=dina)

    said = spoken.say(notice, full=full, phone="70 00 00 00")

    with override(language):
        text = " ".join((said.subject, *said.lines, *said.times))
    assert said.subject
    for word in ON_A_SCREEN[language]:
        assert word not in text, text


def test_a_school_without_a_phone_says_no_number(notice):
    said = spoken.say(notice, full=True, phone="")

    assert "Ring til os, hvis du ikke kan komme." in said.lines


def test_a_discreet_text_names_no_course_and_says_the_place_once(notice):
    said = spoken.say(notice, full=False, phone="70 00 00 00")

    assert "Ro" not in " ".join((said.subject, *said.lines, *said.times))
    assert len(said.times) == notice.enrolment.run.sessions.count() + 1
    assert said.times[-1].startswith("Sted: ")
