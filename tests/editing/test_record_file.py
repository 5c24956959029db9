"""A draft's file reads back as the draft."""

from __future__ import annotations

import pytest
from hypothesis import given

from ledger.editing import record_file
from ledger.editing._yaml_text import item_text, value_text
from ledger.model.draft import RecordDraft
from ledger.model.record import RecordKind
from tests.editing.drafting import TEXTS, draft, drafts
from tests.support import reading_of


def test_the_layout_of_a_file() -> None:
    contact = draft(
        "contact", "Dana Kim", "- 2026-07-01 email hello", organization="acme", tags=("a", "b")
    )
    assert record_file(contact).decode() == (
        "---\nname: Dana Kim\norganization: acme\ntags:\n  - a\n  - b\n---\n"
        "\n- 2026-07-01 email hello\n"
    )
    assert (
        record_file(draft("contact", "Dana"), ["# title:"]) == b"---\nname: Dana\n# title:\n---\n"
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Dr. No", "Dr. No"),
        ("NO", '"NO"'),
        ("Yes", '"Yes"'),
        ("true", "true"),
        ("007", '"007"'),
        ("60k", "60k"),
        ("120000", "120000"),
        ("1.5", "1.5"),
        ("1.10", '"1.10"'),
        ("", '""'),
        ("2026-07-01", "2026-07-01"),
        ("12:30", '"12:30"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("[[x]]", '"[[x]]"'),
        ('say "x": y', "'say \"x\": y'"),
        ('O\'Brien "x"', 'O\'Brien "x"'),
        ("a\nb", '"a\\nb"'),
        ("https://a.example/b?c#d", "https://a.example/b?c#d"),
    ],
)
def test_a_value_is_quoted_only_where_it_would_be_read_otherwise(text: str, written: str) -> None:
    assert value_text(text) == written


@given(drafts())
def test_reading_what_was_written_gives_the_draft(wanted: RecordDraft) -> None:
    data = record_file(wanted)
    reading = reading_of({"campaigns/a.md": data})
    (record,) = reading.ledger.records
    own = (("name", wanted.name),) if wanted.name else ()
    assert tuple(record.fields.items()) == (*own, *wanted.fields)
    assert tuple(entry.raw for entry in record.entries) == wanted.lines
    assert record.notes == ""
    assert reading.ledger.faults == ()
    assert b"\r" not in data
    assert data.endswith(b"\n")


@given(TEXTS)
def test_a_value_stays_on_its_line(text: str) -> None:
    assert len(value_text(text).splitlines()) <= 1
    assert len(item_text(text).splitlines()) <= 1


def test_notes_stand_below_the_lines() -> None:
    draft = RecordDraft(
        kind=RecordKind.CONTACT, name="A", id="a", lines=("- 2026-09-01 call",), notes="Tall."
    )
    assert record_file(draft) == b"---\nname: A\n---\n\n- 2026-09-01 call\n\nTall.\n"
