"""What follows from a ledger whatever else is asked: worked out once, and kept with it.

A ledger never changes, so neither does what follows from it alone, or from it and one of its
records. Twelve days in a row are then asked of one index, and each only looks up its part.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import date
from functools import wraps
from typing import Protocol, TypeVar

L = TypeVar("L")
R = TypeVar("R", bound="HasPath")
T = TypeVar("T")


class HasPath(Protocol):
    """A record, or what stands for one."""

    @property
    def path(self) -> str:
        """The file's path, which no other record of the ledger has."""


def per_ledger(work_out: Callable[[L], T]) -> Callable[[L], T]:
    """Keep what a function makes of a ledger."""
    name = _name(work_out)

    @wraps(work_out)
    def kept(ledger: L) -> T:
        known: dict[str, T] = ledger.__dict__
        if name not in known:
            known[name] = work_out(ledger)
        return known[name]

    return kept


def per_record(work_out: Callable[[L, R], T]) -> Callable[[L, R], T]:
    """Keep what a function makes of a ledger and each of its records.

    Records are told apart by their paths: to compare them whole takes long.
    """
    name = _name(work_out)

    @wraps(work_out)
    def kept(ledger: L, record: R) -> T:
        try:
            known: T = ledger.__dict__[name][record.path]
        except KeyError:
            known = work_out(ledger, record)
            ledger.__dict__.setdefault(name, {})[record.path] = known
        return known

    return kept


def per_day(work_out: Callable[[L, date], T]) -> Callable[[L, date], T]:
    """Keep what a function makes of a ledger on each day, where several figures rest on it."""
    name = _name(work_out)

    @wraps(work_out)
    def kept(ledger: L, as_of: date) -> T:
        known: dict[date, T] = ledger.__dict__.setdefault(name, {})
        if as_of not in known:
            known[as_of] = work_out(ledger, as_of)
        return known[as_of]

    return kept


def per_stretch(
    turns: Callable[[L, R], Sequence[date]],
) -> Callable[[Callable[[L, R, date], T]], Callable[[L, R, date], T]]:
    """Keep what a function makes of a ledger, a record and a day from one turn to the next.

    `turns` gives, sorted, every day from which on the function may make something else of the
    record than on the day before. Of twelve weeks most lie between two of them.
    """

    def keep(work_out: Callable[[L, R, date], T]) -> Callable[[L, R, date], T]:
        name = _name(work_out)

        @wraps(work_out)
        def kept(ledger: L, record: R, as_of: date) -> T:
            stretches: dict[str, tuple[Sequence[date], dict[int, T]]]
            stretches = ledger.__dict__.setdefault(name, {})
            stretch = stretches.get(record.path)
            if stretch is None:
                stretch = stretches[record.path] = (turns(ledger, record), {})
            days, known = stretch
            at = bisect_right(days, as_of)
            if at not in known:
                known[at] = work_out(ledger, record, as_of)
            return known[at]

        return kept

    return keep


def _name(work_out: Callable[..., object]) -> str:
    return f"{work_out.__module__}.{work_out.__qualname__}"
