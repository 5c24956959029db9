"""The drafts of one import: a record for each name, with ids that no two of them share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ledger.model.draft import DraftValue, RecordDraft, one_line
from ledger.model.record import RecordKind
from ledger.naming import identity
from ledger.wording import fold, near_miss


def same_name(name: str) -> str:
    """The form in which two names of one import are one: without case and extra spaces."""
    return fold(one_line(name))


@dataclass
class _Unfinished:
    kind: RecordKind
    name: str
    id: str
    fields: dict[str, DraftValue]
    lines: list[str] = field(default_factory=list)
    body: str = ""
    notes: str = ""


@dataclass
class Drafts:
    """Gathers the drafts of an import in the order in which they are first named."""

    _by_name: dict[tuple[RecordKind, str], str] = field(default_factory=dict)
    _by_id: dict[str, _Unfinished] = field(default_factory=dict)

    def add(
        self,
        kind: RecordKind,
        name: str,
        fields: Iterable[tuple[str, DraftValue]] = (),
        lines: Iterable[str] = (),
        notes: str = "",
    ) -> str:
        """A draft of its own; its id. Empty values are left out."""
        proposed = identity(name, kind.value, self._by_id)
        held = {key: value for key, value in fields if value}
        draft = _Unfinished(kind, one_line(name), proposed, held, list(lines), notes=notes)
        self._by_id[proposed] = draft
        return proposed

    def named(
        self,
        kind: RecordKind,
        name: str,
        fields: Iterable[tuple[str, DraftValue]] = (),
        notes: str = "",
    ) -> str:
        """The draft of this kind and name, made where there is none; its id, or nothing for none.

        `fields` and `notes` are those of a new one.
        """
        place = (kind, same_name(name))
        if not place[1]:
            return ""
        if place not in self._by_name:
            self._by_name[place] = self.add(kind, name, fields, notes=notes)
        return self._by_name[place]

    def also(self, kind: RecordKind, name: str, draft_id: str) -> None:
        """Let a name stand for a draft that is made, where it stands for none yet."""
        self._by_name.setdefault((kind, same_name(name)), draft_id)

    def fill(
        self, draft_id: str, fields: Mapping[str, DraftValue], body: str, lines: Iterable[str]
    ) -> None:
        """Give a draft that is made its fields, its whole text and the dated lines in that."""
        draft = self._by_id[draft_id]
        draft.fields |= {key: value for key, value in fields.items() if value}
        draft.body = body
        draft.lines.extend(lines)

    def fields(self, draft_id: str) -> dict[str, DraftValue]:
        """The keys of a draft so far, to be added to."""
        return self._by_id[draft_id].fields

    def ids(self) -> dict[str, str]:
        """The ids of all drafts so far, by the form in which two ids are one."""
        return {fold(one): one for one in reversed(self._by_id)}

    def call(self, draft_id: str, name: str) -> None:
        """Give a draft another name; its id stays, as others name it by that."""
        self._by_id[draft_id].name = one_line(name)

    def name(self, draft_id: str) -> str:
        """The name of a draft."""
        return self._by_id[draft_id].name

    def add_line(self, draft_id: str, line: str) -> None:
        """A dated line at the end of a draft."""
        self._by_id[draft_id].lines.append(line)

    def add_notes(self, draft_id: str, notes: str) -> None:
        """Words below those that a draft has."""
        draft = self._by_id[draft_id]
        draft.notes = "\n\n".join(part for part in (draft.notes, notes) if part)

    def finished(self) -> tuple[RecordDraft, ...]:
        """Every draft, in the order made, its lines by their days."""
        return tuple(
            RecordDraft(
                kind=one.kind,
                name=one.name,
                id=one.id,
                fields=tuple(one.fields.items()),
                lines=tuple(sorted(one.lines, key=_day_of)),
                body=one.body,
                notes=one.notes,
            )
            for one in self._by_id.values()
        )


def _day_of(line: str) -> str:
    """The day of a dated line, as it stands after its `- `."""
    return line[2:12]


def free_key(key: str, known: Iterable[str], taken: Iterable[str] = ()) -> str:
    """A key for a column of theirs that is none of the format's, nor nearly, nor taken."""
    names = frozenset(known)
    plain = f"imported-{key}" if key in names or near_miss(key, names) else key
    used = frozenset(taken)
    number, free = 2, plain
    while free in used:
        free = f"{plain}-{number}"
        number += 1
    return free
