"""A file is recognised from its content; what is not says how to go on."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.importers import Order, Wishes, all_importers
from ledger.importers._tracker_fields import FIELD_NAMES
from ledger.model.record import RecordKind
from tests.importers.planning import files_of, of_kind, planned
from tests.importers.tables import tables
from tests.support import ledger_of

TRACKER = "Company,Role,Applied\nAcme,Counsel,2026-07-01\n"


def test_the_importers_are_found_in_their_folder() -> None:
    names = [one.name for one in all_importers()]
    assert names == sorted(names)
    assert {"friends", "icalendar", "job-tracker", "mail", "vault", "vcard"} <= set(names)


@pytest.mark.parametrize(
    ("text", "format_name"),
    [
        (TRACKER, "job-tracker"),
        ("Position;Date applied;Status\nCounsel;1 Jul 2026;pending\n", "job-tracker"),
        ("Aplied date\tJob titel\n2026-07-01\tCounsel\n", "job-tracker"),
        ("First Name,Last Name,Connected On\nA,B,08 Feb 2026\n", "linkedin-connections"),
        ("Name,Email,Phone,Company\nA,a@b.example,1,Acme\n", "contact-list"),
        ("Name,Company,Job Title,Status\nA,Acme,Counsel,Open\n", "contact-list"),
        ("Name|Email\nA|a@b.example\n", "contact-list"),
        ("Company,Status\nAcme,Open\n", ""),
        ("a,b\n1,2\n", ""),
        ("just a sentence", ""),
    ],
)
def test_a_file_is_recognised_by_its_headings_and_what_stands_below(
    text: str, format_name: str
) -> None:
    made = planned(text)
    assert made.format == format_name
    assert bool(made.refusal) is (not format_name)


def test_a_file_of_no_known_format_says_its_columns_and_the_way_on() -> None:
    refusal = planned("colour,taste\nred,sweet\n", "fruit.csv").refusal
    assert refusal.startswith(
        "fruit.csv is none of the formats known: its columns are `colour` and "
    )
    assert refusal.endswith(
        "its columns are `colour` and `taste`; say what they hold with --map COLUMN=FIELD "
        "(headway explain contact-list has the FIELDs of people, headway explain job-tracker "
        "those of applications, headway explain the formats)"
    )
    assert "\n" not in refusal


def test_a_heading_in_any_language_can_be_mapped() -> None:
    text = "会社,応募日,メモ\nアクメ,2026-07-01,x\n"
    assert planned(text).refusal
    made = planned(text, wishes=Wishes(mapping=(("会社", "organization"), ("応募日", "applied"))))
    (campaign,) = of_kind(made.drafts, RecordKind.CAMPAIGN)
    assert made.refusal == ""
    assert dict(campaign.fields)["stages"] == ("2026-07-01 applied",)


def test_a_column_may_be_mapped_otherwise_kept_or_left_out() -> None:
    text = "Company,Role,Applied,Status,City\nAcme,Counsel,2026-07-01,Rejected,Rome\n"
    wishes = Wishes(mapping=(("status", "ignore"), (" ROLE ", "keep"), ("City", "title")))
    (campaign,) = of_kind(planned(text, wishes=wishes).drafts, RecordKind.CAMPAIGN)
    assert dict(campaign.fields) == {
        "organization": "acme", "title": "Rome", "stages": ("2026-07-01 applied",),
        "role": "Counsel",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        (
            ("Role", "titel"),
            "`titel` is no field of a list of job applications: did you mean `title`?",
        ),
        (
            ("Rôle", "title"),
            "there is no column `Rôle`: the file has `Company`, `Role` and `Applied`",
        ),
    ],
)
def test_a_mapping_of_what_is_not_there_is_refused(pair: tuple[str, str], said: str) -> None:
    made = planned(TRACKER, wishes=Wishes(mapping=(pair,)))
    assert made.misused
    assert made.refusal == said
    assert made.drafts == ()


def test_a_format_that_is_named_is_used() -> None:
    text = "Company,Status\nAcme,blue\n"
    made = planned(text, wishes=Wishes(format_name="job-tracker"))
    assert made.format == "job-tracker"
    assert [draft.id for draft in made.drafts] == ["acme", "acme-2"]
    refused = planned("a,b\n1,2\n", wishes=Wishes(format_name="job-tracker"))
    assert refused.refusal.startswith("no column says what was applied for")


def test_dates_in_doubt_are_told_with_the_way_to_read_them_otherwise() -> None:
    text = "Company,Role,Applied\nAcme,Counsel,3/4/2026\n"
    assert [note.message for note in planned(text).notes] == [
        "the dates under `Applied` do not say whether day or month comes first (`3/4/2026`): "
        "read month-first, the other way with --dates day-first"
    ]
    made = planned(text, wishes=Wishes(order=Order.DAY_FIRST))
    assert made.notes == ()
    assert "2026-04-03 applied" in dict(made.drafts[1].fields)["stages"]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xff\xfe", b"\x00" * 64, b"PK\x03\x04", b'"'])
def test_bytes_that_are_no_table_are_refused_in_one_line(data: bytes) -> None:
    made = planned(data)
    assert made.refusal.startswith("file.csv ")
    assert "\n" not in made.refusal
    assert made.drafts == ()


def test_contact_lists_are_not_taken_for_applications(shared_data: Path) -> None:
    for path in sorted((shared_data / "contacts" / "csv").glob("*.csv")):
        made = planned(path.read_bytes(), path.name)
        assert made.format in ("contact-list", "hubspot-contacts", "salesforce-contacts")


@given(
    tables(),
    st.sampled_from(["", *(one.name for one in all_importers() if one.tabular)]),
)
def test_no_cells_raise_and_what_is_made_reads_without_a_fault(data: bytes, name: str) -> None:
    made = planned(data, wishes=Wishes(format_name=name))
    ledger = ledger_of(files_of(made))
    assert [fault.kind.value for fault in ledger.faults if fault.kind != "undated-stage"] == []
    assert len(ledger.records) == len(made.drafts)
    for draft in made.drafts:
        record = ledger.find(draft.id)
        assert record is not None
        assert [entry.raw for entry in record.entries] == list(draft.lines)
    assert bool(made.drafts) is not bool(made.refusal)


@given(
    st.binary(max_size=300),
    st.lists(st.tuples(st.text(max_size=5), st.sampled_from(FIELD_NAMES)), max_size=2),
)
def test_no_bytes_raise(data: bytes, mapping: list[tuple[str, str]]) -> None:
    planned(data)
    planned(data, wishes=Wishes(mapping=tuple(mapping)))
