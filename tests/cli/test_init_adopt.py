"""`headway init --adopt` reads somebody's notes as they are, says how, and changes none of them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ledger import config
from ledger.checks import run
from ledger.diagnostic import Severity
from ledger.readers import read_ledger
from tests.cli.transcript import contents, headway
from tests.repositories import make_repo
from tests.support import AS_OF

APPLICATION = """\
---
company: {company}
_position: {title}
location: Munich, Germany
source: {source}
date_applied: {day}
follow_up_date: 2026-11-30
contact: {person}
salary_expectation: {value}
history:
{history}
tags:
  - law
---
## Log
{log}
"""


def application(company: str, history: list[str], *log: str, day: str = "2026-10-05") -> str:
    return APPLICATION.format(
        company=company,
        title="Privacy Counsel",
        source="LinkedIn",
        day=day,
        person=f"Sarah Weiß <sarah@{company.split(maxsplit=1)[0].lower()}.example>",
        value=95000,
        history="\n".join(f"  - {word}" for word in history),
        log="\n".join(f"- **{line[:10]}** – {line[11:]}" for line in log),
    )


TRACKER = {
    "Applications/Harbor Bank - Counsel - 05-10-2026.md": application(
        "Harbor Bank Inc.", ["Applied", "Screening", "Hiring Manager", "Offer"],
        "2026-10-05 Applied via LinkedIn.", "2026-10-12 Screening interview with Sarah Weiß.",
        "2026-11-02 Received job offer.", "2026-11-04 Started to negotiate.",
    ),
    "Applications/Quux - Counsel.md": application(
        "Quux, Ltd.", ["Applied"], "2026-10-05 Application submitted.",
        "2026-11-10 Screening call scheduled with Sarah.",
    ),
    "Applications/Orchard - Counsel.md": application("Orchard", ["Applied", "Ghosted"]),
    ".obsidian/app.json": "{}",
    ".obsidian/notes.md": "hidden",
}  # fmt: skip

PEOPLE = {
    "20 People/Ada Lovell.md": (
        '---\ntype: person\naliases: [Ada]\ncompany: "[[Acme]]"\nrole: CTO\n'
        "first_met: 2026-03-02\nlast_contact: 2026-10-01\n---\nbirthday:: 1980-03-02\n\n"
        "### 2026-09-10 Coffee with Ada\nShe spoke of the [[Roadmap]].\n\n"
        "- [[2026-10-01]] - emailed the deck\n"
    ),
    "20 People/Bo Chen.md": (
        "---\ntype: person\ncompany: Globex\nrole: Recruiter\nlast_contact: 2026-11-01\n---\n"
    ),
    "30 Companies/Acme.md": "---\nIndustry: Software\nWebsite: acme.example\n---\n",
    "Templates/Person.md": "---\ntype: person\ncompany:\n---\n",
    "Daily/2026-09-01.md": "- [ ] buy milk\n",
    "Home.md": "# Home\n[[Ada Lovell]]\n",
}

NOTION = {
    f"Job Applications/{name} {number}f00.md": (
        f"---\nCompany: {name}\nRole: Counsel\nStatus: {status}\nApplied On: 2026-10-0{number}\n"
        f"Salary: 90k to 100k\nPriority: High\n---\n"
    )
    for number, (name, status) in enumerate(
        [("Acme", "✅ Applied"), ("Globex", "📞 Phone screen"), ("Hooli", "❌ Rejected")], start=1
    )
}

DEALS = {
    f"CRM/Deals/{name}.md": f"---\nclient: {name}\nstage: {stage}\namount: {value}\n---\n"
    for name, stage, value in [
        ("Acme", "Lead", "10k"), ("Globex", "Proposal sent", "$20,000"), ("Initech", "Won", "5k"),
    ]
}  # fmt: skip


def vault(root: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode())
    return root


def errors(root: Path) -> list[str]:
    found = run(read_ledger(root).ledger, AS_OF)
    return [f"{one.code} {one.location}" for one in found if one.severity is Severity.ERROR]


@pytest.mark.parametrize("files", [TRACKER, PEOPLE, NOTION, DEALS])
def test_no_note_changes_and_the_settings_are_sound(tmp_path: Path, files: dict[str, str]) -> None:
    before = contents(vault(tmp_path, files))
    result = headway(tmp_path, "init --adopt")
    assert result.exit_code == 0, result.output
    after = contents(tmp_path)
    assert {path: after[path] for path in before} == before
    assert set(after) - set(before) <= {"headway.toml", "me.md"}
    assert config.parse(after["headway.toml"].decode()).problems == ()
    assert errors(tmp_path) == []
    for line in ("check", "next", "metrics", "build"):
        assert headway(tmp_path, line).exit_code == 0, line
    assert {path: contents(tmp_path)[path] for path in before} == before


def test_what_is_written_was_shown(tmp_path: Path) -> None:
    vault(tmp_path / "a", TRACKER)
    shown = headway(tmp_path, "init --adopt a --dry-run")
    assert shown.output.endswith("Nothing is written (--dry-run).\n")
    assert not (tmp_path / "a" / "headway.toml").exists()
    result = headway(tmp_path, "init --adopt a")
    text = (tmp_path / "a" / "headway.toml").read_text(encoding="utf-8")
    for line in text.splitlines():
        assert f"  {line}".rstrip() in result.output.splitlines()
        assert f"  {line}".rstrip() in shown.output.splitlines()
    assert "Wrote a/headway.toml; no note has changed." in result.output


def test_a_tracker_is_read_with_its_stages_its_names_and_its_lines(tmp_path: Path) -> None:
    result = headway(vault(tmp_path, TRACKER), "init --adopt")
    ledger = read_ledger(tmp_path).ledger
    bank, orchard, quux = ledger.campaigns
    assert [(one.stage, str(one.date)) for one in bank.stages] == [
        ("applied", "2026-10-05"), ("interviewing", "None"), ("negotiating", "None"),
    ]  # fmt: skip
    assert bank.stages[1].evidence == "Screening, Hiring Manager"
    assert [one.stage for one in orchard.stages] == ["applied"]
    assert bank.title == "Privacy Counsel"
    assert quux.organization
    assert quux.organization.target == "Quux, Ltd."
    assert quux.recruiter
    assert quux.recruiter.target == "Sarah Weiß"
    assert [entry.kind.name for entry in bank.entries] == [
        "application", "interview", "offer", "note",
    ]  # fmt: skip
    assert [entry.kind.name for entry in quux.entries] == ["application", "note"]
    for said in (
        "`follow_up_date` (3 files), `location` (3 files)",
        "`screening call` (1 line, what is planned was not done on that day)",
        "3 campaigns\n",
        "6 dated lines, 4 of a kind that figures count",
        "5 stages, 3 with a day",
        "3 under `organization`, 1 under `recruiter` and 1 under `via`",
        "not recorded of any campaign: `decision-maker`, `needs` and `origin`",
        "tells of 0 errors",
    ):
        assert said in result.output


def test_people_are_known_by_their_type_and_companies_by_their_folder(tmp_path: Path) -> None:
    result = headway(vault(tmp_path, PEOPLE), "init --adopt")
    ledger = read_ledger(tmp_path).ledger
    ada, bo = ledger.contacts
    assert (ada.title, str(ada.met)) == ("CTO", "2026-03-02")
    assert ledger.organization_of(ada) == ledger.organizations[0]
    assert ledger.organization_of(bo) is None
    assert ledger.organizations[0].website == "acme.example"
    assert [(entry.kind.name, str(entry.date)) for entry in ada.entries] == [
        ("meeting", "2026-09-10"), ("email", "2026-10-01"),
    ]  # fmt: skip
    for said in (
        "the top: 1 note, only notes in folders are read",
        "Daily/: 1 note, no line in it begins with a date",
        "Templates/: 1 note, templates",
        "`key:: value` in the text is not read: `birthday` (1 file)",
    ):
        assert said in result.output


def test_an_export_with_capitals_pictures_and_a_wage_in_words(tmp_path: Path) -> None:
    result = headway(vault(tmp_path, NOTION), "init --adopt")
    ledger = read_ledger(tmp_path).ledger
    assert [one.stages[-1].stage for one in ledger.campaigns] == [
        "applied", "interviewing", "rejected",
    ]  # fmt: skip
    assert all(one.title == "Counsel" and one.organization for one in ledger.campaigns)
    assert all(one.stages[0].stage == "applied" and one.stages[0].date for one in ledger.campaigns)
    assert "`Salary` (3 files, its values are none for `value`)" in result.output


def test_deals_are_a_client_s_and_the_profile_says_so(tmp_path: Path) -> None:
    result = headway(vault(tmp_path, DEALS), "init --adopt")
    assert "a new me.md says `pipeline: client`" in result.output
    assert (tmp_path / "me.md").read_text() == "---\npipeline: client\n---\n"
    ledger = read_ledger(tmp_path).ledger
    assert {one.stages[-1].stage for one in ledger.campaigns} == {
        "identified", "proposed", "engaged",
    }  # fmt: skip
    assert [one.value.amount for one in ledger.campaigns if one.value] == [10000, 20000, 5000]


def test_a_profile_is_made_where_it_is_asked_for_and_there_is_none(tmp_path: Path) -> None:
    vault(tmp_path, TRACKER)
    assert headway(tmp_path, "init --adopt --profile").exit_code == 0
    assert (tmp_path / "me.md").exists()
    other = vault(tmp_path / "other", {**TRACKER, "me.md": "mine"})
    assert headway(other, "init --adopt --profile").exit_code == 0
    assert (other / "me.md").read_text() == "mine"


def test_a_ledger_is_refused(tmp_path: Path) -> None:
    vault(tmp_path, {**TRACKER, "headway.toml": "# mine"})
    result = headway(tmp_path, "init --adopt")
    assert (result.exit_code, result.output) == (
        3, "Error: this folder is a ledger already: it holds a headway.toml\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("files", "said"),
    [({}, "holds no notes"), ({"a.md": "# A\n"}, "no folder holds notes that look like people"),
     ({"Recipes/a.md": "---\nserves: 4\n---\n"}, "Recipes/: 1 note, nothing says what they are")],
)  # fmt: skip
def test_where_there_is_nothing_to_adopt_nothing_is_written(
    tmp_path: Path, files: dict[str, str], said: str
) -> None:
    result = headway(vault(tmp_path, files), "init --adopt")
    assert result.exit_code == 3
    assert said in result.output
    assert not (tmp_path / "headway.toml").exists()


@pytest.mark.parametrize(
    "line", ["init --dry-run", "init --profile", "init --adopt --example starter"]
)
def test_options_that_do_not_go_together(tmp_path: Path, line: str) -> None:
    assert headway(tmp_path, line).exit_code == 2
    assert contents(tmp_path) == {}


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    result = headway(tmp_path, "init --adopt nowhere")
    assert result.exit_code == 3
    assert not (tmp_path / "nowhere").exists()


def test_any_bytes_in_a_note(tmp_path: Path) -> None:
    vault(tmp_path, TRACKER)
    folder = tmp_path / "Applications"
    (folder / "broken.md").write_bytes(b'---\ncompany: [\n"a\x07"b: \xff\n---\n<<<<<<< a\n')
    (folder / "empty.md").write_bytes(b"")
    (folder / "loop.md").symlink_to(folder / "loop.md")
    quoted = '---\n"com\\"pany": a\n"é\\tb": c\n"Date Applied": 2026-01-01\n---\n'
    (folder / "quoted.md").write_text(quoted)
    result = headway(tmp_path, "init --adopt")
    assert result.exit_code == 0, result.output
    assert config.parse((tmp_path / "headway.toml").read_text()).problems == ()
    assert "1 file cannot be read" in result.output


def test_what_is_written_later_stands_under_their_keys(tmp_path: Path) -> None:
    headway(vault(tmp_path, TRACKER), "init --adopt")
    path = "Applications/Quux - Counsel.md"
    before = (tmp_path / path).read_text(encoding="utf-8")
    assert headway(tmp_path, "move quux rejected").exit_code == 0
    after = before.replace("  - Applied\n", "  - Applied\n  - 2026-11-22 rejected\n")
    assert (tmp_path / path).read_text(encoding="utf-8") == after
    made = headway(tmp_path, 'new campaign "New One" --set organization=Acme --set title=Counsel')
    assert made.output == "Applications/New One.md\n"
    text = (tmp_path / "Applications/New One.md").read_text()
    assert text.startswith(
        "---\nname: New One\ncompany: Acme\n_position: Counsel\nhistory:\n"
        "  - 2026-11-22 researching\n"
    )
    assert headway(tmp_path, 'new organization "Harbor Bank Inc."').exit_code == 0
    ledger = read_ledger(tmp_path).ledger
    assert ledger.organization_of(ledger.campaigns[0]) == ledger.organizations[0]
    assert errors(tmp_path) == []


def test_an_import_knows_what_was_adopted(tmp_path: Path) -> None:
    headway(vault(tmp_path, TRACKER), "init --adopt")
    (tmp_path / "list.csv").write_text(
        "Company,Position,Status,Date Applied\nOrchard,Privacy Counsel,Applied,2026-10-05\n"
        "Newco,Lawyer,Applied,2026-11-01\n"
    )
    result = headway(tmp_path, "import list.csv")
    assert "Applications/Orchard - Counsel.md: 1 dated line" in result.output
    assert [one.name for one in (tmp_path / "Applications").glob("orchard*")] == []
    text = (tmp_path / "Applications/newco-lawyer.md").read_text()
    assert "\ncompany: newco\n_position: Lawyer\nhistory:\n  - 2026-11-01 applied\n" in text
    assert errors(tmp_path) == []


def test_what_was_committed_before_is_told_in_our_stages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    repo = make_repo(tmp_path / "vault")
    path = "Applications/Quux.md"
    for day, status in (("2026-10-06", "Applied"), ("2026-10-20", "Phone screen")):
        repo.commit({path: f"---\ncompany: Quux\nstatus: {status}\n---\n"}, day=day)
    (repo.ledger / "headway.toml").unlink()
    assert headway(repo.ledger, "init --adopt").exit_code == 0
    for _ in ("read", "read again from what was kept"):
        told = headway(repo.ledger, "history Quux").output
        assert "applied" in told
        assert "interviewing" in told
        assert "2026-10-20" in told
    settings = repo.ledger / "headway.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('"interviewing"', '"rejected"'), encoding="utf-8")
    assert "interviewing" not in headway(repo.ledger, "history Quux").output


def test_a_vault_that_is_no_project_of_ours(shared_data: Path, tmp_path: Path) -> None:
    source = shared_data / "vaults" / "job-tracker"
    if not source.is_dir():
        pytest.skip("no vault among the real inputs")
    root = tmp_path / "vault"
    shutil.copytree(source, root)
    before = contents(root)
    result = headway(root, "init --adopt")
    assert "5 campaigns\n  15 dated lines, 9 of a kind that figures count" in result.output
    assert "tells of 0 errors" in result.output
    assert {path: contents(root)[path] for path in before} == before
    assert headway(root, "build").exit_code == 0
    campaigns = [path.read_text(encoding="utf-8") for path in (root / "site/campaigns").iterdir()]
    for said in ("CloudOps Inc.", "Site Reliability Engineer", "Nexa Systems", "DevOps Engineer"):
        assert any(said in page for page in campaigns)
    due = headway(root, "next").output
    assert "has not moved for 617 days, where 7 is long at negotiating" in due
