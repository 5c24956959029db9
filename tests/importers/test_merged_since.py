"""What the owner made one by `headway merge` stays one, whatever file says it is two."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.transcript import contents, headway
from tests.support import write_ledger

PEOPLE = (
    "First Name,Last Name,Email,Company\n"
    "Ann,Ray,ann@x.example,Acme\n"
    "Ann,Ray,a.ray@home.example,\n"
    "Annie,Ray,,Acme\n"
)
TRACKER = (
    "Company,Role,Applied,Source\n"
    "Google,Counsel,2026-07-01,LinkedIn\n"
    "Google Cloud,Counsel,2026-07-08,LinkedIn Jobs\n"
    "Google,Counsel II,2026-07-01,LinkedIn\n"
)


def imported(root: Path, name: str, text: str) -> None:
    (root.parent / name).write_text(text)
    result = headway(root, f"import ../{name}")
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize(
    ("name", "text", "pairs"),
    [
        ("people.csv", PEOPLE, ["ann-ray-2 ann-ray", "annie-ray ann-ray"]),
        ("people.csv", PEOPLE, ["annie-ray ann-ray-2"]),
        ("tracker.csv", TRACKER, ["google-cloud google"]),
        ("tracker.csv", TRACKER, ["google google-cloud", "linkedin-jobs linkedin"]),
        ("tracker.csv", TRACKER, ["google-counsel-ii google-counsel"]),
    ],
)
def test_a_file_imported_again_makes_nothing_anew(
    tmp_path: Path, name: str, text: str, pairs: list[str]
) -> None:
    root = write_ledger(tmp_path / "ledger", {})
    imported(root, name, text)
    for pair in pairs:
        result = headway(root, f"merge {pair}")
        assert result.exit_code == 0, result.output
    before = contents(root)
    imported(root, name, text)
    assert sorted(contents(root)) == sorted(before)
    assert contents(root) == before


def test_a_campaign_under_a_new_title_is_told_beside_the_one_that_the_file_makes(
    tmp_path: Path,
) -> None:
    root = write_ledger(tmp_path / "ledger", {})
    imported(root, "tracker.csv", TRACKER)
    path = root / "campaigns/google-cloud-counsel.md"
    path.write_text(path.read_text().replace("title: Counsel", "title: Senior Counsel"))
    result = headway(root, "import ../tracker.csv")
    told = (
        "`campaigns/google-cloud-counsel.md` began on the same day at the same organization: "
        "taken for another (if they are one: headway merge google-cloud-counsel-2 "
        "google-cloud-counsel)"
    )
    assert told in " ".join(result.output.split())
    merged = headway(root, "merge google-cloud-counsel-2 google-cloud-counsel")
    assert merged.exit_code == 0, merged.output
    before = contents(root)
    assert "headway merge" not in headway(root, "import ../tracker.csv").output
    assert contents(root) == before


def test_both_rows_add_what_is_new_to_the_one_record(tmp_path: Path) -> None:
    root = write_ledger(tmp_path / "ledger", {})
    imported(root, "people.csv", PEOPLE)
    assert headway(root, "merge annie-ray ann-ray").exit_code == 0
    more = PEOPLE.replace("Email,Company", "Email,Company,Phone,Tags").replace(
        "ann@x.example,Acme", "ann@x.example,Acme,+49 30 1234567,law"
    )
    imported(
        root, "people.csv", more.replace("Annie,Ray,,Acme", "Annie,Ray,,Acme,+49 30 7654321,x")
    )
    text = (root / "contacts/ann-ray.md").read_text()
    assert text.count("+49 30 1234567") == text.count("+49 30 7654321") == 1
    assert not (root / "contacts/annie-ray.md").exists()


def test_a_namesake_is_no_merged_one(tmp_path: Path) -> None:
    """Only a number behind an alias says that two of one name were made one."""
    rows = "First Name,Last Name,Email,Company\nAnn,Ray,,Acme\n"
    root = write_ledger(
        tmp_path / "ledger", {"contacts/annie.md": "---\nname: Annie\naliases: [Ann Ray]\n---\n"}
    )
    imported(root, "people.csv", rows + "Ann,Ray,,Beta\n")
    assert (root / "contacts/ann-ray-2.md").exists()
    numbered = write_ledger(
        tmp_path / "other", {"contacts/annie.md": "---\naliases: [Ann Ray, ann-ray-2]\n---\n"}
    )
    imported(numbered, "people.csv", rows + "Ann,Ray,,Beta\n")
    assert [path.name for path in (numbered / "contacts").iterdir()] == ["annie.md"]


DANA = "---\nname: Dana Kim\nemail: d@n.example\n---\n\n- 2026-10-05 coffee 1h one\n"
CAMPAIGN = (
    "---\norganization: north\ncontact: dana-kim\n---\n\n- 2026-10-06 email [[dana-kim]] hi\n"
)


@pytest.mark.parametrize(
    "changes",
    [
        ["merge dana-kim d-kim"],
        ["rename dana-kim dk --keep-alias"],
        ["rename dana-kim dk"],
        ["rename north south --name South --keep-alias", "merge d-kim dana-kim"],
    ],
)
def test_an_export_imported_again_makes_nothing_anew(tmp_path: Path, changes: list[str]) -> None:
    files = {
        "contacts/dana-kim.md": DANA,
        "contacts/d-kim.md": "---\nname: D. Kim\nemail: dk@n.example\n---\n",
        "campaigns/c.md": CAMPAIGN,
        "organizations/north.md": "---\nname: North\n---\n",
    }
    root = write_ledger(tmp_path / "ledger", files)
    assert headway(root, "export json -o ../j.json").exit_code == 0
    for change in changes:
        result = headway(root, change)
        assert result.exit_code == 0, result.output
    before = contents(root)
    result = headway(root, "import ../j.json")
    assert result.exit_code == 0, result.output
    assert contents(root) == before
