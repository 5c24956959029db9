"""Every link from one record to another."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.model.link import Link
from ledger.model.record import Record
from ledger.tables._columns import integer, number, said, text
from ledger.tables._source import TableSource
from ledger.tables._table import Row, table


@table(
    "links",
    "A link of a record's file: in its front matter, its notes or its dated lines.",
    (
        text("source", "the record whose file holds it", key=True, refers="records.id"),
        number("its place among the file's links"),
        text("target_as_typed", "what it names, as typed"),
        text(
            "target",
            "the record that it leads to",
            null="it leads to none",
            refers="records.id",
        ),
        text("shown", "the text in its place", null="none was typed"),
        text(
            "field",
            "the key of the front matter, or of the dated line's field, that holds it",
            null="it stands in running text",
        ),
        text(
            "entry",
            "the dated line that holds it, as `path:line`",
            null="it stands in no dated line",
            refers="entries.entry",
        ),
        text("path", "the file"),
        integer("line", "the line of the file"),
    ),
)
def links(source: TableSource) -> Iterator[Row]:
    """In the order of paths: front matter, notes, dated lines."""
    for record in source.ledger.records:
        for at, (link, entry) in enumerate(_links(record), start=1):
            yield (
                source.ids[record.path],
                at,
                link.target,
                source.linked(link),
                said(link.shown),
                said(link.field),
                entry,
                link.location.path,
                link.location.line,
            )


def _links(record: Record) -> Iterator[tuple[Link, str | None]]:
    """A file's links, each with the place of the dated line that holds it."""
    for link in (*record.field_links, *record.prose_links):
        yield link, None
    for entry in record.entries:
        for link in entry.links:
            yield link, entry.evidence
