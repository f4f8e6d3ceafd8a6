"""A worker that is killed with a text message on the wire: nothing is lost, and only that one goes again."""

import json
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from accounts import letters
from accounts.models import Letter
from enrolment import seats
from enrolment.models import Notice
from enrolment.states import Actor
from tests.factories import make_person, make_run
from tests.worker.test_worker import wait_for, worker

pytestmark = pytest.mark.django_db(transaction=True)

PEOPLE = 6


class Gateway(BaseHTTPRequestHandler):
    """Takes every message; answers the third only when the worker is dead."""

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.keys.append((self.headers["Idempotency-Key"], body["to"]))
        if len(self.server.keys) == 3:
            self.server.let_go.wait(30)
            return
        self.send_response(202)
        self.end_headers()

    def log_message(self, *_words):
        """Say nothing in the tests."""


@pytest.fixture
def gateway(monkeypatch):
    with ThreadingHTTPServer(("127.0.0.1", 0), Gateway) as server:
        server.keys, server.let_go = [], threading.Event()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("SMS_GATEWAY", "http")
        monkeypatch.setenv("SMS_HTTP_ADDRESS", f"http://127.0.0.1:{server.server_port}/")
        monkeypatch.setenv("SMS_HTTP_TIMEOUT", "60")
        yield server
        server.let_go.set()
        server.shutdown()


def seats_taken():
    run = make_run(capacity=PEOPLE)
    for person in people():
        seats.enrol(person=person, run=run, by=None, actor=Actor.SCHOOL)
    return Notice


def letters_written():
    for person in people():
        letters.write(kind="x", words=letters.Words("Tak", ("Vi har det.",)), person=person)
    return Letter


def people():
    return [make_person(email=None, contact_by="sms", phone=f"2000000{number}") for number in range(PEOPLE)]


@pytest.mark.parametrize("write", [seats_taken, letters_written])
def test_only_what_was_on_the_wire_goes_again_and_with_the_same_key(gateway, write):
    rows = write()
    first = worker()
    try:
        wait_for(lambda: len(gateway.keys) == 3)
    finally:
        first.kill()
        first.wait()
    gateway.let_go.set()
    time.sleep(2.1)
    assert worker("--batch").wait(60) == 0
    times = Counter(gateway.keys)
    assert times.pop(gateway.keys[2]) == 2
    assert set(times.values()) == {1}
    found = rows.objects.values_list("id", "person__phone", "state")
    assert {(str(pk), f"+45{phone}") for pk, phone, _state in found} == set(gateway.keys)
    assert {state for _pk, _phone, state in found} == {"sent"}
