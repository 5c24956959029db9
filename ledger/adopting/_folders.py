"""Which folders of somebody's notes hold what."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from ledger.adopting._survey import Note, plain_words
from ledger.adopting._vocabulary import KINDS, SIGNS, TEMPLATES, TYPE_KEYS
from ledger.config import defaults
from ledger.value import Value

# A folder is of one kind where so many of its notes are, and these keys say so clearly.
MOST = 0.6
CLEAR = 3

_NUMBER = re.compile(r"^[\d.\s-]+")


class FolderGuess(Value, frozen=True):
    """A folder with the kind of record that its notes look like, and what says so."""

    folder: str
    kind: str
    why: str
    notes: tuple[Note, ...]


class LeftFolder(Value, frozen=True):
    """A folder that is left alone, and why."""

    folder: str
    why: str
    count: int


def guess_folders(
    notes: Iterable[Note], said: Mapping[str, str]
) -> tuple[list[FolderGuess], list[LeftFolder]]:
    """The folders that hold records, the topmost of each kind, and those that do not.

    `said` are the kinds of the folders that need no guess; one with none is left.
    """
    by_folder: dict[str, list[Note]] = defaultdict(list)
    for note in notes:
        by_folder[note.folder].append(note)
    guesses: dict[str, tuple[str, str]] = {}
    left: list[LeftFolder] = []
    for folder, held in sorted(by_folder.items()):
        kind, why = (said[folder], "what you say") if folder in said else _guess(folder, held)
        if kind:
            guesses[folder] = (kind, why)
        else:
            left.append(LeftFolder(folder, why, len(held)))
    raised = _raised({folder: kind for folder, (kind, _) in guesses.items()}, by_folder)
    made = []
    for top, kind in sorted(raised.items()):
        below = [one for one in guesses if _is_in(one, top) and guesses[one][0] == kind]
        held = [note for one in below for note in by_folder[one]]
        made.append(FolderGuess(top, kind, guesses[below[0]][1], tuple(held)))
    return made, [one for one in left if not any(_is_in(one.folder, top) for top in raised)]


def _guess(folder: str, notes: Sequence[Note]) -> tuple[str, str]:
    """The kind of a folder's notes and what says so; no kind, and why, where nothing does."""
    parts = [plain_words(_NUMBER.sub("", part)) for part in PurePosixPath(folder).parts]
    if any(_named(part, TEMPLATES) for part in parts):
        return "", "templates"
    if not folder:
        return "", "only notes in folders are read"
    if folder in defaults().folders:
        return defaults().folders[folder], "its name"
    typed = Counter(kind for note in notes if (kind := _typed(note)))
    if typed and typed.most_common(1)[0][1] >= MOST * len(notes):
        return typed.most_common(1)[0][0], "their type or tag"
    named = next(
        (kind for part in reversed(parts) for kind in KINDS if _named(part, KINDS[kind])), ""
    )
    if named == "journal":
        dated = sum(bool(note.entries) for note in notes)
        return (named, "its name") if dated else ("", "no line in it begins with a date")
    keyed = Counter(kind for note in notes if (kind := _keyed(note)))
    most = keyed.most_common(1)[0] if keyed else ("", 0)
    if named and (most[0] in ("", named) or most[1] < MOST * len(notes)):
        return named, "its name"
    if most[1] >= MOST * len(notes):
        return most[0], "their keys"
    if len(typed) > 1 or len(keyed) > 1:
        mixed = typed if len(typed) > 1 else keyed
        return "", "mixed: " + ", ".join(f"{count} {kind}" for kind, count in mixed.most_common())
    return "", "nothing says what they are"


def _named(words: str, names: Iterable[str]) -> bool:
    """Whether a name is one of some, in the plural or not."""
    return words.removesuffix("s") in names or words in names


def _typed(note: Note) -> str:
    said = [
        value
        for key, values in note.keys.items()
        if plain_words(key) in TYPE_KEYS or key.casefold() in ("tags", "tag")
        for value in values
    ]
    words = [plain_words(part) for value in said for part in re.split(r"[/,]", value)]
    return next((kind for one in words for kind in KINDS if _named(one, KINDS[kind])), "")


def _keyed(note: Note) -> str:
    keys = {plain_words(key) for key in note.keys}
    scores = {
        kind: sum(weight for key, weight in signs.items() if key in keys)
        for kind, signs in SIGNS.items()
    }
    best = max(scores, key=lambda kind: scores[kind])
    return best if scores[best] >= CLEAR else ""


def _raised(kinds: Mapping[str, str], held: Mapping[str, Sequence[Note]]) -> dict[str, str]:
    """The topmost folders: one with nothing else below it stands for all that it holds."""
    made: dict[str, str] = {}
    for folder, kind in kinds.items():
        top = folder
        for above in PurePosixPath(folder).parents:
            name = above.as_posix()
            below = {kinds.get(one, "") for one in held if _is_in(one, name)}
            if name == "." or below != {kind}:
                break
            top = name
        made.setdefault(top, kind)
    return made


def _is_in(folder: str, top: str) -> bool:
    return folder == top or folder.startswith(f"{top}/")
