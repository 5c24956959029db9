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
from ledger.checks._stage_story import StageChange, changes_told, lives_of, stage_story
from ledger.diagnostic import Diagnostic
from ledger.metrics import Measurement, Metric, Row, Week
from ledger.model.entry import Entry
from ledger.model.history import History, Life
from ledger.model.ledger import Ledger
from ledger.model.record import Record
from ledger.pages._addresses import Addresses
from ledger.pages._asked import Asked
from ledger.pages._before import (
    Before,
    Since,
    Told,
    digests_since,
    files_since,
    front,
    same_fronts,
    since,
    told_since,
)
from ledger.pages._stories import stories, stories_since
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
    they may see of the owner's. `before` is what is kept of the results before these, in a
    process that works out one after another.
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
    before: Before | None = None

    @cached_property
    def files_since(self) -> frozenset[str] | None:
        """The files that read otherwise than before; None where nothing is taken over.

        It is soon told, and is all that the page of a record needs to know of before.
        """
        return files_since(self)

    @cached_property
    def since(self) -> Since | None:
        """What is otherwise than before; None where nothing of it is taken over."""
        return since(self)

    @cached_property
    def told(self) -> dict[str, Told]:
        """What was told so far of what the records' pages are made from, by path."""
        return dict(told_since(self))

    @cached_property
    def addresses(self) -> Addresses:
        """Where each record's page is."""
        if self.before and self.files_since is not None:
            return self.before.addresses.having(self._read_again)
        return Addresses(self.ledger, self.shared.mark if self.shared else "l")

    def place_name(self, path: str) -> str:
        """What a file is called: its path, or in a shared report what stands for it."""
        return self.shared.labels.get(path, "") if self.shared else path

    @cached_property
    def asked(self) -> Asked:
        """What pages have asked for so far."""
        return Asked(self.texts, unlinked=self.shared is not None)

    @cached_property
    def _read_again(self) -> tuple[Record, ...]:
        """The records that are not the same objects as before."""
        then = self.before.records if self.before else {}
        return tuple(one for one in self.ledger.records if then.get(one.path) is not one)

    def links_of(self, record: Record) -> tuple[Record, ...]:
        """The other records that a record's file links to, in the order of their paths."""
        names = {link.target for link in record.links()}
        found = {one.path: one for name in names if (one := self.ledger.find(name))}
        found.pop(record.path, None)
        return tuple(found[path] for path in sorted(found))

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
    def stories(self) -> Mapping[str, tuple[Entry, ...]]:
        """Each record's entries: those it takes part in and those that name it in a field."""
        if self.before and self.files_since is not None:
            again, then = self._read_again, self.before
            were = [then.records[one.path] for one in again]
            return stories_since(then.stories, were, again, self.ledger.find)
        return stories(self.ledger.entries, self.ledger.find)

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

    def changes_of(self, record: Record) -> Mapping[int, StageChange]:
        """The change of stage up to the day that each line of a record's file tells of."""
        told = changes_told(record, self._lives.get(record.path))
        return {one.line: one for one in told if one.date is None or one.date <= self.as_of}

    @cached_property
    def _lives(self) -> Mapping[str, Life]:
        return lives_of(self.history)

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """A digest of the text of each file, by path."""
        found = dict(digests_since(self.before, self.texts))
        for path, text in self.texts.items():
            if path not in found:
                data = text.text.encode("utf-8", "surrogatepass")
                found[path] = hashlib.blake2b(data, digest_size=16).hexdigest()
        return found

    @cached_property
    def names_digest(self) -> str:
        """A digest of every name that a link may use and of where each leads."""
        if self.before and self.files_since is not None:
            return self.before.names_digest
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
        if self.before and self.files_since is not None and same_fronts(self.before, self):
            return self.before.fronts_digest
        return Digests().of([front(one) for one in self.ledger.records])

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
            self.stories,
            self.rows_by_path,
            self._lives,
            self.digests,
            self.fronts_digest,
            self.ledger.linked_from(self.ledger.profile),
        )

    def story(self, record: Record) -> tuple[Entry, ...]:
        """Every entry that a record takes part in or is named in, oldest first."""
        return self.stories.get(record.path, ())

    def line(self, path: str, number: int) -> str:
        """The text of a line of the ledger, without its comments and the white space around it.

        The ids of a shared ledger say nothing to anybody: names stand in the place of links.
        """
        lines = self.asked.lines(path)
        return lines[number - 1] if 0 < number <= len(lines) else ""
