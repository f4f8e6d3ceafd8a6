"""A mail server in a thread: it takes what it is sent, slowly as real ones do, and notes each Message-ID."""

import re
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Received:
    """One mail: its Message-ID, and when (by the clock of ``time.monotonic``) it was here as a whole."""

    message_id: str
    at: float


@dataclass
class MailServer:
    """What has arrived; ``port`` is where."""

    seconds_per_mail: float
    port: int = 0
    received: list[Received] = field(default_factory=list)


class _Talk(socketserver.StreamRequestHandler):
    """One sender's session, as much of SMTP as a sender needs."""

    def handle(self) -> None:
        self._say("220 ready")
        for line in iter(self.rfile.readline, b""):
            verb = line[:4].upper()
            if verb == b"DATA":
                self._say("354 go on")
                self._take()
            self._say("221 bye" if verb == b"QUIT" else "250 ok")
            if verb == b"QUIT":
                return

    def _take(self) -> None:
        assert isinstance(self.server, _Server)
        lines = []
        for line in iter(self.rfile.readline, b".\r\n"):
            if not line:
                return  # the sender died before it was done: that is no mail
            lines.append(line)
        found = re.search(rb"^Message-ID: <([^@>]+)@", b"".join(lines), re.MULTILINE | re.IGNORECASE)
        mails = self.server.mails
        mails.received.append(Received(found[1].decode() if found else "", time.monotonic()))
        time.sleep(mails.seconds_per_mail)

    def _say(self, text: str) -> None:
        try:
            self.wfile.write(f"{text}\r\n".encode())
        except OSError:
            return  # the sender was killed


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, mails: MailServer) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.mails = mails


@contextmanager
def listening(seconds_per_mail: float) -> Iterator[MailServer]:
    """Yield a mail server that answers each mail after so many seconds."""
    mails = MailServer(seconds_per_mail)
    with _Server(mails) as server:
        mails.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield mails
        finally:
            server.shutdown()
            thread.join()
