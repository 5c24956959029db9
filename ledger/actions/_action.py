"""What an action is, and what a rule gives."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from ledger.metrics import Measurement
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.value import Value

Measurements = Mapping[str, Measurement]


class Advice(Value, frozen=True, kw_only=True):
    """What a rule says; the rule adds its name and tier.

    `subject` is the id of the record it is about, empty for the ledger as a whole. `event`
    is what set it off, in a form that stays the same as long as the cause does. `message`
    is one sentence with its reason and figures, `line` what to type, `resolved_by` what
    makes it go away. `place` says where the line belongs, where that is not the end of the
    subject's file. `stake` is the expected value at stake where no campaign says it.
    """

    subject: str
    event: str
    message: str
    line: str
    resolved_by: str
    place: str = ""
    evidence: tuple[str, ...] = ()
    due: date | None = None
    stake: float = 0.0


class Action(Value, frozen=True, kw_only=True):
    """One thing to do next, and why."""

    id: str
    rule: str
    tier: int
    subject: str
    message: str
    due: date | None
    resolved_by: str
    line: str
    evidence: tuple[str, ...]
    stake: float
    place: str = ""

    @property
    def sort_key(self) -> tuple[int, date, float, str]:
        """Tier, deadline (none last), value at stake (most first), id."""
        return (self.tier, self.due or date.max, -self.stake, self.id)


class Rule(Value, frozen=True):
    """One piece of advice: its name, its tier, the metrics that feed it and the function.

    `figures` names the metrics; a rule that goes by single lines has none. `about` are the kinds
    of record that it may advise on; None where that may be any.
    """

    name: str
    tier: int
    look: Callable[[Ledger, Measurements, date], Iterable[Advice]]
    figures: tuple[str, ...] = ()
    about: tuple[RecordKind, ...] | None = None

    def is_about_any(self, kinds: frozenset[RecordKind]) -> bool:
        """Whether it may advise on a record of one of these kinds."""
        return self.about is None or not kinds.isdisjoint(self.about)

    def actions(self, ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Action]:
        """What this rule advises on a day."""
        for advice in self.look(ledger, measurements, as_of):
            yield Action(
                id=action_id(self.name, advice.subject, advice.event),
                rule=self.name,
                tier=self.tier,
                subject=advice.subject,
                # A name that it holds may have been typed over several lines.
                message=" ".join(advice.message.splitlines()),
                due=advice.due,
                resolved_by=advice.resolved_by,
                line=" ".join(advice.line.splitlines()),
                evidence=advice.evidence,
                stake=advice.stake,
                place=advice.place,
            )


def action_id(rule: str, subject: str, event: str) -> str:
    """A short id that the same cause has again tomorrow."""
    digest = hashlib.sha256(f"{rule}\n{subject}\n{event}".encode()).hexdigest()
    return f"{rule}-{digest[:6]}"


def rule(
    name: str,
    tier: int,
    *,
    figures: tuple[str, ...] = (),
    about: tuple[RecordKind, ...] | None = None,
) -> Callable[[Callable[[Ledger, Measurements, date], Iterable[Advice]]], Rule]:
    """Make a rule of a function from a ledger, its measurements and a day to advice."""

    def decorate(look: Callable[[Ledger, Measurements, date], Iterable[Advice]]) -> Rule:
        return Rule(name, tier, look, figures, about)

    return decorate
