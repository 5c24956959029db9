"""Whoever asks, and however: nothing but the report goes out, and to its own host alone.

5,000 requests where `HEADWAY_ASSURANCE` asks for the long runs, 500 where nothing does; the
same ones each time.
"""

from __future__ import annotations

import os
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.assurance.tally import Tally, folder, keep
from tests.watch.hostile_requests import Fate, Request, made
from tests.watch.under_attack import CANARY, UnderAttack, under_attack

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes")

SEED = 9
MANY = 5_000 if folder() else 500


@pytest.fixture
def preview(tmp_path, monkeypatch) -> Iterator[UnderAttack]:
    # Who falls silent is let go soon, so that thousands of them can.
    monkeypatch.setattr("ledger.watch.answering.ASK", 0.3)
    with under_attack(tmp_path) as preview:
        yield preview


def test_nothing_but_the_report_goes_out(preview, capfd):
    begun, threads = time.monotonic(), threading.active_count()

    def tried(number: int) -> tuple[Fate, str]:
        request = made(preview.target, SEED, number)
        why = preview.wrong(request, preview.send(request))
        if number % 100 == 0 and not preview_answers(preview):
            why = why or "it answers no more"
        return request.fate, why and f"{number}: {why}: {request.data[:300]!r}"

    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(tried, range(MANY)))
    failures = [why for _, why in done if why]
    keep(
        Tally(
            name="server",
            promise="preview",
            tried=MANY,
            unit="hostile requests to the preview",
            failures=len(failures),
            seconds=round(time.monotonic() - begun, 1),
            how="foreign hosts and origins, paths in every encoding, made-up methods, bodies that"
            " lie, torn and slow connections, with secrets in and around the report's folder",
        )
    )
    assert not failures, "\n".join(failures[:10])
    # A server that refuses everybody would give nothing away either.
    assert min(Counter(fate for fate, _ in done)[fate] for fate in Fate) > MANY // 20
    assert preview.is_well()
    wait_until(lambda: threading.active_count() <= threads)
    assert "Traceback" not in capfd.readouterr().err


def preview_answers(preview: UnderAttack) -> bool:
    head = f"GET /index.html HTTP/1.1\r\nHost: localhost:{preview.server.port}\r\n\r\n".encode()
    good = Request(0, head, Fate.SERVED, b"GET", b"/index.html")
    return not preview.wrong(good, preview.send(good))


def test_every_file_of_the_manifest_is_to_be_had(preview):
    for name in preview.served:
        head = f"GET /{name} HTTP/1.1\r\nHost: 127.0.0.1:{preview.server.port}\r\n\r\n".encode()
        request = Request(0, head, Fate.SERVED, b"GET", f"/{name}".encode())
        assert preview.wrong(request, preview.send(request)) == ""


def test_nothing_else_is_to_be_had_by_its_name(preview):
    for name in preview.target.wanted:
        for path in (f"/{name}", f"//{name}", f"/{name}/", f"/reports/maya/{name}", f"/../{name}"):
            host = f"Host: 127.0.0.1:{preview.server.port}"
            head = f"GET {path} HTTP/1.1\r\n{host}\r\n\r\n".encode()
            request = Request(0, head, Fate.FAIR, b"GET", path.encode())
            assert preview.wrong(request, preview.send(request)) == "", path


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (b"HTTP/1.1 200 OK\r\nServer: headway\r\n\r\n" + CANARY.encode(), "a secret came out"),
        (b"", "no whole answer"),
        (b"HTTP/1.1 200 OK\r\nX: y\r\n\r\n", "odd headers"),
        (b"HTTP/1.1 200 OK\r\nServer: headway\r\n\r\n", "unguarded"),
    ],
)
def test_what_is_wrong_with_an_answer_is_seen(preview, answer, said):
    asked = Request(0, b"", Fate.SERVED, b"GET", b"/index.html")
    assert said in preview.wrong(asked, answer)


def test_another_file_than_the_one_asked_for_is_seen(preview):
    head = f"GET /index.html HTTP/1.1\r\nHost: localhost:{preview.server.port}\r\n\r\n".encode()
    answer = preview.send(Request(0, head, Fate.SERVED, b"GET", b"/index.html"))
    for fate, path in ((Fate.REFUSED, b"/index.html"), (Fate.SERVED, b"/time.html")):
        assert preview.wrong(Request(0, head, fate, b"GET", path), answer)
    changed = answer.replace(b"</body>", b"</boby>")
    assert preview.wrong(Request(0, head, Fate.FAIR, b"GET", b"/index.html"), changed)


def test_the_requests_are_the_same_each_time(preview):
    one, other = ([made(preview.target, SEED, n) for n in range(50)] for _ in range(2))
    assert one == other
    assert len({request.data for request in one}) > 40


def test_a_crowd_that_goes_without_a_word_leaves_no_trace(preview, capfd):
    for number in range(300):
        preview.tear_off(made(preview.target, SEED, number).data[:1_000])
    wait_until(preview.is_well)
    assert "Traceback" not in capfd.readouterr().err


def test_a_request_that_trickles_is_cut_off(preview):
    """Each byte comes in time; the whole does not."""
    with socket.create_connection(("127.0.0.1", preview.server.port), 10) as wire:
        begun, closed = time.monotonic(), False
        while not closed and time.monotonic() - begun < 10:
            try:
                wire.sendall(b"X")
                wire.settimeout(0.05)
                closed = not wire.recv(1)
            except TimeoutError:
                pass
            except OSError:
                closed = True
        assert closed
    assert preview.is_well()


def wait_until(so) -> None:
    """Until something is so; fails where it takes too long."""
    until = time.monotonic() + 60
    while not so():
        assert time.monotonic() < until
        time.sleep(0.02)
