"""What one file says as bytes, to be kept between runs or handed from one process to another."""

from __future__ import annotations

from ledger.config import NOTE, Config, EntryKind
from ledger.model.campaign import Campaign
from ledger.model.channel import Channel
from ledger.model.contact import Contact
from ledger.model.fault import Fault
from ledger.model.organization import Organization
from ledger.model.profile import Journal, Profile
from ledger.model.record import PLACE_SIZE
from ledger.model.skill import Skill
from ledger.model.suppression import Suppression
from ledger.readers.reading import FileReading
from ledger.readers.shared_parts import share_parts
from ledger.readers.text import Text
from ledger.value import Packing, SpoiltError, Value

AnyRecord = Contact | Organization | Campaign | Channel | Skill | Profile | Journal

# What a line is packed with where its first word is no kind: no kind is called so.
_NO_KIND = ""


class _Packed(Value, frozen=True):
    path: str
    text: bytes
    record: AnyRecord
    faults: tuple[Fault, ...]
    suppressions: tuple[Suppression, ...]


class Packer:
    """Packs what files say, read with some settings, and unpacks it with the same."""

    def __init__(self, config: Config) -> None:
        kinds = {kind.name: kind for kind in config.kinds.values()} | {_NO_KIND: NOTE}

        def named(_: type, name: str) -> EntryKind:
            return kinds[name]

        self._packing = Packing(_Packed, _name, named)

    def pack(self, one: FileReading) -> bytes | None:
        """What a file says; None where it cannot be packed."""
        record = one.record
        assert isinstance(record, AnyRecord)  # noqa: S101 - there are no others
        packed = _Packed(one.text.path, one.text.data, record, one.faults, one.suppressions)
        return self._packing.pack(packed)

    def unpack(self, packed: bytes) -> FileReading:
        """What a file said. Raises SpoiltError where the bytes are not as we pack them."""
        one = self._packing.unpack(packed)
        _refuse_spoilt(one)
        share_parts(one.record)
        text = Text.of(one.path, one.text)
        return FileReading(text, one.record, one.faults, one.suppressions)


def _refuse_spoilt(one: _Packed) -> None:
    """Refuse what would only fail when somebody asks for it."""
    if len(one.record.places) != PLACE_SIZE * len(one.record.fields):
        raise SpoiltError("as many places as fields are needed")
    try:
        one.text.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        raise SpoiltError(str(error)) from None


def _name(kind: EntryKind) -> str:
    return _NO_KIND if kind is NOTE else kind.name


__all__ = ["Packer", "SpoiltError"]
