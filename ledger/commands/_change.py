"""What a change to a ledger does: the findings that it brings, and those on its own lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeVar

from ledger.checks import run
from ledger.commands._judged import Judged
from ledger.commands._options import CouldNotError
from ledger.commands._progress import progress_shown
from ledger.commands._reading import read
from ledger.commands._repository import repository_of
from ledger.commands._user_folders import cache_folder
from ledger.diagnostic import Diagnostic
from ledger.model.history import History
from ledger.model.ledger import Ledger
from ledger.readers import LedgerReading
from ledger.readers.git import GitError, Repository
from ledger.readers.history import between, read_history
from ledger.readers.revisions import read_commit, read_staged, touched_lines

T = TypeVar("T")


def judge_with_history(root: Path, as_of: date) -> Judged:
    """Every finding of a ledger as it is, and of what was done to it since it was committed."""
    reading = read(root)
    repository = repository_of(root)
    with progress_shown() as progress:
        history = _asked(
            lambda: read_history(repository, reading, cache_folder(), progress=progress)
        )
    return Judged(reading, run(_with(reading.ledger, history), as_of), history.limit)


def judge_since(root: Path, revision: str, as_of: date) -> Judged:
    """What was changed since the work parted from a revision, committed or not."""
    repository = repository_of(root)
    base = _asked(lambda: repository.fork_point(revision))
    return _judge_change(repository, base, read(root), as_of)


def judge_staged(root: Path, as_of: date) -> Judged:
    """What the next commit would change; files as they are staged, not as they are."""
    repository = repository_of(root)
    staged = _asked(lambda: read_staged(repository))
    return _judge_change(repository, repository.head(), staged, as_of)


def _judge_change(
    repository: Repository, base: str | None, after: LedgerReading, as_of: date
) -> Judged:
    if base is None:
        # Before the first commit everything is new.
        return Judged(after, run(after.ledger, as_of))
    before = _asked(lambda: read_commit(repository, base))
    commit = _asked(lambda: repository.commit(base))
    history = between(commit, before, after)
    findings = run(_with(after.ledger, history), as_of)
    known = run(before.ledger, as_of)
    return Judged(after, _brought(findings, known, history, before, after))


def _brought(
    findings: tuple[Diagnostic, ...],
    known: tuple[Diagnostic, ...],
    history: History,
    before: LedgerReading,
    after: LedgerReading,
) -> tuple[Diagnostic, ...]:
    """The findings that were not there before, and those on lines that are not as they were."""
    was = {life.path: life.revisions[-1].path for life in history.lives}
    there = Counter((one.code, one.location.path, one.message) for one in known)

    @cache
    def touched(path: str) -> frozenset[int]:
        text = after.texts.get(path)
        return touched_lines(before.texts.get(was.get(path, path)), text) if text else frozenset()

    kept = []
    for one in findings:
        path = one.location.path
        key = (one.code, was.get(path, path), one.message)
        new = not there[key]
        there[key] -= not new
        if new or one.location.line in touched(path):
            kept.append(one)
    return tuple(kept)


def _with(ledger: Ledger, history: History) -> Ledger:
    return replace(ledger, history=history)


def _asked(question: Callable[[], T]) -> T:
    """An answer of git. Raises CouldNotError where it has none."""
    try:
        return question()
    except GitError as refusal:
        raise CouldNotError(f"{refusal}") from None
