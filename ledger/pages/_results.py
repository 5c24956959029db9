"""What the pages are laid out from: everything that was read, checked, measured and advised."""

from __future__ import annotations

import hashlib
import posixpath
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from ledger.actions import Action
from ledger.checks._stage_story import StageChange, stage_story
from ledger.diagnostic import Diagnostic
from ledger.metrics import Measurement, Metric, Row, Week
from ledger.model.entry import Entry
from ledger.model.history import History
from ledger.model.ledger import Ledger
from ledger.model.record import Record
from ledger.pages._addresses import Addresses
from ledger.pages._asked import Asked
from ledger.readers.text import Text
from ledger.sharing import Shared
from ledger.value import Digests


@dataclass(frozen=True)
class Results:
    """A ledger on a day, with all that follows from it.

    `weeks` holds each metric's values week by week, oldest first, by the metric's name;
    `helps` its help page as Markdown. `root` is the ledger's folder as an absolute path,
    for links that open an editor alone; `logo` the picture beside the title. `history` is what
    was committed (None: it was not to be asked for), `audit` what the checks of the history
    find in it. `shared` is set where the report is for somebody else: the ledger is then what
    they may see of the owner's.
    """

    ledger: Ledger
    as_of: date
    version: str
    texts: Mapping[str, Text] = field(default_factory=dict)
    findings: tuple[Diagnostic, ...] = ()
    metrics: tuple[Metric, ...] = ()
    measurements: Mapping[str, Measurement] = field(default_factory=dict)
    weeks: Mapping[str, tuple[Week, ...]] = field(default_factory=dict)
    actions: tuple[Action, ...] = ()
    helps: Mapping[str, str] = field(default_factory=dict)
    root: str = ""
    history: History | None = None
    audit: tuple[Diagnostic, ...] = ()
    shared: Shared | None = None
    logo: bytes | None = None

    @cached_property
    def addresses(self) -> Addresses:
        """Where each record's page is."""
        return Addresses(self.ledger, self.shared.mark if self.shared else "l")

    def place_name(self, path: str) -> str:
        """What a file is called: its path, or in a shared report what stands for it."""
        return self.shared.labels.get(path, "") if self.shared else path

    @cached_property
    def asked(self) -> Asked:
        """What pages have asked for so far."""
        return Asked(self.texts, unlinked=self.shared is not None)

    @cached_property
    def order_by_name(self) -> Mapping[str, int]:
        """Where each record stands among all by name, by its path."""
        in_order = sorted(self.ledger.records, key=lambda one: (one.name.casefold(), one.path))
        return {record.path: at for at, record in enumerate(in_order)}

    @cached_property
    def links_of(self) -> Mapping[str, tuple[Record, ...]]:
        """The other records that each record's file links to, by its path."""
        found: dict[str, list[Record]] = defaultdict(list)
        for record in self.ledger.records:
            for source in self.ledger.linked_from(record):
                found[source.path].append(record)
        return {path: tuple(records) for path, records in found.items()}

    @cached_property
    def findings_by_path(self) -> Mapping[str, tuple[Diagnostic, ...]]:
        """The findings of each file."""
        found: dict[str, list[Diagnostic]] = defaultdict(list)
        for finding in self.findings:
            found[finding.location.path].append(finding)
        return {path: tuple(one) for path, one in found.items()}

    @cached_property
    def actions_by_subject(self) -> Mapping[str, tuple[Action, ...]]:
        """The actions about each record, by the record's path."""
        found: dict[str, list[Action]] = defaultdict(list)
        for action in self.actions:
            subject = self.ledger.find(action.subject) if action.subject else None
            if subject:
                found[subject.path].append(action)
        return {path: tuple(one) for path, one in found.items()}

    @cached_property
    def _stories(self) -> Mapping[str, tuple[Entry, ...]]:
        """Each record's entries: those it takes part in and those that name it in a field."""
        found: dict[str, list[Entry]] = defaultdict(list)
        find = self.ledger.find
        for entry in self.ledger.entries:
            holder = entry.location.path
            found[holder].append(entry)
            if entry.links:
                linked = {one.path for link in entry.links if (one := find(link.target))}
                for path in linked - {holder}:
                    found[path].append(entry)
        return {path: tuple(entries) for path, entries in found.items()}

    @cached_property
    def rows_by_path(self) -> Mapping[str, Mapping[str, tuple[Row, ...]]]:
        """The rows of each metric that name a record first, by the record's path."""
        found: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
        for name, taken in self.measurements.items():
            for row in taken.rows:
                first = next(iter(row.cells.values()), None)
                record = self.ledger.find(first) if isinstance(first, str) else None
                if record:
                    found[record.path][name].append(row)
        return {
            path: {name: tuple(rows) for name, rows in of.items()} for path, of in found.items()
        }

    @cached_property
    def stage_changes(self) -> tuple[StageChange, ...]:
        """Every change of stage up to the day, by date, with the commit that brought it."""
        told = replace(self.ledger, history=self.history)
        return tuple(one for one in stage_story(told) if one.date is None or one.date <= self.as_of)

    @cached_property
    def changes_by_line(self) -> Mapping[tuple[str, int], StageChange]:
        """The change of stage that each line of a file tells of."""
        return {(one.record.path, one.line): one for one in self.stage_changes if not one.lost}

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """A digest of the text of each file, by path."""
        return {
            path: hashlib.blake2b(
                text.text.encode("utf-8", "surrogatepass"), digest_size=16
            ).hexdigest()
            for path, text in self.texts.items()
        }

    @cached_property
    def states(self) -> Mapping[str, str]:
        """In what state each file is: its path, its page, and a digest of its text."""
        page = self.addresses.page
        return {path: f"{path} {page(path)} {digest}" for path, digest in self.digests.items()}

    @cached_property
    def names_digest(self) -> str:
        """A digest of every name that a link may use and of where each leads."""
        page = self.addresses.page
        named = [
            (one.path, page(one.path), one.id, one.name, one.aliases) for one in self.ledger.records
        ]
        return Digests().of(self.ledger.config.names_as_text, named).hex()

    @cached_property
    def fronts_digest(self) -> bytes:
        """A digest of what each file says of its record, dated lines and notes apart.

        All names, where they lead, who belongs to what and what stage it is at follow from it.
        """
        return Digests().of(
            [
                (one.path, one.kind, one.id, one.name, one.aliases, one.private, one.fields)
                for one in self.ledger.records
            ]
        )

    def named(self, name: str) -> Record | None:
        """The record that a name on a page stands for: an id, an alias or the path of a file."""
        record = self.ledger.find(name)
        if record is None and ("/" in name or name.endswith(".md")):
            record = self.ledger.find(posixpath.basename(name).removesuffix(".md"))
        return record

    def prepare(self) -> None:
        """Work out what every page looks things up in, before several processes need it."""
        _ = (
            self.addresses,
            self.findings_by_path,
            self.actions_by_subject,
            self._stories,
            self.links_of,
            self.order_by_name,
            self.rows_by_path,
            self.changes_by_line,
            self.states,
            self.digests,
            self.fronts_digest,
        )

    def story(self, record: Record) -> tuple[Entry, ...]:
        """Every entry that a record takes part in or is named in, oldest first."""
        return self._stories.get(record.path, ())

    def line(self, path: str, number: int) -> str:
        """The text of a line of the ledger, without its comments and the white space around it.

        The ids of a shared ledger say nothing to anybody: names stand in the place of links.
        """
        lines = self.asked.lines(path)
        return lines[number - 1] if 0 < number <= len(lines) else ""
