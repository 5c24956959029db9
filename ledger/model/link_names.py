"""The names that a link may use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ledger.model.record import Record, RecordKind
from ledger.wording import fold

# What another tool's notes name by its name alone; a pursuit's name is often its employer's.
_NAMED = (RecordKind.CONTACT, RecordKind.ORGANIZATION, RecordKind.CHANNEL, RecordKind.SKILL)


def link_names(records: Sequence[Record], *, by_name: bool) -> Mapping[str, Record]:
    """Folded ids, aliases and (`by_name`) names; of several records the first has one.

    An id comes before an alias, and an alias before a name. Where another tool's notes call a
    pursuit what its employer is called (`by_name`), the pursuit has the id: a line about it in
    either file is one of the pursuit, and a field that wants the employer finds it by its kind.
    """
    names: dict[str, Record] = {}
    for record in sorted(records, key=_pursuits_first) if by_name else records:
        names.setdefault(fold(record.id), record)
    for record in records:
        for alias in record.aliases:
            names.setdefault(fold(alias), record)
    for record in records if by_name else ():
        if record.kind in _NAMED:
            names.setdefault(fold(record.name), record)
    return names


def _pursuits_first(record: Record) -> bool:
    return record.kind is not RecordKind.CAMPAIGN


def names_by_kind(records: Sequence[Record]) -> Mapping[tuple[RecordKind, str], Record]:
    """Records by their kind and folded id, alias or name.

    The file of a pursuit is often called what its employer is, and a field that takes an
    organization means the employer.
    """
    names: dict[tuple[RecordKind, str], Record] = {}
    for record in records:
        for name in (record.id, *record.aliases, record.name):
            names.setdefault((record.kind, fold(name)), record)
    return names
