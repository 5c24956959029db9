"""Applications that name no organization become lines in the file of their channel."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from ledger.importers._tracker_channel import channel_type
from ledger.model.channel import Channel
from ledger.model.ledger import Ledger
from tests.importers.planning import complaints, files_of, imported, planned
from tests.support import ledger_of

CHANNEL_HEADER = "Title,Source,Applied,Posted,Response Date,Selected for interview?,Remote?\n"


def lines_of(ledger: Ledger, channel: str) -> list[str]:
    record = ledger.find(channel)
    assert isinstance(record, Channel)
    return [entry.raw for entry in record.entries]


def test_a_row_without_an_organization_is_lines_of_its_channel() -> None:
    ledger = imported(
        CHANNEL_HEADER
        + "Analyst,LinkedIn,2026-07-01,2026-06-28,2026-07-15,No,yes\n"
        + "Analyst,linkedin ,2026-07-02,,2026-07-20,Yes,\n"
        + "Engineer,Linkedin,2026-07-03,,2026-07-21,TBD,\n"
        + "Clerk,,2026-07-04,,,,\n"
    )
    assert [channel.name for channel in ledger.channels] == ["LinkedIn", "Source not recorded"]
    assert ledger.channels[0].type == "job-board"
    assert lines_of(ledger, "linkedin") == [
        "- 2026-07-01 application Analyst [posted:: 2026-06-28] [remote:: yes]",
        "- 2026-07-02 application Analyst",
        "- 2026-07-03 application Engineer [selected-for-interview:: TBD]",
        "- 2026-07-15 decline Analyst [applied:: 2026-07-01]",
        "- 2026-07-20 reply Analyst [applied:: 2026-07-02]",
        "- 2026-07-20 interview 1 Analyst (day of the answer; the file gives none)"
        " [applied:: 2026-07-02]",
        "- 2026-07-21 reply Engineer [applied:: 2026-07-03]",
    ]
    assert lines_of(ledger, "source-not-recorded") == ["- 2026-07-04 application Clerk"]


def test_who_came_to_me_is_no_attempt_of_mine() -> None:
    ledger = imported(CHANNEL_HEADER + "Analyst,Recruiter Outreach,2026-07-16,,,Yes,\n")
    assert ledger.channels[0].type == "recruiter"
    assert [entry.kind.name for entry in ledger.entries] == ["inbound", "interview"]
    assert "(day of their message; the file gives none)" in ledger.entries[1].text


def test_a_row_that_cannot_be_taken_is_said_with_its_line() -> None:
    made = planned(CHANNEL_HEADER + "A,B,2026-07-01,,,,\nAnalyst,Otta,,,,,\n,,2026-07-02,,,,\n")
    assert [(note.line, note.message) for note in made.notes] == [
        (3, "no organization and no date: not taken"),
        (4, "neither an organization, a title nor a source: not taken"),
    ]


def test_equal_rows_of_a_channel_are_lines_of_their_own() -> None:
    row = "Analyst,Otta,2026-07-01,,,,\n"
    assert len(imported(CHANNEL_HEADER + row * 3).entries) == 3


@pytest.mark.parametrize(
    "title",
    ["1 of 3 roles", "×3 analysts", "30m pilot", "2 hours a week", "Lead ×2 teams", "[[x]] lead",
     "C++ [a:: b]", "the `x`", "2a", "interview trainer", "first\nsecond"],
)  # fmt: skip
def test_a_title_reads_back_with_its_words(title: str) -> None:
    ledger = imported(CHANNEL_HEADER + f'"{title}",Otta,2026-07-01,,2026-07-09,Yes,\n')
    assert ledger.faults == ()
    for entry in ledger.entries:
        assert (entry.count, entry.minutes, entry.links) == (1, None, ())
        words = Counter(title.replace("`", " ").replace("[", " ").replace("]", " ").split())
        said = Counter(entry.text.replace('"', "").replace("[", " ").replace("]", " ").split())
        assert not {word.strip("':") for word in words} - {word.strip("':") for word in said}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("LinkedIn", "job-board"), ("Built In", "job-board"), ("Otta", "job-board"),
        ("Dice", "job-board"), ("Company Website", "company-site"),
        ("Employee Referral", "referral"), ("Recruiter Outreach", "recruiter"),
        ("Geolog", ""),
    ],
)  # fmt: skip
def test_the_type_of_a_channel_is_guessed_from_its_name(name: str, kind: str) -> None:
    assert channel_type(name) == kind


def test_the_real_list_of_443(shared_data: Path) -> None:
    path = shared_data / "trackers" / "jsmith0434-443-applications.csv"
    made = planned(path.read_bytes(), path.name)
    ledger = ledger_of(files_of(made))
    attempts = {
        one.id: (
            sum(entry.kind.attempt for entry in one.entries),
            sum(entry.kind.name == "interview" for entry in one.entries),
        )
        for one in ledger.channels
    }
    assert made.rows == 443
    assert made.notes == ()
    assert attempts.pop("recruiter-outreach") == (0, 1)
    assert {name: attempts[name] for name in attempts if attempts[name][1] or name == "otta"} == {
        "linkedin": (154, 2), "remote-rocketship": (60, 3), "built-in": (51, 3), "otta": (51, 2),
        "company-website": (42, 1), "wellfound": (16, 2),
    }  # fmt: skip
    assert [sum(column) for column in zip(*attempts.values(), strict=True)] == [442, 13]
    assert attempts["source-not-recorded"] == (7, 0)
    assert complaints(ledger) == []
