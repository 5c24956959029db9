"""The front-matter keys that the format names for each kind of record."""

from __future__ import annotations

from collections.abc import Mapping

from ledger.model.record import RecordKind

_COMMON = ("name", "kind", "aliases", "tags", "private")

KEYS: Mapping[RecordKind, tuple[str, ...]] = {
    RecordKind.CONTACT: (
        *_COMMON, "organization", "title", "email", "phone", "links", "segment", "met", "via",
        "cadence", "reaches", "credible", "intent", "advocate", "connector", "approach",
    ),
    RecordKind.ORGANIZATION: (
        *_COMMON, "industry", "size", "website", "dream", "decision-maker", "incumbent",
        "difference", "needs", "segment",
    ),
    RecordKind.CAMPAIGN: (
        *_COMMON, "pipeline", "scope", "organization", "industry", "title", "stages", "stage",
        "decision-maker", "influencers", "gatekeepers", "recruiter", "advocates", "incumbent",
        "difference", "origin", "via", "value", "closes", "needs", "watch",
    ),
    RecordKind.CHANNEL: (*_COMMON, "type", "aimed-at", "base-rate", "cost"),
    RecordKind.SKILL: (*_COMMON, "needed-by", "plan", "proof", "stages"),
    RecordKind.PROFILE: (
        *_COMMON, "pipeline", "offers", "goal", "audience", "industries", "functions", "levels",
        "number", "capacity", "hours", "significant",
    ),
    RecordKind.JOURNAL: _COMMON,
}  # fmt: skip

EVERY_KEY = frozenset(key for keys in KEYS.values() for key in keys)
