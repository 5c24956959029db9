"""The files that a report is made of, handed out by name, and the names are its manifest's.

No part of a request ever becomes a path: a name is looked up among those that the build wrote
down, and one that is not there is nowhere.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from urllib.parse import unquote_to_bytes

from ledger.site import MANIFEST, SEARCH, RefusedError
from ledger.site.manifest import is_own_file, read_manifest
from ledger.site.rendering import STATIC
from ledger.site.template_files import templates_folder

LOST = "404.html"
OURS = "_headway"
CONNECT = "connect-src 'self'"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
_POLICY = re.compile(rb"""(<meta http-equiv="Content-Security-Policy" content="[^"]*)(")""")
_HEAD_ENDS = re.compile(rb"</head\s*>", re.IGNORECASE)
_NOTHING_YET = b"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>No report yet</title>
</head>
<body>
<main class="watch-empty">
<h1>No report yet</h1>
<p>It appears here as soon as it can be built.</p>
</main>
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a request for a file: its status, its sort and its bytes."""

    status: int
    kind: str
    data: bytes


class Shelf:
    """The report in a folder, as its manifest lists it at each request.

    While a report is being made, the pages of it that are done are handed out ahead of the
    folder. They are in memory alone: on the disk the report before stays whole until the new
    one is.
    """

    def __init__(self, out: Path, token: str, base: str = "/") -> None:
        self.base = base
        self._out = out
        self._token = token
        self._lock = threading.Lock()
        self._said = b""
        self._listed: frozenset[str] = frozenset()
        self._shared: tuple[str, ...] = ()
        self._ahead: Mapping[str, bytes] = {}

    def lay_ahead(self, pages: Mapping[str, bytes]) -> None:
        """Hand out these pages, by path, in the place of those in the folder."""
        self._ahead = dict(pages)

    def follow(self) -> None:
        """Hand out what the folder holds and nothing else: a build is done, or could not be."""
        self._ahead = {}

    def is_ahead(self, target: str) -> bool:
        """Whether what is asked for by the path of a request is ahead of the folder."""
        name = self._name(target)
        return any(one in self._ahead for one in _meant(name))

    def answer(self, target: str) -> Found:
        """What is handed out for the path of a request, as a browser is to have it."""
        name = self._name(target)
        if name.startswith(f"{OURS}/"):
            return _ours(name.removeprefix(f"{OURS}/"))
        status, name, data = self._file(name)
        kind = _TYPES.get(PurePosixPath(name).suffix.lower(), "application/octet-stream")
        if kind.startswith("text/html"):
            data = self._served(status, data)
        return Found(status, kind, data)

    def mark(self, target: str) -> str:
        """What tells a page, with the scripts that it runs, from another state of it."""
        status, _, data = self._file(self._name(target))
        return self._mark(status, data)

    def styles(self) -> str:
        """The same of the style sheets, which a page changes without being loaded again."""
        return _digest(self._all(".css"))

    def _file(self, name: str) -> tuple[int, str, bytes]:
        names = self._names()
        for one in _meant(name):
            if one in names and (data := self._bytes(one)) is not None:
                return 200, one, data
        if LOST in names and (data := self._bytes(LOST)) is not None:
            return 404, LOST, data
        return 503, LOST, _NOTHING_YET

    def _bytes(self, name: str) -> bytes | None:
        """The bytes of a file of the manifest; None where it is gone, or a link to elsewhere."""
        ahead = self._ahead.get(name)
        if ahead is not None:
            return ahead
        try:
            return (self._out / name).read_bytes() if is_own_file(self._out, name) else None
        except OSError:
            return None

    def _names(self) -> frozenset[str]:
        """What the manifest lists. It is taken apart only when it has changed."""
        try:
            said = (self._out / MANIFEST).read_bytes()
            with self._lock:
                if said != self._said:
                    self._listed = frozenset(read_manifest(self._out).files)
                    # What is searched through is loaded when somebody searches.
                    shared = (name for name in self._listed if name.startswith(f"{STATIC}/"))
                    self._shared = tuple(sorted(set(shared) - {SEARCH}))
                    self._said = said
                return self._listed
        except (OSError, RefusedError):
            return frozenset()

    def _name(self, target: str) -> str:
        path = target.split("#", 1)[0].split("?", 1)[0]
        if self.base != "/" and path.startswith(self.base):
            path = path.removeprefix(self.base)
        text = unquote_to_bytes(path).decode("utf-8", "replace")
        return text.strip("/")

    def _all(self, suffix: str) -> bytes:
        """Every file of a sort that stands in the folder of what all pages share."""
        self._names()
        wanted = (name for name in self._shared if name.endswith(suffix))
        return b"\0".join(self._bytes(name) or b"" for name in wanted)

    def _mark(self, status: int, page: bytes) -> str:
        return _digest(str(status).encode(), page, self._all(".js"))

    def _served(self, status: int, page: bytes) -> bytes:
        """A page with our script in it, which its own policy lets speak to us."""
        mark, styles = self._mark(status, page), self.styles()
        page = _POLICY.sub(rb"\1; " + CONNECT.encode() + rb"\2", page, count=1)
        added = (
            f'<link rel="stylesheet" href="/{OURS}/watch.css">\n'
            f'<script src="/{OURS}/watch.js" data-token="{self._token}" data-page="{mark}" '
            f'data-styles="{styles}" defer></script>\n'
        ).encode()
        ends = _HEAD_ENDS.search(page)
        at = ends.start() if ends else len(page)
        return page[:at] + added + page[at:]


def _ours(name: str) -> Found:
    """A file that is served beside the report and never written into it."""
    names = {"watch.css": ".css", "watch.js": ".js"}
    if name not in names:
        return Found(404, _TYPES[".txt"], b"There is nothing here.\n")
    return Found(200, _TYPES[names[name]], (templates_folder() / "watch" / name).read_bytes())


def _meant(name: str) -> tuple[str, str]:
    """The files that a name may stand for: itself, or the first page of a folder."""
    return name, f"{name}/index.html".lstrip("/")


def _digest(*parts: bytes) -> str:
    return blake2b(b"\0".join(parts), digest_size=9).hexdigest()
