"""The naughty strings, 515, in every field: nothing that is printed acts on a terminal."""

from __future__ import annotations

import json
import unicodedata

import pytest

from ledger.formats import FORMATS
from ledger.tables import all_tables
from tests.cli.envelopes import run
from tests.corpora.naughty import ledger_of_strings, strings
from tests.querying.asking import need_duckdb
from tests.support import write_ledger

DAY = ("--as-of", "2026-11-22")
EACH = 129


@pytest.fixture(scope="module", params=range(0, 515, EACH))
def root(request, tmp_path_factory):
    """A ledger of some of the strings, on disk."""
    part = strings()[request.param : request.param + EACH]
    place = tmp_path_factory.mktemp("naughty") / "ledger"
    return write_ledger(place, ledger_of_strings(part))


def is_plain(text: str) -> bool:
    """Whether nothing acts on a terminal; the blanks of other scripts are shown as blanks."""
    return not [one for one in text if one != "\n" and not _is_seen(one)]


def _is_seen(character: str) -> bool:
    # Letters that are younger than this Python's tables have no category yet.
    nothing = ord(character) & 0xFFFE == 0xFFFE
    return character.isprintable() or (
        unicodedata.category(character) in ("Zs", "Cn") and not nothing
    )


@pytest.fixture(autouse=True)
def _counted(tally):
    tally.tried += 1


@pytest.mark.parametrize("form", FORMATS)
def test_check(root, form):
    said = run("check", "--ledger", root, *DAY, "--format", form).output
    assert said
    assert is_plain(said)


@pytest.mark.parametrize("command", ["next", "metrics"])
def test_what_is_told_in_words(root, command):
    said = run(command, "--ledger", root, *DAY).output
    assert said
    assert is_plain(said)


@pytest.mark.parametrize("command", ["check", "next", "metrics"])
def test_what_is_told_to_programs(root, command):
    said = run(command, "--ledger", root, *DAY, "--format", "json").stdout
    assert json.loads(said)
    assert is_plain(said)


def test_query(root):
    need_duckdb()
    for one in all_tables():
        asked = f"SELECT * FROM {one.name}"  # noqa: S608
        assert is_plain(run("query", "--ledger", root, *DAY, asked).output), one.name
