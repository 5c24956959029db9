"""Answers one request: who asks and how is looked at first, what is asked for last."""

from __future__ import annotations

import contextlib
import io
import json
import socket
import time
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, cast
from urllib.parse import parse_qs

from ledger.watch.shelf import CONNECT, OURS
from ledger.watch.standing import Now

if TYPE_CHECKING:
    from ledger.watch.server import Server

NEWS = f"/{OURS}/news"
# Seconds: for a request to be whole, for an answer to be taken, for a build to be done, between
# two signs of life where there is no news, and between two looks at whether anybody listens.
ASK, TAKE, HOLD, BEAT, LOOK = 5.0, 20.0, 2.0, 15.0, 0.5
# Bytes: of a request's head, and of a body that nobody wanted.
MOST_HEAD, MOST_REST = 16_384, 1_048_576
METHODS = ("GET", "HEAD")
VERSIONS = ("HTTP/1.0", "HTTP/1.1")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    f"{CONNECT}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_ALWAYS = {
    "Cache-Control": "no-store",
    "Connection": "close",
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class _TooMuchError(OSError):
    """The head of a request does not end."""


class _Head(io.RawIOBase):
    """What a visitor sends: so many bytes at most, and none after a time."""

    def __init__(self, connection: socket.socket) -> None:
        super().__init__()
        self._connection = connection
        self._until = time.monotonic() + ASK
        self._left = MOST_HEAD

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        seconds = self._until - time.monotonic()
        if seconds <= 0:
            raise TimeoutError
        if self._left <= 0:
            # Not the end: what is asked for would be judged by half of what was said.
            raise _TooMuchError
        self._connection.settimeout(seconds)
        got = self._connection.recv_into(memoryview(buffer)[: self._left])
        self._left -= got
        return got


class Answering(BaseHTTPRequestHandler):
    """One connection, which is one request."""

    protocol_version = "HTTP/1.1"

    def setup(self) -> None:
        """Read through what bounds it."""
        super().setup()
        with contextlib.suppress(OSError):
            self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.rfile = io.BufferedReader(cast("io.RawIOBase", _Head(self.connection)))

    def handle(self) -> None:
        """Read the request and answer it."""
        self.requestline, self.request_version, self.command = "", "", ""
        try:
            self.raw_requestline = self.rfile.readline()
            whole = bool(self.raw_requestline) and self.parse_request()
        except _TooMuchError:
            whole = False
            self.send_error(431)
        if whole:
            self.connection.settimeout(TAKE)
            self._answer()
        self._let_go()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse a request that cannot be read, in a line."""
        self.connection.settimeout(TAKE)
        self._refuse(code, "This is no request that can be answered.")

    def handle_expect_100(self) -> bool:
        """Encourage nobody before it is known who asks; no body is wanted of anybody."""
        return True

    def version_string(self) -> str:
        """The program, without what it is made of."""
        return "headway"

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for the ledger."""

    @property
    def _desk(self) -> Server:
        return cast("Server", self.server)

    def _answer(self) -> None:
        hosts = self.headers.get_all("Host", [])
        if len(hosts) != 1 or hosts[0].strip().lower() not in self._desk.hosts:
            self._refuse(421, f"This is not who you asked for; go to {self._desk.address}")
        elif self.command not in METHODS:
            self._refuse(405, "Only GET and HEAD are answered.", Allow=", ".join(METHODS))
        elif self.request_version not in VERSIONS:
            self._refuse(505, f"Only {' and '.join(VERSIONS)} are answered.")
        elif not self._is_clear():
            self._refuse(400, "A line of the request's head cannot be read.")
        elif self._is_foreign():
            self._refuse(403, "Another site asked for this. To see it, type its address.")
        elif not self.path.startswith("/"):
            self._refuse(400, "The address does not begin with a slash.")
        elif self.path.split("?", 1)[0] == NEWS:
            self._news()
        else:
            # Who asks in the middle of a save is to see what comes of it.
            if not self.path.startswith(f"/{OURS}/"):
                shelf = self._desk.shelf
                self._desk.standing.settled(HOLD, lambda: shelf.is_ahead(self.path))
            found = self._desk.shelf.answer(self.path)
            self._send(found.status, found.kind, found.data)

    def _is_clear(self) -> bool:
        """Whether every line of the head was understood.

        The reader drops all that stands behind one that was not, and so who asks.
        """
        said = "".join(self.headers.values())
        return not self.headers.defects and not any(sign in said for sign in "\0\r\n")

    def _is_foreign(self) -> bool:
        """Whether a page of somebody else's asks; a browser says so, and nothing else has to."""
        origins = {f"http://{host}" for host in self._desk.hosts}
        sites = self.headers.get_all("Sec-Fetch-Site", [])
        return any(one not in origins for one in self.headers.get_all("Origin", [])) or any(
            one not in ("same-origin", "none") for one in sites
        )

    def _news(self) -> None:
        """The channel on which a page hears of each build, for as long as it stays open."""
        try:
            asked = parse_qs(self.path.partition("?")[2], max_num_fields=8)
        except ValueError:
            asked = {}
        if asked.get("token") != [self._desk.token]:
            self._refuse(403, "This channel is for the pages that are served here.")
        elif self.command == "HEAD":
            self._send(200, "text/event-stream", b"")
        elif not self._desk.streams.acquire(blocking=False):
            self._refuse(503, "Too many pages are open.")
        else:
            try:
                self._head(200, "text/event-stream")
                self._stream(asked.get("page", ["/"])[0])
            finally:
                self._desk.streams.release()

    def _stream(self, page: str) -> None:
        standing, last = self._desk.standing, -1
        self.wfile.write(b"retry: 500\n\n")
        beat = time.monotonic() + BEAT
        while not self._is_gone():
            now = standing.after(last, LOOK)
            if now.ended:
                return
            if now.number != last:
                last = now.number
                self.wfile.write(b"data: " + self._told(now, page) + b"\n\n")
            elif time.monotonic() >= beat:
                beat = time.monotonic() + BEAT
                self.wfile.write(b": still here\n\n")

    def _is_gone(self) -> bool:
        """Whether the other end was closed: a page that was left frees its place at once."""
        try:
            self.connection.setblocking(False)
            return not self.connection.recv(1)
        except BlockingIOError:
            return False
        finally:
            self.connection.settimeout(TAKE)

    def _told(self, now: Now, page: str) -> bytes:
        shelf = self._desk.shelf
        told = {**now.told, "page": shelf.mark(page), "styles": shelf.styles()}
        return json.dumps(told).encode()

    def _refuse(self, status: int, why: str, **headers: str) -> None:
        self._send(status, "text/plain; charset=utf-8", f"{why}\n".encode(), **headers)

    def _send(self, status: int, kind: str, data: bytes, **headers: str) -> None:
        self._head(status, kind, **{"Content-Length": str(len(data)), **headers})
        if self.command != "HEAD":
            self.wfile.write(data)

    def _head(self, status: int, kind: str, **headers: str) -> None:
        self.request_version = self.protocol_version  # no answer goes out without its head
        self.send_response(status)
        for name, value in {"Content-Type": kind, **_ALWAYS, **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def _let_go(self) -> None:
        """Take what else was sent, within bounds: an answer is lost where it is left unread."""
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_WR)
            self.connection.settimeout(0.5)
            until, left = time.monotonic() + 1, MOST_REST
            while left > 0 and time.monotonic() < until and (got := self.connection.recv(65_536)):
                left -= len(got)
