"""What was renamed and deleted, as the commits tell it."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.model.history import Commit, Life
from ledger.model.record import Record
from ledger.pages._history.changes import CommitView, commit_view
from ledger.pages._links import Links
from ledger.value import Value


class FileChange(Value, frozen=True):
    """A file that was renamed or deleted. `name` and `href` are of the record that it is now."""

    day: str
    path: str
    what: str
    name: str
    href: str
    commit: CommitView | None


def file_changes(links: Links) -> tuple[FileChange, ...]:
    """Every rename and every deletion, newest first; what is not committed yet before all."""
    history = links.results.history
    records = {record.path: record for record in links.results.ledger.records}
    lives = history.lives if history else ()
    found = [one for life in lives for one in _of(links, life, records.get(life.path))]
    return tuple(sorted(found, key=lambda one: (one.day or "9", one.path, one.what), reverse=True))


def _of(links: Links, life: Life, record: Record | None) -> Iterator[FileChange]:
    now = None if life.gone else record
    before = ""
    for revision in life.revisions:
        if before and revision.path != before:
            yield _renamed(links, now, before, revision.path, revision.commit)
        before = revision.path
    if before and not life.gone and life.path != before:
        yield _renamed(links, now, before, life.path, None)
    if life.gone:
        day = life.ended.day.isoformat() if life.ended else ""
        said = "deleted" if life.ended else "deleted, not committed yet"
        commit = commit_view(life.ended) if life.ended else None
        yield FileChange(day, life.path, said, "", "", commit)


def _renamed(
    links: Links, record: Record | None, before: str, after: str, by: Commit | None
) -> FileChange:
    return FileChange(
        by.day.isoformat() if by else "",
        before,
        f"renamed to {after}" + ("" if by else ", not committed yet"),
        record.name if record else "",
        links.record(record) if record else "",
        commit_view(by) if by else None,
    )
