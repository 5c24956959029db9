"""What holds of every run of the checks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger import checks, config
from ledger.diagnostic import Diagnostic
from ledger.model.record import RecordKind
from ledger.readers import read_ledger, read_sources
from ledger.readers.files import SourceFile
from tests.help.pages import Example, examples
from tests.support import AS_OF, ledger_of

PIECES = st.sampled_from(
    [
        "---\n", "name: A\n", "name: [[b]]\n", "stages:\n", "via: a\n",
        "  - 2026-08-03 researching\n",
        "  - 2026-09-02 negotiating, because x\n", "  - 2026-10-02 rejected\n", "  - reopened\n",
        "  - 2027-01-01 accepted\n", "stage: applied\n", "pipeline: client\n", "pipeline: x\n",
        "needs: [must, level 9]\n", "offers: level 4\n", "met: 2026-02-30\n", "met: soon\n",
        "aliases: [a, b, A]\n", "organization: a\n", "organization: [b, c]\n", "value: 1.000\n",
        "private: ?\n", "kind: skil\n", "advocate:\n", "tags: #x\n", "\tx: y\n", "x: [\n",
        "x: &y\n",
        "- 2026-09-09 interview 1 [[a]] [got:: introduction to [[a]]]\n", "- 2026-13-01 call\n",
        "- [ ] 2026-12-01 wait\n", "- 2026-09-10 follow-up 2 [[b]] [next:: x] [mode:: y\n",
        "- 2026-09-11 cofee 1,5h [[\n", "- 09/11/2026 x\n", "<<<<<<< a\n", ">>>>>>> b\n", "\x00\n",
        "- 2026-10-09 proposal [[a]] [step:: 9] [values_us:: 1]\n", "words\n", "\n",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=14).map("".join), st.text(max_size=60))
BYTES = st.one_of(TEXTS.map(str.encode), st.binary(max_size=80))
KINDS = st.sampled_from(sorted(RecordKind))


def run(files: list[tuple[RecordKind, bytes]], toml: str = "") -> tuple[Diagnostic, ...]:
    names = "abcdefgh"
    sources = [
        SourceFile(f"{kind.value}s/{names[at]}.md", kind, data)
        for at, (kind, data) in enumerate(files)
    ]
    sources.reverse()
    return checks.run(read_sources(sources, config.parse(toml)).ledger, AS_OF)


@given(st.lists(st.tuples(KINDS, BYTES), max_size=4), st.one_of(st.just(""), TEXTS))
def test_any_bytes_give_findings_with_a_place_and_words(files, toml):
    found = run(files, toml)
    assert found == run(list(files), toml)
    assert list(found) == sorted(found, key=lambda one: one.sort_key)
    for one in found:
        assert one.message
        assert one.location.line >= 1
        assert one.location.column >= 1


def test_the_order_of_the_files_changes_nothing(job_search: Path):
    reading = read_ledger(job_search)
    sources = [
        SourceFile(record.path, record.kind, reading.texts[record.path].text.encode())
        for record in reading.ledger.records
    ]
    wanted = checks.run(reading.ledger, AS_OF)
    for other in (sources[::-1], sources[1::2] + sources[::2]):
        again = read_sources(other, reading.ledger.config).ledger
        assert checks.run(again, AS_OF) == wanted


@pytest.mark.parametrize("one", checks.all_checks(), ids=lambda one: one.name)
def test_every_check_says_why_it_is_one(one: checks.Check):
    bare = re.sub(r"`[^`]*`", "``", one.why)
    assert 20 <= len(one.why) <= 120
    assert one.why == one.why.strip()
    assert one.why[0].islower()
    assert not re.search(r"!|please|sorry|oops|invalid|illegal|\n", bare, re.IGNORECASE)
    assert not bare.endswith(".")


@pytest.mark.parametrize("example", examples("checks"), ids=lambda example: example.name)
def test_every_message_is_calm_and_whole(example: Example):
    for one in checks.run(ledger_of(example.files), AS_OF):
        for said in (one.message, one.help):
            bare = re.sub(r"`[^`]*`", "``", said)
            assert said == said.strip()
            assert not re.search(r"!|please|sorry|oops|invalid|illegal", bare, re.IGNORECASE)
            assert not bare.endswith(".")
        assert one.help
        assert len(one.message) < 200
