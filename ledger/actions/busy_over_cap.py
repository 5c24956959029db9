"""Busy-work over its cap."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from ledger.actions._action import Advice, Measurements, rule
from ledger.actions._phrases import plain
from ledger.config import Way
from ledger.metrics import Verdict
from ledger.metrics._measurement import window_of
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.model.timeline import done
from ledger.value import Value
from ledger.wording import fold, hours, number, percent, shorten

_WORD = re.compile(r"[^\W_][\w'’-]*")

# Words that begin a line and name nothing.
_NAMELESS = ("a", "an", "another", "first", "more", "my", "new", "second", "some", "the", "third")


class BusyItem(Value, frozen=True):
    """One sort of busy-work: what it is called, its minutes and its entries."""

    name: str
    minutes: int
    entries: tuple[Entry, ...]


@rule("busy-over-cap", 3, figures=("time-use",), about=())
def busy_over_cap(ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Advice]:
    """Name the largest item, so that one thing can be dropped."""
    use = measurements["time-use"]
    if use.verdict is not Verdict.ATTENTION:
        return
    rules = ledger.config.rules
    items = busy_items(ledger, as_of)
    busy, largest = sum(one.minutes for one in items), items[0]
    share = busy / 60 / use.n if use.n else 0.0
    yield Advice(
        subject="",
        event="over the cap",
        message=(
            f"{percent(share)} of {number(use.n or 0)}h was busy-work, over the cap of "
            f"{percent(rules.busy_cap)}; the largest item is "
            f"“{largest.name}” ({hours(largest.minutes)})"
        ),
        line=f"- {as_of} review 15m dropped: {shorten(largest.name, 40)}",
        resolved_by=f"busy-work below {percent(rules.busy_cap)}",
        evidence=tuple(entry.evidence for entry in largest.entries),
    )


def busy_items(ledger: Ledger, as_of: date) -> list[BusyItem]:
    """The busy-work of the window by what it was, that with the most hours first."""
    items: dict[str, list[Entry]] = defaultdict(list)
    for entry in window_of(done(ledger), as_of, ledger.config.rules.window):
        if entry.kind.way is Way.BUSY and entry.minutes:
            items[fold(_first_word(entry))].append(entry)
    made = [
        BusyItem(_name(ledger, found), sum(entry.minutes or 0 for entry in found), tuple(found))
        for found in items.values()
    ]
    return sorted(made, key=lambda one: -one.minutes)


def _first_word(entry: Entry) -> str:
    """The word that a line about busy-work begins with and that names something."""
    words = _WORD.findall(entry.text)
    return next((word for word in words if fold(word) not in _NAMELESS), entry.text)


def _name(ledger: Ledger, item: list[Entry]) -> str:
    """The words of an item where all its lines have the same, else the word they begin with."""
    if len({fold(entry.text) for entry in item}) == 1:
        return shorten(plain(ledger, item[0].text))
    return _first_word(item[0])
