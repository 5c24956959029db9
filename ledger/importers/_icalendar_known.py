"""Which meetings of a calendar the ledger has already, whoever wrote them there."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from ledger.config import Way
from ledger.importers._icalendar_meetings import Meeting
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.wording import fold

_WORD = re.compile(r"\w+")
_NEARLY = 60

# Whether an entry tells of a meeting with some people, given by the paths of their records.
Test = Callable[[Entry, Meeting, frozenset[str]], bool]
Dated = tuple[Meeting, frozenset[str]]


class Known:
    """Pairs meetings with entries: each entry is one meeting at most.

    On one day they are one where somebody is in both, and either the times do not speak against
    it or the words are the same. So what the owner wrote by hand is no second conversation. An
    entry that is with nobody is known by its words.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.pairs: dict[int, Entry] = {}
        self._entries: dict[date, list[Entry]] = defaultdict(list)
        self._used: set[str] = set()
        for entry in ledger.entries:
            if entry.kind.way in (Way.TWO, Way.GROUP):
                self._entries[entry.date].append(entry)

    def pair(self, meetings: Sequence[Dated]) -> None:
        """Find the entry of every meeting that has one, the surest first."""
        tests: tuple[Test, ...] = (
            lambda entry, meeting, people: (
                _same_words(entry, meeting)
                and _apart(entry, meeting) == 0
                and self._may_share(entry, people)
            ),
            lambda entry, meeting, people: (
                self._shares(entry, people) and _apart(entry, meeting) == 0
            ),
            lambda entry, meeting, people: (
                _same_words(entry, meeting)
                and entry.time is None
                and self._may_share(entry, people)
            ),
            lambda entry, meeting, people: (
                self._shares(entry, people) and (_apart(entry, meeting) or 0) <= _NEARLY
            ),
            lambda entry, meeting, people: (
                _same_words(entry, meeting) and self._shares(entry, people)
            ),
        )
        for test in tests:
            for number, (meeting, people) in enumerate(meetings):
                if number in self.pairs:
                    continue
                found = self._first(
                    entry for entry in self._entries[meeting.day] if test(entry, meeting, people)
                )
                if found:
                    self.pairs[number] = found

    def moved_from(
        self, meeting: Meeting, people: frozenset[str], days: tuple[date, date], as_of: date
    ) -> Entry | None:
        """The entry of a meeting that the calendar had on another day, and has there no more.

        It has a time, as what a calendar made has, the same words and somebody of it; it lies
        ahead, or the calendar says that the meeting was changed; and it lies within the `days`
        that the calendar tells of.
        """
        if not meeting.once or not meeting.words:
            return None
        candidates = (
            [meeting.before]
            if meeting.before
            else [day for day in self._entries if days[0] <= day <= days[1]]
        )
        return self._first(
            entry
            for day in candidates
            if day != meeting.day
            for entry in self._entries.get(day, ())
            if (meeting.before or meeting.event.sequence or day > as_of)
            and entry.time is not None
            and _same_words(entry, meeting)
            and self._shares(entry, people)
        )

    def time_changed(self, number: int, meeting: Meeting, as_of: date) -> Entry | None:
        """The entry of a meeting that the calendar has put to another time of its day since."""
        entry = self.pairs.get(number)
        was_changed = meeting.before or meeting.event.sequence or meeting.day > as_of
        late = entry is not None and (_apart(entry, meeting) or 0) > _NEARLY
        return entry if was_changed and late else None

    def still_has(self, meeting: Meeting, people: frozenset[str]) -> Entry | None:
        """The entry of a meeting that was cancelled; of one of a series, at that very time."""
        return self._first(
            entry
            for entry in self._entries.get(meeting.day, ())
            if meeting.words
            and _same_words(entry, meeting)
            and self._shares(entry, people)
            and (meeting.once or _apart(entry, meeting) == 0)
        )

    def _first(self, entries: Iterable[Entry]) -> Entry | None:
        found = next((one for one in entries if one.evidence not in self._used), None)
        if found:
            self._used.add(found.evidence)
        return found

    def _may_share(self, entry: Entry, people: frozenset[str]) -> bool:
        """Whether somebody of a meeting is in an entry, or nobody is."""
        return self._shares(entry, people) or not self.ledger.people_in(entry)

    def _shares(self, entry: Entry, people: frozenset[str]) -> bool:
        return any(record.path in people for record in self.ledger.involved(entry))


def _same_words(entry: Entry, meeting: Meeting) -> bool:
    """Whether an entry has every word of a meeting's, and some word there is."""
    wanted = Counter(_WORD.findall(fold(meeting.words)))
    return bool(wanted) and wanted <= Counter(_WORD.findall(fold(entry.text)))


def _apart(entry: Entry, meeting: Meeting) -> int | None:
    """How many minutes lie between the times of the two; None where the entry has none."""
    if entry.time is None:
        return None
    ours = entry.time.hour * 60 + entry.time.minute
    return abs(ours - meeting.start.hour * 60 - meeting.start.minute)
