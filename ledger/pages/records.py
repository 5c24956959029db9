"""Every record on one page, by kind, with a filter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.record import Record, RecordKind
from ledger.model.stage import current_line
from ledger.pages._addresses import FOLDERS
from ledger.pages._freshness import Freshness, freshness
from ledger.pages._links import Links, Place
from ledger.pages._page import Page, page_kind
from ledger.pages._results import Results

_MANY = {RecordKind.JOURNAL: "files of the journal"}


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One record in the list."""

    name: str
    href: str
    kind: str
    of: str
    stage: str
    entries: int
    last: str
    freshness: Freshness
    findings: int
    source: Place


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many records there are of a kind."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class RecordsView:
    """What the list of records places."""

    rows: tuple[RecordRow, ...]
    kinds: tuple[KindCount, ...]


@page_kind("records", label="Records", place=11, question="Who and what is there?")
def records(results: Results) -> Iterator[Page]:
    """One page."""
    links = Links(results, "records.html")
    order = list(FOLDERS)
    ordered = sorted(
        results.ledger.records,
        key=lambda record: (order.index(record.kind), record.name.casefold(), record.path),
    )
    kinds = tuple(
        KindCount(_MANY.get(kind, FOLDERS[kind]), count)
        for kind in RecordKind
        if (count := sum(record.kind is kind for record in ordered))
    )
    view = RecordsView(tuple(_row(links, record) for record in ordered), kinds)
    yield Page("records.html", "records", "Records", lambda: view)


def _row(links: Links, record: Record) -> RecordRow:
    results = links.results
    done = [
        entry.date for entry in results.ledger.entries_with(record) if entry.done_by(results.as_of)
    ]
    line = current_line(results.ledger, record, results.as_of)
    organization = results.ledger.organization_of(record)
    of = organization.name if organization else getattr(record, "segment", "")
    if isinstance(record, (Campaign, Contact)) and not organization and record.organization:
        of = record.organization.target
    return RecordRow(
        name=record.name,
        href=links.record(record),
        kind=f"{record.kind.value}, archived" if record.archived else record.kind.value,
        of=of,
        stage=line.stage.replace("-", " ") if line else "",
        entries=len(results.ledger.entries_with(record)),
        last=max(done).isoformat() if done else "",
        freshness=freshness(results, record),
        findings=len(results.findings_by_path.get(record.path, ())),
        source=links.location(record.location),
    )
