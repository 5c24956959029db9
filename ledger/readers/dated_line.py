"""The dated-line grammar: what one list item that begins with a date says.

- [checkbox] DATE [HH:MM] KIND [DURATION] [ROUND] text, [[links]], [key:: value]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from itertools import islice
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
    r"(?:\d+(?:[.,]\d+)?[ ]?(?:mins?|minutes?|hrs?|hours?)|\d+,\d+h|\d+h\d+)(?=[\s,;]|$)",
    re.IGNORECASE,
)
_DAYS = re.compile(r"(?P<count>\d{1,3})(?P<unit>[dw])$")
_ROUND = re.compile(r"\d{1,2}[a-z]?$", re.IGNORECASE)
_COUNT = re.compile(r"[×x](\d{1,5})$")
_COUNT_ANYWHERE = re.compile(r"(?<!\S)×(\d{1,5})(?!\S)")
_TOKEN = re.compile(r"\S+")
_BRACKET = re.compile(r"[\[\]]")
_FIELD = re.compile(r"\[(?!\[)\s*(?P<key>[A-Za-z][\w -]{0,40}?)\s*::")

MOST_MINUTES = 24 * 60
MOST_WORDS = 5


class LineReader:
    """Reads dated lines, each from left to right; `faults` gathers what it could not take.

    `text` is the whole file with its comments blanked out, `visible` with its code as well.
    """

    def __init__(self, text: Text, visible: str, holder: str, config: Config) -> None:
        self.text = text
        self.visible = visible
        self.holder = holder
        self.config = config
        self.at = 0
        self.end = 0
        self.faults: list[Fault] = []

    def read(self, item: re.Match[str], begin: int, raw: str) -> Entry | None:
        """The entry of the list item that `item` begins; `raw` is all of it from `begin` on.

        None, and a fault, where its date is none of the calendar's.
        """
        end = self.end = begin + len(raw)
        typed = item["date"]
        try:
            day = day_of(typed)
        except ValueError:
            self._fault(FaultKind.BAD_DATE, item.start("date"), typed)
            return None
        self.at = item.end()
        clock, word, kind = self._head()
        modifiers = self._modifiers(kind)
        spans = tuple(self._spans())
        links = self._links(spans)
        prose = self._prose(spans)
        count = modifiers.count
        if (
            count == 1
            and "×" in prose
            and kind.way is Way.OUT
            and (bulk := _COUNT_ANYWHERE.search(prose))
        ):
            count = max(1, int(bulk[1]))
        box = item["box"]
        return Entry(
            location=self.text.location(begin + len(item["indent"] or "")),
            end_line=self.text.line_at(end),
            holder=self.holder,
            date=day,
            time=clock,
            word=word,
            kind=kind,
            minutes=modifiers.minutes,
            days=modifiers.days,
            round=modifiers.round,
            count=count,
            todo=box == " ",
            ticked=box in ("x", "X"),
            text=prose,
            raw=raw,
            fields=tuple(span.field for span in spans),
            links=links,
        )

    def _next(self) -> re.Match[str] | None:
        return _TOKEN.search(self.text.text, self.at, self.end)

    def _head(self) -> tuple[time | None, str, EntryKind]:
        """The time, the first word and what it means; no kind's word stays part of the text."""
        head = _HEAD.match(self.text.text, self.at, self.end)
        assert head is not None  # noqa: S101 - it matches anything, even nothing
        clock = None
        if head["hour"]:
            clock = time(int(head["hour"]), int(head["minute"]))
            self.at = head.end("minute")
        if self.config.phrases and (found := self._phrase()):
            return clock, *found
        word = head["word"].rstrip(":,")
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
        found = _Modifiers()
        if kind is NOTE:
            return found
        while token := self._next():
            # Whatever may stand here begins with a digit, or is `×N`.
            if not (token[0][0].isdecimal() or token[0][0] in "×x"):
                break
            word = token[0].rstrip(",;")
            if near := _NEAR_DURATION.match(self.text.text, token.start(), self.end):
                self._fault(FaultKind.BAD_DURATION, token.start(), near[0])
                self.at = near.end()
                continue
            if not self._modifier(found, kind, word, token.start()):
                break
            self.at = token.end()
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
        if self.visible.find("::", at, self.end) < 0:
            return
        while match := _FIELD.search(self.visible, at, self.end):
            close = _closing(self.visible, match.start(), self.end)
            if close is None:
                line = self.text.text[match.start() : self.end].split("\n", 1)[0]
                self._fault(FaultKind.UNCLOSED_FIELD, match.start(), line.rstrip())
                return
            value = " ".join(self.text.text[match.end() : close].split())
            place = self.text.location(match.start())
            length = min(close + 1, self._line_end(match.start())) - match.start()
            field = EntryField(match["key"].lower(), value, place, length)
            yield _Span(match.start(), close + 1, field)
            at = close + 1

    def _line_end(self, offset: int) -> int:
        end = self.text.text.find("\n", offset)
        return self.end if end < 0 else min(end, self.end)

    def _links(self, spans: tuple[_Span, ...]) -> tuple[Link, ...]:
        """Every link of the entry, those in a field marked with its key."""
        if self.visible.find("[[", self.at, self.end) < 0:
            return ()
        links: list[Link] = []
        for start, end in _between(self.at, self.end, spans):
            links.extend(find_links(self.text, start, end, self.visible))
        for span in spans:
            key = span.field.key
            links.extend(find_links(self.text, span.start, span.end, self.visible, key))
        self.faults.extend(find_unclosed(self.text, self.at, self.end, self.visible))
        return tuple(sorted(links, key=lambda link: link.location))

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


def _closing(text: str, start: int, end: int) -> int | None:
    """The offset of the bracket that closes the one at `start`, or None."""
    depth = 0
    for bracket in _BRACKET.finditer(text, start, end):
        depth += 1 if bracket[0] == "[" else -1
        if depth == 0:
            return bracket.start()
    return None
