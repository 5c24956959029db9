"""What the program can find, measure, advise, import and export, and its pages, keep in step."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from ledger.actions import all_rules
from ledger.checks import Check, all_checks
from ledger.config import SettingFault
from ledger.dangers import all_dangers
from ledger.exporters import all_exporters
from ledger.importers import all_importers
from ledger.metrics import all_metrics
from ledger.model.fault import FaultKind
from tests.help.pages import HELP, examples, examples_of, pages

UNIT_TESTS = Path(__file__).parent.parent / "checks"

SETTING_CHECKS = {
    SettingFault.SYNTAX: "settings-syntax",
    SettingFault.UNKNOWN: "unknown-setting",
    SettingFault.VALUE: "setting-value",
    SettingFault.LOST_STAGE: "pipeline-dead-end",
}


# What each page's first line says in its brackets, by layer and name.
FIRST_LINES = {
    "checks": {one.name: f"`{one.name}`, {one.code}, {one.severity.value}" for one in all_checks()},
    "metrics": {one.name: f"`{one.name}`, {one.code}" for one in all_metrics()},
    "actions": {one.name: f"`{one.name}`, tier {one.tier}" for one in all_rules()},
    "importers": {one.name: f"`{one.name}`" for one in all_importers()},
    "exporters": {one.name: f"`{one.name}`" for one in all_exporters()},
    "dangers": {one.name: f"`{one.name}`" for one in all_dangers()},
}


def named(one: Check) -> str:
    return one.name


@pytest.mark.parametrize(
    ("layer", "name"), [(layer, name) for layer, names in FIRST_LINES.items() for name in names]
)
def test_everything_has_a_page_that_begins_with_what_it_is(layer: str, name: str) -> None:
    first = (HELP / layer / f"{name}.md").read_text(encoding="utf-8").split("\n", 1)[0]
    assert re.fullmatch(rf"# \S.* \({re.escape(FIRST_LINES[layer][name])}\)", first)


@pytest.mark.parametrize("layer", FIRST_LINES)
def test_every_page_is_about_something_that_there_is(layer: str) -> None:
    assert {page.stem for page in pages(layer)} <= set(FIRST_LINES[layer])


@pytest.mark.parametrize("one", all_checks(), ids=named)
def test_every_check_is_shown_wrong_or_tested_for_itself(one: Check) -> None:
    shown = any(
        example.heading.startswith("Wrong") and one.code in {mark[3] for mark in example.expected}
        for example in examples_of(HELP / "checks" / f"{one.name}.md")
    )
    tested = any(f'"{one.code}"' in test.read_text() for test in UNIT_TESTS.glob("test_*.py"))
    assert shown or tested


@pytest.mark.parametrize("attribute", ["code", "name"])
def test_no_two_checks_share_a_code_or_a_name(attribute: str) -> None:
    counted = Counter(getattr(one, attribute) for one in all_checks())
    assert [word for word, count in counted.items() if count > 1] == []


@pytest.mark.parametrize("kind", FaultKind, ids=str)
def test_every_fault_of_a_reader_has_one_check(kind: FaultKind) -> None:
    assert [one.name for one in all_checks() if one.fault is kind] == [kind.value]


@pytest.mark.parametrize("fault", SettingFault, ids=str)
def test_every_fault_of_the_settings_has_a_check(fault: SettingFault) -> None:
    assert SETTING_CHECKS[fault] in {one.name for one in all_checks()}


def test_the_right_example_follows_the_wrong_one() -> None:
    headings = [example.heading.split(",")[0] for example in examples("checks")]
    assert set(headings) <= {"Wrong", "Right"}
