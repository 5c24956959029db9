"""Which of several drafts is which of several records, where more than one may be.

All of them are compared before any is chosen, so that neither the order of a file's rows nor
that of the ledger's files decides: the two that are most alike are paired first, then the two
most alike of the rest. So each row of a file that was imported before finds the record that it
made, beside rows and records that are nearly the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from ledger.editing._likeness import Face, draft_face, likeness, record_face
from ledger.model.draft import RecordDraft
from ledger.model.record import Record
from ledger.wording import fold

AnyRecord = TypeVar("AnyRecord", bound=Record)
Likeness = tuple[int, int]


@dataclass
class Pairs(Generic[AnyRecord]):
    """The record of each draft that gets one, by the draft's place; no record is got by two.

    `rivals` are records that a draft is just as like as its own, and that differ from it: that
    it is this one of the two is a guess.
    """

    records: dict[int, AnyRecord] = field(default_factory=dict)
    rivals: dict[int, AnyRecord] = field(default_factory=dict)


def paired(wanted: Sequence[tuple[RecordDraft, Sequence[AnyRecord]]]) -> Pairs[AnyRecord]:
    """Pair drafts, each given with the records that it may be. Of equals the first is taken."""
    asked = Counter(one.path for _, records in wanted for one in records)
    made: Pairs[AnyRecord] = Pairs()
    contested = []
    for at, (draft, records) in enumerate(wanted):
        if len(records) == 1 and asked[records[0].path] == 1:
            made.records[at] = records[0]
        elif records:
            contested.append((at, draft, records))
    alike = {
        (at, place): likeness(draft, one)
        for at, draft, records in contested
        for place, one in enumerate(records)
    }
    best: dict[str, Likeness] = {}
    for at, place in sorted(alike, key=lambda pair: alike[pair], reverse=True):
        records, found = wanted[at][1], alike[at, place]
        if at not in made.records and records[place].path not in best:
            made.records[at] = records[place]
            best[records[place].path] = found
            rivals = (
                one
                for other, one in enumerate(records)
                if alike.get((at, other)) == found and best.get(one.path, found) == found
            )
            own = record_face(records[place])
            rival = next((one for one in rivals if record_face(one) != own), None)
            if rival is not None:
                made.rivals[at] = rival
    return made


def the_same(drafts: Sequence[RecordDraft], records: Sequence[AnyRecord]) -> dict[int, AnyRecord]:
    """The record that says what a draft says and no more, by the draft's place.

    A file that was imported before is paired so nearly whole: its rows need not be compared
    with each other's records, however many are alike.
    """
    names = {fold(draft.name) for draft in drafts}
    faces: dict[Face, list[AnyRecord]] = {}
    for record in reversed(records):
        if fold(record.name) in names:
            faces.setdefault(record_face(record), []).append(record)
    found = {}
    for at, draft in enumerate(drafts):
        if same := faces.get(draft_face(draft)) if faces else None:
            found[at] = same.pop()
    return found
