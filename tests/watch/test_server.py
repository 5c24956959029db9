"""The preview is for this machine alone, hands out what a build wrote down, and stays up."""

from __future__ import annotations

import contextlib
import http.client
import json
import re
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.build import build
from ledger.commands._options import CouldNotError
from ledger.commands.watch import _listen
from ledger.watch import Said, Server, Shelf, Standing, listen
from tests.support import AS_OF, write_ledger

LONG_ENOUGH = 60.0
FILES = {
    "headway.toml": '[site]\nbase = "/reports/maya/"\n',
    "contacts/dana.md": "---\nname: Dana Kim\n---\n",
}


class Preview:
    """A report that is served, and requests as anybody may make them."""

    def __init__(self, server: Server, root: Path, standing: Standing) -> None:
        self.server = server
        self.root = root
        self.out = root / "site"
        self.standing = standing

    def ask(self, path="/", method="GET", **headers):
        """The answer to a request, its body read."""
        wire = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=LONG_ENOUGH)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        wire.request(method, path, headers=named)
        answer = wire.getresponse()
        answer.body = answer.read()
        wire.close()
        return answer

    def send(self, data: bytes, *, end=False) -> bytes:
        """What comes back for any bytes."""
        with socket.create_connection(("127.0.0.1", self.server.port), LONG_ENOUGH) as wire:
            with contextlib.suppress(OSError):
                wire.sendall(data)
                if end:
                    wire.shutdown(socket.SHUT_WR)
            got = b""
            with contextlib.suppress(ConnectionResetError):
                while more := wire.recv(65_536):
                    got += more
            return got

    @contextlib.contextmanager
    def news(self, page="/index.html", token=None):
        """The lines of a page's channel."""
        wire = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=LONG_ENOUGH)
        wire.request("GET", f"/_headway/news?token={token or self.server.token}&page={page}")
        answer = wire.getresponse()
        try:
            yield told_on(answer)
        finally:
            answer.close()
            wire.close()

    def save(self, text: str) -> None:
        (self.root / "contacts/dana.md").write_text(text)
        build(self.root, self.out, AS_OF)
        self.standing.told([])


def told_on(answer) -> Iterator[dict]:
    """What a channel tells."""
    for line in answer:
        if line.startswith(b"data: "):
            yield json.loads(line.removeprefix(b"data: "))


@pytest.fixture
def preview(tmp_path) -> Iterator[Preview]:
    root = write_ledger(tmp_path / "ledger", FILES)
    build(root, root / "site", AS_OF)
    server, standing = listen(None), Standing()
    standing.rest()
    server.start(Shelf(root / "site", server.token, "/reports/maya/"), standing)
    yield Preview(server, root, standing)
    server.stop()


def test_a_page_is_served_with_our_script_and_only_there(preview):
    answer = preview.ask("/contacts/dana.html")
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert b"Dana Kim" in answer.body
    assert b'<script src="/_headway/watch.js"' in answer.body
    on_disk = (preview.out / "contacts/dana.html").read_bytes()
    assert b"_headway" not in on_disk
    assert b"connect-src" not in on_disk
    policy = re.search(rb'http-equiv="Content-Security-Policy" content="([^"]*)"', answer.body)[1]
    assert policy.endswith(b"; connect-src 'self'")
    assert not list(preview.out.rglob("*watch*"))


def test_every_answer_is_guarded(preview):
    for path in (
        "/",
        "/contacts/dana.html",
        "/static/headway.css",
        "/nowhere",
        "/_headway/watch.js",
    ):
        headers = preview.ask(path).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] == "no-store"
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "connect-src 'self'" in headers["Content-Security-Policy"]
        assert "Python" not in headers["Server"]
        assert "Access-Control-Allow-Origin" not in headers


def test_it_is_bound_to_this_machine_alone(preview):
    assert preview.server.socket.getsockname()[0] == "127.0.0.1"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "GETS"])
def test_only_reading_is_answered(preview, method):
    answer = preview.ask(method=method)
    assert answer.status == 405
    assert answer.headers["Allow"] == "GET, HEAD"


def test_a_large_body_is_answered_too(preview):
    port = preview.server.port
    head = f"POST / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 500000\r\n\r\n".encode()
    assert preview.send(head + b"x" * 500_000).startswith(b"HTTP/1.1 405 ")


def test_head_is_get_without_the_body(preview):
    got, asked = preview.ask("/"), preview.ask("/", "HEAD")
    assert asked.status == 200
    assert asked.headers["Content-Length"] == got.headers["Content-Length"]
    assert asked.body == b""


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "localhost", "127.0.0.1:1", "evil.example:{port}", ""]
)
def test_another_name_is_misdirected(preview, host):
    assert preview.ask(Host=host.format(port=preview.server.port)).status == 421


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "LocalHost:{port}"])
def test_its_own_names_are_right(preview, host):
    assert preview.ask(Host=host.format(port=preview.server.port)).status == 200


def test_two_names_are_none(preview):
    host = f"Host: 127.0.0.1:{preview.server.port}\r\n"
    assert preview.send(f"GET / HTTP/1.1\r\n{host}{host}\r\n".encode()).startswith(b"HTTP/1.1 421")
    assert preview.send(b"GET / HTTP/1.1\r\n\r\n").startswith(b"HTTP/1.1 421")
    assert b"Dana" not in preview.send(b"GET /contacts/dana.html\r\n\r\n")


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ],
)
def test_what_another_site_asks_is_refused(preview, headers):
    assert preview.ask(**headers).status == 403
    path = f"/_headway/news?token={preview.server.token}"
    assert preview.ask(path, **headers).status == 403


def test_what_its_own_pages_ask_is_not(preview):
    origin = f"http://localhost:{preview.server.port}"
    assert preview.ask(Origin=origin, Sec_Fetch_Site="same-origin").status == 200
    assert preview.ask(Sec_Fetch_Site="none").status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/../headway.toml", "/%2e%2e/headway.toml", "/..%2fheadway.toml", "//etc/passwd",
        "/.headway-manifest.json", "/contacts/../../contacts/dana.md", "/stray.txt", "/%00",
        "/linked.txt", "/static", "/_headway/../index.html", "/_headway/reload.py", "/%ff%fe",
        "/..\\headway.toml", "/C:/headway.toml", "/contacts/dana.md",
    ],
)  # fmt: skip
def test_only_what_the_build_wrote_down_is_there(preview, path):
    (preview.out / "stray.txt").write_text("strange")
    (preview.out / "linked.txt").symlink_to(preview.root / "headway.toml")
    answer = preview.ask(path)
    assert answer.status == 404
    assert b"strange" not in answer.body
    assert b"[site]" not in answer.body


def test_a_page_that_became_a_link_is_not_followed(preview):
    page = preview.out / "contacts/dana.html"
    page.unlink()
    page.symlink_to(preview.root / "headway.toml")
    answer = preview.ask("/contacts/dana.html")
    assert answer.status == 404
    assert b"[site]" not in answer.body


def test_a_lost_address_has_the_page_of_the_report(preview):
    answer = preview.ask("/contacts/long/gone.html")
    assert answer.status == 404
    assert b"Not here" in answer.body
    # Its links are those of the host that it is made for.
    assert preview.ask("/reports/maya/static/headway.css").status == 200
    assert preview.ask("/reports/maya/").status == 200


def test_names_are_found_as_a_browser_writes_them(tmp_path):
    root = write_ledger(tmp_path, {"contacts/b c.md": "---\nname: É\n---\n"})
    build(root, root / "site", AS_OF)
    shelf = Shelf(root / "site", "token")
    page = next(path.name for path in (root / "site/contacts").iterdir())
    assert shelf.answer(f"/contacts/{page.replace(' ', '%20')}?x=1#y").status == 200


def test_before_the_first_report_there_is_a_page_that_waits(tmp_path):
    found = Shelf(tmp_path / "site", "token").answer("/")
    assert found.status == 503
    assert b"watch.js" in found.data


def test_a_page_hears_when_its_own_bytes_change(preview):
    with preview.news("/contacts/dana.html") as dana, preview.news("/time.html") as time_page:
        before, other = next(dana), next(time_page)
        served = preview.ask("/contacts/dana.html").body.decode()
        assert f'data-page="{before["page"]}"' in served
        assert f'data-styles="{before["styles"]}"' in served
        preview.save("---\nname: Dana Lee\n---\n")
        assert next(dana)["page"] != before["page"]
        after = next(time_page)
        assert after["number"] > other["number"]
        assert after["page"] == other["page"]


def test_a_page_that_is_not_there_hears_when_it_appears(preview):
    with preview.news("/contacts/lee.html") as told:
        before = next(told)
        (preview.root / "contacts/lee.md").write_text("---\nname: Lee\n---\n")
        preview.save("---\nname: Dana Kim\n---\n")
        assert next(told)["page"] != before["page"]


def test_a_page_hears_what_broke(preview):
    with preview.news() as told:
        assert next(told)["faults"] == []
        preview.standing.told([Said("a merge left its marks", "contacts/dana.md:3", "settle it")])
        assert next(told)["faults"] == [
            {"message": "a merge left its marks", "place": "contacts/dana.md:3",
             "remedy": "settle it"}
        ]  # fmt: skip


def test_the_channel_wants_its_token(preview):
    for query in ("", "?token=", "?token=wrong", f"?tokens={preview.server.token}"):
        assert preview.ask(f"/_headway/news{query}").status == 403
    assert preview.ask(f"/_headway/news?{'a=b&' * 50}").status == 403


def test_a_sign_of_life_is_given(preview, monkeypatch):
    monkeypatch.setattr("ledger.watch.answering.BEAT", 0.1)
    monkeypatch.setattr("ledger.watch.answering.LOOK", 0.05)
    wire = http.client.HTTPConnection("127.0.0.1", preview.server.port, timeout=LONG_ENOUGH)
    wire.request("GET", f"/_headway/news?token={preview.server.token}&page=/")
    lines = iter(wire.getresponse())
    assert any(line == b": still here\n" for line in lines)
    wire.close()


def test_pages_that_were_left_free_their_places(preview, monkeypatch):
    monkeypatch.setattr("ledger.watch.answering.LOOK", 0.05)
    for _ in range(100):
        wait_until(lambda: preview.server.streams._value)
        with preview.news() as told:
            next(told)
    wait_until(lambda: preview.server.streams._value == 32)


def test_who_asks_during_a_build_has_what_comes_of_it(preview, monkeypatch):
    monkeypatch.setattr("ledger.watch.answering.HOLD", LONG_ENOUGH)
    preview.standing.due()
    threading.Timer(
        0.3, lambda: (preview.save("---\nname: New\n---\n"), preview.standing.rest())
    ).start()
    assert b"New" in preview.ask("/contacts/dana.html").body


def test_who_asks_during_a_long_build_is_not_kept_for_ever(preview, monkeypatch):
    monkeypatch.setattr("ledger.watch.answering.HOLD", 0.2)
    preview.standing.due()
    assert preview.ask("/contacts/dana.html").status == 200


@pytest.mark.parametrize(
    "rubbish",
    [
        b"\x00" * 100, b"\xff\xfe\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 500 + b"\r\n", b"G" * 1_000_000,
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: " + b"h" * 100_000, b"GET / HTTP/1.1\r\nbroken\r\n\r\n",
        b"GET http://127.0.0.1/ HTTP/1.1\r\n\r\n", b"\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"",
    ],
    ids=lambda text: repr(text[:20]),
)  # fmt: skip
def test_rubbish_brings_nothing_down(preview, rubbish, capfd):
    got = preview.send(rubbish, end=True)
    assert not got or re.match(rb"HTTP/1\.1 4\d\d |HTTP/1\.1 505 ", got)
    assert preview.ask().status == 200
    assert "Traceback" not in capfd.readouterr().err


def test_a_head_without_end_is_cut_off_and_judged_by_no_half(preview):
    host = f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{preview.server.port}\r\nX: ".encode()
    got = preview.send(host + b"x" * 40_000 + b"\r\nOrigin: http://evil.example\r\n\r\n")
    assert not got or got.startswith(b"HTTP/1.1 431 ")


def test_who_is_slow_holds_up_nobody_and_is_let_go(preview, monkeypatch):
    monkeypatch.setattr("ledger.watch.answering.ASK", 5.0)
    slow = [socket.create_connection(("127.0.0.1", preview.server.port)) for _ in range(40)]
    for one in slow:
        one.sendall(b"GET / HT")
    begun = time.monotonic()
    assert preview.ask().status == 200
    assert time.monotonic() - begun < 5
    for one in slow:
        one.settimeout(LONG_ENOUGH)
        with contextlib.suppress(ConnectionResetError):
            assert one.recv(100) == b""
        one.close()


def test_more_than_it_takes_are_sent_away_and_it_goes_on(preview, monkeypatch):
    monkeypatch.setattr("ledger.watch.answering.ASK", 0.5)
    many = [socket.create_connection(("127.0.0.1", preview.server.port)) for _ in range(200)]
    assert threading.active_count() < 100
    for one in many:
        one.close()
    wait_until(lambda: _answers(preview))


def test_a_port_that_is_taken_is_named(preview):
    with pytest.raises(CouldNotError) as refused:
        _listen(preview.server.port)
    assert f"port {preview.server.port} cannot be had: address already in use" in str(refused.value)
    assert refused.value.exit_code == 3
    other = listen(None)
    assert other.port != preview.server.port
    other.server_close()


def _answers(preview: Preview) -> bool:
    try:
        return preview.ask().status == 200
    except (OSError, http.client.HTTPException):
        return False


def wait_until(so) -> None:
    """Until something is so; fails where it takes too long."""
    until = time.monotonic() + LONG_ENOUGH
    while not so():
        assert time.monotonic() < until
        time.sleep(0.02)
