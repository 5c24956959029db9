"""`headway archive`: out of the daily work, in every figure, and back again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.transcript import contents, headway
from tests.support import write_ledger

DANA = (
    "---\nname: Dana Kim\ncadence: 30d\norganization: northwind\n---\n\n"
    "- 2026-07-01 coffee 1h who decides\n"
)
FILES = {
    "contacts/friends/dana-kim.md": DANA + "[N](../../organizations/northwind.md) ![](p.png)\n",
    "organizations/northwind.md": "# Northwind\n[[contacts/friends/dana-kim]]\n",
    "campaigns/a.md": "---\norganization: northwind\nstages:\n  - 2026-07-01 researching\n---\n",
}
MOVED = "contacts/archive/friends/dana-kim.md"


def subjects(root: Path) -> set[str]:
    shown = json.loads(headway(root, "next --all --format json").stdout)
    return {one["subject"] for one in shown["actions"]}


def test_nothing_is_advised_about_it_and_all_of_it_counts(tmp_path: Path) -> None:
    root = write_ledger(tmp_path, FILES)
    before, figures = contents(root), headway(root, "metrics").stdout
    assert "dana-kim" in subjects(root)
    result = headway(root, "archive dana")
    assert result.exit_code == 0
    assert result.stderr == "dana-kim takes part in `a`, which goes on\n"
    assert "dana-kim" not in subjects(root)
    assert headway(root, "metrics").stdout == figures
    assert headway(root, "check").exit_code == 0
    assert (
        b"[N](../../../organizations/northwind.md) ![](../../friends/p.png)"
        in contents(root)[MOVED]
    )
    assert b"[[contacts/archive/friends/dana-kim]]" in contents(root)["organizations/northwind.md"]
    assert headway(root, "archive dana-kim").exit_code == 3
    assert headway(root, "archive dana-kim --undo").exit_code == 0
    assert contents(root) == before
    assert headway(root, "archive dana-kim --undo").exit_code == 3


def test_what_somebody_waits_for_is_still_told(tmp_path: Path) -> None:
    asked = DANA + "- 2026-11-20 reply can you send the checklist?\n"
    root = write_ledger(tmp_path, {"contacts/archive/dana-kim.md": asked})
    assert "dana-kim" in headway(root, "next").stdout


@pytest.mark.parametrize(
    ("path", "front", "said"),
    [
        ("campaigns/b.md", "industry: law\nstages:\n  - 2026-07-01 researching",
         "b is still at researching"),
        ("contacts/b.md", "connector: knows all\nadvocate:\n  - 2026-07-01 candidate",
         "b is still at candidate"),
        ("skills/b.md", "stages:\n  - 2026-07-01 noticed", "b is still at noticed"),
    ],
)  # fmt: skip
def test_what_is_being_pursued_is_refused(tmp_path: Path, path: str, front: str, said: str) -> None:
    root = write_ledger(tmp_path, {path: f"---\nname: B\n{front}\n---\n"})
    before = contents(root)
    result = headway(root, "archive b")
    assert (result.exit_code, contents(root)) == (3, before)
    assert said in result.stderr
    assert "headway move b STAGE" in result.stderr


def test_what_goes_on_without_it_is_told(tmp_path: Path) -> None:
    stages = "stages:\n  - 2026-07-01 researching\n  - 2026-07-02 parked"
    front = f"industry: law\nwatch: 2027-01-05\n{stages}"
    files = {
        "campaigns/b.md": f"---\nname: B\n{front}\n---\n\n- [ ] 2026-12-01 ask again\n",
        "me.md": "# Maya\n",
        "journal/2026.md": "x\n",
    }
    root = write_ledger(tmp_path, files)
    told = headway(root, "archive b").stderr.splitlines()
    assert told == [
        "still to do, and told of when it is due: campaigns/b.md:10: - [ ] 2026-12-01 ask again",
        "campaigns/b.md:4: nothing will be said on its watch date, 2027-01-05",
    ]
    assert headway(root, "archive me").exit_code == 2
    assert headway(root, "archive 2026").exit_code == 2


def test_a_folder_of_the_settings_may_lie_anywhere(tmp_path: Path) -> None:
    settings = '[folders]\n"crm/people" = "contact"\n'
    files = {"headway.toml": settings, "crm/people/dana.md": "# Dana\n"}
    root = write_ledger(tmp_path, files)
    assert headway(root, "archive dana").exit_code == 0
    assert (root / "crm/people/archive/dana.md").is_file()


def test_the_report_says_so(tmp_path: Path) -> None:
    root = write_ledger(tmp_path / "l", {"contacts/archive/dana-kim.md": DANA})
    assert headway(root, f"build -o {tmp_path / 'out'}").exit_code == 0
    assert "contact, archived" in (tmp_path / "out/records.html").read_text()
