"""The keys of a kind of record that can be given on the command line, and what they take."""

from __future__ import annotations

from ledger.checks._targets import kinds_for
from ledger.checks.unknown_value import ORIGINS
from ledger.commands._fitting_words import Item, fitting, ids
from ledger.commands._glance import Sight
from ledger.model.campaign import Scope
from ledger.model.channel import TYPES
from ledger.model.record import RecordKind
from ledger.readers.records import keys_of

# The folder gives the kind, and the name is an argument.
_GIVEN = ("name", "kind", "stage")
_FLAGS = ("dream", "private")


def keys_for(kind: RecordKind) -> list[str]:
    """The keys of a kind, those of its own before those that every record has."""
    keys = [key for key in keys_of(kind) if key not in _GIVEN]
    shared = [key for key in keys_of(RecordKind.JOURNAL) if key in keys]
    return [*(key for key in keys if key not in shared), *shared]


def values_for(kind: RecordKind, key: str, begun: str, seen: Sight) -> list[Item]:
    """What a key may hold, as far as that is a matter of choice."""
    if wanted := kinds_for(kind, key):
        return ids(seen, begun, wanted)
    choices: tuple[str, ...] = ()
    if key == "pipeline":
        choices = tuple(seen.config.pipelines)
    elif key == "scope":
        choices = tuple(Scope)
    elif key == "origin":
        choices = ORIGINS
    elif key == "type" and kind is RecordKind.CHANNEL:
        choices = TYPES
    elif key in _FLAGS:
        choices = ("true", "false")
    return fitting(((word, "") for word in choices), begun)
