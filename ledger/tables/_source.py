"""What tables are made from: a ledger on a day, and what follows from it where it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from ledger import checks, metrics
from ledger.actions import Counsel, counsel
from ledger.diagnostic import Diagnostic
from ledger.metrics import Measurement
from ledger.model.ledger import Ledger
from ledger.model.link import Link
from ledger.model.record import Record


class TableSource:
    """A ledger on a day; its findings, metrics and counsel are worked out when first asked for.

    Whoever has the findings or the metrics of that day already hands them in.
    """

    def __init__(
        self,
        ledger: Ledger,
        as_of: date,
        *,
        findings: tuple[Diagnostic, ...] | None = None,
        measurements: Mapping[str, Measurement] | None = None,
    ) -> None:
        self.ledger = ledger
        self.as_of = as_of
        self._findings = findings
        self._measurements = measurements

    @cached_property
    def findings(self) -> tuple[Diagnostic, ...]:
        """Every finding, as `headway check` gives them."""
        known = self._findings
        return checks.run(self.ledger, self.as_of) if known is None else known

    @cached_property
    def measurements(self) -> Mapping[str, Measurement]:
        """Every metric, by name."""
        known = self._measurements
        return metrics.measure(self.ledger, self.as_of) if known is None else known

    @cached_property
    def counsel(self) -> Counsel:
        """What to do and what was put off, as `headway next --all` gives it."""
        return counsel(self.ledger, self.measurements, self.as_of)

    @cached_property
    def ids(self) -> Mapping[str, str]:
        """What each record is called in every table, by its path: its id.

        Where a file has the id of one before it, which is a mistake, it is called by its path:
        no two records are one.
        """
        found: dict[str, str] = {}
        taken: set[str] = set()
        for record in self.ledger.records:
            path = record.path if "/" in record.path else f"./{record.path}"
            found[record.path] = record.id if record.id not in taken else path
            taken.add(record.id)
        return found

    def id_of(self, record: Record | None) -> str | None:
        """What a record is called in every table; None for none."""
        return self.ids[record.path] if record else None

    def linked(self, link: Link | None) -> str | None:
        """What the record that a link leads to is called; None where it leads to none."""
        return self.id_of(self.ledger.resolve(link))
