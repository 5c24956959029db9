"""Importing a file again changes nothing, whatever it holds and whatever it was added to."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from ledger.editing import render, work_out
from ledger.importers import plan
from tests.editing.drafting import after
from tests.importers.planning import EMPTY, complaints, planned
from tests.importers.tables import tables
from tests.support import AS_OF, ledger_of


def assert_nothing_new(data: bytes, files: dict[str, bytes]) -> None:
    ledger = ledger_of(files)
    edition = work_out(plan(data, "file.csv", ledger, AS_OF).drafts, ledger, files)
    assert edition.changes == ()
    assert [one.path for one in edition.outcomes if one.kept or one.refusal] == []


@given(tables())
def test_a_file_of_any_cells(data: bytes) -> None:
    assert_nothing_new(data, render(plan(data, "file.csv", EMPTY, AS_OF).drafts))


@pytest.mark.parametrize(
    "name",
    [
        "trackers/jsmith0434-443-applications.csv",
        "trackers/nakuramino-2021.csv",
        "contacts/linkedin/kawsay-connections.csv",
        "contacts/linkedin/network-intelligence-connections.csv",
    ],
)
def test_real_files(shared_data: Path, name: str) -> None:
    data = (shared_data / name).read_bytes()
    files = render(plan(data, name, EMPTY, AS_OF).drafts)
    assert_nothing_new(data, files)
    added = {path: _with_more(text) for path, text in files.items()}
    assert_nothing_new(data, added)


def _with_more(data: bytes) -> bytes:
    """A file in which the owner has added a duration and a few words to every dated line."""
    lines = data.decode().split("\n")
    return "\n".join(
        f"{line.replace('application', 'application 30m', 1)} with a friend"
        if line.startswith("- 20")
        else line
        for line in lines
    ).encode()


@pytest.mark.parametrize("before", ["Interviewing", "Offer", "Applied", "Open"])
def test_a_tracker_whose_status_changed_is_told_on(before: str) -> None:
    header = "Company,Role,Applied,Status\n"
    files = render(planned(f"{header}Acme,Counsel,2026-07-01,{before}\n").drafts)
    ledger = ledger_of(files)
    made = planned(f"{header}Acme,Counsel,2026-07-01,Rejected\n", ledger=ledger)
    edition = work_out(made.drafts, ledger, files)
    (campaign,) = [one for one in edition.outcomes if one.path.startswith("campaigns/")]
    assert campaign.kept == ()
    (change,) = edition.changes
    assert b"\n  - rejected\n" in (change.after or b"")


def test_what_was_saved_and_then_applied_for_is_told_on() -> None:
    header = "Company,Role,Applied,Status\n"
    files = render(planned(f"{header}Acme,Counsel,,Bookmarked\n").drafts)
    applied = f"{header}Acme,Counsel,2026-07-01,Applied\n"
    made = planned(applied, ledger=ledger_of(files))
    files = after(files, work_out(made.drafts, ledger_of(files), files))
    assert [one.stage for one in ledger_of(files).campaigns[0].stages] == [
        "researching", "targeted", "applied",
    ]  # fmt: skip
    (said,) = complaints(ledger_of(files))
    assert "HW211" in said  # advice: nobody opened the door
    assert_nothing_new(applied.encode(), files)


HEADER = "Company,Role,Applied,Status,Phone\n"
INTERVIEWING = f"{HEADER}Acme,Counsel,2026-07-01,Interviewing,2026-07-10\n"


def test_a_round_that_was_put_to_its_day_is_that_one_still() -> None:
    files = render(planned(INTERVIEWING).drafts)
    path = "campaigns/acme-counsel.md"
    theirs, ours = b"- 2026-07-10 interview 1", b"- 2026-07-09 10:00 interview 1 1h"
    assert theirs in files[path]
    files[path] = files[path].replace(theirs, ours)
    ledger = ledger_of(files)
    edition = work_out(planned(INTERVIEWING, ledger=ledger).drafts, ledger, files)
    assert edition.changes == ()
    kept = [value for one in edition.outcomes for value in one.kept]
    assert [(one.key, one.ours, one.theirs) for one in kept] == [
        ("interview 1", "2026-07-09 10:00", "2026-07-10")
    ]


def test_what_ended_is_told_on_below_a_stage_whose_day_was_put_right() -> None:
    files = render(planned(INTERVIEWING).drafts)
    path = "campaigns/acme-counsel.md"
    stood, put_right = b"- 2026-07-10 interviewing", b"- 2026-07-08 interviewing"
    assert stood in files[path]
    files[path] = files[path].replace(stood, put_right)
    ledger = ledger_of(files)
    ended = INTERVIEWING.replace("Interviewing", "Rejected")
    edition = work_out(planned(ended, ledger=ledger).drafts, ledger, files)
    (change,) = edition.changes
    assert b"- 2026-07-08 interviewing\n  - rejected\n" in (change.after or b"")
