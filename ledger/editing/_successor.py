"""How a name that is typed for a record changes where the record gets another id or folder."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath

from ledger.model.ledger import Ledger
from ledger.model.record import Record
from ledger.readers.links import target_of
from ledger.value import Value
from ledger.wording import fold


class Respelled(Value, frozen=True):
    """A stretch of a name as typed, and what stands there from now on."""

    start: int
    old: str
    new: str


class Successor(Value, frozen=True):
    """What becomes of a record: the id and the path that stand for it from now on.

    Links by an alias stay as they are: they are as true as before.
    """

    ledger: Ledger
    record: Record
    id: str
    path: str

    def is_named(self, target: str) -> bool:
        """Whether a link's target names the record by its id, with its folder or without."""
        if self.ledger.find(target) is not self.record:
            return False
        own, whole = fold(self.record.id), fold(target)
        last = target.rsplit("/", 1)[-1]
        if last != self.record.id and last in self.record.aliases:
            # Typed as the alias, which differs from the id in its capitals alone.
            return False
        return whole == own or (whole not in self.ledger.names and fold(last) == own)

    def respell(self, typed: str) -> Respelled | None:
        """What changes in a name as typed; None where it names another, or stays as it is.

        A heading after `#`, the `.md` that editors may add and the Unicode form are kept. A
        folder changes only where it is the whole one.
        """
        if not self.is_named(target_of(typed)):
            return None
        name = typed.split("#", 1)[0]
        old = name.strip().removesuffix(".md")
        folder, slash, own = old.rpartition("/")
        if slash and fold(folder) == fold(_folder(self.record.path)) != fold(_folder(self.path)):
            folder = _folder(self.path)
        decomposed = not unicodedata.is_normalized("NFC", own)
        own = self.id if fold(self.id) != fold(self.record.id) or own == self.record.id else own
        new = folder + slash + (unicodedata.normalize("NFD", own) if decomposed else own)
        return Respelled(len(name) - len(name.lstrip()), old, new) if new != old else None


def _folder(path: str) -> str:
    return PurePosixPath(path).parent.as_posix()
