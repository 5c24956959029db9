"""JSON Schemas (draft 2020-12) of the front matter of each kind of record.

They say no more than the readers do: what is read without a finding is valid. Some of what is
told of (a day that no calendar has, a link to nothing) is valid too, for a schema sees one
file and no calendar. A key takes any scalar where a text is wanted, because what YAML makes of
`NO`, `1.10` or `2026` differs from reader to reader, and ours takes them as they were typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ledger.checks.unknown_value import ORIGINS
from ledger.config import Config, Pipeline
from ledger.editors._patterns import (
    CADENCE,
    CAPACITY,
    DATE,
    FLAG,
    MONEY,
    NEED,
    NUMBER,
    OFFER,
    TARGET,
    any_case,
    stage_line,
)
from ledger.model.campaign import Scope
from ledger.model.channel import TYPES
from ledger.model.record import RecordKind
from ledger.readers.records import value_readers
from ledger.readers.short_lines import capacity, needs, offers, target
from ledger.readers.stage_lines import stage_lines, undated_stage
from ledger.readers.values import Values

DRAFT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]
Pipelines = Mapping[str, Pipeline]

_ANY_SCALAR = {"type": ["string", "number", "boolean", "null"]}

# What the function that reads a key's value takes: the name of one of `_DEFINITIONS`.
SORTS: Mapping[Callable[..., Any], str] = {
    Values.text_of: "text",
    Values.texts_of: "texts",
    Values.link_of: "record",
    Values.links_of: "records",
    Values.date_of: "date",
    Values.flag_of: "flag",
    Values.number_of: "number",
    Values.money_of: "money",
    Values.cadence_of: "rhythm",
    stage_lines: "stages",
    undated_stage: "stage",
    needs: "needs",
    offers: "offers",
    capacity: "capacity",
    target: "target",
}

# The pipeline of those kinds that have but one.
_OWN_PIPELINE = {RecordKind.CONTACT: "advocate", RecordKind.SKILL: "skill"}


def front_matter_schema(kind: RecordKind, config: Config, pipeline: str) -> Schema:
    """The schema of a kind's front matter in a ledger whose `me.md` names that pipeline."""
    readers = value_readers(kind)
    properties: Schema = {key: _property(kind, key, reader) for key, reader in readers.items()}
    used = {SORTS[reader] for reader in readers.values()}
    schema: Schema = {
        "$schema": DRAFT,
        "title": f"The front matter of a {kind.value}",
        "description": "Keys of one's own are kept and shown, so any other key is valid too.",
        "type": ["object", "null"],
        "properties": properties,
        "$defs": {
            name: made
            for name, made in _definitions(_all_stages(config.pipelines.values())).items()
            if name in used or name in ("text", "scalar", "line", "parts")
        },
    }
    if "pipeline" in properties:
        properties["pipeline"] = _single(any_of_texts(config.pipelines))
    if kind in _OWN_PIPELINE:
        own = config.pipelines.get(_OWN_PIPELINE[kind])
        if own:
            _limit(schema, readers, own)
    elif "stages" in properties:
        schema["allOf"] = list(_by_pipeline(config.pipelines, pipeline, readers))
    return schema


def any_of_texts(words: Iterable[str]) -> Schema:
    """One of some words, in these very letters, or nothing."""
    return {"enum": ["", None, *words]}


def _property(kind: RecordKind, key: str, reader: Callable[..., Any]) -> Schema:
    if key == "kind":
        return _single({"anyOf": [{"type": "null"}, _worded((kind.value,))]})
    if key == "scope":
        return _single({"anyOf": [{"type": "null"}, _worded(Scope)]})
    if key == "origin":
        return _single({"anyOf": [{"type": "null"}, _worded(ORIGINS)]})
    if key == "type" and kind is RecordKind.CHANNEL:
        return _single({"anyOf": [{"type": "null"}, _worded(TYPES)]})
    return {"$ref": f"#/$defs/{SORTS[reader]}"}


def _worded(words: Iterable[str]) -> Schema:
    """One of some words, capitals and outer spaces aside; or none."""
    return {"type": "string", "pattern": rf"^\s*({'|'.join(any_case(one) for one in words)})?\s*$"}


def _single(one: Schema) -> Schema:
    """A value, or a list that holds it alone; how it stands in lists in lists is not judged."""
    items = {"anyOf": [one, {"type": "array"}]}
    return {"anyOf": [one, {"type": "array", "maxItems": 1, "items": items}]}


def _definitions(stages: Iterable[str]) -> Schema:
    line = stage_line(stages)
    return {
        "scalar": _ANY_SCALAR,
        "text": _nested("text", _ANY_SCALAR, 1),
        "texts": _nested("texts", _ANY_SCALAR),
        "records": _nested("records", _ANY_SCALAR),
        # `[[dana-kim]]` without quotes is a list in a list to YAML.
        "record": {
            "anyOf": [
                _ANY_SCALAR,
                {
                    "type": "array",
                    "items": {"$ref": "#/$defs/record"},
                    "contains": {"type": "string", "pattern": r"^\s*[0-9A-Za-z]"},
                    "minContains": 0,
                    "maxContains": 1,
                },
            ]
        },
        "date": _text("date", DATE),
        "flag": _nested("flag", {"anyOf": [{"type": ["boolean", "null"]}, _pattern(FLAG)]}, 1),
        "number": _nested("number", _amount(NUMBER), 1),
        "money": _nested("money", _amount(MONEY), 1),
        "rhythm": _nested(
            "rhythm",
            {
                "anyOf": [
                    {"type": "integer", "minimum": 1, "maximum": 9999},
                    {"type": "null"},
                    _pattern(CADENCE),
                ]
            },
            1,
        ),
        "target": _nested("target", _amount(TARGET), 1),
        "stages": _lines(_pattern(line)),
        "stage": _text("stage", line),
        "needs": _lines({"anyOf": [{"type": ["number", "boolean"]}, _pattern(NEED)]}),
        "offers": _lines({"anyOf": [{"type": ["number", "boolean"]}, _pattern(OFFER)]}),
        "capacity": _lines(_amount(CAPACITY)),
        "parts": {"type": "object", "additionalProperties": {"$ref": "#/$defs/scalar"}},
    }


def _pattern(pattern: str) -> Schema:
    return {"type": "string", "pattern": pattern}


def _amount(pattern: str) -> Schema:
    return {"anyOf": [{"type": "number", "minimum": 0}, {"type": "null"}, _pattern(pattern)]}


def _text(name: str, pattern: str) -> Schema:
    return _nested(name, {"anyOf": [{"type": "null"}, _pattern(pattern)]}, 1)


def _nested(name: str, one: Schema, most: int | None = None) -> Schema:
    """A value, or a list of such values, in lists again if need be."""
    items: Schema = {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}
    if most is not None:
        items["maxItems"] = most
    return {"anyOf": [one, items]}


def _lines(one: Schema) -> Schema:
    """A list of short lines, each a text or a mapping of its parts; one alone needs no list."""
    line = {"anyOf": [one, {"type": "null"}, {"const": ""}, {"$ref": "#/$defs/parts"}]}
    return {"anyOf": [line, {"type": "array", "items": line}]}


def _all_stages(pipelines: Iterable[Pipeline]) -> list[str]:
    return list(dict.fromkeys(name for one in pipelines for name in one.stages))


def _limit(schema: Schema, readers: Mapping[str, Any], pipeline: Pipeline) -> None:
    """Hold the stage lines of a kind to the stages of one pipeline."""
    made = _definitions(pipeline.stages)
    for sort in {SORTS[reader] for reader in readers.values()} & {"stages", "stage"}:
        schema["$defs"][sort] = made[sort]


def _by_pipeline(
    pipelines: Pipelines, default: str, readers: Mapping[str, Any]
) -> Iterable[Schema]:
    """For each pipeline that a campaign may name, and for the one it has if it names none."""
    for pipeline in pipelines.values():
        stages = _pattern(stage_line(pipeline.stages))
        then = {
            "properties": {
                "stages": _lines(stages),
                "stage": _single({"anyOf": [{"type": "null"}, {"const": ""}, stages]}),
            }
        }
        named = {"properties": {"pipeline": {"const": pipeline.name}}, "required": ["pipeline"]}
        yield {"if": named, "then": then}
        if pipeline.name == default:
            none: Schema = {"properties": {"pipeline": {"enum": ["", None, []]}}}
            yield {"if": none, "then": then}
