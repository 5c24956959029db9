"""Notes of another tool are read as they are: keys, stages, dated lines and names."""

from __future__ import annotations

from datetime import date

import pytest

from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.fault import FaultKind
from ledger.model.parts import Money
from tests.support import ledger_of, reading_of, record_of

SETTINGS = """\
[folders]
Applications = "campaign"
[fields.campaign]
company = "organization"
_position = "title"
"Hiring Manager" = "decision-maker"
salary_expectation = "value"
history = "stages"
status = "stages"
date_applied = "stages: applied"
rejected_on = "stages: rejected"
[fields.contact]
company = "organization"
employer = "organization"
hidden = "private"
is_a = "kind"
[stages]
Applied = "applied"
Screening = "interviewing"
"Hiring Manager" = "interviewing"
Offer = "negotiating"
Rejected = "rejected"
[stages.client]
Offer = "proposed"
[links]
unknown = "text"
[entries]
dates = "loose"
"""
HEADER = "company: Harbor Bank, Inc.\n_position: Counsel\nsalary_expectation: 95000\n"


def campaign(front: str, body: str = "") -> Campaign:
    record = record_of(f"---\n{front}---\n{body}", "Applications/Harbor.md", SETTINGS)
    assert isinstance(record, Campaign)
    return record


def contact(front: str) -> Contact:
    record = record_of(f"---\n{front}---\n", "contacts/dana.md", SETTINGS)
    assert isinstance(record, Contact)
    return record


def faults(front: str, path: str = "Applications/Harbor.md"):
    return ledger_of({"headway.toml": SETTINGS, path: f"---\n{front}---\n"}).faults


def stages(front: str) -> list[tuple[str, str | None, str]]:
    return [
        (one.stage, one.date.isoformat() if one.date else None, one.evidence)
        for one in campaign(front).stages
    ]


def test_keys_are_ours_with_their_places():
    record = campaign(HEADER)
    assert record.organization
    assert record.organization.target == "Harbor Bank, Inc."
    assert (record.title, record.value) == ("Counsel", Money(95000))
    assert list(record.fields) == ["organization", "title", "value"]
    assert record.unknown == ()
    assert (record.key_place("title").line, record.key_place("title").column) == (3, 1)
    assert record.spots["title"].key_length == len("_position")
    assert record.spots["organization"].column == len("company: ") + 1


@pytest.mark.parametrize("key", ["hiring manager", "Hiring  Manager", "HIRING MANAGER"])
def test_a_key_is_known_in_any_case_and_with_spaces(key):
    record = campaign(f"{key}: Dana Kim <dana@example.org>\n")
    assert record.decision_maker
    assert record.decision_maker.target == "Dana Kim"


def test_ours_is_read_where_both_are_there():
    text = "company: Old\norganization: New\n"
    record = contact(text)
    assert record.organization
    assert record.organization.target == "New"
    assert record.fields["company"] == "Old"
    (fault,) = faults(text, "contacts/dana.md")
    assert (fault.kind, fault.location.line, fault.subject, fault.detail) == (
        FaultKind.SHADOWED_KEY, 2, "company", "organization",
    )  # fmt: skip
    assert fault.related[0].line == 3


def test_of_two_of_theirs_the_first_is_read():
    text = "employer: One\ncompany: Two\n"
    record = contact(text)
    assert record.organization
    assert record.organization.target == "One"
    assert [one.subject for one in faults(text, "contacts/dana.md")] == ["company"]


@pytest.mark.parametrize(
    "text", ["company: Acme\norganization:\n", "organization:\ncompany: Acme\n",
             "company:\norganization: Acme\n", "company: Acme\norganization: Acme\n"],
)  # fmt: skip
def test_an_empty_key_hides_nothing_and_two_that_agree_are_one(text):
    record = contact(text)
    assert record.organization
    assert record.organization.target == "Acme"
    assert faults(text, "contacts/dana.md") == ()


def test_a_key_that_no_setting_names_is_kept():
    record = campaign("follow_up_date: 2026-11-30\n")
    assert record.fields == {"follow_up_date": "2026-11-30"}
    assert record.unknown == ("follow_up_date",)


def test_a_private_note_is_private_in_their_word_even_where_it_cannot_be_read():
    assert contact("hidden: true\n").private
    assert contact("name: [a\nhidden: true\n").private
    assert not contact("name: [a\n").private


def test_the_kind_may_stand_in_a_key_of_theirs():
    settings = SETTINGS
    text = "---\nis_a: organization\nindustry: banks\n---\n"
    assert record_of(text, "contacts/acme.md", settings).kind == "organization"


def test_words_in_a_row_that_are_one_stage_are_one_line():
    front = "history:\n  - Applied\n  - Screening\n  - Hiring Manager\n  - Offer\n"
    assert stages(front) == [
        ("applied", None, ""),
        ("interviewing", None, "Screening, Hiring Manager"),
        ("negotiating", None, "Offer"),
    ]
    assert all(one.adopted for one in campaign(front).stages)
    kinds = [one.kind for one in faults(front)]
    assert kinds == [FaultKind.UNDATED_STAGE] * 3


@pytest.mark.parametrize(
    "word", ["applied", "APPLIED", "✅ Applied", "'#applied'", "[applied]", "Applied "]
)
def test_a_word_alone_is_known_by_its_letters(word):
    assert stages(f"status: {word}\n") == [("applied", None, "")]


def test_a_day_in_a_key_of_its_own_goes_to_its_stage():
    assert stages("history: [Applied, Screening]\ndate_applied: 2026-09-01\n") == [
        ("applied", "2026-09-01", ""),
        ("interviewing", None, "Screening"),
    ]
    record = campaign("date_applied: 2026-09-01\n")
    assert record.unknown == ()
    assert record.fields == {"date_applied": "2026-09-01"}


def test_a_day_of_a_stage_that_is_not_in_the_list_makes_one_in_the_pipeline_s_order():
    front = "status: Screening\nrejected_on: 2026-10-01\ndate_applied: 2026-09-01\n"
    assert [one[:2] for one in stages(front)] == [
        ("applied", "2026-09-01"), ("interviewing", None), ("rejected", "2026-10-01"),
    ]  # fmt: skip


def test_a_day_in_the_list_is_not_moved_by_one_in_a_key():
    front = "history: [2026-09-05 Applied, Screening]\ndate_applied: 2026-09-01\n"
    assert [one[:2] for one in stages(front)] == [
        ("applied", "2026-09-05"), ("interviewing", None),
    ]  # fmt: skip


def test_a_day_of_a_stage_that_the_pipeline_lacks_comes_last():
    front = "pipeline: client\nstatus: Offer\ndate_applied: 2026-09-01\n"
    assert [one[:2] for one in stages(front)] == [("proposed", None), ("applied", "2026-09-01")]


@pytest.mark.parametrize(
    "typed", ["2026-09-01", "2026-09-01T10:30", "2026-09-01 10:30:00", '"[[2026-09-01]]"']
)
def test_a_day_may_have_a_time_or_be_a_link(typed):
    assert campaign(f"date_applied: {typed}\n").stages[0].date == date(2026, 9, 1)


def test_a_day_that_is_none_is_told_of_and_an_empty_one_is_not():
    (fault,) = faults("date_applied: last spring\n")
    assert (fault.kind, fault.subject) == (FaultKind.WRONG_TYPE, "date_applied")
    assert faults("date_applied:\n") == ()
    assert campaign("date_applied:\n").stages == ()


def test_a_line_of_ours_stands_in_their_list_and_is_judged_as_ours():
    front = (
        "history:\n  - Applied\n  - 2026-11-20 Hiring Manager, by phone\n  - 2026-11-21 rejected\n"
    )
    assert stages(front) == [
        ("applied", None, ""),
        ("interviewing", "2026-11-20", "by phone"),
        ("rejected", "2026-11-21", ""),
    ]
    assert [one.adopted for one in campaign(front).stages] == [True, False, False]


def test_the_words_of_the_pipeline_that_a_campaign_names():
    assert stages("status: Offer\n")[0][0] == "negotiating"
    assert stages("pipeline: client\nstatus: Offer\n")[0][0] == "proposed"


def test_a_word_that_is_no_stage_is_told_of_once():
    (fault,) = faults("status: On the moon\n")
    assert fault.kind is FaultKind.BAD_STAGE_LINE


LOOSE = [
    ("- **2026-09-20** – Applied there", "Applied there"),
    ("- **2026-09-20:** Applied there", "Applied there"),
    ("- __2026-09-20__ - Applied there", "Applied there"),
    ("- *2026-09-20* Applied there", "Applied there"),
    ("- 2026-09-20: Applied there", "Applied there"),
    ("- 2026-09-20 — Applied there", "Applied there"),
    ("- [[2026-09-20]] Applied there", "Applied there"),
    ("- [[2026-09-20|that day]] Applied there", "Applied there"),
    ("2026-09-20 - Applied there", "Applied there"),
    ("**2026-09-20** Applied there", "Applied there"),
    ("### 2026-09-20 Applied there", "Applied there"),
    ("1. 2026-09-20 Applied there", "Applied there"),
    ("- [x] **2026-09-20** Applied there", "Applied there"),
]


@pytest.mark.parametrize(("line", "text"), LOOSE)
def test_a_dressed_line_is_an_entry_where_the_settings_say_so(line, text):
    (entry,) = campaign("", f"{line}\n").entries
    assert (entry.date, entry.text, entry.raw) == (date(2026, 9, 20), text, line)
    strict = record_of(f"{line}\n", "journal/a.md").entries
    assert len(strict) == (line.startswith(("- 2026-09-20 ", "1. ")))


@pytest.mark.parametrize(
    "line",
    [
        "### 2026-09-20", "2026-09-20", "**2026-09-20**", "on 2026-09-20 we met", "- 2026-09-201 x",
        "2026-09-20T10:00 x", "- **2026-09-20 we met** x", "# 2026-09-20 a title", "> 2026-09-20 x",
        "| 2026-09-20 | x |",
    ],
)  # fmt: skip
def test_what_is_no_dated_line_stays_text(line):
    record = campaign("", f"{line}\n")
    assert record.entries == ()
    assert line in record.notes


def test_a_time_a_kind_a_duration_and_a_box_stand_behind_a_dressed_date():
    body = "- [ ] **2026-12-01** – 10:30 call 20m [[Dana]]\n  and more\n"
    (entry,) = campaign("", body).entries
    assert (entry.todo, str(entry.time), entry.kind.name, entry.minutes) == (
        True, "10:30:00", "call", 20,
    )  # fmt: skip
    assert entry.text == "[[Dana]] and more"
    assert entry.end_line == entry.location.line + 1


def test_a_name_leads_to_the_record_that_has_it():
    files = {
        "headway.toml": SETTINGS,
        "Applications/Harbor Bank.md": "---\ncompany: harbor bank\n---\n",
        "organizations/hb.md": "# Harbor Bank\n",
        "contacts/dana.md": "---\ncompany: Harbor Bank\nemail: a@example.org\n---\n",
    }
    ledger = ledger_of(files)
    bank = ledger.find("hb")
    assert ledger.organization_of(ledger.contacts[0]) == bank
    strict = SETTINGS.replace('unknown = "text"', 'unknown = "error"')
    assert ledger_of({**files, "headway.toml": strict}).find("harbor bank") != bank


def test_a_pursuit_called_after_its_employer_comes_after_it():
    ledger = ledger_of(
        {
            "headway.toml": SETTINGS,
            "Applications/Acme.md": "---\ncompany: Acme\n---\n",
            "organizations/acme.md": "# Acme\n",
        }
    )
    assert ledger.organization_of(ledger.campaigns[0]) == ledger.organizations[0]


def test_a_vault_that_is_no_project_of_ours_is_read_whole(shared_data):
    notes = sorted((shared_data / "vaults" / "job-tracker").rglob("*.md"))
    if not notes:
        pytest.skip("no vault among the real inputs")
    files = {f"Applications/{path.name}": path.read_bytes() for path in notes}
    extra = '"System Design" = "interviewing"\nTechnical = "interviewing"\n'
    settings = SETTINGS.replace("[stages.client]", f"{extra}[stages.client]")
    ledger = reading_of({"headway.toml": settings, **files}).ledger
    assert len(ledger.campaigns) == len(notes) == 5
    assert all(one.title and one.organization and one.value for one in ledger.campaigns)
    assert {one.stages[-1].stage for one in ledger.campaigns} == {
        "applied", "interviewing", "negotiating",
    }  # fmt: skip
    assert all(one.stages[0].date for one in ledger.campaigns)
    assert len(ledger.entries) == 15
    assert {one.kind for one in ledger.faults} == {FaultKind.UNDATED_STAGE}
