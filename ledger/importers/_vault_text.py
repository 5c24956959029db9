"""The text of a note as it stands in a record: whole, its dated lines as the format has them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ledger.config import Config, Way
from ledger.model.entry import Entry
from ledger.value import Value

_BEFORE = re.compile(r"^(?P<indent>[ \t]*)(?:[-*+]|\d{1,9}[.)])?\s*(?P<box>\[[ xX]\]\s+)?")
_DRESS = re.compile(
    r"(?:\|[^\]\n]*)?[\]*_:]*(?:[ \t]*[:–—](?=\s|$)|[ \t]+-{1,2}(?=\s|$))?[*_]*[ \t]*"
)
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d(?=\s|$)\s*")
_FRONT = re.compile(r"\A---[ \t]*\n.*?^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)

# A length of time right behind the kind, in words.
_SPELLED = re.compile(r"\A(\d{1,3})[ ]?(min|hour|hr)(?:ute)?s?\b(?=[\s,;.]|$)", re.IGNORECASE)


class NoteText(Value, frozen=True):
    """A text below the front matter, and its dated lines, each on one line."""

    body: str
    lines: tuple[str, ...]


def note_text(text: str, entries: Sequence[Entry], config: Config) -> NoteText:
    """The text of a note without its front matter.

    Its dated lines, whose `entries` are given in order, begin with the bare date and the word for
    their kind; every word of theirs stays.
    """
    front = _FRONT.match(text)
    body = text[front.end() :] if front else text
    lines = []
    at = 0
    for entry in sorted(entries, key=lambda one: one.location.line):
        place = body.find(entry.raw, at)
        if place < 0:
            continue
        written = _written(entry, config)
        body = body[:place] + written + body[place + len(entry.raw) :]
        at = place + len(written)
        lines.append(" ".join(part.strip() for part in written.split("\n")))
    return NoteText(body.strip("\n"), tuple(lines))


def _short(length: re.Match[str]) -> str:
    return f"{length[1]}{'m' if length[2].lower() == 'min' else 'h'}"


def _written(entry: Entry, config: Config) -> str:
    first, *more = entry.raw.split("\n")
    before = _BEFORE.match(first)
    day = entry.date.isoformat()
    rest = first.partition(day)[2]
    rest = rest[_DRESS.match(rest).end() :] if _DRESS.match(rest) else rest  # type: ignore[union-attr]
    indent, box = (before["indent"], before["box"] or "") if before else ("", "")
    clock = _CLOCK.match(rest)
    time, rest = (clock[0].strip(), rest[clock.end() :]) if clock else ("", rest)
    words = rest.split(maxsplit=1)
    said = config.kind(words[0].rstrip(":,")) if words else None
    kind = "" if entry.kind.way is Way.NOTE or said == entry.kind else entry.kind.name
    if entry.kind.way is Way.NOTE and said and said.way is not Way.NOTE:
        rest = f'"{words[0]}" {" ".join(words[1:])}'.strip()
    if said and said == entry.kind and said.way is not Way.NOTE and len(words) > 1:
        rest = f"{words[0]} {_SPELLED.sub(_short, words[1])}"
    head = " ".join(part for part in (day, time, kind, rest.strip()) if part)
    return "\n".join([f"{indent}- {box}{head}", *more])
