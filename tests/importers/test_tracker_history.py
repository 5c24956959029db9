"""A column that tells the whole story of an application; heads as other programs export them."""

from __future__ import annotations

import pytest

from ledger.importers._dates import Dates
from ledger.importers._tracker_history import steps_of
from ledger.model.campaign import Campaign
from tests.importers.planning import complaints, imported, planned


def campaign_of(cell: str, header: str = "Company,Role,History") -> Campaign:
    ledger = imported(f'{header}\nAcme,Counsel,"{cell}"\n')
    assert complaints(ledger) == []
    (campaign,) = ledger.campaigns
    return campaign


def stages_of(campaign: Campaign) -> list[str]:
    stages = campaign.fields["stages"]
    return [stages] if isinstance(stages, str) else list(stages or ())


@pytest.mark.parametrize(
    "cell",
    [
        "Applied 2026-01-03; Phone 2026-01-10; Rejected 2026-02-01",
        "2026-01-03: Applied | 2026-01-10: Phone | 2026-02-01: Rejected",
        "Applied (2026-01-03) → Phone (2026-01-10) → Rejected (2026-02-01)",
        "Applied 2026-01-03\nPhone 2026-01-10\nRejected 2026-02-01",
        "Applied - Jan 3, 2026; Phone - Jan 10, 2026; Rejected - Feb 1, 2026",
        "Applied 1/3/2026 > Phone 1/10/2026 > Rejected 2/1/2026",
        "Applied 2026-01-03, Phone 2026-01-10, Rejected 2026-02-01",
    ],
)
def test_the_story_in_every_spelling(cell: str) -> None:
    campaign = campaign_of(cell)
    assert stages_of(campaign) == [
        "2026-01-03 applied", "2026-01-10 interviewing", "2026-02-01 rejected",
    ]  # fmt: skip
    assert [entry.raw for entry in campaign.entries] == [
        "- 2026-01-03 application", "- 2026-01-10 interview 1 Phone", "- 2026-02-01 decline",
    ]  # fmt: skip
    assert campaign.fields["history"] == cell


@pytest.mark.parametrize(
    ("cell", "stages"),
    [
        ("Applied 2026-01-03", ["2026-01-03 applied"]),
        ("Wishlist; Applied", ["applied, because the file gives no day for it"]),
        ("Applied 2026-01-03; Rejected", ["2026-01-03 applied", "rejected"]),
        ("Saved 2026-01-01; Applied 2026-01-03", ["2026-01-03 applied"]),
        ("Applied 2026-01-03; Onsite 2026-01-09; Offer 2026-01-20; Declined offer 2026-01-22",
         ["2026-01-03 applied", "2026-01-09 interviewing", "2026-01-20 negotiating",
          "2026-01-22 withdrawn, Declined offer"]),
        ("Applied 2026-01-03; heard back 2026-01-05; Panel 2026-01-08",
         ["2026-01-03 applied", "2026-01-08 interviewing"]),
    ],
)  # fmt: skip
def test_what_a_story_comes_to(cell: str, stages: list[str]) -> None:
    assert stages_of(campaign_of(cell)) == stages


def test_a_step_that_is_not_known_is_no_stage_and_stays_in_the_cell() -> None:
    steps = list(steps_of("Applied 2026-01-03; moon 2026-01-04", Dates()))
    assert [(one.words, one.stage) for one in steps] == [("Applied", "applied"), ("moon", "")]


TEAL = (
    "Job Position,Company,Max. Salary,Location,Status,Date Saved,Deadline,Date Applied,Follow up,"
    "Excitement\nCounsel,Acme,120000,Rome,Interviewing,01/13/2026,01/30/2026,01/15/2026,,4\n"
)
SIMPLIFY = (
    "Job Title,Company Name,Job URL,Applied Date,Status,Status Date,Archived,Date Archived,Notes\n"
    "Counsel,Acme,https://a.example/1,2026-01-15,REJECTED,2026-02-03,No,,warm\n"
)
BOARD = (
    "Company,Title,URL,List,Date Applied\nAcme,Counsel,https://a.example/1,Interview,2026-01-15\n"
)
NOTION = (
    "Company,Position,Stage,Apply Date,Posting URL,Contact\n"
    "Acme,Counsel,Ready to apply,,https://a.example/1,\n"
    "Zeta,Counsel,Applied,2026-01-15,https://a.example/2,\n"
)


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        (TEAL, ["2026-01-15 applied", "interviewing, because the file says interviewing"]),
        (SIMPLIFY, ["2026-01-15 applied", "2026-02-03 rejected"]),
        (BOARD, ["2026-01-15 applied", "interviewing, because the file says Interview"]),
        (NOTION, ["researching"]),
    ],
)
def test_the_exports_of_other_trackers(text: str, stages: list[str]) -> None:
    made = planned(text)
    assert made.format == "job-tracker"
    fields = {use.field for use in made.columns}
    assert {"organization", "title", "applied", "stage"} <= fields
    ledger = imported(text)
    first = next(one for one in ledger.campaigns if one.organization.target == "acme")
    assert stages_of(first) == stages
    assert complaints(ledger) == []


def test_a_round_without_a_day_was_held_before_the_offer() -> None:
    campaign = campaign_of(
        "Applied 2026-07-03; Phone 2026-07-00; Offer 2026-07-20; Accepted 2026-07-28"
    )
    held = "- 2026-07-20 interview 1 Phone (day of the answer; the file gives none)"
    assert held in [entry.raw for entry in campaign.entries]
