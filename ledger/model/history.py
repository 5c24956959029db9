"""What was committed of a ledger's records: who changed what, and when."""

from __future__ import annotations

import datetime

from ledger.model.record import RecordKind
from ledger.value import Value


class Commit(Value, frozen=True):
    """One commit. `time` is its author's, with the offset; `subject` its first line."""

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


class Facts(Value, frozen=True):
    """What a version of a record claims that is not to be changed afterwards.

    `pipeline` is the one that the file names, empty where it names none.
    """

    kind: RecordKind
    pipeline: str = ""
    stages: tuple[StageFact, ...] = ()
    origin: str = ""


NO_FACTS = Facts(RecordKind.JOURNAL)


class Revision(Value, frozen=True):
    """What one commit did to a record: its facts before (None: it began) and after (it ended).

    `path` is the record's file after it, or before where it ended; the blobs are git's
    names for the two versions of the file.
    """

    commit: Commit
    path: str
    before: Facts | None
    after: Facts | None
    blob_before: str | None = None
    blob_after: str | None = None


class Life(Value, frozen=True):
    """A record through its renames: every revision that was committed, oldest first.

    `path` is where its file is now, or was last; `committed` the facts that the last commit
    has of it, None where it has none. It is `gone` where there is no such file any more;
    `ended` is the commit that deleted it, None where that is not committed.
    """

    path: str
    revisions: tuple[Revision, ...]
    committed: Facts | None = None
    gone: bool = False
    ended: Commit | None = None

    @property
    def facts(self) -> Facts:
        """The facts as they were committed last."""
        sides = (one.after or one.before for one in reversed(self.revisions))
        return self.committed or next((side for side in sides if side), NO_FACTS)


class History(Value, frozen=True):
    """The lives of a ledger's records, by path.

    `limit` says why some of it may be missing (a shallow clone); empty where none is. `base`
    is the one commit that is told of, where it is asked what has changed since it.
    """

    lives: tuple[Life, ...]
    limit: str = ""
    base: Commit | None = None

    def of(self, path: str) -> Life | None:
        """The life of the record whose file is at a path now, or None."""
        return next((one for one in self.lives if one.path == path and not one.gone), None)
