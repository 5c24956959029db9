"""The front matter that a new record begins with, as lines with places to fill in."""

from __future__ import annotations

from collections.abc import Mapping

from ledger.config import Config
from ledger.model.record import RecordKind

_PIPELINES = {RecordKind.SKILL: "skill"}

# For each kind, the keys that matter; the name comes before them.
_KEYS: Mapping[RecordKind, tuple[str, ...]] = {
    RecordKind.CONTACT: ("organization", "title", "email", "via"),
    RecordKind.ORGANIZATION: ("industry", "website", "decision-maker"),
    RecordKind.CAMPAIGN: ("organization", "title", "decision-maker", "via"),
    RecordKind.CHANNEL: ("type", "aimed-at"),
    RecordKind.SKILL: ("needed-by", "plan", "proof"),
}
KINDS = tuple(_KEYS)


def keys(kind: RecordKind) -> tuple[str, ...]:
    """The keys that matter for a kind, after its name."""
    return _KEYS[kind]


def first_stage(kind: RecordKind, config: Config, pipeline: str) -> str:
    """The stage that a new record of a kind begins at; empty where it has none."""
    if kind not in (RecordKind.CAMPAIGN, RecordKind.SKILL):
        return ""
    found = config.pipelines.get(_PIPELINES.get(kind, pipeline))
    return next(iter(found.stages), "") if found else ""
