"""The first things to type, as far as nothing like them has been typed yet."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.pages._results import Results
from ledger.value import Value


class FirstStep(Value, frozen=True):
    """What to type first: into which file (empty for a command), and what it is good for."""

    line: str
    into: str
    why: str


def first_steps(results: Results) -> tuple[FirstStep, ...]:
    """A person, a dated line and a campaign: those of the three that the ledger has none of."""
    return tuple(_steps(results))


def _steps(results: Results) -> Iterator[FirstStep]:
    ledger = results.ledger
    somebody = next(iter(ledger.contacts), None)
    if somebody is None:
        yield FirstStep(
            'headway new contact "Dana Kim"',
            "",
            "One person whom you could ask for fifteen minutes. A name is enough.",
        )
    if not ledger.entries:
        yield FirstStep(
            f"- {results.as_of} email asked for fifteen minutes",
            somebody.path if somebody else "contacts/dana-kim.md",
            "What you did, on the day that you did it. Every figure is made of such lines.",
        )
    if not ledger.campaigns:
        yield FirstStep(
            'headway new campaign "Northwind, privacy counsel"',
            "",
            "One job, client or role that you are after, once there is one.",
        )
