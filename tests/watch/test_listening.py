"""What the preview does where the system refuses it something, and who is turned away."""

from __future__ import annotations

import errno
import os
import socket
import threading

import pytest

from ledger.build import build
from ledger.watch import Server, Shelf, Standing, listen
from tests.support import AS_OF, write_ledger

FILES = {"contacts/dana.md": "---\nname: Dana Kim\n---\n"}
LONG_ENOUGH = 60.0


@pytest.fixture
def out(tmp_path):
    root = write_ledger(tmp_path / "ledger", FILES)
    build(root, root / "site", AS_OF)
    return root / "site"


@pytest.fixture
def server(out):
    one, standing = listen(None), Standing()
    standing.rest()
    one.start(Shelf(out, one.token), standing)
    yield one
    one.stop()


def sent(server: Server, head: str, path="/", host="") -> bytes:
    """What comes back for a request, to the end of the connection."""
    asked = f"{path} HTTP/1.1\r\nHost: {host or f'127.0.0.1:{server.port}'}\r\n"
    with socket.create_connection(("127.0.0.1", server.port), LONG_ENOUGH) as wire:
        wire.sendall(head.replace("PATH", asked).encode())
        got = b""
        while more := wire.recv(65_536):
            got += more
        return got


def get(server: Server, path="/") -> bytes:
    return sent(server, "GET PATH\r\n", path)


def test_a_server_that_never_answered_gives_its_port_back():
    first = listen(None)
    first.stop()
    again = listen(first.port)
    assert again.port == first.port
    again.stop()


@pytest.mark.parametrize("reason", [KeyboardInterrupt, RuntimeError("can't start new thread")])
def test_a_server_that_was_ended_while_it_started_waits_for_nobody(out, monkeypatch, reason):
    one = listen(None)

    def interrupted(*args: object, **kwargs: object) -> None:
        raise reason

    with monkeypatch.context() as patch:
        patch.setattr(threading, "Thread", interrupted)
        with pytest.raises((KeyboardInterrupt, RuntimeError)):
            one.start(Shelf(out, one.token), Standing())
    stopping = threading.Thread(target=one.stop, daemon=True)
    stopping.start()
    stopping.join(LONG_ENOUGH)
    assert not stopping.is_alive()


def test_a_thread_that_comes_when_all_is_over_serves_nothing(out, monkeypatch):
    one, late = listen(None), []

    def waits(thread: threading.Thread) -> None:
        late.append(thread)

    with monkeypatch.context() as patch:
        patch.setattr(threading.Thread, "start", waits)
        one.start(Shelf(out, one.token), Standing())
    one.stop()
    [thread] = late
    thread.run()  # which would raise: the port is given back


@pytest.mark.parametrize("number", [errno.EADDRINUSE, errno.EACCES])
def test_where_every_port_is_taken_that_is_said(monkeypatch, number):
    tried = []

    def taken(port):
        tried.append(port)
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("ledger.watch.server.Server", taken)
    with pytest.raises(OSError, match=os.strerror(errno.EADDRINUSE)):
        listen(None)
    # Any port that the system has is the last to be asked for.
    assert tried == [*range(4800, 4850), 0]


def test_no_other_port_mends_what_is_no_matter_of_ports(monkeypatch):
    tried = []

    def refused(port):
        tried.append(port)
        raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))

    monkeypatch.setattr("ledger.watch.server.Server", refused)
    with pytest.raises(OSError, match=os.strerror(errno.EMFILE)):
        listen(None)
    assert tried == [4800]


def test_where_no_thread_can_be_started_no_place_is_lost(server, monkeypatch, capfd):
    """More requests fail than there are places; the terminal is told, as nobody else could be."""
    start = threading.Thread.start

    def none_left(thread):
        if "process_request_thread" in thread.name:
            raise RuntimeError("can't start new thread")
        start(thread)

    with monkeypatch.context() as patch:
        patch.setattr(threading.Thread, "start", none_left)
        for _ in range(70):
            with socket.create_connection(("127.0.0.1", server.port), LONG_ENOUGH) as wire:
                assert wire.recv(100) == b""
    assert "can't start new thread" in capfd.readouterr().err
    assert get(server).startswith(b"HTTP/1.1 200 ")


def test_who_is_not_done_asking_in_time_has_no_answer(server, monkeypatch):
    monkeypatch.setattr("ledger.watch.answering.ASK", 0.0)
    assert get(server) == b""
    monkeypatch.undo()
    assert get(server).startswith(b"HTTP/1.1 200 ")


@pytest.mark.parametrize(("host", "status"), [("evil.example", b"421"), ("", b"405")])
def test_nobody_is_told_to_go_on_before_being_judged(server, host, status):
    head = "POST PATHContent-Length: 5\r\nExpect: 100-continue\r\n\r\n"
    assert sent(server, head, host=host).startswith(b"HTTP/1.1 " + status)


def test_the_head_of_the_channel_is_told_without_the_channel(server):
    path = f"/_headway/news?token={server.token}"
    head, _, body = sent(server, "HEAD PATH\r\n", path).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 ")
    assert b"Content-Type: text/event-stream" in head
    assert body == b""


def test_one_page_more_than_can_be_told_is_turned_away(server):
    server.streams = threading.BoundedSemaphore(1)
    path = f"/_headway/news?token={server.token}"
    host = f"Host: 127.0.0.1:{server.port}"
    with socket.create_connection(("127.0.0.1", server.port), LONG_ENOUGH) as first:
        first.sendall(f"GET {path} HTTP/1.1\r\n{host}\r\n\r\n".encode())
        assert first.recv(100).startswith(b"HTTP/1.1 200 ")
        assert get(server, path).startswith(b"HTTP/1.1 503 ")
        assert get(server).startswith(b"HTTP/1.1 200 ")


def test_a_page_that_goes_while_it_is_handed_out_is_not_there(out, monkeypatch):
    """As where a build takes it away between the look at it and the reading."""

    def looked_at(folder, name):
        if name == "contacts/dana.html":
            (folder / name).unlink()
        return True

    shelf = Shelf(out, "token")
    assert shelf.answer("/contacts/dana.html").status == 200
    monkeypatch.setattr("ledger.watch.shelf.is_own_file", looked_at)
    found = shelf.answer("/contacts/dana.html")
    assert found.status == 404
    assert b"Not here" in found.data
