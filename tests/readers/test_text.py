"""Bytes as text: encodings, control characters, conflict markers and places."""

from __future__ import annotations

import pytest

from ledger.config import defaults
from ledger.model.fault import FaultKind
from ledger.model.record import RecordKind
from ledger.readers.files import SourceFile
from ledger.readers.reading import read_file
from ledger.readers.text import Text, decode
from ledger.source import Location
from tests.support import faults_of, kinds_of, record_of


def test_places_count_lines_and_characters_from_one():
    text = Text("a.md", "é\U0001f600x\n\nab")
    assert [text.location(offset) for offset in (0, 2, 3, 4, 5, 7)] == [
        Location("a.md", 1, 1),
        Location("a.md", 1, 3),
        Location("a.md", 1, 4),
        Location("a.md", 2, 1),
        Location("a.md", 3, 1),
        Location("a.md", 3, 3),
    ]
    assert [text.line(number) for number in (0, 1, 2, 3, 4)] == ["", "é\U0001f600x", "", "ab", ""]


@pytest.mark.parametrize("typed", ["", "a\nb", "é\U0001f600x\n\nab", "half \ud83d"])
def test_a_text_that_was_put_away_says_what_it_said_and_holds_no_characters(typed):
    text = Text("a.md", typed)
    away = text.put_away()
    assert "text" not in vars(away)
    assert (away.path, away.text, away.line(1)) == ("a.md", typed, text.line(1))
    assert away == text
    assert hash(away) == hash(text)
    assert (away != Text("b.md", typed), away != Text("a.md", f"{typed}!")) == (True, True)
    assert "text" not in vars(away)


def test_a_text_that_was_put_away_has_no_more_than_a_text_has():
    away = Text("a.md", "b").put_away()
    assert repr(away) == repr(Text("a.md", "b")) == "Text('a.md', 'b')"
    with pytest.raises(AttributeError, match="words"):
        _ = away.words


def test_the_characters_of_one_that_is_asked_again_and_again_are_made_once():
    away = Text("a.md", "[[le" * 50_000).put_away()
    assert away.text is away.text


def test_the_text_of_a_file_that_was_read_is_put_away():
    read = read_file(SourceFile("contacts/a.md", RecordKind.CONTACT, b"\xc3\xa9"), defaults())
    assert "text" not in vars(read.text)
    assert read.text == Text("contacts/a.md", "\xe9")


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf", b" \r\n\t"])
def test_an_empty_file_is_an_error_and_never_valid(data):
    assert kinds_of(faults_of(data)) == [FaultKind.EMPTY_FILE]


def test_a_byte_that_is_no_utf8_is_told_of_at_its_place():
    data = b"\xef\xbb\xbfone\r\ntwo caf\xe9 x\n- 2026-09-20 call x\n"
    (fault,) = faults_of(data)
    assert (fault.kind, fault.location.line, fault.location.column) == (FaultKind.ENCODING, 2, 8)
    assert "e9" in fault.detail
    assert len(record_of(data).entries) == 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_told_of(encoding):
    assert FaultKind.ENCODING in kinds_of(faults_of("name caf\u00e9 \ufeff".encode(encoding))) or (
        FaultKind.CONTROL_CHARACTER in kinds_of(faults_of("name caf\u00e9".encode(encoding)))
    )


@pytest.mark.parametrize(
    "character", ["\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\u2028", "\ufeff"]
)
def test_a_control_character_is_told_of_once_a_line(character):
    faults = faults_of(f"a\nb{character}{character}c\n{character}")
    assert kinds_of(faults) == [FaultKind.CONTROL_CHARACTER] * 2
    assert (faults[0].location.line, faults[0].location.column) == (2, 2)
    assert faults[0].subject == f"U+{ord(character):04X}"


@pytest.mark.parametrize(
    "text", ["a\tb", "a\u00a0b", "a\u200db", "שלום", "\U0001f468\u200d\U0001f4bb"]
)
def test_what_people_type_is_no_control_character(text):
    assert faults_of(text) == ()


def test_conflict_markers_are_the_one_thing_wrong_with_a_file():
    text = "---\nname: a\n<<<<<<< ours\ntitle: b\n=======\ntitle: c\n>>>>>>> theirs\n---\n"
    (fault,) = faults_of(text)
    assert (fault.kind, fault.location.line, fault.length) == (FaultKind.CONFLICT_MARKER, 3, 7)
    assert [place.line for place in fault.related] == [5, 7]


def test_a_heading_underlined_is_no_conflict():
    assert faults_of("Heading\n=======\n\n<<<<<<<< eight\n") == ()


def test_decoding_never_loses_a_line():
    text, _ = decode("a.md", b"a\rb\r\nc\nd\xff")
    assert text.text.count("\n") == 3
