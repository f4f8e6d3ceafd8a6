"""Every kind of notice has words of both sorts, in both languages, and the discreet ones tell nothing."""

import pytest
from django.utils.translation import override

from enrolment import seats
from enrolment.models import Notice
from enrolment.states import NoticeKind
from enrolment.told import class_messages
from enrolment.told.mails import build
from enrolment.told.mails.discreet import DISCREET
from enrolment.told.mails.full import FULL
from enrolment.told.sms.words import text_of
from tests.factories import days_from_now, make_course, make_person, make_run

SECRETS = ("angst", "hverdag", "recovery", "medborger", "lokale 7", "samskole", "angst@")


@pytest.fixture
def told(db, dina):
    """Make a notice of a kind, to somebody with a seat in a class that must not be named."""

    course = make_course("Hverdag med angst", slug="hverdag-med-angst")

    def make(kind, **person):
        someone = make_person("Ida", **person)
        run = make_run(course=course, room="Lokale 7")
        row = seats.enrol(person=someone, run=run, by=someone)
        session = run.sessions.first()
        message = None
        if kind == NoticeKind.MESSAGE:
            message = class_messages.write(
                run=run, to="seats", subject="Om angst", text="Vi ses.", by=dina, key=run.sessions.first().uid
            )
        details = {"expires_at": days_from_now(2).isoformat(), "offer_number": 1, "guest": 1}
        return Notice(
            person=someone, kind=kind, enrolment=row, session=session, message=message, details=details
        )

    return make


def test_every_kind_has_words():
    assert set(DISCREET) == set(FULL) == set(NoticeKind)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("kind", NoticeKind.values)
def test_discreet_words_tell_an_onlooker_nothing(told, kind, language):
    notice = told(kind, language=language)
    sent = build(notice)
    seen = f"{sent.subject}\n{sent.body}\n{sent.alternatives[0][0]}\n{text_of(notice)}".lower()
    assert [secret for secret in SECRETS if secret in seen] == []
    assert sent.subject
    assert "%(" not in seen


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("kind", NoticeKind.values)
def test_full_words_are_whole(told, kind, language):
    sent = build(told(kind, language=language, full_messages=True))
    assert sent.subject
    assert "%(" not in sent.subject + sent.body
    assert "Recoveryskolen" in sent.body


@pytest.mark.parametrize("kind", ["reminder_week", "reminder_day"])
def test_a_reminder_says_when_and_with_full_words_what_and_where(told, kind):
    discreet, full = build(told(kind)).body, build(told(kind, full_messages=True, email="b@example.org")).body
    for body in (discreet, full):
        assert "kl. 13" in body
        assert "under Om mig" in body
    assert "Hverdag med angst" in full
    assert "Medborgerhuset" in full


def test_words_are_danish_by_themselves():
    with override("da"):
        assert str(NoticeKind.REMINDER_DAY.label) == "Der er en mødegang i morgen"
