"""A day in the past gives what that day would have given."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger import checks
from ledger.actions import advise
from ledger.metrics import Measurement, measure
from ledger.metrics._measurement import Row
from ledger.model.ledger import Ledger
from tests.metrics.cutting import cut
from tests.metrics.generated import ledgers
from tests.metrics.measuring import AS_OF
from tests.metrics.test_properties import AHEAD
from tests.support import ROOT, ledger_of

EXAMPLES = ("job-search", "book-of-business")
MONDAYS = [date(2026, 5, 25) + timedelta(weeks=week) for week in range(27)]


@cache
def files_of(example: str) -> dict[str, str]:
    """The files of an example by their paths."""
    root = ROOT / "examples" / example
    found = (path.relative_to(root) for path in sorted(root.rglob("*.md")))
    kept = [path for path in found if path.name != "README.md"]
    files = {path.as_posix(): (root / path).read_text(encoding="utf-8") for path in kept}
    return {**files, "headway.toml": (root / "headway.toml").read_text(encoding="utf-8")}


@cache
def whole(example: str) -> Ledger:
    return ledger_of(files_of(example))


def told(taken: Measurement) -> tuple[object, ...]:
    """What a metric says, its rows in no order and without the numbers of lines."""
    figures = (taken.value, taken.k, taken.n, taken.interval, taken.previous, taken.verdict)
    return (*figures, taken.reading, taken.aside, Counter(map(said, taken.rows)))


def said(row: Row) -> tuple[object, ...]:
    return tuple(sorted((key, str(cell)) for key, cell in row.cells.items()))


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("day", MONDAYS, ids=str)
def test_each_monday_of_a_story_gives_what_it_would_have_given(example, day):
    ledger, then = whole(example), ledger_of(cut(files_of(example), day, plans=True))
    now, before = measure(ledger, day), measure(then, day)
    for name, taken in now.items():
        assert told(taken) == told(before[name]), name
    ids = [[one.id for one in advise(of, measure(of, day), day)] for of in (ledger, then)]
    assert ids[0] == ids[1]


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("day", MONDAYS[::4], ids=str)
def test_only_what_looks_ahead_needs_to_know_what_was_planned(example, day):
    ledger, then = whole(example), ledger_of(cut(files_of(example), day, plans=False))
    now, before = measure(ledger, day), measure(then, day)
    for name in now.keys() - AHEAD.keys():
        assert told(now[name]) == told(before[name]), name


@given(ledgers, st.integers(0, 120))
def test_any_day_of_any_ledger_gives_what_it_would_have_given(files, back):
    day = AS_OF - timedelta(days=back)
    now, before = (measure(ledger_of(one), day) for one in (files, cut(files, day, plans=True)))
    for name, taken in now.items():
        assert told(taken) == told(before[name]), name


@given(ledgers, st.integers(0, 120))
def test_what_was_not_planned_yet_changes_only_what_looks_ahead(files, back):
    day = AS_OF - timedelta(days=back)
    now, before = (measure(ledger_of(one), day) for one in (files, cut(files, day, plans=False)))
    for name in now.keys() - AHEAD.keys():
        assert told(now[name]) == told(before[name]), name


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("day", MONDAYS[::4], ids=str)
def test_no_monday_of_a_sound_story_has_a_mistake(example, day):
    assert [one for one in checks.run(whole(example), day) if one.severity == "error"] == []


def test_the_examples_are_read_as_they_are_from_the_disk():
    for example in EXAMPLES:
        root = Path(ROOT / "examples" / example)
        assert len(whole(example).records) == sum(
            1 for path in root.rglob("*.md") if path.name != "README.md"
        )
