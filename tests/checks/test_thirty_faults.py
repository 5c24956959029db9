"""Thirty faults in thirty files: one run finds each, and the repaired twin is clean."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ledger import checks
from ledger.readers import read_ledger
from tests.support import AS_OF, write_ledger

SOUND = {
    "headway.toml": "",
    "contacts/dana-kim.md": "---\nname: Dana Kim\norganization: northwind\n---\n",
    "organizations/northwind.md": "---\nneeds: privacy, must, from annual report\n---\n",
    "journal/2026-11.md": "- 2026-11-20 coffee 1h [[dana-kim]] about the new team\n",
}


@dataclass(frozen=True)
class Planted:
    """A fault: its file, the code it has, the line it stands on, and the file put right."""

    path: str
    code: str
    line: int
    wrong: str | bytes | None
    right: str


ROUND = "- 2026-09-02 interview 1\n"


def campaign(lines: str, body: str = "") -> str:
    return f"---\norganization: northwind\ntitle: Counsel\nstages:\n{lines}---\n\n{body}"


PLANTED = [
    Planted("contacts/f01.md", "HW101", 1, None, "# A\n"),
    Planted("contacts/f02.md", "HW102", 1, "", "# A\n"),
    Planted("contacts/f03.md", "HW103", 3, b"---\nname: A\ntitle: Caf\xe9\n---\n", "# A\n"),
    Planted("contacts/f04.md", "HW105", 3, "---\nname: A\nname: B\n---\n", "---\nname: A\n---\n"),
    Planted(
        "contacts/f05.md", "HW106", 2,
        "---\n<<<<<<< HEAD\nname: A\n=======\nname: B\n>>>>>>> other\n---\n", "---\nname: A\n---\n",
    ),
    Planted("contacts/f06.md", "HW107", 1, "---\nname: A\n", "---\nname: A\n---\n"),
    Planted("contacts/f07.md", "HW108", 2, "---\nname=A\n---\n", "---\nname: A\n---\n"),
    Planted("contacts/f08.md", "HW109", 2, "---\nname: A: B\n---\n", '---\nname: "A: B"\n---\n'),
    Planted("contacts/f09.md", "HW110", 2, "---\nname: !A\n---\n", '---\nname: "!A"\n---\n'),
    Planted("contacts/f10.md", "HW111", 2, "---\nkind: persn\n---\n", "---\nkind: contact\n---\n"),
    Planted(
        "campaigns/f11.md", "HW201", 5,
        campaign("  - 2026-08-03 reserching\n"), campaign("  - 2026-08-03 researching\n"),
    ),
    Planted(
        "campaigns/f12.md", "HW202", 6,
        campaign("  - 2026-08-03 researching\n  - 2026-09-02 interviewing\n", ROUND),
        campaign(
            "  - 2026-08-03 researching\n  - 2026-08-19 targeted\n  - 2026-09-02 interviewing\n",
            ROUND,
        ),
    ),
    Planted(
        "campaigns/f13.md", "HW203", 6,
        campaign("  - 2026-08-03 researching\n  - 2026-07-19 targeted\n"),
        campaign("  - 2026-08-03 researching\n  - 2026-08-19 targeted\n"),
    ),
    Planted(
        "campaigns/f14.md", "HW204", 5,
        campaign("  - 2027-08-03 researching\n"), campaign("  - 2026-08-03 researching\n"),
    ),
    Planted(
        "campaigns/f15.md", "HW205", 6,
        campaign("  - 2026-08-03 targeted\n  - 2026-09-02 interviewing\n"),
        campaign("  - 2026-08-03 targeted\n  - 2026-09-02 interviewing\n", ROUND),
    ),
    Planted("campaigns/f16.md", "HW208", 1, "# A\n", campaign("  - 2026-08-03 researching\n")),
    Planted(
        "campaigns/f17.md", "HW209", 2,
        "---\npipeline: jobb\norganization: northwind\nstages: 2026-08-03 researching\n---\n",
        "---\npipeline: job\norganization: northwind\nstages: 2026-08-03 researching\n---\n",
    ),
    Planted(
        "campaigns/f18.md", "HW210", 5,
        campaign("  - 2026-08-03 researching as told\n"),
        campaign("  - 2026-08-03 researching, as told\n"),
    ),
    Planted("contacts/f19.md", "HW301", 3, "# A\n\n- 2026-11-01 call 20m [[dana-kin]]\n", "# A\n"),
    Planted("skills/f20.md", "HW302", 1, "# A\n", "# A\n"),
    Planted(
        "contacts/f21.md", "HW303", 3,
        "---\nname: A\naliases: [Northwind]\n---\n", "---\nname: A\naliases: [North]\n---\n",
    ),
    Planted(
        "contacts/f22.md", "HW304", 2,
        "---\norganization: dana-kim\n---\n", "---\norganization: northwind\n---\n",
    ),
    Planted("contacts/f23.md", "HW305", 3, "# A\n\nKnows [[dana-kim from school.\n", "# A\n"),
    Planted("organizations/f24.md", "HW401", 2, "---\ndream: x\n---\n", "---\ndream: no\n---\n"),
    Planted("contacts/f25.md", "HW402", 3, "# A\n\n- 2026-02-30 call 20m\n", "# A\n"),
    Planted("me.md", "HW403", 2, "---\nsignificant: plenty\n---\n", "---\nsignificant: 20k\n---\n"),
    Planted(
        "organizations/f27.md", "HW404", 4,
        "---\nneeds:\n  - privacy, must\n  - law, musst\n---\n", "---\nneeds: law, must\n---\n",
    ),
    Planted("contacts/f28.md", "HW503", 3, "# A\n\n- 2026-11-01 call 20 min x\n", "# A\n"),
    Planted("contacts/f29.md", "HW504", 3, "# A\n\n- 2026-11-01 call [gave:: the deck\n", "# A\n"),
    Planted(
        "campaigns/f30.md", "HW601", 10,
        campaign(
            "  - 2026-08-03 researching\n  - 2026-09-02 stopped\n",
            "- 2026-09-01 life x\n- 2026-09-09 interview 1\n",
        ),
        campaign("  - 2026-08-03 researching\n  - 2026-09-02 stopped\n"),
    ),
]  # fmt: skip


def plant(root: Path, right: bool) -> Path:
    files: dict[str, str | bytes] = dict(SOUND)
    for one in PLANTED:
        content = one.right if right else one.wrong
        if content is not None:
            files[one.path] = content
    if not right:
        files["contacts/f20.md"] = "# A\n"
    write_ledger(root, files)
    for one in PLANTED:
        if not right and one.wrong is None:
            (root / one.path).symlink_to(root / "nothing")
    return root


def test_thirty_faults_in_thirty_files_are_found_in_one_run(tmp_path: Path) -> None:
    assert len({one.code for one in PLANTED}) == len({one.path for one in PLANTED}) == 30
    found = checks.run(read_ledger(plant(tmp_path, right=False)).ledger, AS_OF)
    places = [(one.location.path, one.code, one.location.line) for one in found]
    assert places == sorted((one.path, one.code, one.line) for one in PLANTED)
    assert all(one.message and one.help for one in found)


def test_the_repaired_twin_has_none(tmp_path: Path) -> None:
    assert checks.run(read_ledger(plant(tmp_path, right=True)).ledger, AS_OF) == ()
