"""What each corpus was tried on is counted, a tally for each module."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.corpora.naughty import strings
from tests.tally import Count, tallied

PARTS = 8
NAUGHTY = "naughty strings × places × outputs without live markup, raw escape or live formula"
# By module: the tally's name, the promise it is of, and what is counted.
TALLIES = {
    "test_commonmark": ("commonmark", "P6", "examples of the specification rendered"),
    "test_yaml": ("yaml-test-suite", "P6", "cases read as front matter"),
    "test_imports": ("foreign-files", "P6", "public tables, cards and calendars imported"),
    "test_naughty_report": ("naughty-report", "P6", NAUGHTY),
    "test_naughty_settings": ("naughty-settings", "P6", NAUGHTY),
    "test_naughty_exports": ("naughty-exports", "P6", NAUGHTY),
    "test_naughty_terminal": ("naughty-terminal", "P6", NAUGHTY),
}


@pytest.fixture(scope="module")
def tally(request: pytest.FixtureRequest) -> Iterator[Count]:
    """Counts for the tests of a module that have something to count."""
    name, promise, unit = TALLIES[request.module.__name__.rpartition(".")[2]]
    before = request.session.testsfailed
    with tallied(name, promise, unit, request.path) as counts:
        yield counts
        counts.failures += request.session.testsfailed - before


@pytest.fixture(scope="module", params=range(PARTS))
def part(request: pytest.FixtureRequest) -> tuple[str, ...]:
    """Some of the strings, all of them in one ledger.

    What is wrong with one name is compared with all others, so that fewer at once are faster.
    """
    return strings()[request.param :: PARTS]
