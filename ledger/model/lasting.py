"""What follows from a ledger and is good for the next state of it, as far as that says the same.

Everything here is declared where it is worked out, never guessed: a function that says that it
lasts has to keep to what it says (tests/model/test_successor.py holds each to it). What says
nothing is worked out anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ledger.model.amendment import Amendment, Entries, amended
from ledger.model.entry import Entry
from ledger.model.record import Record
from ledger.value import Value

if TYPE_CHECKING:
    from ledger.model.ledger import Ledger

F = TypeVar("F", bound=Callable[..., object])
K = TypeVar("K")
T = TypeVar("T")


class Succession(Value, frozen=True):
    """One state of a ledger and the next, what was amended, and the paths that it touches."""

    old: Ledger
    new: Ledger
    amendment: Amendment
    touched: frozenset[str]


# How each thing that is kept is brought up to date, by the name that it is kept under.
_BRING: dict[str, Callable[[Succession, Any], object]] = {}


def bring_over(succession: Succession) -> None:
    """Give the new state of a ledger all that the old one keeps and that lasts.

    The old one has it no more: where it is asked again, it works it out anew. So what is known
    of ten thousand records need not be copied.
    """
    kept, taken_over = succession.old.__dict__, succession.new.__dict__
    for name, bring in _BRING.items():
        if name in kept:
            taken_over[name] = bring(succession, kept.pop(name))


def lasting(kept: F) -> F:
    """Say of what is kept for each record that it rests on what is around that record alone.

    It stands above `per_record`, `per_stretch` or `per_lines`. The function may read the settings
    and all front matter. Of dated lines it reads those with the record or through it; of a
    campaign also those with its organization, its people, and whoever takes part in a line with
    it. Of notes it reads the record's own. The records that it gives are reached in these ways,
    or by one link.
    """
    _BRING[_name(kept)] = _untouched
    return kept


def _untouched(succession: Succession, known: dict[str, T]) -> dict[str, T]:
    """What is known of each record that nothing touched."""
    for path in succession.touched:
        known.pop(path, None)
    return known


def of_front_matter(kept: F) -> F:
    """Say of what is kept for a whole ledger that it rests on settings and front matter alone.

    It stands above `per_ledger` or `per_day`. What the function gives holds no record.
    """
    _BRING[_name(kept)] = lambda succession, known: known
    return kept


def from_each(
    look: Callable[[Ledger, Record, date], Iterable[T]],
    where: Callable[[Record], bool] | None = None,
) -> Callable[[Ledger, date], Mapping[str, tuple[T, ...]]]:
    """What a function gives of each record on a day, by path; nothing where it gives nothing.

    The function reads no more than `lasting` lets it, and may read the faults of the record's
    own file. So the next state of the ledger asks again of those alone that something touched.
    `where` says of which records it is asked at all.
    """
    name = _name(look)

    @wraps(look)
    def kept(ledger: Ledger, as_of: date) -> Mapping[str, tuple[T, ...]]:
        days: dict[date, Given[T]] = ledger.__dict__.setdefault(name, {})
        given = days.get(as_of)
        if given and not given.unasked:
            return given.known
        known = dict(given.known) if given else {}
        asking = [ledger.by_path[path] for path in given.unasked] if given else ledger.records
        for record in filter(where, asking) if where else asking:
            if made := tuple(look(ledger, record, as_of)):
                known[record.path] = made
        days[as_of] = Given(known)
        return known

    _BRING[name] = _asked_again
    return kept


class Given(Value, Generic[T], frozen=True):
    """What is known of some records, and of whom it is still to be asked."""

    known: Mapping[str, tuple[T, ...]]
    unasked: frozenset[str] = frozenset()


def _asked_again(succession: Succession, days: Mapping[date, Given[T]]) -> dict[date, Given[T]]:
    return {
        day: Given(_untouched(succession, dict(given.known)), given.unasked | succession.touched)
        for day, given in days.items()
    }


def lines_where(counts: Callable[[Ledger, Entry], bool]) -> Callable[[Ledger], Entries]:
    """The lines that a function of a line lets count, in the order of `Ledger.entries`.

    The function may read the line, who takes part in it, the settings and front matter.
    """
    name = _name(counts)

    @wraps(counts)
    def kept(ledger: Ledger) -> Entries:
        known: Entries | None = ledger.__dict__.get(name)
        if known is None:
            known = tuple([entry for entry in ledger.entries if counts(ledger, entry)])
            ledger.__dict__[name] = known
        return known

    def bring(succession: Succession, lines: Entries) -> Entries:
        old, new, told = succession.old, succession.new, succession.amendment
        gone = [entry for entry in told.gone if counts(old, entry)]
        come = [entry for entry in told.come if counts(new, entry)]
        return amended(lines, gone, come)

    _BRING[name] = bring
    return kept


def lines_by(
    keys: Callable[[Ledger, Entry], Iterable[K]],
) -> Callable[[Ledger], Mapping[K, Entries]]:
    """The lines of each key that a function gives a line, in the order of `Ledger.entries`.

    The function gives each key once; it may read what one of `lines_where` may.
    """
    name = _name(keys)

    def grouped(ledger: Ledger, lines: Iterable[Entry]) -> dict[K, list[Entry]]:
        groups: dict[K, list[Entry]] = defaultdict(list)
        for entry in lines:
            for key in keys(ledger, entry):
                groups[key].append(entry)
        return groups

    @wraps(keys)
    def kept(ledger: Ledger) -> Mapping[K, Entries]:
        known: Mapping[K, Entries] | None = ledger.__dict__.get(name)
        if known is None:
            groups = grouped(ledger, ledger.entries)
            known = ledger.__dict__[name] = {key: tuple(group) for key, group in groups.items()}
        return known

    def bring(succession: Succession, groups: Mapping[K, Entries]) -> Mapping[K, Entries]:
        gone = grouped(succession.old, succession.amendment.gone)
        come = grouped(succession.new, succession.amendment.come)
        return amended_groups(groups, gone, come)

    _BRING[name] = bring
    return kept


def amended_groups(
    groups: Mapping[K, Entries],
    gone: Mapping[K, Iterable[Entry]],
    come: Mapping[K, Iterable[Entry]],
) -> Mapping[K, Entries]:
    """Groups of lines without those that are gone and with the new; an empty group is none."""
    made = dict(groups)
    for key in gone.keys() | come.keys():
        lines = amended(made.pop(key, ()), gone.get(key, ()), come.get(key, ()))
        if lines:
            made[key] = lines
    return made


def _name(work_out: Callable[..., object]) -> str:
    return f"{work_out.__module__}.{work_out.__qualname__}"
