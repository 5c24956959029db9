"""Records that may be one and the same: surely, by name or address; likely, by how they are called.

Works on what a record is known by, so that one about to be written, one that is imported and
two that are there already are compared in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ledger.editing._likeness import (
    draft_emails,
    draft_links,
    record_emails,
    record_links,
    record_names,
    target_of,
)
from ledger.model.draft import RecordDraft
from ledger.model.ledger import Ledger
from ledger.model.record import Record, RecordKind
from ledger.naming import slug
from ledger.value import Value
from ledger.wording import fold, slips

# What is written before or after a person's name, or an organization's, and is none of it.
_TITLES = frozenset(
    ("dr", "mr", "mrs", "ms", "mx", "prof", "sir", "dame", "jr", "sr", "phd", "md", "esq", "mba")
)
_FORMS = frozenset(
    (
        "ag", "bv", "co", "company", "corp", "corporation", "gmbh", "group", "inc",
        "incorporated", "limited", "llc", "llp", "ltd", "nv", "oy", "plc", "pty", "sa", "sarl",
        "sas", "se", "srl", "the",
    )
)  # fmt: skip
_COMMA = re.compile(r"\s*,\s*")
# In words of fewer letters a slip of the fingers makes another word.
_LEAST_FOR_A_SLIP, _LEAST_FOR_A_FAMILY = 3, 4
_LEAST_FOR_AN_ORGANIZATION = 6


class KnownBy(Value, frozen=True):
    """What a record is known by: the name first, then its other names."""

    kind: RecordKind
    names: tuple[str, ...]
    emails: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    organization: str = ""


class Twin(Value, frozen=True):
    """A record that is likely another one, and why, in words that follow `with`."""

    record: Record
    why: str


def known_draft(draft: RecordDraft) -> KnownBy:
    """What a draft is known by."""
    organization = draft.field("organization")
    return KnownBy(
        draft.kind,
        (draft.name,),
        draft_emails(draft),
        draft_links(draft) - {""},
        target_of(organization) if isinstance(organization, str) else "",
    )


def known_record(record: Record, ledger: Ledger) -> KnownBy:
    """What a record is known by."""
    organization = ledger.organization_of(record)
    return KnownBy(
        record.kind,
        tuple(dict.fromkeys((record.name, record.id, *record.aliases))),
        record_emails(record),
        record_links(record) - {""},
        fold(organization.id) if organization else "",
    )


def why_same(draft: RecordDraft, record: Record) -> str:
    """What shows that a draft is a record: an address, a link or a name; empty where nothing."""
    known = known_draft(draft)
    if same := known.emails & record_emails(record):
        return f"the same e-mail address, {min(same)}"
    if same := known.links & record_links(record) - {""}:
        return f"the same link, {min(same)}"
    if fold(draft.name) in record_names(record):
        is_name = fold(draft.name) == fold(record.name)
        return "the same name" if is_name else f"the name {draft.name} as another of its own"
    return ""


def likely_twins(known: KnownBy, ledger: Ledger, but: str = "") -> tuple[Twin, ...]:
    """The records of its kind that are called much alike, the likeliest first.

    `but` is the path of a record that is left out: the one that is compared itself.
    """
    found = []
    for record in ledger.records:
        if record.kind is known.kind and record.path != but:
            other = known_record(record, ledger)
            rank, why = _alike(known, other)
            if why:
                found.append((rank, record.path, Twin(record, why)))
    return tuple(twin for _, _, twin in sorted(found, key=lambda one: one[:2]))


def _alike(one: KnownBy, other: KnownBy) -> tuple[int, str]:
    """How surely two are one, smallest first, and why; no words where nothing says so."""
    if one.kind is RecordKind.CONTACT:
        same_place = bool(one.organization) and one.organization == other.organization
        pairs = [
            _alike_people(a, b, same_place)
            for a in _spelled(one.names[:1], _TITLES)
            for b in _spelled(other.names, _TITLES)
        ]
    else:
        pairs = [
            _alike_bodies(a, b)
            for a in _spelled(one.names[:1], _FORMS)
            for b in _spelled(other.names, _FORMS)
        ]
    return min((pair for pair in pairs if pair[1]), default=(0, ""))


def _spelled(names: Iterable[str], left_out: frozenset[str]) -> list[list[str]]:
    """Names as words of plain letters; `Kim, Dana` in the order in which it is said."""
    lists = []
    for name in names:
        said = " ".join(reversed(_COMMA.split(name, maxsplit=1))) if "," in name else name
        words = [word for word in slug(said).split("-") if word]
        lists.append([word for word in words if word not in left_out] or words)
    return [words for words in lists if words]


def _alike_people(one: list[str], other: list[str], same_place: bool) -> tuple[int, str]:
    if one == other:
        return 0, "the same name but for how it is written"
    if sorted(one) == sorted(other):
        return 1, "the same words in another order"
    if len(one) == 1 or len(other) == 1:
        first = one[0] == other[0]
        return (5, "the same first name, and no other beside it") if first else _NOT_ALIKE
    given, family = one[0], one[-1]
    their_given, their_family = other[0], other[-1]
    if family == their_family:
        return _alike_relatives(given, their_given, same_place)
    long_enough = min(len(family), len(their_family)) >= _LEAST_FOR_A_FAMILY
    if given == their_given and long_enough and slips(family, their_family) == 1:
        return 4, "the same first name and nearly the same family name"
    if long_enough and is_form(given, their_given) and slips(family, their_family) == 1:
        return 5, "nearly the same first and family name"
    return _NOT_ALIKE


def _alike_relatives(given: str, other: str, same_place: bool) -> tuple[int, str]:
    """How alike two of one family name are."""
    if given == other:
        return 2, "the same first and last name"
    if is_initial(given, other) or is_initial(other, given):
        return 2, "the same family name and the same initial"
    if is_form(given, other):
        return 3, "the same family name and nearly the same first name"
    if same_place:
        return 6, "the same family name at the same organization"
    return _NOT_ALIKE


_NOT_ALIKE = (0, "")


def is_initial(word: str, name: str) -> bool:
    """Whether a word is the first letter of a name."""
    return len(word) == 1 and name.startswith(word)


def is_form(given: str, other: str) -> bool:
    """Whether two first names may be one: a letter apart, or one the beginning of the other."""
    short, long = sorted((given, other), key=len)
    if len(short) < _LEAST_FOR_A_SLIP or short[0] != long[0]:
        return False
    return long.startswith(short) or slips(short, long) == 1


def _alike_bodies(one: list[str], other: list[str]) -> tuple[int, str]:
    if one == other:
        return 0, "the same name but for how it is written"
    if sorted(one) == sorted(other):
        return 1, "the same words in another order"
    whole, theirs = "".join(one), "".join(other)
    if whole == theirs:
        return 0, "the same name but for how it is written"
    # `Acme 2` and `Acme 3` are two on purpose.
    numbered = any(word.isdigit() for word in one + other)
    long_enough = min(len(whole), len(theirs)) >= _LEAST_FOR_AN_ORGANIZATION
    if not numbered and long_enough and slips(whole, theirs) == 1:
        return 4, "nearly the same name"
    return _NOT_ALIKE
