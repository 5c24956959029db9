"""What was committed and stands in the ledger no more, or otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.checks._faults import record_at
from ledger.model.history import Commit, Life, StageFact
from ledger.model.ledger import Ledger
from ledger.model.parts import StageLine
from ledger.model.record import Record, RecordKind
from ledger.value import Value


class LostStage(Value, frozen=True):
    """A committed stage line that a record has no more.

    `brought` is the commit that first had it, `taken` the one that took it out (None: that
    is not committed yet), `instead` the line that stands in its place now, and `story` says
    who did what.
    """

    record: Record
    fact: StageFact
    brought: Commit
    taken: Commit | None
    instead: StageLine | None
    story: str

    @property
    def line(self) -> str:
        """The line as it was, without its evidence."""
        return f"{self.fact[0]} {self.fact[1]}"

    @property
    def backdated(self) -> bool:
        """Whether the same stage now has an earlier date."""
        if self.instead is None or self.instead.date is None or self.fact[0] is None:
            return False
        return self.instead.stage == self.fact[1] and self.instead.date < self.fact[0]


def by_whom(commit: Commit) -> str:
    """`on 2026-10-07 by Dana Kim (3f2a9c01d2)`."""
    return f"on {commit.day} by {commit.author} ({commit.short})"


def committed(ledger: Ledger, commit: Commit) -> str:
    """Which commit had something, in words; of a change, the commit that it is a change to."""
    base = ledger.history.base if ledger.history else None
    return f"in {base.short} of {base.day}" if base else f"committed {by_whom(commit)}"


def _story(ledger: Ledger, brought: Commit, taken: Commit | None) -> str:
    told = committed(ledger, brought)
    if ledger.history and ledger.history.base:
        return told
    return f"{told}, {f'changed {by_whom(taken)}' if taken else 'changed and not committed yet'}"


def stage_key(record: Record) -> str:
    """The key that holds a record's stage lines."""
    return "advocate" if record.kind is RecordKind.CONTACT else "stages"


def lost_stages(ledger: Ledger) -> Iterator[LostStage]:
    """Every stage line that was committed and stands no more where it stood.

    What only a merge left out is nobody's doing, and what has come back is not lost. A line
    that was without a date was no claim of when.
    """
    for life in ledger.history.lives if ledger.history else ():
        record = None if life.gone else record_at(ledger, life.path)
        if record:
            yield from _lost_of(ledger, life, record)


class _Removal(Value, frozen=True):
    taken: Commit | None
    instead: StageFact | None


def _lost_of(ledger: Ledger, life: Life, record: Record) -> Iterator[LostStage]:
    now = tuple((line.date, line.stage) for line in record.stages)
    brought: dict[StageFact, Commit] = {}
    removed: dict[StageFact, _Removal] = {}
    for revision in life.revisions:
        before = revision.before.stages if revision.before else ()
        after = revision.after.stages if revision.after else ()
        for fact in after:
            brought.setdefault(fact, revision.commit)
        if revision.before and revision.after:
            removed |= _removals(before, after, revision.commit)
    if life.committed:
        removed |= _removals(life.committed.stages, now, None)
    lines = {(line.date, line.stage): line for line in record.stages}
    replacements = {one.instead for one in removed.values()}
    for fact, removal in removed.items():
        # A line that was rewritten twice is told once, as it was at first.
        if fact in lines or fact[0] is None or fact in replacements or fact not in brought:
            continue
        instead = removal.instead
        followed = {fact}
        while instead and instead not in lines and instead in removed and instead not in followed:
            followed.add(instead)
            instead = removed[instead].instead
        yield LostStage(
            record,
            fact,
            brought[fact],
            removal.taken,
            lines.get(instead) if instead else None,
            _story(ledger, brought[fact], removal.taken),
        )


def _removals(
    before: tuple[StageFact, ...], after: tuple[StageFact, ...], by: Commit | None
) -> dict[StageFact, _Removal]:
    added = [fact for fact in after if fact not in before]
    return {
        fact: _Removal(by, _instead(fact, before, after, added))
        for fact in before
        if fact not in after
    }


def _instead(
    fact: StageFact,
    before: tuple[StageFact, ...],
    after: tuple[StageFact, ...],
    added: list[StageFact],
) -> StageFact | None:
    """The new line that says otherwise what this one said: its stage, its day or its place."""
    for other in added:
        if other[1] == fact[1]:
            return other
    for other in added:
        if other[0] == fact[0]:
            return other
    at = before.index(fact)
    return after[at] if at < len(after) and after[at] in added else None
