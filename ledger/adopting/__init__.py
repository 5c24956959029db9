"""Somebody's notes looked at: the settings that read them as they are, and what finds no place.

Nothing here touches a disk or changes a note.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ledger.adopting._beginnings import guess_beginnings
from ledger.adopting._folders import LeftFolder, guess_folders
from ledger.adopting._guesses import Guess, Unplaced
from ledger.adopting._keys import guess_keys
from ledger.adopting._settings import settings_text
from ledger.adopting._stages import CLIENT, JOB, guess_stages, pipeline_of, stage_texts
from ledger.adopting._survey import Note, survey
from ledger.readers.files import SourceFile
from ledger.value import Value

__all__ = ["CLIENT", "JOB", "Guess", "LeftFolder", "Proposal", "Unplaced", "propose"]

_STAGES = "stages"
_CAMPAIGN = "campaign"
_NOTHING_SAID: Mapping[str, str] = {}


class Proposal(Value, frozen=True):
    """The settings for some notes, and what they leave.

    `notes` is how many were looked at. `keys` are the keys that stay as they are by kind of
    record, `stages` the words that are no stage, `lines` how the lines begin that stay plain
    notes, `inline` the keys that stand in the text of so many notes. `pipeline` is the one
    that the words are of.
    """

    settings: str
    notes: int
    folders: tuple[Guess, ...]
    left: tuple[LeftFolder, ...]
    keys: dict[str, list[Unplaced]]
    stages: tuple[Unplaced, ...]
    lines: tuple[Unplaced, ...]
    inline: tuple[Unplaced, ...]
    pipeline: str


def propose(files: Iterable[SourceFile], said: Mapping[str, str] = _NOTHING_SAID) -> Proposal:
    """What to make of some notes; a proposal without folders where there is nothing to make.

    `said` is what the owner says of a folder: a kind of record, or nothing for one to leave.
    """
    notes = survey(files)
    found, left = guess_folders(notes, said)
    by_kind: dict[str, list[Note]] = defaultdict(list)
    for one in found:
        by_kind[one.kind] += one.notes
    fields, keys = {}, {}
    for kind, held in by_kind.items():
        fields[kind], keys[kind] = guess_keys(kind, held)
    counts = _stage_counts(fields.get(_CAMPAIGN, ()), by_kind.get(_CAMPAIGN, ()))
    pipeline = pipeline_of(counts)
    stages, no_stages = guess_stages(counts, pipeline, len(by_kind.get(_CAMPAIGN, ())))
    placed = [note for held in by_kind.values() for note in held]
    beginnings, lines = guess_beginnings(placed)
    dressed = sum(note.dressed for note in placed), sum(len(note.entries) for note in placed)
    folders = [
        Guess(one.folder, one.kind, len(one.notes), len(notes), f"by {one.why}") for one in found
    ]
    return Proposal(
        settings_text(folders, fields, stages, beginnings, dressed),
        len(notes),
        tuple(folders),
        tuple(left),
        keys,
        tuple(no_stages),
        tuple(lines),
        tuple(_inline(placed)),
        pipeline,
    )


def _stage_counts(fields: Sequence[Guess], notes: Sequence[Note]) -> dict[str, int]:
    """In how many notes each word stands under the keys that hold stages, the first first."""
    keys = {one.theirs for one in fields if one.ours == _STAGES} | {_STAGES, "stage"}
    counts: Counter[str] = Counter()
    for note in notes:
        said = [value for key in note.keys if key in keys for value in note.keys[key]]
        counts.update(dict.fromkeys(stage_texts(said), 1))
    return dict(counts)


def _inline(notes: Sequence[Note]) -> list[Unplaced]:
    counts = Counter(key for note in notes for key in note.inline)
    return [Unplaced(key, count) for key, count in counts.most_common()]
