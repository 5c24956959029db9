"""Which kinds of record each field that names one may name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ledger.checks._text import with_article
from ledger.model.link import Link
from ledger.model.record import Record, RecordKind
from ledger.wording import nearest

_CONTACT = (RecordKind.CONTACT,)
_ORGANIZATION = (RecordKind.ORGANIZATION,)
_WAY_IN = (RecordKind.CHANNEL, RecordKind.CONTACT)

_WANTED: Mapping[RecordKind, Mapping[str, tuple[RecordKind, ...]]] = {
    RecordKind.CONTACT: {"organization": _ORGANIZATION, "via": _WAY_IN},
    RecordKind.ORGANIZATION: {"decision-maker": _CONTACT},
    RecordKind.CAMPAIGN: {
        "organization": _ORGANIZATION,
        "decision-maker": _CONTACT,
        "influencers": _CONTACT,
        "gatekeepers": _CONTACT,
        "recruiter": _CONTACT,
        "advocates": _CONTACT,
        "via": _WAY_IN,
    },
    RecordKind.SKILL: {"needed-by": (RecordKind.CAMPAIGN, RecordKind.ORGANIZATION)},
}


def wanted_kinds(record: Record, link: Link) -> tuple[RecordKind, ...]:
    """The kinds that a front-matter field of a record may name; empty where any will do."""
    return kinds_for(record.kind, link.field)


def choosy_keys(record: Record) -> Mapping[str, tuple[RecordKind, ...]]:
    """The keys of a record that may name some kinds alone, with these."""
    return _WANTED.get(record.kind, {})


def kinds_for(kind: RecordKind, key: str) -> tuple[RecordKind, ...]:
    """The kinds that a key of a kind of record may name; empty where it may name any, or none."""
    return _WANTED.get(kind, {}).get(key, ())


def wanted_in_entry(link: Link) -> tuple[RecordKind, ...]:
    """The kinds that a field of a dated line may name; empty where any will do."""
    return _WAY_IN if link.field == "via" else ()


def alike(typed: str, names: Iterable[str]) -> list[str]:
    """The names that look like the one typed. A short name hides in many a long one."""
    return nearest(typed, [name for name in names if 2 * len(name) >= len(typed)])


def kind_in_words(kind: RecordKind) -> str:
    """`a contact`, `an organization`."""
    if kind is RecordKind.PROFILE:
        return "your own profile"
    return with_article(kind.value)


def kinds_in_words(kinds: tuple[RecordKind, ...]) -> str:
    """`a channel or a contact`."""
    return " or ".join(kind_in_words(kind) for kind in kinds)
