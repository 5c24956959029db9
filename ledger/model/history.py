"""What was committed of the records that have stages: who changed what, and when."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from ledger.model.record import RecordKind


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit. `time` is the author's, with its offset; `subject` its first line."""

    id: str
    author: str
    time: datetime.datetime
    subject: str

    @property
    def day(self) -> datetime.date:
        """The author's calendar day."""
        return self.time.date()

    @property
    def short(self) -> str:
        """The first ten characters of its id."""
        return self.id[:10]


# A stage line as a fact: its date and its stage, without the evidence beside it.
StageFact = tuple[datetime.date | None, str]


@dataclass(frozen=True, slots=True)
class Version:
    """A record as one commit left it. `merge` tells a version that a merge brought."""

    commit: Commit
    path: str
    kind: RecordKind
    name: str
    pipeline: str
    stages: tuple[StageFact, ...]
    origin: str
    merge: bool = False


@dataclass(frozen=True, slots=True)
class Life:
    """A record through its renames: every version that was committed, oldest first.

    `path` is where it is now, or was last; `ended` the commit that deleted it.
    """

    path: str
    versions: tuple[Version, ...]
    ended: Commit | None = None


@dataclass(frozen=True, slots=True)
class History:
    """The lives of a ledger's records, by path.

    `limit` says why some of it may be missing (a shallow clone); empty where none is.
    """

    lives: tuple[Life, ...]
    limit: str = ""
