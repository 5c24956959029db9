"""What a check is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain

from ledger.diagnostic import Diagnostic, Fix, Related, Severity
from ledger.model.fault import Fault, FaultKind
from ledger.model.lasting import from_each
from ledger.model.ledger import Ledger
from ledger.model.record import Record
from ledger.source import Location
from ledger.value import Value


class Finding(Value, frozen=True):
    """What a check says of one place; the check adds its code and severity.

    `severity` overrules the check's own where the same rule is sometimes only advice.
    """

    location: Location
    message: str
    help: str = ""
    length: int = 0
    related: tuple[Related, ...] = ()
    severity: Severity | None = None
    fix: Fix | None = None


class Check(Value, frozen=True):
    """One rule: its code, its name, how much it weighs, why, and the function that looks.

    `why` is one sentence for the owner: what goes wrong where the finding is left alone.
    `fault` is the reader's fault that it words, if it is a rule about reading.
    """

    code: str
    name: str
    severity: Severity
    why: str
    look: Callable[[Ledger, date], Iterable[Finding]]
    fault: FaultKind | None = None

    def findings(self, ledger: Ledger, as_of: date) -> Iterator[Diagnostic]:
        """What this rule finds in a ledger on a day."""
        for found in self.look(ledger, as_of):
            yield Diagnostic(
                code=self.code,
                name=self.name,
                severity=found.severity or self.severity,
                location=found.location,
                # A name that it holds may have been typed over several lines, as `to = ["\n"]`.
                message=" ".join(found.message.splitlines()),
                why=self.why,
                help=found.help,
                length=found.length,
                related=found.related,
                fix=found.fix,
            )


def check(
    code: str, name: str, severity: Severity, *, why: str
) -> Callable[[Callable[[Ledger, date], Iterable[Finding]]], Check]:
    """Make a check of a function that looks through a ledger."""

    def decorate(look: Callable[[Ledger, date], Iterable[Finding]]) -> Check:
        return Check(code, name, severity, why, look)

    return decorate


def record_check(
    code: str,
    name: str,
    severity: Severity,
    *,
    why: str,
    where: Callable[[Record], bool] | None = None,
) -> Callable[[Callable[[Ledger, Record, date], Iterable[Finding]]], Check]:
    """Make a check of a function that looks at one record, and no further than `from_each` lets it.

    What it found of a record is good for the next state of the ledger, unless something
    touched that record. `where` says at which records it looks.
    """

    def decorate(look: Callable[[Ledger, Record, date], Iterable[Finding]]) -> Check:
        in_each = from_each(look, where)

        def look_through(ledger: Ledger, as_of: date) -> Iterable[Finding]:
            return chain.from_iterable(in_each(ledger, as_of).values())

        return Check(code, name, severity, why, look_through)

    return decorate


def fault_check(
    code: str, fault: FaultKind, severity: Severity = Severity.ERROR, *, why: str
) -> Callable[[Callable[[Fault], Finding]], Check]:
    """Make a check of a function that words one kind of reader's fault."""

    def decorate(word: Callable[[Fault], Finding]) -> Check:
        def look(ledger: Ledger, as_of: date) -> Iterator[Finding]:
            return (word(found) for found in ledger.faults if found.kind is fault)

        return Check(code, fault.value, severity, why, look, fault)

    return decorate
