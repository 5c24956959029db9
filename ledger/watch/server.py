"""Listens on this machine alone, and bounds what any number of visitors can take of it.

Each connection has a thread, one request, and a time by which the request must be whole, so
that one who is slow or sends rubbish holds up nobody and fills nothing.
"""

from __future__ import annotations

import errno
import os
import secrets
import socket
import sys
import threading
from http.server import ThreadingHTTPServer

from ledger.watch.answering import Answering
from ledger.watch.shelf import Shelf
from ledger.watch.standing import Standing

HOST = "127.0.0.1"
FIRST_PORT = 4800
_TRIED = 50
# Connections at a time, and how many of them may wait for news.
MOST = 64
MOST_STREAMS = 32

_Request = socket.socket | tuple[bytes, socket.socket]


class Server(ThreadingHTTPServer):
    """The report, served; every request goes through `Answering`."""

    daemon_threads = True
    request_queue_size = 128
    # Elsewhere it lets two programs listen at one port.
    allow_reuse_address = os.name == "posix"

    def __init__(self, port: int) -> None:
        self.token = secrets.token_urlsafe(18)
        self.streams = threading.BoundedSemaphore(MOST_STREAMS)
        self._places = threading.BoundedSemaphore(MOST)
        # Who ends it does not wait for a thread that never began: Ctrl-C may come at any moment.
        self._turn = threading.Lock()
        self._answers = self._ended = False
        self.shelf: Shelf
        self.standing: Standing
        super().__init__((HOST, port), Answering)

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])

    @property
    def address(self) -> str:
        """What a browser is told to open."""
        return f"http://{HOST}:{self.port}/"

    @property
    def hosts(self) -> frozenset[str]:
        """What a request may call it: anything else was sent here by somebody's name server."""
        return frozenset(f"{name}:{self.port}" for name in (HOST, "localhost"))

    def start(self, shelf: Shelf, standing: Standing) -> None:
        """Answer from now on, in threads of its own. Who came before has waited."""
        self.shelf, self.standing = shelf, standing
        threading.Thread(target=self._serve, daemon=True).start()

    def stop(self) -> None:
        """Answer no more, if it ever did."""
        with self._turn:
            self._ended = True
        if self._answers:
            self.standing.end()
            self.shutdown()
        self.server_close()

    def _serve(self) -> None:
        """Answer until told to end, which may have come before this thread did."""
        with self._turn:
            if self._ended:
                return
            self._answers = True
        self.serve_forever(0.1)

    def server_bind(self) -> None:
        """Take the port, without asking a name server what this machine is called."""
        self.socket.setsockopt(
            socket.SOL_SOCKET, socket.SO_REUSEADDR, int(self.allow_reuse_address)
        )
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()

    def process_request(self, request: _Request, client_address: object) -> None:
        """Give a connection a thread; one too many is closed, and may come again."""
        if not self._places.acquire(blocking=False):
            self.shutdown_request(request)
            return
        try:
            super().process_request(request, client_address)
        except BaseException:  # no thread could be started: the caller closes it
            self._places.release()
            raise

    def process_request_thread(self, request: _Request, client_address: object) -> None:
        """One connection, from its first byte to its last."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._places.release()

    def handle_error(self, request: _Request, client_address: object) -> None:
        """Pass over a visitor who went away, or was too slow; anything else is ours to know."""
        error = sys.exc_info()[1]
        if not isinstance(error, OSError | ValueError):
            super().handle_error(request, client_address)


def listen(port: int | None) -> Server:
    """A server at a port, or at the first free one; OSError names the port that is taken."""
    if port is not None:
        return Server(port)
    for tried in (*range(FIRST_PORT, FIRST_PORT + _TRIED), 0):
        try:
            return Server(tried)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
    raise OSError(errno.EADDRINUSE, os.strerror(errno.EADDRINUSE))
