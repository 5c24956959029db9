"""The front-matter keys that the format names for each kind of record, by the kind's name."""

from __future__ import annotations

from collections.abc import Mapping

_COMMON = ("name", "kind", "aliases", "tags", "private")

KEYS: Mapping[str, tuple[str, ...]] = {
    "contact": (
        *_COMMON, "organization", "title", "email", "phone", "links", "segment", "met", "via",
        "cadence", "reaches", "credible", "intent", "advocate", "connector", "approach",
    ),
    "organization": (
        *_COMMON, "industry", "size", "website", "dream", "decision-maker", "incumbent",
        "difference", "needs", "segment",
    ),
    "campaign": (
        *_COMMON, "pipeline", "scope", "organization", "industry", "title", "stages", "stage",
        "decision-maker", "influencers", "gatekeepers", "recruiter", "advocates", "incumbent",
        "difference", "origin", "via", "value", "closes", "needs", "watch",
    ),
    "channel": (*_COMMON, "type", "aimed-at", "base-rate", "cost"),
    "skill": (*_COMMON, "needed-by", "plan", "proof", "stages"),
    "profile": (
        *_COMMON, "pipeline", "offers", "goal", "audience", "industries", "functions", "levels",
        "number", "capacity", "hours", "significant",
    ),
    "journal": _COMMON,
}  # fmt: skip

# The keys that hold stage lines. Of a campaign `stage` holds a single one without its day.
STAGE_KEYS: Mapping[str, str] = {"contact": "advocate", "campaign": "stages", "skill": "stages"}
