"""The front matter of a shared record: each key that may be shown, written anew from its value.

A key that has no writer here is never shown: names, aliases and tags, what the owner added,
and what could not be read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from ledger.checks.unknown_value import ORIGINS
from ledger.model.channel import TYPES
from ledger.model.draft import one_line
from ledger.model.record import Record, RecordKind
from ledger.sharing._values import (
    Source,
    Value,
    Writer,
    capacity_of,
    day_of,
    link_of,
    links_of,
    money_of,
    needs_of,
    number_of,
    offers_of,
    scope_of,
    stages_of,
    stated_pipeline_of,
    text_of,
    texts_of,
    word_of,
)

# The keys that fill the same value under another name.
_SAME = {"stages": ("stage",)}

KEYS: Mapping[RecordKind, Mapping[str, Writer]] = {
    RecordKind.CONTACT: {
        "organization": link_of("organization"),
        "title": text_of("title"),
        "email": texts_of("email"),
        "phone": texts_of("phone"),
        "links": texts_of("urls"),
        "segment": text_of("segment"),
        "met": day_of("met"),
        "via": link_of("via"),
        "cadence": lambda source, record: f"{record.cadence}d" if record.cadence else "",
        "reaches": texts_of("reaches"),
        "credible": text_of("credible"),
        "intent": text_of("intent"),
        "advocate": stages_of,
        "connector": text_of("connector"),
        "approach": text_of("approach"),
    },
    RecordKind.ORGANIZATION: {
        "industry": text_of("industry"),
        "size": text_of("size"),
        "website": text_of("website"),
        "dream": lambda source, record: "true" if record.dream else "",
        "decision-maker": link_of("decision_maker"),
        "incumbent": text_of("incumbent"),
        "difference": text_of("difference"),
        "needs": needs_of,
        "segment": text_of("segment"),
    },
    RecordKind.CAMPAIGN: {
        "pipeline": stated_pipeline_of,
        "scope": scope_of,
        "organization": link_of("organization"),
        "industry": text_of("industry"),
        "title": text_of("title"),
        "stages": stages_of,
        "decision-maker": link_of("decision_maker"),
        "influencers": links_of("influencers"),
        "gatekeepers": links_of("gatekeepers"),
        "recruiter": link_of("recruiter"),
        "advocates": links_of("advocates"),
        "incumbent": text_of("incumbent"),
        "difference": text_of("difference"),
        "origin": word_of("origin", ORIGINS),
        "via": link_of("via"),
        "value": money_of("value"),
        "closes": day_of("closes"),
        "needs": needs_of,
        "watch": day_of("watch"),
    },
    RecordKind.CHANNEL: {
        "type": word_of("type", TYPES),
        "aimed-at": texts_of("aimed_at"),
        "base-rate": text_of("base_rate"),
        "cost": text_of("cost"),
    },
    RecordKind.SKILL: {
        "needed-by": links_of("needed_by"),
        "plan": text_of("plan"),
        "proof": text_of("proof"),
        "stages": stages_of,
    },
    RecordKind.PROFILE: {
        "pipeline": stated_pipeline_of,
        "offers": offers_of,
        "goal": text_of("goal"),
        "audience": texts_of("audience"),
        "industries": texts_of("industries"),
        "functions": texts_of("functions"),
        "levels": texts_of("levels"),
        "number": number_of,
        "capacity": capacity_of,
        "hours": lambda source, record: f"{record.hours:g}" if record.hours else "",
        "significant": money_of("significant"),
    },
    RecordKind.JOURNAL: {},
}


def front_matter(source: Source, record: Record, name: str) -> str:
    """The front matter of a record under the name that it has in the share."""
    allowed = source.words.share.fields.get(record.kind.value, ())
    lines = ["---", f"name: {_quoted(name)}"]
    written = {"name", "kind", "private"}
    for key, write in KEYS[record.kind].items():
        if key in allowed and (value := write(source, record)):
            written |= {key, *_SAME.get(key, ())}
            lines += _lines(key, value)
    said = {key for key, value in record.fields.items() if value}
    source.words.left_out["field"] += len(said - written)
    return "\n".join([*lines, "---", ""])


def _lines(key: str, value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield f"{key}: {_quoted(value)}"
        return
    yield f"{key}:"
    yield from (f"  - {_quoted(item)}" for item in value)


def _quoted(text: str) -> str:
    return json.dumps(one_line(text), ensure_ascii=False)
