"""The naughty strings in every field: nothing that is printed acts on a terminal."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from ledger.commands import _judged, _reading, metrics
from ledger.commands._query_forms import FORMS
from ledger.formats import FORMATS
from ledger.querying import Questions
from ledger.tables import TableSource, all_tables
from tests.cli.envelopes import run
from tests.corpora.naughty import ledger_of_strings, places
from tests.querying.asking import need_duckdb
from tests.support import AS_OF, write_ledger

DAY = ("--as-of", "2026-11-22")
SECONDS = 60
EVERY_TABLE = "FROM " + " POSITIONAL JOIN ".join(one.name for one in all_tables())


@pytest.fixture(scope="module")
def root(part, tmp_path_factory) -> Iterator[Path]:
    """A ledger of strings on disk, which is read and judged once: many commands tell of it."""
    place = write_ledger(tmp_path_factory.mktemp("naughty") / "ledger", ledger_of_strings(part))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_judged, "judge", cache(_judged.judge))
        read = cache(_reading.read)
        for module in (_judged, _reading, metrics):
            patch.setattr(module, "read", read)
        yield place


def is_plain(text: str) -> bool:
    """Whether nothing acts on a terminal; the blanks of other scripts are shown as blanks."""
    return not [one for one in set(text) if one != "\n" and not _is_seen(one)]


def _is_seen(character: str) -> bool:
    # Letters that are younger than this Python's tables have no category yet.
    nothing = ord(character) & 0xFFFE == 0xFFFE
    return character.isprintable() or (
        unicodedata.category(character) in ("Zs", "Cn") and not nothing
    )


@pytest.fixture(autouse=True)
def _counted(part, tally) -> None:
    tally.tried += len(part) * places()


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


@pytest.mark.parametrize("form", ["table", "json"])
def test_query(root, form):
    need_duckdb()
    said = run("query", "--ledger", root, *DAY, "--format", form, EVERY_TABLE).output
    assert said
    assert is_plain(said)


def test_csv_on_a_terminal(root):
    # Elsewhere it is data, which is kept as it is.
    need_duckdb()
    questions = Questions(TableSource(_reading.read(root).ledger, AS_OF))
    try:
        answer = questions.ask(EVERY_TABLE, SECONDS)
    finally:
        questions.close()
    assert is_plain(FORMS["csv"](answer, AS_OF, 80))
    assert not is_plain(FORMS["csv"](answer, AS_OF, None))
