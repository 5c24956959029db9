"""The schemas take what the readers take, and refuse what is plainly wrong."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ledger import checks, config
from ledger.diagnostic import Severity
from ledger.editors.schema import SORTS, front_matter_schema
from ledger.model.record import RecordKind
from ledger.readers import read_ledger
from ledger.readers.records import keys_of, value_readers
from tests.cli.envelopes import run
from tests.support import ROOT, ledger_of

validation = pytest.importorskip("jsonschema", reason="jsonschema is not installed")

EXAMPLES = ("starter", "job-search", "book-of-business")
BOARD = (
    '[pipelines.board.stages.asked]\nto = ["é-t"]\n[pipelines.board.stages."é-t"]\nkind = "won"\n'
)
FOLDERS = {kind: name for name, kind in reversed(list(config.defaults().folders.items()))}


class _Texts(yaml.SafeLoader):
    """Reads YAML 1.1, in which `no` is false, with its days left as texts."""


_Texts.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if "timestamp" not in tag]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class _Core(_Texts):
    """Reads numbers, true, false and null alone as what they are, as YAML 1.2 does."""


_Core.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if "bool" not in tag]
    for first, resolvers in _Texts.yaml_implicit_resolvers.items()
}
for letter in "tTfF":
    _Core.add_implicit_resolver(
        "tag:yaml.org,2002:bool", re.compile("^(?:true|True|TRUE|false|False|FALSE)$"), [letter]
    )


def front_matter(text: str, loader: type[yaml.SafeLoader] = _Texts) -> Any:
    if not text.startswith("---"):
        return None
    return yaml.load(text.split("\n---", 1)[0].removeprefix("---"), loader)  # noqa: S506 - safe


@cache
def validator(kind: RecordKind, text: str = "", pipeline: str = "job") -> Any:
    schema = front_matter_schema(kind, config.parse(text), pipeline)
    validation.Draft202012Validator.check_schema(schema)
    return validation.Draft202012Validator(schema)


def test_every_key_has_its_sort():
    for kind in RecordKind:
        assert tuple(value_readers(kind)) == keys_of(kind)
        assert set(value_readers(kind).values()) <= set(SORTS)
        assert set(validator(kind).schema["properties"]) == set(keys_of(kind))


@pytest.mark.parametrize("kind", list(RecordKind))
def test_every_reference_leads_somewhere_and_every_pattern_is_plain(kind):
    text = str(front_matter_schema(kind, config.parse(BOARD), "job"))
    defined = front_matter_schema(kind, config.parse(BOARD), "job")["$defs"]
    assert set(re.findall(r"#/\$defs/([\w-]+)", text)) <= set(defined)
    # What JavaScript's expressions lack: flags, names, possessive and atomic groups.
    assert not re.search(r"\(\?[^:]|\+\+|\*\+|\\[AZ]", text)


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("loader", [_Texts, _Core])
def test_every_record_of_the_examples_is_valid(example, loader):
    root = ROOT / "examples" / example
    ledger = read_ledger(root).ledger
    for record in ledger.records:
        held = validator(record.kind, ledger.config.text, ledger.pipeline)
        value = front_matter((root / record.path).read_text(), loader)
        assert [error.message for error in held.iter_errors(value)] == [], record.path


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("contact", "met: 2026-9-28"), ("contact", "met: last friday"), ("contact", "met: 2026"),
        ("contact", "name: {first: Dana}"), ("contact", "title: [a, b]"),
        ("contact", "organization: [a, b]"), ("contact", "cadence: monthly"),
        ("contact", "private: maybe"), ("contact", "kind: channel"),
        ("contact", "advocate: [2026-01-01 researching]"), ("organization", "dream: perhaps"),
        ("organization", "needs: [', must']"), ("organization", "needs: ['privacy, level 4']"),
        ("organization", "needs: ['privacy, badly']"), ("campaign", "stages: [2026-01-01 aplied]"),
        ("campaign", "stages: [2026-13-01 applied]"), ("campaign", "stage: engaged"),
        ("campaign", "pipeline: client\nstages: [2026-01-01 applied]"),
        ("campaign", "pipeline: sales"), ("campaign", "scope: world"),
        ("campaign", "origin: both"), ("campaign", "value: a lot"), ("campaign", "closes: soon"),
        ("campaign", "influencers: {a: b}"), ("channel", "type: pigeon"),
        ("skill", "stages: [2026-01-01 researching]"), ("profile", "hours: many"),
        ("profile", "hours: -3"), ("profile", "number: lots by 2026-12-31"),
        ("profile", "offers: ['x, level 9']"), ("profile", "capacity: [soon 3]"),
    ],
)  # fmt: skip
def test_what_is_plainly_wrong_is_refused(kind, text):
    held = validator(RecordKind(kind))
    assert not held.is_valid(yaml.load(text, _Texts))  # noqa: S506 - safe
    path = "me.md" if kind == "profile" else f"{FOLDERS[kind]}/a.md"
    if "kind:" not in text:
        assert told_of(path, f"---\n{text}\n---\n")


def told_of(path: str, text: str, settings_text: str = "") -> bool:
    """Whether a check tells of something about the front matter of a file."""
    ledger = ledger_of({path: text, config.FILE_NAME: settings_text})
    return any(
        one.severity is not Severity.INFO and one.code[:3] in ("HW1", "HW2", "HW4")
        for one in checks.run(ledger, date(2026, 11, 22))
    )


def test_a_pipeline_of_the_ledgers_own():
    held = validator(RecordKind.CAMPAIGN, BOARD, "board")
    assert held.is_valid({"stages": ["2026-01-01 asked", "2026-01-02 É-T, by all"]})
    assert not held.is_valid({"stages": ["2026-01-01 applied"]})
    assert held.is_valid({"pipeline": "job", "stages": ["2026-01-01 applied"]})


SCALARS = st.sampled_from(
    ["a", "A, b", "[[dana-kim]]", '"[[dana-kim]]"', "[[a|b, c]]", "#x", '""', "~", "null", "yes",
     "NO", "true", "Off", "2026-09-28", '" 2026-09-28 "', "2026-02-30", "0999-01-01", "12", "012",
     "1.10", "1,200", "'12 000'", "-3", "1e3", "60k", "60000 EUR", "€1.2m", "EUR 5", "1_0", "30d",
     "2W", "' 3 m'", "0d", "120k by 2026-12-31", "12 BY 2026-01-01", "position", "Industry",
     "self", "Given", "job-board", " Event ", "client", "job", "advocate", "contact", "applied",
     "2026-08-03 researching", "2026-08-03: Targeted, x", "2026-08-03 engaged", "- x",
     "researching", "noticed", "candidate, why", "2026-09-01 3", "2026-09-01, 2.5", "5",
     "privacy, must, level 2, from dana 2026-09-28", "x, want", "x,,", "must", "level 2",
     "x, from a, b, c", "x, soft, level 0", "x, Technical, proof a, b", "x, level 3, proof",
     "{need: a, must: true}", "{date: 2026-08-03, stage: applied}", "{a: b}",
     "{offer: a, level: 2}", "12:30",
     "é", "李", "'a: b'", "0x10", ".5", "1.", "+1", "!!str 5"]
)  # fmt: skip
VALUES = st.one_of(
    SCALARS,
    st.lists(SCALARS, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
    st.lists(SCALARS, min_size=1, max_size=3).map(
        lambda items: "\n" + "\n".join(f"  - {item}" for item in items)
    ),
    # A mapping between brackets is a link of sorts to the reader, and nothing that is typed.
    SCALARS.filter(lambda item: "{" not in item and ": " not in item).map(
        lambda item: f"[[{item}]]"
    ),
)


@given(data=st.data())
@settings(max_examples=400, deadline=None)
def test_what_is_read_without_a_finding_is_valid(data):
    kind = data.draw(st.sampled_from([one for one in RecordKind if one is not RecordKind.JOURNAL]))
    keys = data.draw(st.lists(st.sampled_from(keys_of(kind)), min_size=1, max_size=2, unique=True))
    text = "\n".join(f"{key}: {data.draw(VALUES)}" for key in keys)
    path = "me.md" if kind is RecordKind.PROFILE else f"{FOLDERS[kind.value]}/a.md"
    ledger = ledger_of({path: f"---\n{text}\n---\n"})
    kind = ledger.records[0].kind
    assume(not ledger.faults)
    assume(not told_of(path, f"---\n{text}\n---\n"))
    for loader in (_Texts, _Core):
        try:
            value = yaml.load(text, loader)  # noqa: S506 - safe
        except (yaml.YAMLError, ValueError):
            continue
        assert validator(kind).is_valid(value), text


def test_the_command_prints_that_of_its_ledger(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    outside = run("schema", "campaign").stdout
    assert '"networking-in"' not in outside
    (tmp_path / "headway.toml").write_text(BOARD)
    assert '"board"' in run("schema", "campaign").stdout
    assert '"board"' not in outside
