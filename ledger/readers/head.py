"""The head of a file: its kind, and its front matter by our keys, whatever the file calls them."""

from __future__ import annotations

from collections.abc import Mapping

from ledger.config import Config, Meaning, same_key
from ledger.model.fault import Fault, FaultKind
from ledger.model.record import RecordKind
from ledger.readers.front_matter import Field, FrontMatter, read_front_matter
from ledger.readers.stage_words import StageWords, stage_words_of
from ledger.readers.text import Text
from ledger.readers.values import Values
from ledger.readers.yaml_nodes import Scalar
from ledger.value import Value


class Head(Value, frozen=True):
    """The kind of a file's record, its fields by our keys, and how their values are read.

    `days` are the keys, as typed, that hold the day of a stage.
    """

    kind: RecordKind
    front: FrontMatter
    values: Values
    days: Mapping[str, str]

    @property
    def fields(self) -> Mapping[str, Field]:
        """The fields by our keys; those that are nobody's of ours as typed."""
        return self.front.fields


def read_head(text: Text, folder_kind: RecordKind, config: Config) -> Head:
    """The head of a file. Never raises; what is left out has a fault."""
    typed = read_front_matter(text)
    front, days = _ours(text, typed, config, folder_kind)
    values = Values(text, dict(front.fields), names_as_text=config.names_as_text)
    kind = kind_said(values, folder_kind)
    if kind is not folder_kind and config.vocabulary.keys:
        front, days = _ours(text, typed, config, kind)
        values.fields = dict(front.fields)
    values.stages = _stage_words(values, kind, config, days)
    return Head(kind, front, values, days)


def kind_said(values: Values, folder_kind: RecordKind) -> RecordKind:
    """The kind that a file states, else the one of its folder; an unknown one leaves a fault."""
    said = values.text_of("kind").strip().lower()
    if not said:
        return folder_kind
    if said in tuple(RecordKind):
        return RecordKind(said)
    values.blame(FaultKind.UNKNOWN_RECORD_KIND, values.fields["kind"].value, said)
    return folder_kind


def _stage_words(
    values: Values, kind: RecordKind, config: Config, days: Mapping[str, str]
) -> StageWords | None:
    if not (config.vocabulary.stages or days):
        return None
    pipeline = values.text_of("pipeline").strip() if kind is RecordKind.CAMPAIGN else ""
    return stage_words_of(config, kind, pipeline, days)


def _ours(
    text: Text, front: FrontMatter, config: Config, kind: RecordKind
) -> tuple[FrontMatter, Mapping[str, str]]:
    """Front matter with the keys that the settings name as ours, and the keys of stages' days."""
    meanings = config.vocabulary.keys.get(kind)
    if not meanings:
        return front, {}
    fields: dict[str, Field] = {}
    days: dict[str, str] = {}
    faults: list[Fault] = []
    for name, field in front.fields.items():
        meaning = meanings.get(same_key(name))
        if meaning and meaning.stage:
            days[name] = meaning.stage
        key = meaning.key if meaning and not meaning.stage else name
        other = fields.get(key)
        if other is None:
            fields[key] = field
        elif _comes_before(other, field, key):
            _put_aside(fields, field, key, meanings)
            faults.extend(_shadowed(text, field, other, key))
        else:
            fields[key] = field
            _put_aside(fields, other, key, meanings)
            faults.extend(_shadowed(text, other, field, key))
    return FrontMatter(fields, front.body_start, (*front.faults, *faults)), days


def _comes_before(first: Field, second: Field, key: str) -> bool:
    """Which of two fields of one meaning is read: one that says something, ours, the first."""
    blank = _says(first) is None, _says(second) is None
    if blank[0] != blank[1]:
        return blank[1]
    return first.name == key or second.name != key


def _put_aside(
    fields: dict[str, Field], field: Field, key: str, meanings: Mapping[str, Meaning]
) -> None:
    """Keep the other one under its own name, where that is nothing of ours."""
    if field.name != key and same_key(field.name) in meanings:
        fields.setdefault(field.name, field)


def _shadowed(text: Text, lost: Field, read: Field, key: str) -> list[Fault]:
    """A fault where the two do not say the same."""
    if _says(lost) is None or _says(lost) == _says(read):
        return []
    place = text.location(lost.key.start)
    where = (text.location(read.key.start),)
    return [Fault(FaultKind.SHADOWED_KEY, place, lost.name, key, lost.key.length, where)]


def _says(field: Field) -> object:
    value = field.value
    return value.text if isinstance(value, Scalar) else value
