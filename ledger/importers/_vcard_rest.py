"""What a vCard says that no field is for: kept under keys of its own, or left out."""

from __future__ import annotations

from ledger.importers import _vcard_android
from ledger.importers._drafts import free_key
from ledger.importers._vcard_fields import is_known
from ledger.model.draft import DraftValue, one_line
from ledger.model.record import RecordKind
from ledger.naming import key
from ledger.readers.records import keys_of
from ledger.vcards.reading import Card, Property

MOST_CHARACTERS = 300

# Of programs and not of people, or said by another property already.
_OF_PROGRAMS = frozenset((
    "version", "prodid", "rev", "kind", "member", "agent", "mailer", "source", "profile", "class",
    "label", "sort-string", "clientpidmap", "xml", "name", "x-ablabel", "x-abadr", "x-abuid",
    "x-abshowas", "x-addressbookserver-kind", "x-addressbookserver-member", "x-categories",
    "x-ms-ol-design", "x-ms-ol-default-postal-address", "x-ms-cardpicture", "x-imagetype",
    "x-imagehash", "x-sharedphotodisplaypref", "x-evolution-file-as", "x-abcropping-rectangle",
))  # fmt: skip
_BINARY = frozenset(("photo", "logo", "sound", "key"))

# Dates and people that Apple keeps with a label of the owner's.
_LABELLED = {"x-abdate": "dates", "x-abrelatednames": "related", "related": "related"}


def is_binary(one: Property) -> bool:
    """Whether a property is a picture, a sound or a key, or the address of one."""
    return one.name in _BINARY or one.is_binary


def is_too_long(one: Property) -> bool:
    """Whether a property that people may want is left out for its length alone."""
    return one.name not in _OF_PROGRAMS and not is_binary(one) and len(one.value) > MOST_CHARACTERS


def is_left_out(one: Property) -> bool:
    """Whether nothing is made of a property."""
    return one.name in _OF_PROGRAMS or is_binary(one) or is_too_long(one)


def rest_of(card: Card, kind: RecordKind, taken: dict[str, DraftValue]) -> dict[str, DraftValue]:
    """The values that no field is for, under keys that are none of the format's nor nearly."""
    held: dict[str, list[str]] = {}
    for one in card.properties:
        if is_known(one) or is_left_out(one):
            continue
        parts = [one_line(" ".join(part)) for part in card.parts(one)]
        value, label = one_line(" ".join(parts)), one_line(card.label(one))
        name = _LABELLED.get(one.name) or one.name.removeprefix("x-").removeprefix("ms-")
        if one.name == _vcard_android.NAME:
            name, label, value = _vcard_android.android_item(parts)
        if one.name == "related":
            label = next(iter(sorted(one.types)), "")
        if not value:
            continue
        held.setdefault(key(name), []).append(f"{label}: {value}" if label else value)
    filled = [name for name, value in taken.items() if value]
    made: dict[str, DraftValue] = {}
    for name, values in held.items():
        place = free_key(name, keys_of(kind), (*filled, *made))
        different = tuple(dict.fromkeys(values))
        made[place] = different if len(different) > 1 else different[0]
    return made
