"""Lists of applications that name their organization become campaigns."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from ledger.importers._answers import stage_of
from ledger.model.campaign import Campaign
from tests.importers.planning import complaints, imported, planned
from tests.support import ledger_of

HEADER = "Company,Title,Source,Applied,Posted,Response Date,Interview?,Phone,Onsite,Result\n"


def campaign_of(row: str, header: str = HEADER) -> Campaign:
    (campaign,) = imported(header + row + "\n").campaigns
    return campaign


def stages_of(campaign: Campaign) -> list[str]:
    stages = campaign.fields["stages"]
    assert isinstance(stages, tuple)
    return list(stages)


def test_an_application_is_a_campaign_with_its_days() -> None:
    campaign = campaign_of(
        "Acme Inc,Counsel,LinkedIn,2026-07-01,2026-06-28,2026-08-30,,2026-08-01,2026-08-09,Rejected"
    )
    assert campaign.path == "campaigns/acme-inc-counsel.md"
    assert (campaign.name, campaign.title) == ("Acme Inc, Counsel", "Counsel")
    assert stages_of(campaign) == [
        "2026-07-01 applied", "2026-08-01 interviewing", "2026-08-30 rejected",
    ]  # fmt: skip
    assert [entry.raw for entry in campaign.entries] == [
        "- 2026-07-01 application", "- 2026-08-01 interview 1 Phone",
        "- 2026-08-09 interview 2 Onsite", "- 2026-08-30 decline",
    ]  # fmt: skip
    assert campaign.fields["posted"] == "2026-06-28"
    assert campaign.via is not None
    assert campaign.via.target == "linkedin"


@pytest.mark.parametrize(
    ("row", "stages"),
    [
        ("Acme,A,,2026-07-01,,,,,,", ["2026-07-01 applied"]),
        ("Acme,A,,2026-07-01,,,,,,Rejected", ["2026-07-01 applied", "rejected"]),
        ("Acme,A,,2026-07-01,,2026-07-05,,,,Rejected",
         ["2026-07-01 applied", "2026-07-05 rejected"]),
        ("Acme,A,,2026-07-01,,2026-07-05,No,,,",
         ["2026-07-01 applied", "2026-07-05 rejected"]),
        ("Acme,A,,2026-07-01,,2026-07-05,Yes,,,Rejected after onsite",
         ["2026-07-01 applied", "2026-07-05 interviewing", "rejected, Rejected after onsite"]),
        ("Acme,A,,2026-07-01,,,,2026-07-09,,Accepted!",
         ["2026-07-01 applied", "2026-07-09 interviewing",
          "negotiating, because the file says accepted",
          "accepted, because the file says accepted"]),
        ("Acme,A,,2026-07-01,,2026-07-20,,2026-07-09,,Offer",
         ["2026-07-01 applied", "2026-07-09 interviewing",
          "2026-07-20 negotiating"]),
        ("Acme,A,,,,,,,,", ["researching"]),
        ("Acme,A,,,,,,,,Saved", ["researching"]),
        ("Acme,A,,,,,,,,Rejected", ["applied, because the file gives no day for it", "rejected"]),
        ("Acme,A,,,,,,,,Applied", ["applied, because the file gives no day for it"]),
        ("Acme,A,,soon,,,,,,Ghosted", ["applied, because the file gives no day for it"]),
        ("Acme,A,,,,,,,,Open", ["researching"]),
        ("Acme,A,,,,,,,,Interviewing",
         ["applied, because the file gives no day for it",
          "interviewing, because the file says interviewing"]),
        ("Acme,A,,2026-07-01,,,,2026-06-01,,", ["2026-07-01 applied", "interviewing"]),
        ("Acme,A,,2026-07-01,,,,2027-06-01,,", ["2026-07-01 applied", "interviewing"]),
        ("Acme,A,Recruiter reached out,2026-07-01,,,,,,",
         ["2026-07-01 networking-in, because they wrote first"]),
    ],
)  # fmt: skip
def test_the_stages_that_a_row_tells(row: str, stages: list[str]) -> None:
    # A second row gives each column the values by which it is recognised.
    model = "Zeta,Z,Board,2026-01-02,2026-01-01,2026-01-03,No,2026-01-04,2026-01-05,Withdrawn\n"
    ledger = imported(HEADER + model + row + "\n")
    campaign = next(one for one in ledger.campaigns if one.title == "A")
    assert stages_of(campaign) == stages
    assert complaints(ledger) == []


def test_an_interview_without_a_day_says_whose_day_it_has() -> None:
    campaign = campaign_of("Acme,A,,2026-07-01,,2026-07-05,Yes,,,")
    assert [entry.raw for entry in campaign.entries] == [
        "- 2026-07-01 application", "- 2026-07-05 reply",
        "- 2026-07-05 interview 1 (day of the answer; the file gives none)",
    ]  # fmt: skip


def test_other_columns_are_kept_as_keys() -> None:
    header = "Company,Role,Applied,Kind,Valu,Coding Challenge,URL,Salary,Comments,Notes\n"
    row = 'Acme,A,2026-07-01,full time,warm,take-home,https://a.example/1,120k,"two\nlines",x\n'
    fields = campaign_of(row.strip("\n"), header).fields
    kept = {key: value for key, value in fields.items() if key not in ("stages", "name", "title")}
    assert kept == {
        "organization": "acme", "value": "120k", "imported-kind": "full time",
        "imported-valu": "warm", "coding-challenge": "take-home",
        "link": "https://a.example/1", "notes": "two\nlines", "notes-2": "x",
    }  # fmt: skip


def test_a_salary_that_is_no_amount_stays_a_text() -> None:
    fields = campaign_of("Acme,A,2026-07-01,100k to 120k", "Company,Role,Applied,Salary\n").fields
    assert fields["salary"] == "100k to 120k"
    assert "value" not in fields


@pytest.mark.parametrize(
    ("heading", "cell", "key", "name"),
    [
        ("Contact", "Dana Kim <dana@acme.example>", "contact", "Dana Kim"),
        ("Recruiter", "Dana Kim", "recruiter", "Dana Kim"),
        ("Recruiter", '"Kim, Dana <dana@acme.example>"', "recruiter", "Dana Kim"),
        ("Hiring Manager", "dana@acme.example", "decision-maker", "dana@acme.example"),
    ],
)
def test_the_person_named_gets_a_record(heading: str, cell: str, key: str, name: str) -> None:
    ledger = imported(f"Company,Role,Applied,{heading}\nAcme,A,2026-07-01,{cell}\n")
    (person,) = ledger.contacts
    assert person.name == name
    assert ledger.organization_of(person) is ledger.organizations[0]
    assert ledger.campaigns[0].fields[key] == person.id


@pytest.mark.parametrize(
    ("cell", "line"),
    [
        ("2026-07-20 14:30", "- 2026-07-20 14:30 interview 1"),
        ("2026-07-20 9:15 PM", "- 2026-07-20 21:15 interview 1"),
        ("2026-07-20T12:05:00", "- 2026-07-20 12:05 interview 1"),
        ("2026-07-20 00:00:00", "- 2026-07-20 interview 1"),
        ("2026-07-20", "- 2026-07-20 interview 1"),
    ],
)
@pytest.mark.parametrize("heading", ["Interview", "First Interview"])
def test_the_time_of_an_interview_is_kept(heading: str, cell: str, line: str) -> None:
    made = planned(f"Company,Role,Applied,{heading}\nAcme,A,2026-07-01,{cell}\n")
    (campaign,) = (draft for draft in made.drafts if draft.id == "acme-a")
    assert [one for one in campaign.lines if one.startswith(line)]


@pytest.mark.parametrize("heading", ["Response", "Offer"])
def test_no_answer_so_far_is_no_rejection(heading: str) -> None:
    ledger = imported(f"Company,Role,Applied,{heading}\nAcme,A,2026-07-01,No\n")
    (campaign,) = ledger.campaigns
    assert [one.stage for one in campaign.stages] == ["applied"]
    rejected = imported(f"Company,Role,Applied,{heading}\nAcme,A,2026-07-01,Rejected\n")
    assert rejected.campaigns[0].stages[-1].stage == "rejected"


def test_a_client_ledger_is_told_that_the_campaign_is_a_job() -> None:
    ledger = ledger_of({"me.md": "---\npipeline: client\n---\n"})
    made = planned("Company,Role,Applied\nAcme,A,2026-07-01\n", ledger=ledger)
    assert dict(made.drafts[1].fields)["pipeline"] == "job"


def test_a_campaign_row_that_repeats_another_is_taken_once() -> None:
    header = "Company,Role,Applied,City\n"
    made = planned(
        header + "Acme,A,2026-07-01,Rome\nACME,A ,2026-07-01,Rome\nAcme,A,2026-07-01,Oslo\n"
    )
    assert [note.message for note in made.notes] == ["the same as line 2: not taken"]
    assert [draft.id for draft in made.drafts] == ["acme", "acme-a", "acme-a-2"]


@pytest.mark.parametrize(
    ("said", "stage"),
    [
        ("Rejected", "rejected"), ("NOT SELECTED", "rejected"), ("Accepted!", "accepted"),
        ("offer declined", "withdrawn"), ("Offer", "negotiating"), ("ongoing", "applied"),
        ("Ghosted", "applied"), ("Wishlist", "researching"), ("Phone Screen", "interviewing"),
        ("rejected after phone screen", "rejected"), ("blue", None), ("", None),
        ("They hired someone else", "rejected"), ("Hired internally", "rejected"),
        ("Not accepted", "rejected"), ("Didn't get the offer", "rejected"),
        ("Offer went to another candidate", "rejected"), ("No interview", None),
        ("Never got an interview", None), ("Not yet rejected", None), ("No offer yet", "applied"),
        ("haven't applied yet", "researching"), ("Phone screen, not technical", "interviewing"),
    ],
)  # fmt: skip
def test_what_a_status_means(said: str, stage: str | None) -> None:
    assert stage_of(said) == stage


def test_the_real_list_with_a_column_a_stage(shared_data: Path) -> None:
    path = shared_data / "trackers" / "nakuramino-2021.csv"
    ledger = imported(path.read_bytes())
    campaigns = {one.id: one for one in ledger.campaigns}
    assert len(campaigns) == 52
    facebook = campaigns["facebook-software-engineer-intern"]
    assert [entry.raw for entry in facebook.entries] == [
        "- 2020-07-19 application", "- 2020-10-27 interview 1 Phone",
        "- 2020-10-29 interview 2 On-Campus",
    ]  # fmt: skip
    assert facebook.fields["coding-challenge"] == "CodeSignal"
    assert sum(one.title.startswith("SWE Intern:") for one in campaigns.values()) == 2
    rounds = Counter(entry.round for entry in ledger.entries if entry.kind.name == "interview")
    assert rounds == {"1": 6, "2": 3, "3": 1}
    ends = Counter(one.stages[-1].stage for one in campaigns.values())
    assert ends["rejected"] == 18
    assert ends["accepted"] == 1
    assert complaints(ledger) == []


def test_two_spellings_of_a_company_are_one_organization() -> None:
    ledger = imported(
        'Company,Role,Applied\nAcme Inc,Counsel,2026-07-01\n"ACME, Inc.",Deputy,2026-07-02\n'
        "Acme GmbH,Head,2026-07-03\n"
    )
    assert [one.name for one in ledger.organizations] == ["Acme GmbH", "Acme Inc"]
    assert sorted(one.name for one in ledger.campaigns) == [
        "Acme GmbH, Head", "Acme Inc, Counsel", "Acme Inc, Deputy",
    ]  # fmt: skip


def test_a_line_of_totals_is_no_organization() -> None:
    made = planned(
        "Company,Role,Applied\nAcme,A,2026-07-01\nTotal,,8\nTotal,Geologist,2026-07-01\n"
    )
    assert [note.message for note in made.notes] == ["a line of totals: not taken"]
    assert [draft.id for draft in made.drafts] == ["acme", "acme-a", "total", "total-geologist"]


def test_a_table_of_notion() -> None:
    text = (
        "Name,Company,Stage,Applied,Interviews\n"
        "Counsel,Acme (https://www.notion.so/Acme-1),Interviewing,September 3 2026,"
        '"September 20, 2026 2:00 PM (GMT+2) → 3:00 PM, September 27, 2026 10:00 AM (GMT+2)"\n'
    )
    ledger = imported(text)
    (campaign,) = ledger.campaigns
    assert (campaign.id, campaign.title) == ("acme-counsel", "Counsel")
    assert campaign.fields["company-page"] == "Acme (https://www.notion.so/Acme-1)"
    assert [entry.raw for entry in campaign.entries[1:]] == [
        "- 2026-09-20 14:00 interview 1", "- 2026-09-27 10:00 interview 2",
    ]  # fmt: skip
    assert imported(text.replace("Name,", "Label,")).campaigns[0].title == ""


def test_huntrs_board_is_the_owners_and_no_source() -> None:
    ledger = imported("Company,Role,Applied,Board,List\nAcme,A,2026-07-01,My Board,Interview\n")
    assert ledger.channels == ()
    assert ledger.campaigns[0].fields["board"] == "My Board"
