"""A file for an editor, and what its contents follow from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ledger.config import Config
from ledger.model.record import RecordKind
from ledger.value import Value


class Desk(Value, frozen=True):
    """What a ledger is written with: its settings, its own pipeline, the journal of some day.

    `journal` is the path of the journal file of the 22nd of November 2026, from which it is
    seen how the files are named.
    """

    config: Config
    pipeline: str
    journal: str

    def folders(self, kind: RecordKind) -> tuple[str, ...]:
        """The folders of a kind of record."""
        return tuple(name for name, held in self.config.folders.items() if held == kind)


class EditorFile(Value, frozen=True):
    """A file by its path in the ledger, and its text where there is none yet.

    `members` are what it adds to a JSON file that is there already: for each object of it, by
    the keys that lead to it, the keys that belong in it. Where there are none, a file that is
    there stays as it is.
    """

    path: str
    text: str
    members: Mapping[tuple[str, ...], Mapping[str, Any]] = {}


def json_file(path: str, value: Mapping[str, Any], *into: tuple[str, ...]) -> EditorFile:
    """A JSON file, whose members may be added to the objects at `into` of one that is there."""
    members = {}
    for keys in into:
        found: Any = value
        for key in keys:
            found = found[key]
        members[keys] = found
    return EditorFile(path, as_json(value), members)


def as_json(value: object) -> str:
    """A value as these editors write it themselves, with two spaces and a final newline."""
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
