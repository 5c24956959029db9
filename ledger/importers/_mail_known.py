"""What the ledger has of somebody's mail already, so that nothing is told twice.

A message is known where the ledger has an entry of its day, with the same person and in the same
direction, wherever that stands and whatever the owner has made of it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from ledger.config import Way
from ledger.model.contact import Contact
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.value import Value
from ledger.wording import fold

_BY_MAIL = {
    Way.OUT: frozenset(("email", "follow-up", "thanks", "proposal", "application", "invite")),
    Way.IN: frozenset(("reply", "inbound", "offer", "decline")),
}
_WORD = re.compile(r"\w+")


class MailLine(Value, frozen=True):
    """A dated line to be: its day, its direction, its kind, its words; `links` are people's ids."""

    day: date
    way: Way
    kind: str
    words: str = ""
    links: tuple[str, ...] = ()


class Missing(Value, frozen=True):
    """A line that the ledger lacks, or one that its own file has (`there`), which stands for it."""

    line: MailLine
    there: bool = False


def missing(lines: Sequence[MailLine], record: Contact | None, ledger: Ledger) -> Iterator[Missing]:
    """The lines of one person that the ledger lacks, and one for each that their file has."""
    if record is None:
        yield from map(Missing, lines)
        return
    held: dict[tuple[date, Way], list[Entry]] = defaultdict(list)
    for entry in ledger.entries_with(record):
        if entry.kind.name in _BY_MAIL.get(entry.kind.way, ()) and not entry.todo:
            held[entry.date, entry.kind.way].append(entry)
    groups: dict[tuple[date, Way], list[MailLine]] = defaultdict(list)
    for line in lines:
        groups[line.day, line.way].append(line)
    for place, group in groups.items():
        entries = held[place]
        for entry in entries[: len(group)]:
            if entry.location.path == record.path:
                yield Missing(MailLine(entry.date, entry.kind.way, entry.kind.name), there=True)
        yield from map(Missing, _left(group, entries))


def _left(group: list[MailLine], entries: list[Entry]) -> list[MailLine]:
    """The lines that no entry stands for: those whose words an entry has are known first."""
    said = [_words(f"{entry.text} {' '.join(f.value for f in entry.fields)}") for entry in entries]
    left, free = [], len(entries)
    for line in group:
        match = next((words for words in said if line.words and _words(line.words) <= words), None)
        if match is None:
            left.append(line)
        else:
            said.remove(match)
            free -= 1
    return left[free:]


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(fold(text)))
