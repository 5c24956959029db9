"""The help pages are true: every example gives exactly what its page says of it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date

import pytest

from ledger import actions, checks, editing, importers
from ledger.commands.metrics import as_object as as_measured
from ledger.commands.next import as_object as as_advised
from ledger.config import defaults
from ledger.diagnostic import Diagnostic, Severity
from ledger.metrics import measure
from ledger.model.ledger import Ledger
from tests.help.pages import Block, Example, Expected, examples
from tests.support import ledger_of

AS_OF = date(2026, 11, 22)
TOLERANCE = 1e-3


def found_in(ledger: Ledger) -> tuple[Diagnostic, ...]:
    return checks.run(ledger, AS_OF)


def as_expected(finding: Diagnostic) -> Expected:
    place = finding.location
    return (place.path, place.line, finding.severity.value, finding.code)


@pytest.mark.parametrize("example", examples("checks"), ids=lambda example: example.name)
def test_a_check_finds_what_its_page_marks_and_nothing_else(example: Example) -> None:
    found = [as_expected(finding) for finding in found_in(ledger_of(example.files))]
    assert sorted(found) == example.expected


@pytest.mark.parametrize("example", examples("checks"), ids=lambda example: example.name)
def test_what_is_wrong_is_marked_and_what_is_right_is_clean(example: Example) -> None:
    first = example.page.read_text(encoding="utf-8").split("\n", 1)[0]
    code = re.findall(r"HW\d{3}", first)[-1]
    marked = {mark[3] for mark in example.expected}
    if example.heading.startswith("Wrong"):
        assert code in marked
    else:
        assert code not in marked


@pytest.mark.parametrize("example", examples("metrics"), ids=lambda example: example.name)
def test_a_metric_gives_what_its_page_says(example: Example) -> None:
    ledger = ledger_of(example.files)
    taken = measure(ledger, AS_OF)
    blocks = example.of("json")
    assert blocks, "the example says nothing of what it gives"
    for block in blocks:
        assert_holds(json.loads(block.text), as_measured(taken[block.argument]), block.argument)


@pytest.mark.parametrize("example", examples("actions"), ids=lambda example: example.name)
def test_advice_is_given_as_its_page_says(example: Example) -> None:
    ledger = ledger_of(example.files)
    advised = actions.advise(ledger, measure(ledger, AS_OF), AS_OF)
    blocks = example.of("json")
    assert blocks, "the example says nothing of what it gives"
    for block in blocks:
        # "next" holds all the advice, "next RULE" what one rule advises: `[]` is nothing.
        rule = block.argument.removeprefix("next").strip()
        given = [as_advised(action) for action in advised if rule in ("", action.rule)]
        assert_holds(json.loads(block.text), given, block.argument)


@pytest.mark.parametrize(
    "example", [*examples("metrics"), *examples("actions")], ids=lambda example: example.name
)
def test_an_example_of_a_figure_or_of_advice_holds_no_error(example: Example) -> None:
    errors = [one for one in found_in(ledger_of(example.files)) if one.severity is Severity.ERROR]
    marked = [mark for mark in example.expected if mark[2] == Severity.ERROR]
    assert sorted(as_expected(error) for error in errors) == marked


@pytest.mark.parametrize("example", examples("importers"), ids=lambda example: example.name)
def test_an_importer_makes_the_files_that_its_page_shows(example: Example) -> None:
    made = import_of(example.of("input"), Ledger(defaults(), ()))
    assert not made.refusal
    files = {path: content.decode() for path, content in editing.render(made.drafts).items()}
    files |= {file.path: file.data.decode() for file in made.files}
    assert files == example.files


@pytest.mark.parametrize("example", examples("importers"), ids=lambda example: example.name)
def test_what_was_imported_holds_no_error_and_a_second_import_changes_nothing(
    example: Example,
) -> None:
    ledger = ledger_of(example.files)
    assert [one for one in found_in(ledger) if one.severity is Severity.ERROR] == []
    files = {path: text.encode() for path, text in example.files.items()}
    made = import_of(example.of("input"), ledger)
    assert editing.work_out(made.drafts, ledger, files).changes == ()


def import_of(blocks: Sequence[Block], ledger: Ledger) -> importers.ImportPlan:
    """The plan of the file of an example, or of the folder that its files are in."""
    members = [importers.Member.of(one.argument, one.text.encode()) for one in blocks]
    if len(members) > 1:
        return importers.plan(b"", "folder", ledger, AS_OF, members=members)
    (block,) = blocks
    return importers.plan(block.text.encode(), block.argument, ledger, AS_OF)


def assert_holds(wanted: object, given: object, where: str) -> None:
    """Whether `given` says all that `wanted` does.

    An object holds its keys, a list of objects its items in their order among others, and a
    list of anything else is the same list. Numbers agree to the third decimal.
    """
    if isinstance(wanted, dict):
        assert isinstance(given, dict), f"{where}: {given!r} is no object"
        for key, value in wanted.items():
            assert key in given, f"{where}: nothing is called {key}"
            assert_holds(value, given[key], f"{where}.{key}")
    elif isinstance(wanted, list) and any(isinstance(item, dict) for item in wanted):
        assert isinstance(given, list), f"{where}: {given!r} is no list"
        rest = iter(given)
        for item in wanted:
            assert any(_holds(item, other) for other in rest), (
                f"{where}: {item} is not among {given}, in this order"
            )
    elif isinstance(wanted, list):
        assert isinstance(given, list), f"{where}: {given!r} is no list"
        assert len(given) == len(wanted), f"{where}: {given} is not {wanted}"
        for number, (item, other) in enumerate(zip(wanted, given, strict=True)):
            assert_holds(item, other, f"{where}[{number}]")
    elif isinstance(wanted, float | int) and not isinstance(wanted, bool):
        assert given == pytest.approx(wanted, abs=TOLERANCE), where
    else:
        assert given == wanted, where


def _holds(wanted: object, given: object) -> bool:
    try:
        assert_holds(wanted, given, "")
    except AssertionError:
        return False
    return True
