"""What the search looks through: every page, and on each record's page all that was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ledger.diagnostic import Diagnostic
from ledger.metrics import Metric
from ledger.model.entry import Entry
from ledger.model.record import Record
from ledger.pages._figures import said
from ledger.pages._page import NOT_FOUND, Page
from ledger.pages._results import Results
from ledger.readers.comments import without_comments
from ledger.readers.links import LINK, target_of
from ledger.value import Value
from ledger.wording import fold, hours

PROBLEMS = "problems.html"

# What a page's head shows already, and what its stages say, each with an address of its own.
_STAGE_KEYS = ("stages", "stage", "advocate")


class Part(NamedTuple):
    """Something with a place of its own on a page: an entry, a stage, the notes or a finding.

    `anchor` is that place; the text of what has a day begins with it, as `2026-11-22`.
    """

    kind: str
    anchor: str
    text: str


class Document(Value, frozen=True):
    """A page that can be found: its kind and name, where it is, what it says, and its parts."""

    kind: str
    name: str
    path: str
    text: str
    parts: tuple[Part, ...] = ()


class _Known(NamedTuple):
    """A document of a record, and what it was made of."""

    names: str
    record: Record
    findings: tuple[Diagnostic, ...]
    document: Document


class Documents:
    """Makes the documents of one report after another.

    Of a record that was not read again, and so is the same object, the document stays while
    nothing is found otherwise about it and no record is called otherwise. With `keeps` false
    there is no report after the first, and no document is held longer than it is asked for.
    """

    def __init__(self, *, keeps: bool = True) -> None:
        self._keeps = keeps
        self._known: dict[str, _Known] = {}

    def of(self, results: Results, pages: Iterable[Page]) -> Iterator[Document]:
        """A document for each of some pages, in their order; comments of the ledger are in none."""
        records = {results.addresses.page(one.path): one for one in results.ledger.records}
        metrics = {f"metrics/{one.name}.html": one for one in results.metrics}
        found = [page for page in pages if page.path != NOT_FOUND]
        names, before, now = results.names_digest, self._known, dict[str, _Known]()
        # A few organizations and people are named by many records.
        named: dict[str, str] = {}
        for page in found:
            record, metric = records.get(page.path), metrics.get(page.path)
            if record:
                findings = results.findings_by_path.get(record.path, ())
                known = before.get(page.path)
                if (
                    known is None
                    or known.record is not record
                    or (known.names, known.findings) != (names, findings)
                ):
                    made = _record(results, record, page, named)
                    known = _Known(names, record, findings, made)
                if self._keeps:
                    now[page.path] = known
                yield known.document
            elif metric:
                yield Document("figure", page.title, page.path, _metric(results, metric))
            elif page.path == PROBLEMS:
                yield Document("page", page.title, page.path, "", tuple(_of_none(results, found)))
            else:
                yield Document("page", page.title, page.path, "")
        self._known = now


def search_documents(results: Results, pages: Iterable[Page]) -> Iterator[Document]:
    """A document for each of some pages, where none was made before."""
    return Documents(keeps=False).of(results, pages)


def _of_none(results: Results, found: Iterable[Page]) -> Iterator[Part]:
    """The findings of files that have no page of their own."""
    there = {page.path for page in found}
    for path, findings in sorted(results.findings_by_path.items()):
        if results.addresses.page(path) not in there:
            yield from (_finding(one, "main") for one in findings)


def _record(results: Results, record: Record, page: Page, named: dict[str, str]) -> Document:
    return Document(
        kind=record.kind.value,
        name=page.title,
        path=page.path,
        text=" · ".join(_values(results, record, named)),
        parts=tuple(_parts(results, record)),
    )


def _values(results: Results, record: Record, named: dict[str, str]) -> Iterator[str]:
    """Every value of the front matter but the name and the stages, and the id where it adds."""
    linked = {(link.field, link.target) for link in record.field_links}
    for key, value in record.fields.items():
        items = value if isinstance(value, tuple) else (value or "",)
        staged = key in _STAGE_KEYS and len(items) == len(record.stages)
        if key != "name" and not staged:
            for item in items:
                if (key, item) not in linked:
                    if item:
                        yield _plain(results, item)
                    continue
                if item not in named:
                    named[item] = _said(results, item)
                yield named[item]
    if fold(record.id) != fold(record.name) and not results.shared:
        yield record.id


def _said(results: Results, text: str) -> str:
    """The name that an id is the id of, and the id where it says more."""
    other = results.ledger.find(text)
    if other is None:
        return _plain(results, text)
    more = set(fold(text).split("-")) - set(re.split(r"\W+", fold(other.name)))
    return f"{other.name} {text}" if more else other.name


def _parts(results: Results, record: Record) -> Iterator[Part]:
    # The line of a stage and of an entry is always one that its page gives an anchor.
    mark = results.addresses.mark
    for line in record.stages:
        day = line.date.isoformat() if line.date else ""
        said = f"{day} {line.stage.replace('-', ' ')} {_plain(results, line.evidence)}"
        yield Part("stage", f"{mark}{line.location.line}", said.strip())
    for entry in record.entries:
        yield Part("entry", f"{mark}{entry.location.line}", _entry(results, entry))
    if record.notes.strip():
        yield Part("notes", "notes", _plain(results, record.notes))
    yield from (_finding(one, "findings") for one in results.findings_by_path.get(record.path, ()))


def _entry(results: Results, entry: Entry) -> str:
    """A dated line as it is read out: its day, its kind, its text, and its fields."""
    said = str(entry.date)
    if entry.kind.name != "note":
        said += f" {entry.word.lower()}"
    if entry.round:
        said += f" round {entry.round}"
    if entry.minutes:
        said += f" {hours(entry.minutes)}"
    if text := _plain(results, entry.text):
        said += f" {text}"
    for field in entry.fields:
        said += f" · {field.key}: {_plain(results, field.value)}"
    return said


def _finding(finding: Diagnostic, anchor: str) -> Part:
    text = f"{finding.code} {finding.name}: {finding.message}".replace("`", "")
    return Part("finding", anchor, text)


def _metric(results: Results, metric: Metric) -> str:
    taken = results.measurements[metric.name]
    return f"{metric.code} {metric.name} {' '.join(said(taken))} · {taken.reading}"


def _plain(results: Results, text: str) -> str:
    """A text without its comments, its links as the names that the pages show for them."""
    if "[[" not in text and "<!--" not in text:
        return text

    def shown(match: re.Match[str]) -> str:
        name = target_of(match[1])
        record = results.ledger.find(name)
        return (match[2] or "").strip() or (record.name if record else name)

    return LINK.sub(shown, without_comments(text))
