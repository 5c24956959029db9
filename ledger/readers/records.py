"""A file's text as a record of its kind: which keys each kind has, and how each is read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from ledger.config import Config
from ledger.config.keys import STAGE_KEYS
from ledger.model.campaign import Campaign, Scope
from ledger.model.channel import Channel
from ledger.model.contact import Contact
from ledger.model.fault import Fault, FaultKind
from ledger.model.organization import Organization
from ledger.model.profile import Journal, Profile
from ledger.model.record import Record, RecordKind, packed_places
from ledger.model.skill import Skill
from ledger.readers.as_typed import as_typed
from ledger.readers.body import read_body
from ledger.readers.front_matter import FrontMatter
from ledger.readers.head import read_head
from ledger.readers.short_lines import capacity, needs, offers, target
from ledger.readers.stage_lines import all_stages, stage_lines, undated_stage
from ledger.readers.text import Text
from ledger.readers.values import Values

_COMMON: Mapping[str, Any] = {
    "name": Values.text_of,
    "kind": Values.text_of,
    "aliases": Values.texts_of,
    "tags": Values.texts_of,
    "private": Values.flag_of,
}
COMMON_KEYS = tuple(_COMMON)

_MAKERS: Mapping[RecordKind, type[Record]] = {
    RecordKind.CONTACT: Contact,
    RecordKind.ORGANIZATION: Organization,
    RecordKind.CAMPAIGN: Campaign,
    RecordKind.CHANNEL: Channel,
    RecordKind.SKILL: Skill,
    RecordKind.PROFILE: Profile,
    RecordKind.JOURNAL: Journal,
}

# For each kind: its keys, the attribute each fills and the reader of its value.
_LAYOUT: Mapping[RecordKind, Mapping[str, tuple[str, Any]]] = {
    RecordKind.CONTACT: {
        "organization": ("organization", Values.link_of),
        "title": ("title", Values.text_of),
        "email": ("email", Values.texts_of),
        "phone": ("phone", Values.texts_of),
        "links": ("urls", Values.texts_of),
        "segment": ("segment", Values.text_of),
        "met": ("met", Values.date_of),
        "via": ("via", Values.link_of),
        "cadence": ("cadence", Values.cadence_of),
        "reaches": ("reaches", Values.texts_of),
        "credible": ("credible", Values.text_of),
        "intent": ("intent", Values.text_of),
        "advocate": ("advocate", stage_lines),
        "connector": ("connector", Values.text_of),
        "approach": ("approach", Values.text_of),
    },
    RecordKind.ORGANIZATION: {
        "industry": ("industry", Values.text_of),
        "size": ("size", Values.text_of),
        "website": ("website", Values.text_of),
        "dream": ("dream", Values.flag_of),
        "decision-maker": ("decision_maker", Values.link_of),
        "incumbent": ("incumbent", Values.text_of),
        "difference": ("difference", Values.text_of),
        "needs": ("needs", needs),
        "segment": ("segment", Values.text_of),
    },
    RecordKind.CAMPAIGN: {
        "pipeline": ("pipeline", Values.text_of),
        "scope": ("stated_scope", Values.text_of),
        "organization": ("organization", Values.link_of),
        "industry": ("industry", Values.text_of),
        "title": ("title", Values.text_of),
        "stages": ("stage_lines", stage_lines),
        "stage": ("stage_lines", undated_stage),
        "decision-maker": ("decision_maker", Values.link_of),
        "influencers": ("influencers", Values.links_of),
        "gatekeepers": ("gatekeepers", Values.links_of),
        "recruiter": ("recruiter", Values.link_of),
        "advocates": ("advocates", Values.links_of),
        "incumbent": ("incumbent", Values.text_of),
        "difference": ("difference", Values.text_of),
        "origin": ("origin", Values.text_of),
        "via": ("via", Values.link_of),
        "value": ("value", Values.money_of),
        "closes": ("closes", Values.date_of),
        "needs": ("needs", needs),
        "watch": ("watch", Values.date_of),
    },
    RecordKind.CHANNEL: {
        "type": ("type", Values.text_of),
        "aimed-at": ("aimed_at", Values.texts_of),
        "base-rate": ("base_rate", Values.text_of),
        "cost": ("cost", Values.text_of),
    },
    RecordKind.SKILL: {
        "needed-by": ("needed_by", Values.links_of),
        "plan": ("plan", Values.text_of),
        "proof": ("proof", Values.text_of),
        "stages": ("stage_lines", stage_lines),
    },
    RecordKind.PROFILE: {
        "pipeline": ("pipeline", Values.text_of),
        "offers": ("offers", offers),
        "goal": ("goal", Values.text_of),
        "audience": ("audience", Values.texts_of),
        "industries": ("industries", Values.texts_of),
        "functions": ("functions", Values.texts_of),
        "levels": ("levels", Values.texts_of),
        "number": ("number", target),
        "capacity": ("capacity", capacity),
        "hours": ("hours", Values.number_of),
        "significant": ("significant", Values.money_of),
    },
    RecordKind.JOURNAL: {},
}


_KEYS = {kind: frozenset((*COMMON_KEYS, *layout)) for kind, layout in _LAYOUT.items()}


def keys_of(kind: RecordKind) -> tuple[str, ...]:
    """The front-matter keys that the format names for a kind."""
    return (*COMMON_KEYS, *_LAYOUT[kind])


def value_readers(kind: RecordKind) -> Mapping[str, Callable[[Values, str], Any]]:
    """The keys of a kind, the common ones first, each with the function that reads its value."""
    return {**_COMMON, **{key: reader for key, (_, reader) in _LAYOUT[kind].items()}}


@dataclass
class Reading:
    """A record and what could not be taken as typed."""

    record: Record
    faults: list[Fault] = field(default_factory=list)


def read_record(text: Text, folder_kind: RecordKind, config: Config) -> Reading:
    """The record that a file's text makes. Never raises; what is left out has a fault."""
    head = read_head(text, folder_kind, config)
    kind, front, values = head.kind, head.front, head.values
    layout = _LAYOUT[kind]
    known: dict[str, Any] = {}
    for key, (attribute, reader) in layout.items():
        if key in front.fields:
            read = reader(values, key)
            known[attribute] = known.get(attribute) or read
    if values.stages and (staged := STAGE_KEYS.get(kind)):
        attribute = layout[staged][0]
        known[attribute] = all_stages(values, known.get(attribute, ()))
    if kind is RecordKind.CAMPAIGN and "stated_scope" in known:
        known["stated_scope"] = _scope(values, known["stated_scope"])
    identity = unicodedata.normalize("NFC", _stem(text.path))
    name = values.text_of("name")
    aliases, tags = values.texts_of("aliases"), values.texts_of("tags")
    private = values.flag_of("private", unclear=True)
    if front.faults and not private:
        private = _hidden_in_a_fault(text, front, config.vocabulary.names_of(kind, "private"))
    body = read_body(text, front.body_start, identity, config)
    found = front.fields
    record = _MAKERS[kind](
        id=identity,
        path=text.path,
        name=name or _heading(body.notes) or identity,
        aliases=aliases,
        tags=tags,
        private=private,
        entries=tuple(body.entries),
        prose_links=tuple(body.links),
        field_links=tuple(values.links),
        notes=body.notes,
        fields={key: as_typed(one.value) for key, one in found.items()},
        places=_places(text, front),
        unknown=tuple([key for key in found if key not in _KEYS[kind] and key not in head.days]),
        typed=_typed(front) if config.vocabulary.keys else {},
        **known,
    )
    return Reading(record, [*front.faults, *values.faults, *body.faults])


def _places(text: Text, front: FrontMatter) -> bytes:
    """Where each field stands; a record has a dozen, so they are made all at once."""
    typed = front.fields.values()
    values, keys = [one.value for one in typed], [one.key for one in typed]
    numbers = zip(
        *text.lines_and_columns([one.start for one in values]),
        [one.length for one in values],
        *text.lines_and_columns([one.start for one in keys]),
        [one.length for one in keys],
        strict=True,
    )
    return packed_places(numbers)


def _stem(path: str) -> str:
    """The name of a file without what stands behind its last full stop."""
    name = path.rpartition("/")[2]
    return name[:-3] if len(name) > 3 and name.endswith(".md") else PurePosixPath(path).stem


def _typed(front: FrontMatter) -> dict[str, str]:
    """What the file calls the keys that it has under another name."""
    return {key: one.name.strip() for key, one in front.fields.items() if one.name.strip() != key}


def _hidden_in_a_fault(text: Text, front: FrontMatter, names: tuple[str, ...]) -> bool:
    """Whether a `private` stands where it could not be read: in doubt it is kept private."""
    lost = "private" not in front.fields or any(one.subject in names for one in front.faults)
    if not lost:
        return False
    said = "|".join(map(re.escape, names))
    return bool(re.search(rf"^[ \t\"']*(?:{said})[ \t\"']*:", text.text, re.MULTILINE))


def _scope(values: Values, said: str) -> Scope | None:
    if not said:
        return None
    if said.lower() in tuple(Scope):
        return Scope(said.lower())
    wanted = "position, organization or industry"
    values.blame(FaultKind.WRONG_TYPE, values.fields["scope"].value, "scope", wanted)
    return None


def _heading(notes: str) -> str:
    """The text of a first `# heading`, a name for a record that states none."""
    for line in notes.splitlines():
        if line.startswith("# "):
            return line[2:].strip()
        if line.strip():
            break
    return ""
