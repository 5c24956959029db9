"""Front matter: what is let in, what is refused, and that a bad line takes no other with it."""

from __future__ import annotations

import time

import pytest
import yaml

from ledger.model.fault import FaultKind
from ledger.readers import yaml_reader
from ledger.readers.front_matter import read_front_matter
from ledger.readers.suppressions import suppressions_of
from ledger.readers.text import Text
from tests.support import fault_of, faults_of, kinds_of, record_of


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("NO", "NO"), ("yes", "yes"), ("01234", "01234"), ("12:34:56", "12:34:56"),
        ("1e3", "1e3"), ("1.10", "1.10"), ("+12025550101", "+12025550101"), ("0x1F", "0x1F"),
        ("2026-02-30", "2026-02-30"), ("2026-09-20", "2026-09-20"), (".inf", ".inf"),
        ("'quoted'", "quoted"), ('"a\\u00e9"', "aé"), ("a # comment", "a"), ("a#b", "a#b"),
        ("|\n  two\n  lines", "two\nlines\n"), (">\n  one\n  line", "one line\n"),
        ("plain\n  and on", "plain and on"), ("C:\\dir", "C:\\dir"), ("50%", "50%"),
    ],
)  # fmt: skip
def test_text_stays_text(typed, text):
    record = record_of(f"---\ntitle: {typed}\n---\n")
    assert record.fields["title"] == text
    assert record.title == text


@pytest.mark.parametrize("typed", ["&an:chor value", "[&a:b c]", "&a/b [c]"])
def test_an_anchor_that_would_take_a_part_of_its_name_for_the_value_is_refused(typed):
    fault = fault_of(f"---\nmine: {typed}\n---\n", "contacts/a.md")
    assert fault.kind in (FaultKind.YAML_FEATURE, FaultKind.YAML_SYNTAX)
    assert fault.location.line == 2
    assert record_of("---\ntitle: &a b\ntags: [&c d,&e f]\n---\n").title == "b"


@pytest.mark.parametrize("typed", ["[?maybe, b]", "{?maybe: b}", '[a, ?"b c"]', "{a: b, ?[c]: d}"])
def test_a_question_mark_in_brackets_is_not_lost(typed):
    fault = fault_of(f"---\nmine: {typed}\n---\n", "contacts/a.md")
    assert fault.kind is FaultKind.YAML_FEATURE
    assert fault.location.column == len("mine: ") + typed.index("?") + 1


def test_a_question_mark_elsewhere_is_text():
    record = record_of("---\ntitle: ?maybe\ntags: [sure?, a?b, '?c', \"?d\"]\n---\n")
    assert record.title == "?maybe"
    assert record.fields["tags"] == ("sure?", "a?b", "?c", "?d")
    assert record_of("---\n? title\n: a\n---\n").title == "a"


@pytest.mark.parametrize("typed", ["", "~", "null", " # nothing"])
def test_a_key_without_a_value_is_not_recorded(typed):
    record = record_of(f"---\ntitle: {typed}\nname: a\n---\n")
    assert (record.title, record.fields["title"]) == ("", None)


def test_unknown_keys_are_kept_in_the_order_typed():
    record = record_of("---\nzebra: 1\nname: a\napple: [x, y]\nmango: {k: v}\nempty:\n---\n")
    assert record.unknown == ("zebra", "apple", "mango", "empty")
    assert list(record.fields) == ["zebra", "name", "apple", "mango", "empty"]
    assert record.fields["apple"] == ("x", "y")
    assert record.fields["mango"] == ("k: v",)
    assert faults_of("---\nzebra: 1\n---\n") == ()


@pytest.mark.parametrize(
    "text", ["", "text only", "text\n---\nname: a\n---\n", "--- \n---\n", "- --"]
)
def test_a_file_without_front_matter_has_no_fields(text):
    assert record_of(text).fields == {}
    assert FaultKind.YAML_SYNTAX not in kinds_of(faults_of(text))


def test_dots_may_close_the_block():
    assert record_of("---\nname: Dana\n...\nbody").name == "Dana"


def test_an_unclosed_block_is_told_of_and_its_lines_are_kept():
    text = "---\nname: a\n- 2026-09-20 call x\n"
    fault = fault_of(text)
    assert (fault.kind, fault.location.line, fault.length) == (
        FaultKind.UNCLOSED_FRONT_MATTER,
        1,
        3,
    )
    record = record_of(text)
    assert "name: a" in record.notes
    assert len(record.entries) == 1


@pytest.mark.parametrize(
    ("block", "shape"),
    [
        ("- a\n- b", "list"),
        ("just text", "text"),
        ("--- just text", "text"),
        ("  just text", "text"),
    ],
)
def test_a_block_that_is_no_mapping_is_told_of(block, shape):
    fault = fault_of(f"---\n{block}\n---\n")
    assert fault.kind is FaultKind.FRONT_MATTER_SHAPE
    assert fault.location.column == 1 + len(block) - len(block.lstrip())
    assert shape in fault.detail


def test_a_key_that_stands_twice_keeps_the_first():
    text = "---\nname: a\ntitle: x\nname: b\n---\n"
    fault = fault_of(text)
    assert (fault.kind, fault.subject, fault.location.line) == (FaultKind.DUPLICATE_KEY, "name", 4)
    assert [place.line for place in fault.related] == [2]
    assert record_of(text).name == "a"


@pytest.mark.parametrize(
    "line",
    [
        "title: !!python/object:os.system x",
        "title: !!binary aGk=",
        "title: !local x",
        "title: *nothing",
        "title: &nothing",
        "<<: {name: b}",
        "title: [[[[[[[[[[[[[[a]]]]]]]]]]]]]]",
        "? [a, b]\n: c",
    ],
)
def test_features_that_a_flat_list_has_no_use_for_are_refused(line):
    text = f"---\nname: a\n{line}\norganization: b\n---\n"
    assert FaultKind.YAML_FEATURE in kinds_of(faults_of(text))
    record = record_of(text)
    assert (record.name, record.organization.target) == ("a", "b")


@pytest.mark.parametrize(
    "line",
    [
        "title: Head of Legal: EMEA",
        "title: @dana",
        "title: 'it's'",
        "title: [a, b",
        "title: {a: b",
        'title: "open',
        "title: a\n\tb: c",
        "title: `x`",
        "title: %x",
        "title: a: b: c",
        ": : :",
        "title",
        "title:\n - a\n  b: c\n- d",
    ],
)
def test_a_line_that_is_no_yaml_takes_no_other_with_it(line):
    text = f"---\nname: a\n{line}\norganization: b\n---\n- 2026-09-20 call x\n"
    faults = faults_of(text)
    assert faults
    assert faults[0].location.line in (3, 4, 5, 6)
    record = record_of(text)
    assert (record.name, record.organization.target, len(record.entries)) == ("a", "b", 1)


@pytest.mark.parametrize("parser", [yaml_reader._Parser, yaml.Loader], ids=["C", "Python"])
@pytest.mark.parametrize("escape", ["\\U00110000", "\\UFFFFFFFF", "\\xZZ"])
def test_an_escape_of_no_character_takes_no_other_line_with_it(monkeypatch, parser, escape):
    monkeypatch.setattr(yaml_reader, "_Parser", parser)
    text = f'---\nname: a\ntitle: "{escape}" # x\norganization: b # headway: ignore\n---\n'
    fault = fault_of(text)
    assert (fault.kind, fault.location.line) == (FaultKind.YAML_SYNTAX, 3)
    record = record_of(text)
    assert (record.name, record.organization.target) == ("a", "b")
    assert [one.location.line for one in suppressions_of(Text("a.md", text))] == [4]


def test_keys_that_only_together_are_no_yaml_are_told_of_and_read():
    fault = fault_of("---\n  name: a\ntitle: b\n---\n")
    assert (fault.kind, fault.location.line) == (FaultKind.YAML_SYNTAX, 3)
    record = record_of("---\n  name: a\ntitle: b\n---\n")
    assert (record.name, record.title) == ("a", "b")


def test_what_a_comment_swallows_is_told_of_where_it_stands():
    fault = fault_of("---\nname: a\ntags: #bank #legal  \n---\n")
    assert (fault.kind, fault.location.line, fault.location.column, fault.length) == (
        FaultKind.YAML_SYNTAX, 3, 7, len("#bank #legal"),
    )  # fmt: skip
    assert fault.detail == "a comment in place of a value"
    assert faults_of("---\nname: a\ntags: bank #legal\ntitle: # none yet\n---\n") == ()
    twice = faults_of("---\ntags: bank\ntags: #legal\n---\n")
    assert kinds_of(twice) == [FaultKind.DUPLICATE_KEY]


def test_a_line_that_is_no_yaml_keeps_its_text():
    record = record_of("---\ntitle: Head of Legal: EMEA\n---\n")
    assert record.title == "Head of Legal: EMEA"


BOMB = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{', '.join(['*' + before] * 10)}]\n"
    for before, name in ["ab", "bc", "cd", "de", "ef", "fg"]
)
HEAVY = {
    "brackets": "a: " + "[" * 30_000,
    "braces": "a: " + "{" * 30_000,
    "nested": "a: " + "[" * 5_000 + "]" * 5_000,
    "dashes": "a:\n" + "- " * 20_000,
    "questions": "? " * 20_000,
    "bomb": BOMB,
    "quadratic": "a: &a x\nb: [" + ", ".join(["*a"] * 20_000) + "]",
    "keys": "".join(f"k{n}: v\n" for n in range(30_000)),
    "bad lines": "[\n" * 30_000,
    "long": "a: " + "x" * 2_000_000,
    "spaces": "a:" + " " * 2_000_000,
    "commas": "aliases: a" + "," * 2_000_000,
    "anchors": "".join(f"k{n}: &a{n} v\n" for n in range(5_000)),
    "colons": ": " * 100_000,
    "hashes": "a: #" + "#" * 100_000,
}


@pytest.mark.parametrize("block", HEAVY.values(), ids=HEAVY.keys())
def test_no_block_takes_long_or_much(block):
    began = time.process_time()
    record = record_of(f"---\nname: a\n{block}\n---\nbody\n")
    assert time.process_time() - began < 10
    assert record.notes == "body"


def test_a_bomb_is_refused():
    assert FaultKind.YAML_FEATURE in kinds_of(faults_of(f"---\n{BOMB}---\n"))


@pytest.mark.parametrize("typed", ["null", "Null", "~"])
def test_a_key_that_is_none_to_yaml_is_one_to_whoever_typed_it(typed):
    for block in (f"{typed}: x\nname: a\n", f"{typed}: x # b\nname: a\n"):
        fields = read_front_matter(Text("contacts/a.md", f"---\n{block}---\n")).fields
        assert [(key, field.name) for key, field in fields.items()] == [
            (typed, typed), ("name", "name"),
        ]  # fmt: skip


@pytest.mark.parametrize("marks", ["\ufeff", "\ufeff\ufeff"])
def test_the_mark_of_an_encoding_moves_nothing_behind_it(marks):
    text = Text("contacts/a.md", f"---\n{marks}name: a\nname: b\n---\n")
    (fault,) = read_front_matter(text).faults
    assert (fault.kind, fault.location.line, fault.location.column) == (
        FaultKind.DUPLICATE_KEY, 3, 1,
    )  # fmt: skip
