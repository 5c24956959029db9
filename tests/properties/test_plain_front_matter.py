"""Front matter that is read the fast way is read as the strict reader reads it, to the column."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ledger.readers.front_matter import bounds_of
from ledger.readers.plain_yaml import MOST_CHARACTERS, read_plain
from ledger.readers.text import Text
from ledger.readers.yaml_reader import read_yaml
from tests.properties.strategies import any_text, mutated
from tests.support import ROOT

FILES = sorted((ROOT / "examples").rglob("*.md"))
BASE = 4

PLAIN = """\
name: Dana Kim
phone: "+1 202 555 0101"
organization: 'northwind'
links: [https://people.example/dana, me@mail.example]
via: [[ben-ode]]
empty:
nothing: ~
tags: []
last seen: 10:30 at C#, a:b
stages:
  - 2026-09-01 researching
  - "2026-09-02 applied: by mail"
aliases:
- D. Kim
- 'Kim, Dana'

met: 2026-09-20
"""

# What a plain line may turn into by a character more.
PIECES = (
    "\n", " ", "  ", "\t", "-", "- ", ":", ": ", "#", " #", "[", "]", "[[", "]]", "{", "}", ",",
    ", ", "'", '"', "\\", "&a ", "*a", "!x ", "|", ">", "%", "@", "`", "?", "? ", "~", "null", "<<",
    "''", "---\n", "...\n", "\n  ", "\n- ", "\nname: ", "é", "\u00a0", "\u2028", "\ufeff", "\x85",
    "\x00", "\U0001f600", "=", "name: a\n", "tags: [a, b]\n", "needs:\n  - a\n",
)  # fmt: skip


def same(block: str) -> None:
    """The strict reader reads what the plain one takes, and to the same nodes."""
    plain = read_plain(block, BASE)
    if plain is not None:
        assert plain == read_yaml(block, BASE)


@st.composite
def blocks(draw: st.DrawFn) -> str:
    """Some lines of a plain block, with pieces put in or in place of others."""
    lines = draw(st.lists(st.sampled_from(PLAIN.splitlines(keepends=True)), max_size=6))
    block = "".join(lines)
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(block)))
        end = start + draw(st.sampled_from([0, 0, 1, 3]))
        block = block[:start] + draw(st.sampled_from(PIECES)) + block[end:]
    return block


def test_a_plain_block_is_read_the_fast_way():
    assert read_plain(PLAIN, BASE) is not None
    same(PLAIN)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_examples(path):
    text = Text(path.name, path.read_text(encoding="utf-8"))
    start, end, _ = bounds_of(text)
    same(text.text[start:end])


@pytest.mark.parametrize("piece", PIECES)
def test_a_piece_anywhere(piece):
    for at in range(len(PLAIN)):
        same(PLAIN[:at] + piece + PLAIN[at:])


@given(blocks())
@example("name: a")
@example("a: b\n  \nc: d\n")
@example("a:\n  - b\n - c\n")
@example("k" * 1_100 + ": x\n")
def test_some_lines(block):
    same(block)


@given(st.sampled_from(FILES).flatmap(lambda path: mutated(path.read_bytes())))
def test_mutated_examples(data):
    same(data.decode(errors="replace").removeprefix("---\n").split("\n---", 1)[0] + "\n")


@given(any_text)
def test_any_text(text):
    same(text)


def test_a_block_of_more_values_than_are_let_in_is_left_to_the_strict_reader():
    assert read_plain("a: b\n" * (MOST_CHARACTERS // 5 + 1), BASE) is None
