"""What was committed of a ledger: the lives of its records, for `history` and for the audit.

All records are read in one pass over the commits; what was read is kept, so that the next
run reads only what is new.
"""

from __future__ import annotations

from pathlib import Path

from ledger.config import Config
from ledger.model.history import Commit, Facts, History, Revision
from ledger.model.record import Record
from ledger.processes import Progress, unheard
from ledger.readers import LedgerReading
from ledger.readers.files import kind_of
from ledger.readers.git import GitError, Repository, open_repository
from ledger.readers.history._cache import Walked
from ledger.readers.history._lives import FileLife, Present, by_file, gone_files, join
from ledger.readers.history._walk import fact_key, tree_facts, walk
from ledger.readers.text import decode

__all__ = ["between", "history_for_report", "read_history"]

_SHALLOW = "the clone is shallow: what was committed before it begins is not here"


def history_for_report(
    root: Path,
    reading: LedgerReading,
    cache: Path | None,
    tip: str | None = None,
    progress: Progress = unheard,
) -> History:
    """The same for a report, which is made whatever git says: a history without lives says why.

    A repository may come from anybody, so what cannot be understood of it is no more than that.
    """
    try:
        return read_history(open_repository(root), reading, cache, tip, progress)
    except GitError as refusal:
        return History((), f"no commits are shown: {refusal}")
    except (ValueError, LookupError, StopIteration):
        return History((), "no commits are shown: what git says of them cannot be understood")


def read_history(
    repository: Repository,
    reading: LedgerReading,
    cache: Path | None,
    tip: str | None = None,
    progress: Progress = unheard,
) -> History:
    """The lives of the records of a ledger up to a commit, the one that is checked out by default.

    Raises GitError where git does not answer. A repository without commits has no lives.
    """
    head = tip or repository.head()
    if head is None:
        return History((), "nothing is committed yet")
    config = reading.ledger.config
    walked = walk(repository, head, config, cache, progress)
    files = by_file(_revisions(walked, config))
    now = _present(reading)
    texts = _texts(repository, files) if gone_files(files, now) else {}
    lives = join(files, tree_facts(repository, head, walked, config), now, texts)
    return History(lives, _SHALLOW if repository.shallow else "")


def between(commit: Commit, before: LedgerReading, after: LedgerReading) -> History:
    """The lives of the records of a ledger as one commit had it, up to the ledger as it is."""
    revisions = [
        Revision(commit, record.path, None, facts_of(record), None, record.path)
        for record in before.ledger.records
    ]
    texts = {path: text.text for path, text in before.texts.items()}
    committed = {record.path: facts_of(record) for record in before.ledger.records}
    return History(join(by_file(revisions), committed, _present(after), texts), base=commit)


def facts_of(record: Record) -> Facts:
    """The facts of a record as it is read now."""
    return Facts(
        record.kind,
        str(record.fields.get("pipeline") or ""),
        tuple((line.date, line.stage) for line in record.stages),
        str(record.fields.get("origin") or "").strip().lower(),
    )


def _revisions(walked: Walked, config: Config) -> list[Revision]:
    def facts(path: str, blob: str | None) -> Facts | None:
        return walked.facts.get(fact_key(path, blob, config.folders)) if blob else None

    return [
        Revision(
            walked.commits[commit],
            change.path,
            facts(change.path, change.before),
            facts(change.path, change.after),
            change.before,
            change.after,
        )
        for commit, change in walked.changes
        if kind_of(change.path, config.folders)
    ]


def _present(reading: LedgerReading) -> dict[str, Present]:
    return {
        record.path: Present(reading.texts[record.path].text, facts_of(record).stages)
        for record in reading.ledger.records
    }


def _texts(repository: Repository, files: list[FileLife]) -> dict[str, str]:
    """The first and the last version of each file, which tell a renamed one."""
    wanted = {blob for life in files for blob in (life.first_blob, life.last_blob) if blob}
    return {blob: decode("", data)[0].text for blob, data in repository.blobs(wanted).items()}
