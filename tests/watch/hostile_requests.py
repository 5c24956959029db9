"""Requests as somebody may make them who means harm, each the same for the same seed.

A request is put together from parts, of which one, two or all are hostile. Each part says for
itself what may come of it; what may come of the whole is the worst of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from random import Random

from tests.watch import hostile_paths


class Fate(IntEnum):
    """What may come of a request, the kindest first."""

    SERVED = 0  # the file that its path names, whole
    FAIR = 1  # a page of the report, its page for lost addresses, or a refusal
    REFUSED = 2  # a line that says no, or nothing at all


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a request, and what may come of a request with it."""

    data: bytes
    fate: Fate = Fate.SERVED


@dataclass(frozen=True, slots=True)
class Request:
    """Bytes, how they are sent, and what may come back.

    `pieces` is how many bytes go at a time (all, for 0); `ends` closes the sending half behind
    them; `stops` is how many are sent at all, after which the sender falls silent.
    """

    number: int
    data: bytes
    fate: Fate
    method: bytes
    path: bytes
    pieces: int = 0
    ends: bool = False
    stops: int | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """Whom the requests are for: its port, its token, and what is to be had and what is not."""

    port: int
    token: str
    served: Sequence[str]
    wanted: Sequence[str]


FOREIGN = [
    "evil.example", "127.0.0.1.nip.io", "localhost.evil.example", "127-0-0-1.rebind.example",
    "127.0.0.1.", "localhost.", "localhost..", "127.1", "127.0.1", "2130706433", "0x7f000001",
    "0177.0.0.1", "0.0", "127.0.0.2", "[::1]", "[::]", "[::ffff:127.0.0.1]", "::1",
    "[fe80::1%25lo]", "192.168.0.1", "169.254.169.254", "localhost.localdomain", "ip6-localhost",
    "xn--lcalhost-55a", "loc\u0430lhost", "\uff4c\uff4f\uff43\uff41\uff4c\uff48\uff4f\uff53\uff54",
    "127\u30020.0.1", "127.0.0.1%00", "127.0.0.1\x00", "user@127.0.0.1", "127.0.0.1@evil.example",
    "evil.example#127.0.0.1", "evil.example/127.0.0.1", "127.0.0.1,evil.example",
    "127.0.0.1 evil.example", "http://127.0.0.1", "*", "", " ", "-", "a" * 300,
]  # fmt: skip
METHODS = (
    b"POST PUT DELETE CONNECT OPTIONS TRACE PATCH PROPFIND PROPPATCH MKCOL COPY MOVE LOCK UNLOCK "
    b"SEARCH REPORT PURGE LINK UNLINK BIND REBIND ACL MERGE MKACTIVITY VERSION-CONTROL NOTIFY "
    b"SUBSCRIBE SOURCE BREW WHEN PRI TRACK DEBUG QUERY get head Get gET post G GE GETT GET\x00 "
    b"GET: \xc7ET HEADS __init__ send_error"
).split()


def made(target: Target, seed: int, number: int) -> Request:
    """The request of a number; any one can be made again without those before it."""
    random = Random(f"{seed}/{number}")  # noqa: S311 - the same ones each time, on purpose
    kinds = random.sample(sorted(_KINDS), k=random.choice((0, 1, 1, 1, 2, 2, len(_KINDS))))
    if random.random() < 0.3:
        # Nothing but the path stands between such a request and an answer.
        kinds = ["path"]
    part = {name: (_KINDS[name] if name in kinds else _PLAIN[name])(random, target)
            for name in _KINDS}  # fmt: skip
    fate = max(one.fate for one in part.values())
    method, path, version = part["method"].data, part["path"].data, part["version"].data
    lines = [part["host"].data, part["sender"].data, part["odd"].data]
    if "order" in kinds:
        random.shuffle(lines)
    head = b" ".join((method, path, version)).rstrip(b" ") + b"\r\n"
    data = head + b"".join(lines) + b"\r\n" + part["body"].data
    how = random.choice(("whole", "whole", "whole", "pieces", "ended", "stopped"))
    stops = None
    if how == "stopped" and random.random() < 0.3:
        # Before the empty line: what was never said whole is not to be answered.
        stops, fate = random.randrange(len(head) + sum(map(len, lines)) + 1), Fate.REFUSED
    pieces = random.choice((1, 3, 7, 100)) if how == "pieces" and len(data) < 2_000 else 0
    return Request(number, data, fate, method, path, pieces, how == "ended", stops)


def _own_host(random: Random, target: Target) -> Part:
    name = random.choice(("127.0.0.1", "localhost", "LocalHost"))
    field = random.choice(("Host: ", "host:", "HOST:  "))
    return Part(f"{field}{name}:{target.port}\r\n".encode())


def _foreign_host(random: Random, target: Target) -> Part:
    own = f"127.0.0.1:{target.port}"
    name = random.choice([*FOREIGN, f"{random.randrange(10**9)}.example"])
    ports = ["", ":", f":{target.port}", ":80", f":0{target.port}", f":{target.port}0", ":-1",
             f":{target.port}:80", f": {target.port}"]  # fmt: skip
    value = f"{name}{random.choice(ports)}"
    shapes = [
        f"Host: {value}\r\n", f"Host: {value}\r\n", f"Host: {value}\r\n", "",
        f"Host: {own}\r\nHost: {value}\r\n", f"Host: {value}\r\nHost: {own}\r\n",
        f"Host: {own}\r\nHost: {own}\r\n", f"Host: {own},{value}x\r\n",
        f"Host: {own}\r\n {value}x\r\n", f"Host : {own}\r\n", f" Host: {own}\r\n",
        f"X-Forwarded-Host: {own}\r\nHost: {value}\r\n", f"Host: {own}\x00\r\n",
        f"Host: {own}/\r\n", f"Host: http://{own}\r\n", f"Hosts: {own}\r\n",
        "Host: localhost\r\n", "Host: 127.0.0.1\r\n", "Host: localhost:\r\n",
        "Host: localhost:80\r\n", "Host: 127.0.0.1:443\r\n", f"Host: :{target.port}\r\n",
    ]  # fmt: skip
    return Part(random.choice(shapes).encode(), Fate.REFUSED)


def _own_sender(random: Random, target: Target) -> Part:
    own = f"Origin: http://localhost:{target.port}\r\n"
    told = ["", own, "Sec-Fetch-Site: none\r\n", f"{own}Sec-Fetch-Site: same-origin\r\n"]
    return Part(random.choice(told).encode())


def _foreign_sender(random: Random, target: Target) -> Part:
    own = f"http://127.0.0.1:{target.port}"
    origin = random.choice([
        "http://evil.example", "https://evil.example", "null", "", "http://127.0.0.1",
        f"https://127.0.0.1:{target.port}", f"{own}.evil.example", f"{own}@evil.example",
        f"{own}/", f"{own} http://evil.example", f"http://127.0.0.1:{target.port}0", "file://",
        "chrome-extension://abcdefghijklmnop", f"http://[::1]:{target.port}", own.upper(),
        f"http://{random.randrange(10**9)}.example:{target.port}",
    ])  # fmt: skip
    site = random.choice(["cross-site", "same-site", "", "none, cross-site", "\u00a0none", "x"])
    shapes = [
        f"Origin: {origin}\r\n", f"Origin: {origin}\r\n", f"Sec-Fetch-Site: {site}\r\n",
        f"Origin: {own}\r\nOrigin: {origin}\r\n", f"Origin: {origin}\r\nOrigin: {own}\r\n",
        f"Sec-Fetch-Site: same-origin\r\nSec-Fetch-Site: {site}\r\n",
        f"Origin: {origin}\r\nSec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: navigate\r\n",
        f"sec-fetch-site:{site}\r\nSec-Fetch-Dest: document\r\nSec-Fetch-User: ?1\r\n",
        f"broken\r\nOrigin: {origin}\r\n", f"X-Half : a\r\nSec-Fetch-Site: {site}\r\n",
        f": empty\r\nOrigin: {origin}\r\n", f"\u00e9: a\r\nOrigin: {origin}\r\n",
    ]  # fmt: skip
    return Part(random.choice(shapes).encode(), Fate.REFUSED)


def _reading(random: Random, target: Target) -> Part:
    return Part(random.choice((b"GET", b"GET", b"GET", b"HEAD")))


def _writing(random: Random, target: Target) -> Part:
    made_up = bytes(random.choices(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ-_!", k=random.randrange(5, 30)))
    return Part(random.choice([*METHODS, made_up]), Fate.REFUSED)


def _served_path(random: Random, target: Target) -> Part:
    return Part(f"/{random.choice(target.served)}".encode())


def _hostile_path(random: Random, target: Target) -> Part:
    wrong = [f"/_headway/news?token={random.choice(('', 'x' * 24, target.token[:-1]))}"]
    if random.random() < 0.1:
        return Part(random.choice(wrong).encode(), Fate.REFUSED)
    return Part(hostile_paths.made(random, target.wanted, target.port), Fate.FAIR)


def _usual_version(random: Random, target: Target) -> Part:
    return Part(random.choice((b"HTTP/1.1", b"HTTP/1.1", b"HTTP/1.0")))


def _odd_version(random: Random, target: Target) -> Part:
    odd = [b"", b"HTTP/0.9", b"HTTP/2", b"HTTP/2.0", b"HTTP/3.0", b"HTTP/1", b"HTTP/1.1.1",
           b"HTTP/-1.1", b"HTTP/1.-1", b"http/1.1", b"HTTPS/1.1", b"HTTP/9999999999.1",
           b"HTTP/1.1 HTTP/1.1", b"HTTP/\xb9.1", b"ICY", b"RTSP/1.0",
           b"HTTP/2.0\r\n\r\nSM\r\n"]  # fmt: skip
    return Part(random.choice(odd), Fate.REFUSED)


def _nothing(random: Random, target: Target) -> Part:
    return Part(b"")


def _odd_lines(random: Random, target: Target) -> Part:
    fair = [
        b"X-Forwarded-For: 127.0.0.1\r\n", b"X-Original-URL: /headway.toml\r\n",
        b"X-Rewrite-URL: /../headway.toml\r\n", b"Range: bytes=0-99\r\n",
        b"If-None-Match: *\r\n", b"Expect: 100-continue\r\n", b"Upgrade: h2c\r\n",
        b"Connection: keep-alive, Upgrade\r\n", b"Accept-Encoding: gzip, \xff\r\n",
        b"Cookie: " + b"a=b; " * 500 + b"\r\n", b"Referer: http://evil.example/\r\n",
        b"X-HTTP-Method-Override: DELETE\r\n", b"X: " + bytes(range(128, 256)) + b"\r\n",
    ]  # fmt: skip
    refused = [
        b"A: b\r\n" * 200, b"X: " + b"x" * 40_000 + b"\r\n", b"nonsense\r\n", b"\x00\r\n",
        b"X" * 70_000 + b": y\r\n", b"X: a\x00b\r\n", b"X: a\rOrigin: http://127.0.0.1\r\n",
    ]  # fmt: skip
    if random.random() < 0.6:
        return Part(random.choice(fair), Fate.FAIR)
    return Part(random.choice(refused), Fate.REFUSED)


def _odd_body(random: Random, target: Target) -> Part:
    """What follows the head: bodies, and what is meant to be taken for a second request."""
    second = f"GET /{target.served[0]} HTTP/1.1\r\nHost: 127.0.0.1:{target.port}\r\n\r\n".encode()
    bodies = [
        second, second * 20, b"x" * 100_000, bytes(random.randbytes(random.randrange(2_000))),
        b"0\r\n\r\n" + second, b"5\r\nhello\r\n0\r\n\r\n", b"ffffffffffffffff\r\n", b"-1\r\nx\r\n",
        b"\r\n" * 1_000,
    ]  # fmt: skip
    return Part(random.choice(bodies), Fate.FAIR)


def _lengths(random: Random, target: Target) -> Part:
    size = random.choice(["0", "5", "-1", "1e9", "99999999999999999999", "abc", "0x10", "", "5, 6"])
    lines = [
        f"Content-Length: {size}\r\n", "Transfer-Encoding: chunked\r\n",
        f"Content-Length: {size}\r\nTransfer-Encoding: chunked\r\n",
        f"Content-Length: 1\r\nContent-Length: {size}\r\n", "Transfer-Encoding: xchunked\r\n",
        "Transfer-Encoding: identity, chunked\r\nTE: trailers\r\n",
    ]  # fmt: skip
    return Part(random.choice(lines).encode(), Fate.FAIR)


def _odd(random: Random, target: Target) -> Part:
    return random.choice((_odd_lines, _lengths))(random, target)


_Made = Callable[[Random, Target], Part]
_KINDS: dict[str, _Made] = {
    "host": _foreign_host, "sender": _foreign_sender, "method": _writing, "path": _hostile_path,
    "version": _odd_version, "odd": _odd, "body": _odd_body, "order": _nothing,
}  # fmt: skip
_PLAIN: dict[str, _Made] = {
    "host": _own_host, "sender": _own_sender, "method": _reading, "path": _served_path,
    "version": _usual_version, "odd": _nothing, "body": _nothing, "order": _nothing,
}  # fmt: skip
