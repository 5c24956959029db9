"""Every record, by kind and name, with a filter; many of them on several pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.record import Record, RecordKind
from ledger.model.stage import current_line
from ledger.pages import _limits
from ledger.pages._addresses import FOLDERS
from ledger.pages._freshness import Freshness, freshness, last_done
from ledger.pages._inputs import digest_of
from ledger.pages._links import Links
from ledger.pages._page import Page, page_kind
from ledger.pages._results import Results
from ledger.value import Value

_MANY = {RecordKind.JOURNAL: "files of the journal"}
_PATH = "records.html"


class RecordRow(NamedTuple):
    """One record in the list; `source` is the place of it, `href` and `line` where that leads.

    A tuple, which the template takes apart: there may be many of them.
    """

    name: str
    href: str
    kind: str
    of: str
    stage: str
    entries: int
    last: str
    freshness: Freshness
    findings: int
    source: str
    source_href: str
    line: str


class KindCount(Value, frozen=True):
    """How many records there are of a kind."""

    label: str
    count: int


class RecordsLink(Value, frozen=True):
    """A page of the list: the first record on it and the last; `href` is empty on itself."""

    first: str
    last: str
    href: str


class RecordsView(Value, frozen=True):
    """What the list of records places. `pages` are all of its pages, empty where it is one."""

    rows: tuple[RecordRow, ...]
    kinds: tuple[KindCount, ...]
    pages: tuple[RecordsLink, ...]


@page_kind("records", label="Records", place=11, question="Who and what is there?")
def records(results: Results) -> Iterator[Page]:
    """One page, or where there are many records several, in one order."""
    order = {kind: at for at, kind in enumerate(FOLDERS)}
    ordered = sorted(
        results.ledger.records,
        key=lambda record: (order[record.kind], record.name.casefold(), record.path),
    )
    counts = Counter([record.kind for record in ordered])
    kinds = tuple(
        KindCount(_MANY.get(kind, FOLDERS[kind]), counts[kind])
        for kind in RecordKind
        if counts[kind]
    )
    starts = range(0, max(1, len(ordered)), _limits.ROWS)
    parts = {
        f"records/{number}.html" if number > 1 else _PATH: ordered[start : start + _limits.ROWS]
        for number, start in enumerate(starts, start=1)
    }
    for number, (path, found) in enumerate(parts.items(), start=1):
        view = partial(_view, Links(results, path), found, kinds, parts)
        title = "Records" if number == 1 else f"Records, page {number}"
        yield Page(path, "records", title, view, partial(_inputs, results, found))


def _inputs(results: Results, found: Sequence[Record]) -> bytes:
    """A digest of what a page of the list says of its records besides what their files say."""
    told = [
        (
            len(results.ledger.entries_with(one)),
            last_done(results, one),
            current_line(results.ledger, one, results.as_of),
            len(results.findings_by_path.get(one.path, ())),
            results.addresses.anchor(one.path, 1),
            results.line(one.path, 1),
        )
        for one in found
    ]
    return digest_of(results, told)


def _view(
    links: Links,
    found: Sequence[Record],
    kinds: tuple[KindCount, ...],
    parts: Mapping[str, Sequence[Record]],
) -> RecordsView:
    pages = tuple(
        RecordsLink(_called(part[0]), _called(part[-1]), "" if to == links.page else links.to(to))
        for to, part in parts.items()
        if len(parts) > 1
    )
    return RecordsView(_rows(links, found), kinds, pages)


def _called(record: Record) -> str:
    return f"{record.name} ({record.kind.value})"


def _rows(links: Links, found: Sequence[Record]) -> tuple[RecordRow, ...]:
    return tuple([_row(links, record) for record in found])


def _row(links: Links, record: Record) -> RecordRow:
    results = links.results
    last = last_done(results, record)
    line = current_line(results.ledger, record, results.as_of)
    organization = results.ledger.organization_of(record)
    of = organization.name if organization else getattr(record, "segment", "")
    if isinstance(record, (Campaign, Contact)) and not organization and record.organization:
        of = record.organization.target
    source = links.location(record.location)
    return RecordRow(
        name=record.name,
        href=links.record(record),
        kind=f"{record.kind.value}, archived" if record.archived else record.kind.value,
        of=of,
        stage=line.stage.replace("-", " ") if line else "",
        entries=len(results.ledger.entries_with(record)),
        last=last.isoformat() if last else "",
        freshness=freshness(results, record),
        findings=len(results.findings_by_path.get(record.path, ())),
        source=source.text,
        source_href=source.href,
        line=source.line,
    )
