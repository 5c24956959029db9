"""Markdown links to files: `[Dana](../contacts/dana-kim.md)`, which break where a file moves."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import quote, unquote

from ledger.diagnostic import Edit
from ledger.editing._successor import Successor
from ledger.model.record import Record
from ledger.readers.body import prose_of
from ledger.readers.front_matter import bounds_of
from ledger.readers.text import Text

# Where a link leads, as CommonMark has it: behind its text, or in a definition of its own.
_PLACE = r"(?:<(?P<{0}in>[^<>\n]*)>|(?P<{0}bare>[^\s<>()]+(?:\([^\s()]*\)[^\s()]*)*))"
_INLINE = re.compile(r"\]\([ \t]*" + _PLACE.format(""))
_DEFINED = re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]*" + _PLACE.format(""), re.MULTILINE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/|#|\?|$", re.IGNORECASE)
_KEPT = "/-._~!$&'*+,;=:@"


def file_links(text: Text, record: Record, successor: Successor) -> Iterator[Edit]:
    """The edits that keep a file's links to the moved one, and a moved file's links to others."""
    if ".md" not in text.text and record.path != successor.record.path:
        return
    start = bounds_of(text)[2]
    shown = prose_of(text, start)
    moved = record.path == successor.record.path
    folder = posixpath.dirname(record.path)
    new_folder = posixpath.dirname(successor.path) if moved else folder
    for form in (_INLINE, _DEFINED):
        for match in form.finditer(shown, start):
            part = "in" if match["in"] is not None else "bare"
            typed = match[part]
            if _ELSEWHERE.match(typed):
                continue
            new = _leading(typed, folder, new_folder, successor, bracketed=part == "in")
            if new != typed:
                yield Edit(text.location(match.start(part)), len(typed), new)


def _leading(
    typed: str, folder: str, new_folder: str, successor: Successor, *, bracketed: bool
) -> str:
    """A place as typed, as it has to be typed from now on."""
    end = re.search(r"[#?]", typed)
    path, rest = (typed[: end.start()], typed[end.start() :]) if end else (typed, "")
    plain = unquote(path)
    old = successor.record.path
    target = posixpath.normpath(posixpath.join(folder, plain))
    if _same(target, old):
        own = successor.path
    elif _same(posixpath.normpath(plain), old):
        # A vault's editors write paths from its top as well.
        return _spelled(successor.path, path, plain, bracketed=bracketed) + rest
    elif folder != new_folder:
        own = target
    else:
        return typed
    if folder == new_folder and posixpath.dirname(own) == posixpath.dirname(target):
        # The way there is the same, however roundabout it was typed.
        led = posixpath.join(posixpath.dirname(plain), posixpath.basename(own))
        return _spelled(led, path, plain, bracketed=bracketed) + rest
    led = posixpath.relpath(own, new_folder)
    dot = "./" if plain.startswith("./") and not led.startswith("../") else ""
    return _spelled(dot + led, path, plain, bracketed=bracketed) + rest


def _spelled(path: str, typed: str, plain: str, *, bracketed: bool) -> str:
    """A path with as much of it escaped as was before."""
    if typed == quote(plain, safe=_KEPT) and typed != plain:
        return quote(path, safe=_KEPT)
    if bracketed:
        return path
    return re.sub(r"[\s()<>%]", lambda match: quote(match[0]), path)


def _same(path: str, other: str) -> bool:
    return unicodedata.normalize("NFC", path) == unicodedata.normalize("NFC", other)
