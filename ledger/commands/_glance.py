"""The records of a ledger at a glance: ids from file names, names from the first lines alone.

A completion has to come while a key is held. Reading a ledger takes several times as long as
listing it, so nothing is parsed here, and what is odd is shown under its id.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from ledger import config
from ledger.commands._settings_place import find_root
from ledger.config import Config
from ledger.model.record import ARCHIVE, RecordKind
from ledger.readers.files import read_settings, record_paths
from ledger.value import Value

# As much of a file as its front matter is likely to be.
_HEAD = 4096

_FRONT = re.compile(r"\s*---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_KEY = r"^{}:[ \t]+(\"[^\"\n]*\"|'[^'\n]*'|[^\n#]*(?:#[^\n#]*)*?)(?:[ \t]+#[^\n]*)?[ \t]*$"
_HEADING = re.compile(r"\A\s*# ([^\n]+)")


@dataclass(frozen=True)
class Glimpse:
    """One record file of a ledger, looked into only where that is asked for."""

    root: Path
    path: str
    folder_kind: RecordKind
    config: Config

    @property
    def id(self) -> str:
        """Its id: the file's name without `.md`."""
        return unicodedata.normalize("NFC", PurePosixPath(self.path).stem)

    @cached_property
    def kind(self) -> RecordKind:
        """The kind that it states, else that of its folder."""
        said = self._said("kind").lower()
        return RecordKind(said) if said in tuple(RecordKind) else self.folder_kind

    @property
    def archived(self) -> bool:
        """Whether it is put away."""
        return any(part.casefold() == ARCHIVE for part in self.path.split("/")[1:-1])

    @property
    def name(self) -> str:
        """The name that it states, else its heading; empty where it has neither."""
        heading = _HEADING.match(self._parts[1])
        # Ours first, then what the owner's notes call it.
        keys = self.config.vocabulary.names_of(self.folder_kind, "name")
        stated = (said for key in keys if (said := self._said(key)))
        return next(stated, "") or (heading[1].strip() if heading else "")

    def _said(self, key: str) -> str:
        stated = _KEY.format(re.escape(key))
        found = re.search(stated, self._parts[0], re.MULTILINE | re.IGNORECASE)
        return found[1].strip().strip("\"'") if found else ""

    @cached_property
    def _parts(self) -> tuple[str, str]:
        """The front matter, and what follows it, as far as the first few thousand bytes go."""
        try:
            with (self.root / self.path).open("rb") as file:
                head = file.read(_HEAD).decode("utf-8-sig", errors="replace")
        except OSError:
            return "", ""
        head = head.replace("\r\n", "\n").replace("\r", "\n")
        front = _FRONT.match(head)
        if front is None:
            return (head, "") if head.lstrip().startswith("---") else ("", head)
        return front[1], head[front.end() :]


class Sight(Value, frozen=True):
    """A ledger as far as its folder and its settings tell."""

    root: Path
    config: Config

    def glimpses(self) -> Iterator[Glimpse]:
        """Its record files, in the order of their ids; what is no file is left out."""
        listed = record_paths(self.root, self.config)
        found = [Glimpse(self.root, path, kind, self.config) for path, kind in listed]
        found = [one for one in found if _is_file(one)]
        return iter(sorted(found, key=lambda one: one.id))


def _is_file(one: Glimpse) -> bool:
    return os.path.isfile(f"{one.root}{os.sep}{one.path}")  # noqa: PTH113 - once for each file


def sight(ledger_dir: str | Path | None) -> Sight | None:
    """The ledger that was named, else the one round the working folder; None where there is none.

    A folder is taken as a shell would take it: `~/search`, `$HOME/search`.
    """
    if ledger_dir:
        named = Path(os.path.expanduser(os.path.expandvars(ledger_dir)))  # noqa: PTH111
        root = named if (named / config.FILE_NAME).is_file() else None
    else:
        root = find_root(Path.cwd())
    if root is None:
        return None
    settings = read_settings(root).decode("utf-8", errors="replace")
    return Sight(root, config.parse(settings.removeprefix("\ufeff")))
