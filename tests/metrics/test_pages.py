"""Every metric has its page, with what it means, its settings and at least two examples."""

from __future__ import annotations

import json
import tomllib
from importlib.resources import files

import pytest

from ledger.help import read_page
from ledger.metrics import Metric, all_metrics
from tests.help.pages import HELP, examples_of, pages

# What no metric and no rule of an action asks for.
ELSEWHERE = {"advocate-silence", "shown-actions"}


def named(one: Metric) -> str:
    return one.name


@pytest.mark.parametrize("one", all_metrics(), ids=named)
def test_the_page_begins_with_the_title_the_name_and_the_number(one):
    first = (read_page("metrics", one.name) or "").split("\n", 1)[0]
    assert first == f"# {one.title} (`{one.name}`, {one.code})"


@pytest.mark.parametrize("one", all_metrics(), ids=named)
def test_the_page_says_what_counts_what_is_good_and_how_it_would_be_gamed(one):
    said = (read_page("metrics", one.name) or "").split("\n## ", 1)[0]
    for part in (
        "**What good is.**",
        "**How it would be gamed.**",
        "**What the figures are.**",
        "`value`",
    ):
        assert part in said


@pytest.mark.parametrize("one", all_metrics(), ids=named)
def test_the_page_names_every_cell_of_a_row(one):
    schema = json.loads((HELP / "schemas" / "metrics.json").read_text(encoding="utf-8"))
    cells = schema["$defs"][one.name]["properties"]["rows"]["items"]["required"]
    said = (read_page("metrics", one.name) or "").split("**What the figures are.**", 1)[1]
    for cell in cells:
        assert cell == "evidence" or f"`{cell}`" in said


@pytest.mark.parametrize("one", all_metrics(), ids=named)
def test_the_page_has_two_examples_of_the_metric_itself(one):
    found = [
        example
        for example in examples_of(HELP / "metrics" / f"{one.name}.md")
        if one.name in {block.argument for block in example.of("json")}
    ]
    assert len(found) >= 2


def test_every_page_has_its_metric():
    assert {page.stem for page in pages("metrics")} == {one.name for one in all_metrics()}


def test_every_setting_is_named_on_a_page():
    defaults = tomllib.loads((files("ledger") / "defaults.toml").read_text(encoding="utf-8"))
    said = "".join(
        page.read_text() for layer in ("metrics", "actions", "commands") for page in pages(layer)
    )
    assert {name for name in defaults["rules"] if f"`{name}`" not in said} <= ELSEWHERE
