"""The guides to what is typed name all of it, and no stage otherwise than the settings have it."""

from __future__ import annotations

import re

import pytest

from ledger import config
from ledger.checks.unknown_value import FIELD_VALUES, ORIGINS, RATINGS
from ledger.help import read_page
from ledger.model.channel import TYPES
from ledger.model.entry import FIELDS
from ledger.model.evidence import evidence_named
from ledger.model.record import RecordKind
from ledger.readers.records import keys_of

FORMAT = read_page("guides", "format")
STAGES = read_page("guides", "stages")
CODE = re.compile(r"`([^`\n]+)`")


def said(page: str) -> set[str]:
    """Every word that stands as code on a page."""
    return {word for code in CODE.findall(page) for word in re.split(r"[ ,:]+", code)}


def test_the_guide_names_every_kind_of_entry():
    assert set(config.defaults().kinds) <= said(FORMAT)


def test_the_guide_names_every_field_and_each_value_that_is_known():
    rows = set(re.findall(r"^\| `([a-z-]+)` \|", FORMAT, re.MULTILINE))
    assert set(FIELDS) <= rows
    values = {value for key, known in FIELD_VALUES.items() if key != "step" for value in known}
    assert values | {*RATINGS, *ORIGINS, *TYPES} <= said(FORMAT)


@pytest.mark.parametrize("kind", [one for one in RecordKind if one is not RecordKind.JOURNAL])
def test_the_guide_names_every_key_of_a_kind(kind):
    label = "`me.md`" if kind is RecordKind.PROFILE else kind.value
    common = set(keys_of(RecordKind.JOURNAL))
    (row,) = re.findall(rf"^\| {label} \| (`.*) \|$", FORMAT, re.MULTILINE)
    assert set(keys_of(kind)) - common <= said(row)
    assert common <= said(FORMAT)


def rows_of(name: str) -> dict[str, tuple[str, str]]:
    """The stages of a section, each with what may come next and what it wants."""
    rows = {}
    section = STAGES.split(f"\n## {name}", 1)[1].split("\n## ", 1)[0]
    for names, follow, wants in re.findall(r"^\| (`.*?) \|(.*?)\|(.*?)\|$", section, re.MULTILINE):
        for stage in CODE.findall(names):
            rows[stage] = (follow.strip(), wants.strip())
    return rows


@pytest.mark.parametrize(
    ("pipeline", "section"),
    [
        ("job", "A job"), ("leadership", "A job"), ("client", "A client"),
        ("advocate", "An advocate"), ("skill", "A skill"),
    ],
)  # fmt: skip
def test_the_guide_has_every_stage_as_the_settings_have_it(pipeline, section):
    rows = rows_of(section)
    stages = config.defaults().pipelines[pipeline].stages
    assert rows.keys() == stages.keys()
    for name, stage in stages.items():
        follow, wants = rows[name]
        assert CODE.findall(follow) == [one for one in stage.to if one != "previous"]
        assert ("the stage that it had" in follow) == ("previous" in stage.to)
        evidence = [evidence_named(one).wanted for one in (*stage.must, *stage.needs)]
        assert wants == "; ".join(evidence)
