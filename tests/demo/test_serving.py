"""How the demo is served: two processes that know where they are, on a port that is free."""

import socket

import pytest

from demo import serving


def test_web_and_worker_know_their_address():
    web, worker = serving.processes(8123, "http://127.0.0.1:8123")
    assert "8123" in web.command
    assert not web.restarts
    assert worker.restarts
    for process in (web, worker):
        assert process.environment["SAMSKOLE_ENV"] == "demo"
        assert process.environment["BASE_URL"] == "http://127.0.0.1:8123"


def test_a_taken_port_is_refused_before_anything_starts():
    with socket.socket() as other:
        other.bind((serving.HOST, 0))
        other.listen()
        with pytest.raises(serving.PortTaken):
            serving.must_be_free(other.getsockname()[1])
