"""The notes of a vault as drafts: their keys in our words, whom they name, their whole text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from ledger.importers._drafts import Drafts, free_key
from ledger.importers._mail_people import mailboxes
from ledger.importers._vault_notes import Vault
from ledger.importers._vault_text import note_text
from ledger.model.campaign import Campaign
from ledger.model.draft import DraftValue, RecordDraft, line_text
from ledger.model.fault import FaultKind
from ledger.model.ledger import Ledger
from ledger.model.link import Link
from ledger.model.parts import StageLine
from ledger.model.record import Record, RecordKind
from ledger.naming import key as as_key
from ledger.readers.records import keys_of
from ledger.wording import fold

# The keys that name a record, and what one is made of that the vault has no note of.
_NAMES: Mapping[str, RecordKind] = {
    "organization": RecordKind.ORGANIZATION,
    "recruiter": RecordKind.CONTACT,
    "decision-maker": RecordKind.CONTACT,
    "influencers": RecordKind.CONTACT,
    "gatekeepers": RecordKind.CONTACT,
    "advocates": RecordKind.CONTACT,
}
_STAGE_KEYS = ("stages", "stage")
# What has happened where a stage was come to; without it the note itself is the reason.
_PROOF = {
    "applied": ("application",), "interviewing": ("interview",),
    "negotiating": ("offer",), "accepted": ("offer",),
}  # fmt: skip
# What a key wants whose value cannot be read; the fault says it where it is empty here.
_WANTED = {
    FaultKind.WRONG_TYPE: "", FaultKind.BAD_DATE: "a date",
    FaultKind.BAD_MONEY: "one amount of money", FaultKind.BAD_NEED: "needs of a form that is known",
    FaultKind.BAD_OFFER: "offers of a form that is known",
}  # fmt: skip
# Stages that nothing excuses but an interview.
_AFTER_A_ROUND = ("negotiating", "accepted")
_INTERVIEW = "interview"
_JOB = "job"
_ANGLES = re.compile(r"\s*<[^<>]*>\s*")

_UNFILLED = re.compile(
    r"^(?P<key>[A-Za-z][\w -]*):[ \t]+(?P<value>\{\{.*\}\})[ \t]*$", re.MULTILINE
)


class VaultDrafts:
    """The drafts of a vault's notes. `loose` counts the links to notes that are not taken."""

    def __init__(self, vault: Vault, ledger: Ledger) -> None:
        self._vault = vault
        self._ledger = ledger
        self._drafts = Drafts()
        self._ids: dict[str, str] = {}
        self._made: dict[str, tuple[dict[str, DraftValue], str, tuple[str, ...]]] = {}
        self.loose: Counter[str] = Counter()
        self.doubts: list[str] = []

    def made(self) -> tuple[RecordDraft, ...]:
        """A draft for each note, then one for each that a note names and the vault lacks."""
        records = self._vault.ledger.records
        for record in records:
            name = str(record.fields.get("name") or PurePosixPath(record.path).stem)
            self._ids[record.path] = self._drafts.add(record.kind, name)
            self._drafts.also(record.kind, name, self._ids[record.path])
        # `[[Jobs/Northwind]]` names the note by its path.
        linked = {fold(link.target.rpartition("/")[2]) for link in self._links()}
        for record in records:
            self._fill(record, linked)
        return self._drafts.finished()

    def _links(self) -> Iterator[Link]:
        for record in self._vault.ledger.records:
            for link in (*record.prose_links, *(one for e in record.entries for one in e.links)):
                yield link
                if self._vault.ledger.find(link.target) is None:
                    self.loose[link.target] += 1

    def _fill(self, record: Record, linked: set[str]) -> None:
        """Give a note's draft its keys, its text and its dated lines."""
        fields: dict[str, DraftValue] = {}
        known = keys_of(record.kind)
        odd = self._not_as_asked(record)
        for typed, value in record.fields.items():
            if not value or typed in ("name", "kind"):
                continue
            if typed in odd:
                free = free_key(as_key(typed), known, fields)
                fields[free] = value
                self.doubts.append(
                    f"`{record.path}`: `{typed}` wants {odd[typed]}, so it stands under `{free}`"
                )
            elif typed in _STAGE_KEYS and isinstance(record, Campaign):
                taken = [line for line in record.stages if not _lacks_a_round(line, record)]
                fields["stages"] = tuple(self._stage(line, record) for line in taken)
                if len(taken) < len(record.stages):
                    fields[free_key(typed, known, fields)] = value
                    self.doubts.append(f"`{record.path}` names an offer and no interview")
            elif named := self._named(typed, record):
                fields[typed] = named if len(named) > 1 else named[0]
            elif typed in known:
                fields[typed] = value
            else:
                fields[free_key(as_key(typed), known, fields)] = value
        for typed, value in self._unfilled(record):
            fields[free_key(as_key(typed), known, fields)] = value
        if isinstance(record, Campaign):
            if self._vault.proposal.pipeline != self._ledger.pipeline and "pipeline" not in fields:
                fields["pipeline"] = self._vault.proposal.pipeline
            if not record.stages:
                self.doubts.append(f"`{record.path}` says nothing of where it stands")
        draft_id = self._ids[record.path]
        if fold(record.id) in linked and fold(record.id) != draft_id:
            aliases = fields.get("aliases") or ()
            own = (aliases,) if isinstance(aliases, str) else aliases
            fields["aliases"] = tuple(dict.fromkeys((*own, record.id)))
        text = note_text(self._vault.texts[record.path], record.entries, self._ledger.config)
        self._drafts.fill(draft_id, fields, text.body, text.lines)

    def _unfilled(self, record: Record) -> Iterator[tuple[str, str]]:
        """What a template left in a note, `{{date}}`, by its key: YAML reads no value there."""
        front = self._vault.texts[record.path].split("\n---", maxsplit=1)[0]
        if any(fault.location.path == record.path for fault in self._vault.ledger.faults):
            for match in _UNFILLED.finditer(front):
                yield match["key"], match["value"]

    def _not_as_asked(self, record: Record) -> dict[str, str]:
        """The keys whose value is not what the format has there, with what it wants."""
        keys = sorted((spot.key_line, key) for key, spot in record.spots.items())
        odd = {}
        for fault in self._vault.ledger.faults:
            wanted = _WANTED.get(fault.kind)
            if wanted is not None and fault.location.path == record.path:
                above = [key for line, key in keys if line <= fault.location.line]
                odd.update(dict.fromkeys(above[-1:], wanted or fault.detail))
        return {key: wanted for key, wanted in odd.items() if key not in _STAGE_KEYS}

    def _named(self, key: str, record: Record) -> tuple[str, ...]:
        """The ids of the drafts that a key names; none where it names no record."""
        kind = _NAMES.get(key)
        if key == "via":
            kind = RecordKind.CHANNEL if record.kind is RecordKind.CAMPAIGN else RecordKind.CONTACT
        if kind is None:
            return ()
        typed = record.fields.get(key) or ""
        texts = (typed,) if isinstance(typed, str) else typed
        links = [link for link in record.field_links if link.field == key]
        return tuple(filter(None, (self._one(link, kind, record, texts) for link in links)))

    def _one(self, link: Link, kind: RecordKind, record: Record, texts: tuple[str, ...]) -> str:
        found = self._vault.ledger.find(link.target)
        if found and found.path in self._ids and found.path != record.path:
            return self._ids[found.path]
        name = link.shown or _ANGLES.sub(" ", link.target).strip()
        fields: list[tuple[str, DraftValue]] = []
        if kind is RecordKind.CONTACT:
            said = next((text for text in texts if link.target in text), "")
            people = mailboxes([said])
            fields = [("email", people[0].address)] if len(people) == 1 else []
            name = people[0].name if people and people[0].name and name in said else name
            held = record.fields.get("organization")
            if (
                isinstance(record, Campaign)
                and held
                and (own := self._named("organization", record))
            ):
                fields.insert(0, ("organization", own[0]))
        return self._drafts.named(kind, name, fields)

    def _stage(self, line: StageLine, record: Record) -> str:
        """A stage line; where nothing in the note shows what it takes, the note is the reason."""
        proof = _PROOF.get(line.stage, ())
        shown = not proof or any(entry.kind.name in proof for entry in record.entries)
        said = line_text(line.evidence)
        words = said if shown else f"because the note says {said or line.stage}"
        typed = f"{line.stage}, {words}" if words else line.stage
        return f"{line.date.isoformat()} {typed}" if line.date else typed


def _lacks_a_round(line: StageLine, record: Record) -> bool:
    """Whether a line says that they offered, of a note that tells of no interview before it.

    Without a round that was held the ledger takes no offer: it is kept as a key.
    """
    return line.stage in _AFTER_A_ROUND and not any(
        entry.kind.name == _INTERVIEW and (line.date is None or entry.date <= line.date)
        for entry in record.entries
    )
