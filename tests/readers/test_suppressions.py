"""Comments that silence a check: which text is one, and which lines it covers."""

from __future__ import annotations

import time

import pytest

from ledger.model.suppression import Suppression
from ledger.readers import read_ledger
from ledger.readers.suppressions import suppressions_in_settings, suppressions_of
from ledger.readers.text import Text
from tests.support import reading_of, write_ledger


def found(text: str) -> tuple[Suppression, ...]:
    return suppressions_of(Text("campaigns/a.md", text))


def names(text: str) -> list[tuple[str, ...]]:
    return [one.names for one in found(text)]


def in_front(lines: str) -> list[tuple[str, ...]]:
    return names(f"---\n{lines}\n---\n")


@pytest.mark.parametrize(
    "line",
    [
        "via: a # headway: ignore HW301",
        "via: a\t#headway:ignore HW301",
        "via: 'a # b' # headway: ignore HW301",
        "via: 'it''s # b' #  headway:  ignore  HW301  ",
        r'via: "a \" # b" # headway: ignore HW301',
        "via: a#b # headway: ignore HW301",
        "via: a # he left # headway: ignore HW301",
        "via: a # headway: ignore HW301 # he left",
        "via: [a, b] # headway: ignore HW301",
        "via: # headway: ignore HW301",
        "via: a\n  b # headway: ignore HW301",
        "via: |\n  a\n# headway: ignore HW301",
        "stages:\n  # headway: ignore HW301\n  - a",
        "# headway: ignore HW301",
        "# a note # headway: ignore HW301",
        "broken: [a\nvia: b # headway: ignore HW301",
        f"deep: {'[' * 14}a{']' * 14}\nname: 'a # headway: ignore'\nvia: b # headway: ignore HW301",
        "a: 1\na: 2 # headway: ignore HW301",
    ],
)
def test_a_comment_of_yaml(line):
    assert in_front(line) == [("HW301",)]


@pytest.mark.parametrize(
    "line",
    [
        'name: "a # headway: ignore HW301"',
        "name: 'a # headway: ignore HW301'",
        'name: "a\n  # headway: ignore HW301"',
        "name: |\n  a # headway: ignore HW301\n  # headway: ignore HW301",
        "name: a# headway: ignore HW301",
        "name: a#headway:ignore HW301",
        "tags: ['# headway: ignore HW301', a]",
        "name: a # headway: ignored HW301",
        "name: a # headway: ignore-next HW301",
        "name: a # ahead: headway: ignore HW301",
        "name: a <!-- headway: ignore HW301 -->",
        'broken: [a\nname: "b # headway: ignore HW301"',
    ],
)
def test_no_comment_of_yaml(line):
    assert in_front(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "a <!-- headway: ignore HW301 -->",
        "a <!--headway:ignore HW301-->",
        "a <!-- headway: ignore HW301 --> b",
        "- 2026-09-20 call <!-- headway: ignore HW301 -->",
        "<!-- headway: ignore HW301 --> <!-- he left -->",
        "| a | b | <!-- headway: ignore HW301 -->",
    ],
)
def test_a_comment_of_html(line):
    assert names(line) == names(f"---\nname: a\n---\n{line}\n") == [("HW301",)]


@pytest.mark.parametrize(
    "line",
    [
        "# headway: ignore HW301",
        "`<!-- headway: ignore HW301 -->`",
        "```\n<!-- headway: ignore HW301 -->\n```",
        "<!-- headway: ignore HW301",
        "<!-- not headway: ignore HW301 -->",
        "<!-- headway: ignore\nHW301 -->",
    ],
)
def test_no_comment_of_html(line):
    assert names(line) == []


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("HW301, near-kind", ("HW301", "near-kind")),
        ("HW301,HW302 ,, hw303", ("HW301", "HW302", "hw303")),
        ("HW301 HW302", ("HW301 HW302",)),
        ("", ()),
        (",", ()),
    ],
)
def test_several_names_and_none(typed, read):
    assert in_front(f"via: a # headway: ignore {typed}") == [read]
    assert names(f"a <!-- headway: ignore {typed} -->") == [read]


def covered(text: str) -> list[tuple[int, ...]]:
    return [one.lines for one in found(text)]


def test_a_comment_at_the_end_of_a_line_covers_that_line():
    text = "---\nname: a\nvia: b # headway: ignore HW1\n---\nc <!-- headway: ignore HW2 -->\n"
    assert covered(text) == [(3,), (5,)]
    first = found(text)[0]
    assert (first.location.line, first.location.column, first.length) == (3, 8, 21)


def test_one_that_stands_alone_covers_the_next_line_that_is_none():
    text = "---\nname: a\n  # headway: ignore A\n# b # headway: ignore B\nvia: c\n---\n"
    assert covered(text) == [(5,), (5,)]
    text = "a\n <!-- headway: ignore A --> <!-- b -->\n<!-- headway: ignore B -->\nc\n"
    assert covered(text) == [(4,), (4,)]


def test_at_the_top_of_a_file_it_covers_line_1_as_well():
    two = "# headway: ignore A\n# headway: ignore B\n"
    assert covered(f"---\n{two}name: a\n# headway: ignore C\n---\n") == [(1, 4), (1, 4), (6,)]
    assert covered(f"\n---\n{two}name: a\n---\n") == [(1, 5), (1, 5)]
    assert covered("<!-- headway: ignore A -->\n# B\n<!-- headway: ignore C -->") == [(1, 2), (4,)]
    assert covered("---\nname: a # headway: ignore A\n---\n") == [(2,)]
    assert covered("---\nname: a\n---\n<!-- headway: ignore A -->\n") == [(5,)]
    assert covered("a <!-- headway: ignore A -->\n") == [(1,)]


TOML = '''# headway: ignore A
[site]
title = "a # headway: ignore B" # headway: ignore C
editor = 'b # headway: ignore D' # it's # headway: ignore E
accent = """
# headway: ignore F
\\""" # headway: ignore G
""" # "headway" # headway: ignore H
# headway: ignore I
templates = true
'''


def test_comments_of_the_settings():
    comments = suppressions_in_settings(Text("headway.toml", TOML))
    assert [(one.names, one.lines) for one in comments] == [
        (("A",), (1, 2)), (("C",), (3,)), (("E",), (4,)), (("H",), (8,)), (("I",), (10,)),
    ]  # fmt: skip


def test_a_ledger_has_those_of_all_its_files_in_order(tmp_path):
    files = {
        "headway.toml": "[rules]\nwindow = 5 # headway: ignore C\n",
        "me.md": "<!-- headway: ignore D -->\n",
        "contacts/b.md": "---\nvia: c # headway: ignore B\n---\n",
        "contacts/a.md": "a <!-- headway: ignore A -->\n",
    }
    wanted = [("contacts/a.md", "A"), ("contacts/b.md", "B"), ("headway.toml", "C"), ("me.md", "D")]
    on_disk = read_ledger(write_ledger(tmp_path, files))
    for reading in (on_disk, reading_of(files)):
        comments = reading.ledger.suppressions
        assert [(one.location.path, *one.names) for one in comments] == wanted
    crlf = {path: text.replace("\n", "\r\n") for path, text in files.items()}
    assert reading_of(crlf).ledger.suppressions == on_disk.ledger.suppressions


@pytest.mark.parametrize(
    "comment", ["# headway: ignore a", "<!-- headway: ignore a -->", '"# headway: ignore a']
)
@pytest.mark.parametrize("end", [" ", "\n"])
def test_comments_in_any_number_take_little_time(comment, end):
    began = time.process_time()
    many = (comment + end) * 40_000
    for text in (many, f"---\n{many}\n---\n", f"---\nname: [\n{many}\n---\n"):
        found(text)
        suppressions_in_settings(Text("headway.toml", text))
    assert time.process_time() - began < 10


def test_a_long_line_without_a_mark_takes_little_time():
    began = time.process_time()
    assert in_front(f"city: {'# ' * 100_000}\na: b # headway: ignore HW301") == [("HW301",)]
    assert time.process_time() - began < 3
