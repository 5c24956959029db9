"""What was read of a repository's history, kept between runs.

It holds what commits did, keyed by the commit it reaches: a later run reads only what was
committed since. It is a private file of the owner, and losing it loses nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ledger import __version__
from ledger.model.history import Commit, Facts
from ledger.model.record import RecordKind
from ledger.readers.git import Change
from ledger.readers.private_files import keep, kept

_FORM = 1


@dataclass
class Walked:
    """The changes of every commit up to `tip`, oldest first, with the facts of their blobs.

    `facts` is keyed by folder kind and blob.
    """

    tip: str = ""
    commits: dict[str, Commit] = field(default_factory=dict)
    changes: list[tuple[str, Change]] = field(default_factory=list)
    facts: dict[str, Facts] = field(default_factory=dict)


def load(folder: Path, key: Mapping[str, object]) -> Walked:
    """What was kept under a key; nothing where there is none or it cannot be used."""
    data = kept(_file(folder, key))
    try:
        said = json.loads(data) if data else {}
        if said["form"] != _FORM or said["version"] != __version__ or said["key"] != dict(key):
            return Walked()
        return _walked(said)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        return Walked()


def save(folder: Path, key: Mapping[str, object], walked: Walked) -> None:
    """Keep it for the next run, whole or not at all; where that fails nothing is lost."""
    text = json.dumps(_kept(key, walked), ensure_ascii=False, separators=(",", ":"))
    keep(_file(folder, key), text.encode("utf-8", "replace"))


def _file(folder: Path, key: Mapping[str, object]) -> Path:
    name = hashlib.sha256(json.dumps(dict(key), sort_keys=True).encode()).hexdigest()
    return folder / f"history-{name[:24]}"


def _kept(key: Mapping[str, object], walked: Walked) -> dict[str, Any]:
    return {
        "form": _FORM,
        "version": __version__,
        "key": dict(key),
        "tip": walked.tip,
        "commits": [
            [one.id, one.author, one.time.isoformat(), one.subject]
            for one in walked.commits.values()
        ],
        "changes": [
            [commit, change.path, change.before, change.after] for commit, change in walked.changes
        ],
        "facts": {
            name: [
                facts.kind.value,
                facts.pipeline,
                [[day.isoformat() if day else None, stage] for day, stage in facts.stages],
                facts.origin,
            ]
            for name, facts in walked.facts.items()
        },
    }


def _walked(kept: dict[str, Any]) -> Walked:
    commits = (
        Commit(one, author, datetime.fromisoformat(time), subject)
        for one, author, time, subject in kept["commits"]
    )
    return Walked(
        kept["tip"],
        {one.id: one for one in commits},
        [(commit, Change(*parts)) for commit, *parts in kept["changes"]],
        {
            name: Facts(
                RecordKind(kind),
                pipeline,
                tuple((date.fromisoformat(day) if day else None, stage) for day, stage in stages),
                origin,
            )
            for name, (kind, pipeline, stages, origin) in kept["facts"].items()
        },
    )
