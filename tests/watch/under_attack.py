"""A preview with secrets all around it, and whether an answer gives one of them away."""

from __future__ import annotations

import base64
import contextlib
import os
import re
import socket
import struct
import time
from collections.abc import Iterator
from pathlib import Path

from ledger.build import build
from ledger.site import MANIFEST
from ledger.site.manifest import read_manifest
from ledger.site.template_files import templates_folder
from ledger.watch import Server, Shelf, Standing, listen
from tests.support import AS_OF, write_ledger
from tests.watch.hostile_requests import Fate, Request, Target

CANARY = "canary7f3d9b1e"
LONG_ENOUGH = 60.0
BASE = "/reports/maya/"
LEDGER = {
    "headway.toml": f'# {CANARY}\n[site]\nbase = "{BASE}"\n',
    "contacts/dana.md": f"---\nname: Dana Kim  # {CANARY}\n---\n<!-- {CANARY} -->\n",
    "contacts/linked.md": "---\nname: To be a link\n---\n",
    "contacts/piped.md": "---\nname: To be a pipe\n---\n",
    "organizations/elm.md": "# Elm\n",
    ".git/config": f"[core]\n\tcomment = {CANARY}\n",
    ".env": f"TOKEN={CANARY}\n",
}
# Where the build's own folder holds what the build did not write.
STRAY = ("stray.html", "index.html.bak", ".htpasswd", "static/stray.css", "contacts/stray.html",
         "_headway/stray.js", "site/index.html", "404.html~")  # fmt: skip
_GUARDS = {
    "cache-control": "no-store",
    "connection": "close",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "server": "headway",
    "x-content-type-options": "nosniff",
}
_HEADERS = {*_GUARDS, "allow", "content-length", "content-security-policy", "content-type", "date"}
_HEAD = re.compile(rb"HTTP/1\.1 (\d{3}) [A-Za-z' -]+\r\n((?:[A-Za-z-]+: [^\r\n]+\r\n)+)\r\n")
_REFUSALS = {400, 403, 405, 414, 421, 431, 501, 503, 505}
_ADDED = re.compile(
    rb'<link rel="stylesheet" href="/_headway/watch\.css">\n'
    rb'<script src="/_headway/watch\.js" [^>]*></script>\n'
)
_MAY_CONNECT = b"; connect-src 'self'"


class UnderAttack:
    """A served report, the files that may be had of it, and those that may not."""

    def __init__(self, folder: Path) -> None:
        self.root = write_ledger(folder / "ledger", LEDGER)
        self.out = self.root / "site"
        (folder / "secret.txt").write_text(CANARY)
        build(self.root, self.out, AS_OF)
        _lay_canaries(folder, self.out)
        listed = read_manifest(self.out).files
        self.served = [one for one in listed if one not in _taken_away()]
        self._known = {(self.out / one).read_bytes(): one for one in self.served}
        for name in ("watch.css", "watch.js"):
            self._known[(templates_folder() / "watch" / name).read_bytes()] = f"_headway/{name}"
        secrets = (CANARY.encode(), base64.b64encode(CANARY.encode())[:16])
        self._secrets = (*secrets, CANARY.encode("utf-16-le"), CANARY.encode().hex().encode())
        self.server: Server = listen(None)
        standing = Standing()
        standing.rest()
        self.server.start(Shelf(self.out, self.server.token, BASE), standing)
        wanted = [
            *STRAY, *_taken_away() * 3, "linked.txt", "static/linked.css", "up/headway.toml",
            "up/contacts/dana.md", "headway.toml", "contacts/dana.md", ".git/config", ".env",
            MANIFEST, f"{MANIFEST}.part", "secret.txt", "etc/passwd", "proc/self/environ",
            f"{folder}/secret.txt", f"{self.root}/headway.toml", f"{self.root}/.env",
            "_headway/news", "_headway/watch.css", "_headway/../stray.html", "watch/watch.js",
            "base.html", "contacts", "static", "index.html", "contacts/dana.html",
        ]  # fmt: skip
        self.target = Target(self.server.port, self.server.token, self.served, wanted)

    def send(self, request: Request) -> bytes:
        """What comes back; nothing where the connection is only closed."""
        data = request.data if request.stops is None else request.data[: request.stops]
        step = request.pieces or max(len(data), 1)
        got = b""
        with socket.create_connection(("127.0.0.1", self.server.port), LONG_ENOUGH) as wire:
            with contextlib.suppress(ConnectionResetError, BrokenPipeError):
                for start in range(0, len(data), step):
                    wire.sendall(data[start : start + step])
                if request.ends:
                    wire.shutdown(socket.SHUT_WR)
            with contextlib.suppress(ConnectionResetError):
                while more := wire.recv(65_536):
                    got += more
        return got

    def tear_off(self, data: bytes) -> None:
        """Send something and be gone at once, as a cable that is pulled."""
        with socket.create_connection(("127.0.0.1", self.server.port), LONG_ENOUGH) as wire:
            wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            wire.sendall(data)

    def wrong(self, request: Request, answer: bytes) -> str:
        """What is wrong with an answer; empty where nothing is."""
        if any(secret in answer for secret in self._secrets):
            return "a secret came out"
        if request.fate is not Fate.SERVED and not answer:
            return ""
        head = _HEAD.match(answer)
        if head is None:
            return f"no whole answer: {answer[:80]!r}"
        status, body = int(head[1]), answer[head.end() :]
        if unguarded := _unguarded(head[2], body, is_head=request.method == b"HEAD"):
            return unguarded
        if request.fate is Fate.REFUSED:
            return "" if status in _REFUSALS and _is_a_line(body) else f"{status}, not refused"
        name = self._name_of(body) if status in (200, 404) and request.method == b"GET" else ""
        if request.fate is Fate.SERVED:
            wanted = request.path.decode().lstrip("/") if request.method == b"GET" else ""
            return "" if (status, name) == (200, wanted) else f"{status}, {name} for {wanted}"
        if status == 200:
            return "" if name is not None else f"bytes of nobody's: {body[:80]!r}"
        if status == 404:
            is_lost = name in ("404.html", "") or body == b"There is nothing here.\n"
            return "" if is_lost else f"lost, and yet {name or body[:80]!r}"
        return "" if status in _REFUSALS and _is_a_line(body) else f"{status}: {body[:80]!r}"

    def is_well(self) -> bool:
        """Whether it still answers, and everybody who went has left their place."""
        until = time.monotonic() + LONG_ENOUGH
        while self.server._places._value != 64 and time.monotonic() < until:
            time.sleep(0.01)
        head = f"GET /index.html HTTP/1.1\r\nHost: localhost:{self.server.port}\r\n\r\n".encode()
        good = Request(0, head, Fate.SERVED, b"GET", b"/index.html")
        return not self.wrong(good, self.send(good)) and self.server._places._value >= 63

    def _name_of(self, body: bytes) -> str | None:
        """The file whose bytes these are, without what the preview adds to a page."""
        if name := self._known.get(body):
            return name
        bare = _ADDED.sub(b"", body, count=1).replace(_MAY_CONNECT, b"", 1)
        return self._known.get(bare) if bare != body else None


@contextlib.contextmanager
def under_attack(folder: Path) -> Iterator[UnderAttack]:
    """A preview to be attacked, until it is stopped."""
    preview = UnderAttack(folder)
    try:
        yield preview
    finally:
        preview.server.stop()


def _taken_away() -> tuple[str, ...]:
    """Pages that the manifest lists and that are no files of ours any more."""
    return ("contacts/linked.html", "contacts/piped.html")


def _lay_canaries(folder: Path, out: Path) -> None:
    for name in STRAY:
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text(f"<p>{CANARY}</p>")
    (out / f"{MANIFEST}.part").write_text(CANARY)
    (out / "linked.txt").symlink_to(folder / "secret.txt")
    (out / "static/linked.css").symlink_to(folder / "secret.txt")
    (out / "up").symlink_to("..")
    linked, piped = (out / one for one in _taken_away())
    linked.unlink()
    linked.symlink_to(folder / "secret.txt")
    piped.unlink()
    os.mkfifo(piped)


def _unguarded(lines: bytes, body: bytes, *, is_head: bool) -> str:
    """What an answer's head lacks, or says too much."""
    pairs = [line.split(": ", 1) for line in lines.decode("ascii").splitlines()]
    told = {name.lower(): value for name, value in pairs}
    if len(told) != len(pairs) or not set(told) <= _HEADERS:
        return f"odd headers: {pairs}"
    if any(told.get(name) != value for name, value in _GUARDS.items()):
        return f"unguarded: {told}"
    policy = told.get("content-security-policy", "")
    if "default-src 'none'" not in policy or "unsafe" in policy:
        return f"a policy that allows too much: {policy}"
    said = int(told.get("content-length", "-1"))
    # A HEAD has the length of what a GET would have had. An event stream has none.
    return "" if said == len(body) or (is_head and not body) else f"{said} said, {len(body)} sent"


def _is_a_line(body: bytes) -> bool:
    return not body or re.fullmatch(rb"[\x20-\x7e]{1,120}\n", body) is not None
