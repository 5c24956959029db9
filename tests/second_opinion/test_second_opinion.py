"""Every metric computed again by another road, SQL over an export, from the definitions."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ledger.metrics import all_metrics
from ledger.readers import read_ledger
from tests.second_opinion.compare import OPINIONS, disagreements
from tests.second_opinion.generated import ledgers
from tests.second_opinion.smallest import SMALLEST
from tests.support import AS_OF, ROOT, Files, ledger_of

FIRST_MONDAY = date(2026, 5, 25)
DAYS = (*(FIRST_MONDAY + timedelta(days=7 * week) for week in range(26)), AS_OF)
LEDGERS = 500
# Days on which a generated ledger is looked at: the last one, or one in its midst.
LOOKED_AT = (AS_OF, AS_OF, AS_OF - timedelta(days=45))
EXAMPLES = ("job-search", "book-of-business")

NUMBERS = sorted(OPINIONS)


@pytest.fixture(scope="module")
def in_examples() -> dict[str, dict[int, list[str]]]:
    """What differs in each example, by metric."""
    found: dict[str, dict[int, list[str]]] = {}
    for name in EXAMPLES:
        ledger = read_ledger(ROOT / "examples" / name).ledger
        told: dict[int, list[str]] = defaultdict(list)
        for one in disagreements(ledger, DAYS):
            told[one.metric].append(f"{one.day}: {one.told}")
        found[name] = told
    return found


@pytest.fixture(scope="module")
def in_generated() -> tuple[dict[int, tuple[Files, list[str]]], int]:
    """For each metric the smallest ledger in which it differs; and how many were looked at."""
    smallest: dict[int, tuple[Files, list[str]]] = {}
    seen: Counter[str] = Counter()

    @settings(
        max_examples=LEDGERS,
        phases=[Phase.generate],
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(ledgers(), st.sampled_from(LOOKED_AT))
    def look(files: Files, day: date) -> None:
        seen["ledgers"] += 1
        told: dict[int, list[str]] = defaultdict(list)
        for one in disagreements(ledger_of(files), (day,)):
            told[one.metric].append(f"{one.day}: {one.told}")
        for number, words in told.items():
            if number not in smallest or _size(files) < _size(smallest[number][0]):
                smallest[number] = (files, words)

    look()
    return smallest, seen["ledgers"]


def test_every_metric_has_a_second_opinion():
    assert [one.number for one in all_metrics()] == NUMBERS


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("example", EXAMPLES)
def test_agrees_on_each_monday_of_an_example(in_examples, example, number):
    assert not in_examples[example][number]


@pytest.mark.parametrize("number", NUMBERS)
def test_agrees_on_five_hundred_generated_ledgers(in_generated, number):
    smallest, looked_at = in_generated
    assert looked_at >= LEDGERS
    files, told = smallest.get(number, ({}, []))
    assert not told, "\n".join([*told, *(f"## {path}\n{text}" for path, text in files.items())])


@pytest.mark.parametrize("number", SMALLEST)
def test_agrees_on_the_smallest_ledger_that_showed_a_mistake(number):
    one = SMALLEST[number]
    ledger = ledger_of(one.files)
    told = [o.told for o in disagreements(ledger, (one.day,)) if o.metric == number]
    assert not told, one.why


def _size(files: Files) -> int:
    return sum(len(text) for text in files.values())
