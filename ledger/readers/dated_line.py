"""The dated-line grammar: what one list item that begins with a date says.

- [checkbox] DATE [HH:MM] KIND [DURATION] [ROUND] text, [[links]], [key:: value]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from itertools import islice
from sys import intern
from typing import NamedTuple

from ledger.config import NOTE, Config, EntryKind, Way
from ledger.model.entry import Entry, EntryField
from ledger.model.fault import Fault, FaultKind
from ledger.model.link import Link
from ledger.readers.days import day_of
from ledger.readers.links import find_links, find_unclosed
from ledger.readers.text import Text

# What comes first: a time, if there is one, and a word.
_HEAD = re.compile(r"\s*(?:(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?!\S)\s*)?(?P<word>\S*)")
_WORD = re.compile(r"[^\W\d_][\w-]*$")
_DURATION = re.compile(r"(?:(?P<hours>\d+(?:\.\d+)?)h)?(?:(?P<minutes>\d+)m)?$")
_NEAR_DURATION = re.compile(
    r"(?:\d+(?:[.,]\d+)?(?:[ ]?(?:mins?|minutes?|hrs?|hours?)|[ ][hm])|\d+,\d+h|\d+h\d+"
    r"|\d{1,2}:[0-5]\d)(?=[\s,;]|$)",
    re.IGNORECASE,
)
_DAYS = re.compile(r"(?P<count>\d{1,3})(?P<unit>[dw])$")
_ROUND = re.compile(r"\d{1,2}[a-z]?$", re.IGNORECASE)
_COUNT = re.compile(r"[×x](\d{1,5})$")
_COUNT_ANYWHERE = re.compile(r"(?<!\S)×(\d{1,5})(?!\S)")
_TOKEN = re.compile(r"\S+")
# Whatever may stand behind a kind begins with a digit, or is `×N`.
_MODIFIER = re.compile(r"\s*([\d×x]\S*)")
_BRACKET = re.compile(r"[\[\]]")
_FIELD = re.compile(r"\[(?!\[)\s*(?P<key>[A-Za-z][\w -]{0,40}?)\s*::")

MOST_MINUTES = 24 * 60
MOST_WORDS = 5


class LineReader:
    """Reads dated lines, each from left to right; `faults` gathers what it could not take.

    `text` is the whole file without its comments, `visible` without its code as well, at the same
    offsets; `unclosed` is whether a `[[` in it may be left open.
    """

    def __init__(self, text: Text, visible: str, holder: str, config: Config) -> None:
        self.text = text
        self.visible = visible
        self.holder = holder
        self.config = config
        self.at = 0
        self.end = 0
        self.unclosed = True
        self.faults: list[Fault] = []

    def read(self, item: re.Match[str], begin: int, raw: str) -> Entry | None:
        """The entry of the list item that `item` begins; `raw` is all of it from `begin` on.

        None, and a fault, where its date is none of the calendar's.
        """
        self.end = begin + len(raw)
        typed = item["date"]
        try:
            day = day_of(typed)
        except ValueError:
            self._fault(FaultKind.BAD_DATE, item.start("date"), typed)
            return None
        self.at = item.end()
        clock, word, kind = self._head()
        modifiers = _NONE if kind is NOTE else self._modifiers(kind)
        spans = tuple(self._spans()) if "::" in raw else ()
        links, prose = self._links(spans) if "[[" in raw else (), self._prose(spans)
        bulk = _COUNT_ANYWHERE.search(prose) if "×" in prose and kind.way is Way.OUT else None
        count = max(1, int(bulk[1])) if bulk and modifiers.count == 1 else modifiers.count
        indent, box = item.group("indent", "box")
        place = self.text.location(begin + len(indent or ""))
        return Entry(
            location=place,
            end_line=place.line + raw.count("\n"),
            holder=self.holder,
            date=day,
            time=clock,
            word=intern(word),
            kind=kind,
            minutes=modifiers.minutes,
            days=modifiers.days,
            round=modifiers.round,
            count=count,
            todo=box == " ",
            ticked=box in ("x", "X"),
            text=prose,
            raw=raw,
            fields=tuple([span.field for span in spans]),
            links=links,
        )

    def _head(self) -> tuple[time | None, str, EntryKind]:
        """The time, the first word and what it means; no kind's word stays part of the text."""
        head = _HEAD.match(self.text.text, self.at, self.end)
        assert head  # noqa: S101 - it matches anything, even nothing
        hour, minute, word = head.groups()
        clock = None
        if hour:
            clock = time(int(hour), int(minute))
            self.at = head.end("minute")
        if self.config.phrases and (found := self._phrase()):
            return clock, *found
        word = word.rstrip(":,")
        if not _WORD.match(word):
            return clock, "", NOTE
        kind = self.config.kind(word)
        if kind is None:
            return clock, word, NOTE
        self.at = head.end()
        return clock, word, kind

    def _phrase(self) -> tuple[str, EntryKind] | None:
        """The first words and what they mean, where the settings name them; the longest first."""
        tokens = list(islice(_TOKEN.finditer(self.text.text, self.at, self.end), MOST_WORDS))
        for last in reversed(tokens[1:]):
            said = " ".join(self.text.text[tokens[0].start() : last.end()].split()).rstrip(":,.;")
            if kind := self.config.phrases.get(said.lower()):
                self.at = last.end()
                return said, kind
        return None

    def _modifiers(self, kind: EntryKind) -> _Modifiers:
        whole, end = self.text.text, self.end
        token = _MODIFIER.match(whole, self.at, end)
        if token is None:
            return _NONE
        found = _Modifiers()
        while token:
            at = token.start(1)
            if near := _NEAR_DURATION.match(whole, at, end):
                self._fault(FaultKind.BAD_DURATION, at, near[0])
                self.at = near.end()
            elif self._modifier(found, kind, token[1].rstrip(",;"), at):
                self.at = token.end()
            else:
                break
            token = _MODIFIER.match(whole, self.at, end)
        return found

    def _modifier(self, found: _Modifiers, kind: EntryKind, word: str, at: int) -> bool:
        duration = _DURATION.match(word)
        if duration and word:
            minutes = float(duration["hours"] or 0) * 60 + float(duration["minutes"] or 0)
            together = minutes + (found.minutes or 0)
            if minutes == 0 or together > MOST_MINUTES:
                self._fault(FaultKind.BAD_DURATION, at, word)
            else:
                found.minutes = round(together)
        elif kind.way is Way.OFF and (days := _DAYS.match(word)):
            found.days = int(days["count"]) * (7 if days["unit"] == "w" else 1)
        elif kind.round and found.round is None and _ROUND.match(word):
            found.round = word.lower()
        elif count := _COUNT.match(word):
            found.count = max(1, int(count[1]))
        else:
            return False
        return True

    def _fault(self, kind: FaultKind, at: int, typed: str) -> None:
        self.faults.append(Fault(kind, self.text.location(at), typed, length=len(typed)))

    def _spans(self) -> Iterator[_Span]:
        """The fields of the entry, in order, each with the stretch of text it takes."""
        at = self.at
        while match := _FIELD.search(self.visible, at, self.end):
            close = _closing(self.visible, match.start(), self.end)
            if close is None:
                line = self.text.text[match.start() : self.end].split("\n", 1)[0]
                self._fault(FaultKind.UNCLOSED_FIELD, match.start(), line.rstrip())
                return
            value = " ".join(self.text.text[match.end() : close].split())
            place = self.text.location(match.start())
            length = min(close + 1, self._line_end(match.start())) - match.start()
            field = EntryField(intern(match["key"].lower()), value, place, length)
            yield _Span(match.start(), close + 1, field)
            at = close + 1

    def _line_end(self, offset: int) -> int:
        end = self.text.text.find("\n", offset)
        return self.end if end < 0 else min(end, self.end)

    def _links(self, spans: tuple[_Span, ...]) -> tuple[Link, ...]:
        """Every link of the entry, those in a field marked with its key."""
        links: list[Link] = []
        for start, end in _between(self.at, self.end, spans):
            links.extend(find_links(self.text, start, end, self.visible))
        for span in spans:
            key = span.field.key
            links.extend(find_links(self.text, span.start, span.end, self.visible, key))
        if spans:
            links.sort(key=lambda link: link.location)
        if self.unclosed:
            self.faults.extend(find_unclosed(self.text, self.at, self.end, self.visible))
        return tuple(links)

    def _prose(self, spans: tuple[_Span, ...]) -> str:
        """What is left of the entry without its fields, on one line."""
        if not spans:
            return " ".join(self.text.text[self.at : self.end].split())
        parts = [self.text.text[a:b] for a, b in _between(self.at, self.end, spans)]
        return " ".join(" ".join(parts).split())


class _Span(NamedTuple):
    start: int
    end: int
    field: EntryField


def _between(start: int, end: int, spans: tuple[_Span, ...]) -> Iterator[tuple[int, int]]:
    """The stretches of a region that no field takes."""
    for span in spans:
        yield start, span.start
        start = span.end
    yield start, end


@dataclass
class _Modifiers:
    minutes: int | None = None
    days: int | None = None
    round: str | None = None
    count: int = 1


# Of nearly every line: nobody changes it.
_NONE = _Modifiers()


def _closing(text: str, start: int, end: int) -> int | None:
    """The offset of the bracket that closes the one at `start`, or None."""
    depth = 0
    for bracket in _BRACKET.finditer(text, start, end):
        depth += 1 if bracket[0] == "[" else -1
        if depth == 0:
            return bracket.start()
    return None
