"""Serves the demo: the production web server and the worker, under one supervisor."""

import os
import socket
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from config.supervisor import Process, supervise

HOST = "127.0.0.1"
WEB_WORKERS = 2
THREADS = 4
_READY_WITHIN = 60.0  # seconds


class PortTaken(Exception):
    """Another program listens on the port."""


def serve(port: int, when_ready: Callable[[str], None]) -> int:
    """Serve until a signal ends it, and return the exit code; `when_ready` is told the address.

    Raises `PortTaken`. Must be called in the main thread.
    """
    must_be_free(port)
    address = f"http://{HOST}:{port}"
    threading.Thread(target=_tell_when_ready, args=(port, address, when_ready), daemon=True).start()
    return supervise(processes(port, address))


def processes(port: int, address: str) -> list[Process]:
    """The web server and the worker, told where they are."""
    place = {
        "SAMSKOLE_ENV": "demo",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "BASE_URL": os.environ.get("BASE_URL", address),
        "PYTHONPATH": os.pathsep.join([str(settings.PROJECT_DIR), str(settings.SITE_DIR)]),
    }
    granian = [sys.executable, "-m", "granian", "config.wsgi:application", "--interface", "wsgi", "--no-ws"]
    granian += ["--host", HOST, "--port", str(port), "--log-level", "warning"]
    granian += ["--workers", str(WEB_WORKERS), "--blocking-threads", str(THREADS)]
    worker = [sys.executable, str(Path(settings.PROJECT_DIR) / "manage.py"), "worker"]
    return [Process("web", granian, place), Process("worker", worker, place, restarts=True)]


def must_be_free(port: int) -> None:
    """Raise `PortTaken` if another program listens there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise PortTaken(str(port)) from error


def _tell_when_ready(port: int, address: str, when_ready: Callable[[str], None]) -> None:
    deadline = time.monotonic() + _READY_WITHIN
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex((HOST, port)) == 0:
                when_ready(address)
                return
        time.sleep(0.1)
