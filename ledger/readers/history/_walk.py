"""Goes through the commits of a ledger's repository in one pass."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from ledger.config import Config
from ledger.model.history import Facts
from ledger.processes import Progress, unheard
from ledger.readers.files import kind_of
from ledger.readers.git import Repository
from ledger.readers.history._cache import Walked, load, save
from ledger.readers.history._facts import read_facts


def walk(
    repository: Repository,
    tip: str,
    config: Config,
    cache: Path | None,
    progress: Progress = unheard,
) -> Walked:
    """Every change up to a commit. What was kept in `cache` is gone on from, not read again."""
    key = {
        "repository": os.path.realpath(repository.folder),
        "prefix": repository.prefix,
        "folders": dict(config.folders),
        "words": repr(config.vocabulary),
        "boundary": repository.boundary(),
    }
    walked = load(cache, key) if cache else Walked()
    if walked.tip == tip:
        return walked
    if walked.tip and not repository.is_ancestor(walked.tip, tip):
        # Rebased or on another branch: what was kept is not what this commit is built on.
        walked = Walked(facts=walked.facts)
    commits = repository.commits(tip, walked.tip or None)
    changes = [
        (commit, change)
        for commit, change in repository.changes(commits)
        if kind_of(change.path, config.folders)
    ]
    walked.tip = tip
    walked.commits |= commits
    walked.changes += changes
    walked.facts |= _new_facts(repository, walked, config, progress)
    if cache:
        save(cache, key, walked)
    return walked


def fact_key(path: str, blob: str, folders: Mapping[str, str]) -> str:
    """What the facts of a file's version are kept under."""
    return f"{kind_of(path, folders)}:{blob}"


def tree_facts(
    repository: Repository, commit: str, walked: Walked, config: Config
) -> dict[str, Facts]:
    """The facts of the ledger's files as a commit has them, by path.

    A file that a merge put together is in no change; it is read here.
    """
    tree = repository.tree(commit)
    wanted = {path: fact_key(path, blob, config.folders) for path, blob in tree.items()}
    places = {name: (path, tree[path]) for path, name in wanted.items()}
    known = walked.facts | _read(repository, places, walked.facts, config)
    return {path: known[name] for path, name in wanted.items() if name in known}


def _new_facts(
    repository: Repository, walked: Walked, config: Config, progress: Progress
) -> dict[str, Facts]:
    places = {
        fact_key(change.path, blob, config.folders): (change.path, blob)
        for _, change in walked.changes
        for blob in (change.before, change.after)
        if blob
    }
    return _read(repository, places, walked.facts, config, progress)


def _read(
    repository: Repository,
    places: Mapping[str, tuple[str, str]],
    known: Mapping[str, Facts],
    config: Config,
    progress: Progress = unheard,
) -> dict[str, Facts]:
    """The facts of the versions that are not known yet, by key."""
    unread = {name: place for name, place in places.items() if name not in known}
    kinds = {path: kind_of(path, config.folders) for path, _ in unread.values()}
    data = repository.blobs(blob for path, blob in unread.values() if kinds[path])
    read = {}
    for done, (name, (path, blob)) in enumerate(unread.items()):
        progress("reading what was committed", done, len(unread))
        if (kind := kinds[path]) and blob in data:
            read[name] = read_facts(path, data[blob], kind, config)
    return read
