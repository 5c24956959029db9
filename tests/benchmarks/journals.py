"""Accounts books with as many transactions as wanted, the same to the byte for the same number.

Three years of a household: every fifteenth is a salary, the rest are bought from payees
that come again, from one account or another, and some have a comment.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

_LAST = date(2026, 11, 22)
_DAYS = 3 * 365
_PAYEES = {
    "Food:Groceries": ("Corner shop", "Greengrocer", "Market hall"),
    "Food:Restaurants": ("Noodle bar", "Café Zoë", "Trattoria"),
    "Home:Rent": ("Landlord",),
    "Home:Power": ("City power",),
    "Travel:Trains": ("Railway", "Night train"),
    "Travel:Fuel": ("Petrol station",),
    "Health:Pharmacy": ("Pharmacy",),
    "Leisure:Books": ("Book shop", "Second-hand books"),
}
_FROM = ("Assets:Bank:Current", "Assets:Cash", "Liabilities:Card")


@dataclass(frozen=True, slots=True)
class Transaction:
    """Cents that went from one account to another on a day."""

    day: date
    payee: str
    into: str
    out_of: str
    cents: int
    note: str

    @property
    def amount(self) -> str:
        """The sum with its point."""
        return f"{self.cents // 100}.{self.cents % 100:02d}"


def transactions(number: int) -> Iterator[Transaction]:
    """So many transactions, the oldest first."""
    chance = random.Random(number)  # noqa: S311 - believable, not secret
    for at in range(number):
        day = _LAST - timedelta(days=_DAYS - at * _DAYS // number)
        if at % 15 == 0:
            cents = chance.randrange(150_000, 420_000)
            yield Transaction(day, "Employer", _FROM[0], "Income:Salary", cents, "")
            continue
        account = chance.choice(tuple(_PAYEES))
        payee, note = chance.choice(_PAYEES[account]), "" if at % 4 else "shared with Ruth"
        cents = chance.randrange(180, 24_000)
        yield Transaction(day, payee, f"Expenses:{account}", chance.choice(_FROM), cents, note)


def hledger(folder: Path, number: int) -> Path:
    """The book as hledger reads it."""
    return _written(folder / f"book-{number}.journal", _hledger_line, number)


def beancount(folder: Path, number: int) -> Path:
    """The book as beancount reads it, with its accounts opened."""
    accounts = ["Income:Salary", *_FROM, *(f"Expenses:{name}" for name in _PAYEES)]
    opened = "".join(f"2020-01-01 open {name} EUR\n" for name in accounts)
    return _written(folder / f"book-{number}.beancount", _beancount_line, number, opened)


def _written(path: Path, line: Callable[[Transaction], str], number: int, head: str = "") -> Path:
    path.write_text(head + "\n" + "\n".join(map(line, transactions(number))), encoding="utf-8")
    return path


def _hledger_line(one: Transaction) -> str:
    note = f"  ; {one.note}" if one.note else ""
    moved = f"    {one.into}  {one.amount} EUR\n    {one.out_of}  -{one.amount} EUR\n"
    return f"{one.day} {one.payee}{note}\n{moved}"


def _beancount_line(one: Transaction) -> str:
    note = f"  ; {one.note}\n" if one.note else ""
    moved = f"  {one.into}  {one.amount} EUR\n  {one.out_of}  -{one.amount} EUR\n"
    return f'{one.day} * "{one.payee}" ""\n{note}{moved}'
