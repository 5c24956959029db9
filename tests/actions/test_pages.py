"""Every rule has its page, with an example that gives it and one that shows it gone."""

from __future__ import annotations

import json

import pytest

from ledger.actions import Rule, all_rules
from ledger.help import read_page
from tests.actions.advising import actions_of
from tests.help.pages import HELP, examples_of, pages


def named(one: Rule) -> str:
    return one.name


@pytest.mark.parametrize("one", all_rules(), ids=named)
def test_the_page_begins_with_its_name_and_tier(one):
    first = (read_page("actions", one.name) or "").split("\n", 1)[0]
    assert first.startswith("# ")
    assert first.endswith(f" (`{one.name}`, tier {one.tier})")


@pytest.mark.parametrize("one", all_rules(), ids=named)
def test_the_page_says_when_it_is_given_and_when_it_goes_away(one):
    said = (read_page("actions", one.name) or "").split("\n## ", 1)[0]
    assert "It goes away" in said


@pytest.mark.parametrize("one", all_rules(), ids=named)
def test_the_first_example_gives_it_and_a_later_one_has_the_line_typed(one):
    first, *later = examples_of(HELP / "actions" / f"{one.name}.md")
    given = actions_of(one.name, first.files)
    assert given
    gone = [
        example
        for example in later
        if not actions_of(one.name, example.files)
        and any(json.loads(block.text) == [] for block in example.of("json"))
    ]
    assert gone
    shown = [
        action.line for example in (first, *later) for action in actions_of(one.name, example.files)
    ]
    typed = "\n".join(text for example in gone for text in example.files.values())
    if one.name != "works-out-of-range":
        shown = [action.line for action in given]
    assert any(line.strip() in typed for line in shown)


def test_every_page_has_its_rule():
    assert {page.stem for page in pages("actions")} == {one.name for one in all_rules()}
