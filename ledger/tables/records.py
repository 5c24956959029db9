"""Every file of the ledger, whatever its kind."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.tables._columns import boolean, name, text
from ledger.tables._source import TableSource
from ledger.tables._table import Row, table


@table(
    "records",
    "A file of the ledger, of whatever kind.",
    (
        text(
            "id",
            "the file's name without `.md`; of two files with one id the second has its path",
            key=True,
        ),
        text("kind", "contact, organization, campaign, channel, skill, profile or journal"),
        name("record"),
        text("path", "the file, from the ledger's root, with `/` on every system"),
        boolean("archived", "whether it was put away, in a folder `archive`"),
        boolean("private", "whether it is marked `private: true`"),
        text("notes", "its text without dated lines and comments", null="no notes"),
    ),
)
def records(source: TableSource) -> Iterator[Row]:
    """In the order of paths."""
    for one in source.ledger.records:
        yield (
            source.ids[one.path],
            one.kind.value,
            one.name,
            one.path,
            one.archived,
            one.private,
            one.notes.strip() or None,
        )
