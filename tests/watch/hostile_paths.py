"""Paths that are meant to lead out of the report, in every way that a path may be written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random


def made(random: Random, wanted: Sequence[str], port: int) -> bytes:
    """The target of a request for one of the files that must not be had."""
    if random.random() < 0.25:
        return f"/{random.choice(wanted)}".encode()
    climbed = random.choice(_CLIMBS) * random.randrange(5) + random.choice(wanted)
    prefix = random.choice(_PREFIXES)
    written = random.choice(_WAYS)(random, climbed)
    suffix = random.choice(_SUFFIXES)
    whole = f"{prefix}{written}{suffix}".replace("{port}", str(port))
    if random.random() < 0.05:
        whole = f"/{'a/../' * random.randrange(1, 400)}{written}"
    if random.random() < 0.03:
        whole = "/" + random.choice(("a", "%2e", "../", "%")) * random.randrange(1, 20_000)
    # A target has no white space of its own; as bytes, what a browser would never send is here.
    return whole.replace(" ", "%20").encode("utf-8", "surrogateescape")


def _plain(random: Random, path: str) -> str:
    return path


def _percent(path: str, which: Callable[[str], bool], times: int = 1) -> str:
    for _ in range(times):
        path = "".join(
            "".join(f"%{byte:02x}" for byte in char.encode()) if which(char) else char
            for char in path
        )
        which = "%".__eq__
    return path


def _all_escaped(random: Random, path: str) -> str:
    return _percent(path, lambda char: True, random.choice((1, 2, 3)))


def _dots_escaped(random: Random, path: str) -> str:
    return _percent(path, ".".__eq__, random.choice((1, 2, 3)))


def _slashes_escaped(random: Random, path: str) -> str:
    return _percent(path, "/".__eq__, random.choice((1, 2, 3)))


def _some_escaped(random: Random, path: str) -> str:
    return _percent(path, lambda char: random.random() < 0.5, random.choice((1, 2)))


def _upper(random: Random, path: str) -> str:
    return _some_escaped(random, path).upper()


def _swapped(old: str, *new: str) -> Callable[[Random, str], str]:
    """Each of some characters written as one that a careless reader takes for it."""

    def swap(random: Random, path: str) -> str:
        return path.replace(old, random.choice(new))

    return swap


def _both_overlong(random: Random, path: str) -> str:
    dots, slashes = random.choice((("%c0%ae", "%c0%af"), ("%e0%80%ae", "%e0%80%af")))
    return path.replace(".", dots).replace("/", slashes)


def _raw_overlong(random: Random, path: str) -> str:
    raw = path.encode().replace(b"/", b"\xc0\xaf").replace(b"..", b"\xc0\xae\xc0\xae")
    return raw.decode("utf-8", "surrogateescape")


_WAYS: tuple[Callable[[Random, str], str], ...] = (
    _plain, _plain, _all_escaped, _dots_escaped, _slashes_escaped, _some_escaped, _upper,
    _both_overlong, _raw_overlong,
    _swapped("/", "\\", "%5c", "%255c", "\\/", "/\\", "%5C%2F"),
    _swapped("/", "\u2215", "\u2044", "\uff0f", "%e2%88%95", "%ef%bc%8f", "%u2215", "%u002f"),
    _swapped("..", "\uff0e\uff0e", "\u2025", "%u002e%u002e", "%uff0e%uff0e", ". .", "..."),
    _swapped("../", "....//", "..././", "..;/", "..%00/", "..%0d/", "%2e./", ".%2e/", "..\t/"),
    _swapped("/", "//", "///", "/./", "/.//", "/%2e/", "/x/../"),
)  # fmt: skip
_CLIMBS = ("", "../", "../", "./", "x/../../", "static/../../", "contacts/../../")
_PREFIXES = (
    "/", "/", "/", "/", "//", "///", "", "/./", "/static/", "/_headway/", "/contacts/dana.html/",
    "/reports/maya/", "/reports/maya//", "/reports/maya/../", "/C:/", "/c%3a/", "/file:///",
    "file:///", "http://127.0.0.1:{port}/", "http://evil.example/", "//evil.example/", "*",
    "/\\\\?\\", "\\", "/~/", "/%00/", "/;/", "/proc/self/root/", "/proc/self/cwd/", "?", "#", "@",
)  # fmt: skip
_SUFFIXES = (
    "", "", "", "", "/", "%00", "%00.html", ".", "..", "%20", "/.", "/index.html", "?", "?a=b",
    "?/../../headway.toml", "#x", ";x", "::$DATA", "~", "%0d%0aX-Leak:%20yes", "%", "%zz", "\x00",
    "%e2%80%ae", "\x7f",
)  # fmt: skip
