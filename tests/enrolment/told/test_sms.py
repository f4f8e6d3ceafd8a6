"""Text messages: what they say, and how they are handed over."""

import json
import logging
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.utils import timezone

from accounts.told.gateways import Console, Http, NotTaken
from accounts.told.outgoing import PAUSES
from accounts.told.texts import LONGEST, PLAIN
from enrolment import notices, seats
from enrolment.mine import offers
from enrolment.models import ClassMessage, Notice
from enrolment.states import Actor, NoticeKind
from enrolment.told.outbox import deliver
from enrolment.told.sms import text_of
from tests.factories import make_course, make_person, make_run
from tests.tasks import run_tasks

SECRETS = ("søvn", "angst", "recovery", "medborger", "lokale", "skole", "hverdag")


@pytest.fixture
def tove(db):
    return make_person("Tove", email=None, contact_by="sms", phone="20 12 34 56")


def notice_of(person, kind, **fields):
    run = make_run(course=make_course("Hverdag med angst", slug="hverdag-med-angst"), room="Lokale 7")
    row = seats.enrol(person=person, run=run, by=None, actor=Actor.SCHOOL)
    details = {"expires_at": "2027-09-22T11:30:00+00:00", "offer_number": 999, "guest": 1}
    return Notice(person=person, kind=kind, enrolment=row, channel="sms", details=details, **fields)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("kind", NoticeKind.values)
def test_it_tells_nothing_but_a_time_and_a_link(tove, settings, kind, language):
    settings.BASE_URL = "https://kurser.lang-kommune.example.org"
    tove.language = language
    message = ClassMessage(pk=12345678, subject="Angst", text="Angst") if kind == "message" else None
    text = text_of(notice_of(tove, kind, message=message))
    assert len(text) <= LONGEST, text
    assert set(text) <= PLAIN
    assert text.split()[-1].startswith("https://kurser.lang-kommune.example.org/")
    assert text.split()[-1].endswith("/")
    assert [secret for secret in SECRETS if secret in text.lower()] == []


def test_a_long_address_is_kept_whole(tove, settings):
    settings.BASE_URL = "https://" + "x" * 120 + ".example.org"
    text = text_of(notice_of(tove, NoticeKind.WAITING))
    assert len(text) <= LONGEST
    assert text.endswith(f"{settings.BASE_URL}/min-side/")


def test_an_offer_is_answered_by_the_link_in_the_text(tove, bo, texts, client):
    run = make_run(capacity=1)
    taken = seats.enrol(person=bo, run=run, by=bo)
    seats.enrol(person=tove, run=run, by=None, actor=Actor.SCHOOL)
    seats.leave(enrolment=taken, by=bo)
    run_tasks(containing="outbox")
    offer = texts[-1]
    assert (offer.to, offer.key) == ("+4520123456", str(tove.notices.get(kind="offered").pk))
    path = offer.text.split()[-1].removeprefix("http://127.0.0.1:8000")
    assert path == f"/tilbud/{offers.token(tove.enrolments.get())}/"
    assert client.post(path, {"answer": "yes"}).status_code == 302
    assert tove.enrolments.get().state == "enrolled"


def test_a_text_that_is_not_taken_is_tried_again_and_then_the_school_calls(tove, settings, caplog):
    settings.SMS_GATEWAY = "tests.texts_kept.Broken"
    seats.enrol(person=tove, run=make_run(), by=None, actor=Actor.SCHOOL)
    moment = timezone.now()
    for pause in PAUSES:
        run_tasks(containing="outbox", until=moment)
        assert not notices.to_call().exists()
        moment = timezone.now() + 2 * pause
    run_tasks(containing="outbox", until=moment)
    assert [notice.state for notice in notices.to_call()] == ["failed"]
    assert "20123456" not in caplog.text.replace(" ", "")
    assert "aftale" not in caplog.text.lower()


def test_a_number_that_is_gone_is_a_failure(tove, texts):
    seats.enrol(person=tove, run=make_run(), by=None, actor=Actor.SCHOOL)
    tove.phone = "spørg"
    tove.save(update_fields=["phone"])
    run_tasks(containing="outbox")
    assert (texts, tove.notices.get().attempts) == ([], 1)


def test_a_text_goes_once_however_often_its_task_runs(tove, texts):
    seats.enrol(person=tove, run=make_run(), by=None, actor=Actor.SCHOOL)
    notice = tove.notices.get()
    assert [deliver.call(str(notice.pk)) for _ in range(3)] == ["sent"] * 3
    assert len(texts) == 1


class _Answering(BaseHTTPRequestHandler):
    def do_POST(self):
        self.server.seen.append((dict(self.headers), self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(self.server.status)
        if self.server.status == 302:
            self.send_header("Location", "/elsewhere")
        self.end_headers()

    def log_message(self, *_words):
        """Say nothing in the tests."""


@pytest.fixture
def gateway(settings):
    with HTTPServer(("127.0.0.1", 0), _Answering) as server:
        server.seen, server.status = [], 201
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.SMS_HTTP_ADDRESS = f"http://127.0.0.1:{server.server_port}/send"
        settings.SMS_HTTP_TIMEOUT = 2
        yield server
        server.shutdown()


def test_the_gateway_gets_the_fields_it_knows(gateway, settings):
    settings.SMS_HTTP_TO_FIELD, settings.SMS_HTTP_TEXT_FIELD = "recipient", "message"
    settings.SMS_HTTP_KEY_FIELD, settings.SMS_HTTP_TOKEN = "reference", "Bearer secret"
    Http().send(to="+4520123456", text="Husk din aftale på lørdag.", key="abc")
    ((headers, body),) = gateway.seen
    assert json.loads(body) == {
        "recipient": "+4520123456",
        "message": "Husk din aftale på lørdag.",
        "from": "Aftaler",
        "reference": "abc",
    }
    assert (headers["Idempotency-Key"], headers["Authorization"]) == ("abc", "Bearer secret")
    assert headers["Content-Type"] == "application/json"


@pytest.mark.parametrize("status", [302, 400, 401, 429, 500, 503])
def test_only_a_yes_of_the_gateway_is_a_yes(gateway, status, caplog):
    caplog.set_level(logging.DEBUG)
    gateway.status = status
    with pytest.raises(NotTaken, match=str(status)) as refused:
        Http().send(to="+4520123456", text="Husk din aftale.", key="abc")
    assert "20123456" not in f"{refused.value}{caplog.text}"
    assert len(gateway.seen) == 1  # a redirect is not followed


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/nobody", "http://\x00", ""])
def test_a_gateway_that_is_not_there_is_a_failure(settings, address):
    settings.SMS_HTTP_ADDRESS = address
    with pytest.raises(NotTaken):
        Http().send(to="+4520123456", text="Husk din aftale.", key="abc")


def test_without_a_gateway_texts_are_written_out(capsys):
    Console().send(to="+4520123456", text="Husk din aftale.", key="abc")
    assert "Husk din aftale." in capsys.readouterr().out
