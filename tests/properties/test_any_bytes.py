"""Any bytes give a value or a finding: never a traceback, never a hang, and nothing vanishes."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ledger import config
from ledger.model.record import RecordKind
from ledger.readers import read_sources
from ledger.readers.files import SourceFile
from ledger.readers.records import keys_of
from ledger.readers.text import decode
from tests.properties.strategies import any_text, mutated, values
from tests.support import ROOT, faults_of, record_of

EXAMPLE_FILES = sorted((ROOT / "examples").rglob("*.md"))
SETTINGS = (ROOT / "ledger" / "defaults.toml").read_text()
KINDS = st.sampled_from(RecordKind)
SECONDS = 5


def read(data: bytes, kind: RecordKind):
    began = time.process_time()
    reading = read_sources([SourceFile("x/a.md", kind, data)], config.defaults())
    assert time.process_time() - began < SECONDS
    (record,) = reading.ledger.records
    lines = reading.texts["x/a.md"].text.split("\n")
    for fault in reading.ledger.faults:
        place = fault.location
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1
        assert place.column - 1 + fault.length <= len(lines[place.line - 1])
    for spot in record.spots.values():
        assert 1 <= spot.line <= len(lines)
        assert 1 <= spot.key_line <= len(lines)
    for entry in record.entries:
        assert entry.location.line <= entry.end_line <= len(lines)
    return reading.ledger


@given(st.binary(max_size=500), KINDS)
def test_any_bytes(data, kind):
    read(data, kind)


@given(any_text, KINDS)
def test_any_text(text, kind):
    read(text.encode(), kind)


@given(any_text, any_text, KINDS)
def test_any_front_matter(front, body, kind):
    read(f"---\n{front}\n---\n{body}".encode(), kind)


@given(st.data(), KINDS)
def test_any_value_of_any_key(data, kind):
    key = data.draw(st.sampled_from(keys_of(kind)))
    read(f"---\n{key}: {data.draw(values)}\n---\n".encode(), kind)


@given(
    any_text, st.sampled_from(["- 2026-09-20 ", "- [ ] 2026-09-20 interview ", "- 2026-09-20 off "])
)
def test_any_entry(text, start):
    read(f"{start}{text}".encode(), RecordKind.JOURNAL)


@pytest.mark.parametrize("path", EXAMPLE_FILES[::9], ids=lambda path: path.stem)
@given(st.data())
def test_mutations_of_valid_files(path: Path, data):
    read(data.draw(mutated(path.read_bytes())), data.draw(KINDS))


@given(any_text)
@example("a = '''")
@example("[kinds]\nemail = 'email'")
def test_any_text_as_settings(text):
    began = time.process_time()
    read_one = config.parse(text)
    assert time.process_time() - began < SECONDS
    assert read_one.pipelines["job"].stages
    for problem in read_one.problems:
        assert 1 <= problem.location.line <= text.count("\n") + 1


@given(mutated(SETTINGS.encode()))
def test_mutations_of_the_settings(data):
    text, _ = decode(config.FILE_NAME, data)
    parsed = config.parse(text.text)
    read_sources([SourceFile("x/a.md", RecordKind.JOURNAL, b"- 2026-09-20 coffee 1h x")], parsed)


@pytest.mark.parametrize(
    "text",
    [
        "- 2026-09-20 coffee " + "[" * 50_000,
        "- 2026-09-20 coffee " + "[a:: " * 50_000,
        "- 2026-09-20 coffee " + "[[" * 25_000,
        "- 2026-09-20 coffee " + "1h " * 50_000,
        "- 2026-09-20 coffee " + "x" * 250_000,
        "- 2026-09-20 coffee x\n" + "  more\n" * 25_000,
        "- 2026-09-20 x\n" * 20_000,
        "[[a]] " * 25_000,
        "[[" + "a" * 250_000,
        "```\n" * 25_001,
        "``` x\n" * 50_000,
        " " * 250_000,
        "\n" * 100_000,
        "<<<<<<< a\n" * 20_000 + ">>>>>>> b",
        "\x00" * 100_000,
        "[" + " " * 50_000 + "::",
        "- " * 25_000,
        "#" * 100_000,
        "---\n" * 25_000,
    ],
    ids=lambda text: repr(text[:24]),
)
def test_no_body_takes_long(text):
    read(text.encode(), RecordKind.JOURNAL)
    read(f"---\nname: a\n---\n{text}".encode(), RecordKind.CAMPAIGN)


WORDS = st.lists(
    st.from_regex(r"[A-Za-zÀ-ÿ0-9×][\w'!?%€.-]{0,8}", fullmatch=True), min_size=1, max_size=8
)
MODIFIER = re.compile(r"[\d.]+h([\d.]+m)?|[\d.]+m|\d+[dw]|\d{1,2}[a-z]?|[x×]\d+", re.IGNORECASE)


@given(WORDS, st.sampled_from(["coffee", "interview", "application", "off", "hello", "note"]))
def test_every_word_typed_in_an_entry_is_somewhere_in_it(words, kind):
    line = f"- 2026-09-20 {kind} {' '.join(words)}"
    (entry,) = record_of(line, "journal/a.md").entries
    told = " ".join(fault.subject for fault in faults_of(line, "journal/a.md")).split()
    rest = [word for word in (kind, *words) if word not in entry.text.split() + told]
    if entry.kind is not config.NOTE:
        rest.remove(kind)
    taken = [entry.minutes, entry.days, entry.round, entry.count > 1]
    assert all(MODIFIER.fullmatch(word) for word in rest)
    assert any(part is not None and part is not False for part in taken) or not rest


@given(st.sampled_from(RecordKind), st.data())
def test_every_value_typed_is_kept_as_it_was_typed(kind, data):
    key = data.draw(st.sampled_from([*keys_of(kind), "mine"]).filter(lambda one: one != "kind"))
    words = data.draw(st.from_regex(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ0-9 ]{0,30}[a-z]", fullmatch=True))
    record = record_of(f"---\nkind: {kind}\n{key}: {words}\n---\n")
    shown = record.fields[key] or ""
    assert shown == words or words.lower() == "null"
    assert key in record.spots
