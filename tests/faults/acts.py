"""A small ledger, and each command that edits it as it is typed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ledger.actions import counsel
from ledger.config import FILE_NAME
from ledger.metrics import measure
from tests.support import AS_OF, Files, ledger_of, write_ledger

FILES: Files = {
    "organizations/northwind.md": "# Northwind\n",
    "contacts/dana-kim.md": "---\r\nName: Dana Kim\r\n---\r\n\r\n- 2026-11-02 cofee 90min\r\n",
    "contacts/lee-park.md": "---\nname: Lee Park\n---\n- 2026-11-03 emial asked",
    "campaigns/northwind-gc.md": (
        "---\nname: Northwind GC\norganization: northwind\ntitle: Counsel\n"
        'needs: ["privacy, must, from the advertisement"]\n'
        "stages:\n  - 2026-10-19 researching\n  - 2026-10-26 targeted  # at last\n---\n\n"
        "- 2026-11-20 interview 1 45m\n"
    ),
    "journal/2026-11.md": "# November\n\n- 2026-11-01 review\n",
}
NAMES = [
    "move", "snooze", "check", "new", "import", "log", "log --create", "rename", "merge",
    "archive", "init",
]  # fmt: skip
TABLE = "Company,Position,Status,Date\n" + "".join(
    f"Company {number},Counsel,Applied,2026-11-0{number}\n" for number in range(1, 7)
)


@dataclass(frozen=True, slots=True)
class Act:
    """A command that edits, and whether it may simply be typed again after it was killed.

    `DIR` among the words stands for the folder. One that `makes` a ledger finds notes, and none.
    `besides` is what it says where it wrote the ledger and nothing but what it keeps elsewhere
    could not be written; empty where it keeps nothing. `done` is what it says once it has
    written, where it reads the ledger again after that, which may fail.
    """

    name: str
    words: tuple[str, ...]
    again: bool = False
    besides: str = ""
    done: str = ""
    makes: bool = False

    def fresh(self, root: Path, files: Files = FILES) -> Path:
        """A folder as it is before the command."""
        write_ledger(root, files)
        if self.makes:
            (root / FILE_NAME).unlink()
        return root


def acts(folder: Path) -> list[Act]:
    """Every command that edits a ledger that is there."""
    table = folder / "applications.csv"
    table.write_text(TABLE)
    ledger = ledger_of(FILES)
    action = counsel(ledger, measure(ledger, AS_OF), AS_OF).actions[0].id
    return [
        Act("move", ("move", "northwind-gc", "interviewing")),
        Act("snooze", ("snooze", action, "--until", "2026-12-01", "--why", "they are away")),
        Act("check", ("check", "--fix"), again=True, done="fixed 4 findings in 2 files"),
        Act("new", ("new", "contact", "Ines Marlow")),
        Act("import", ("import", str(table)), again=True),
        Act(
            "log",
            ("log", "2026-11-21 email [[lee-park]] asked"),
            besides="written, but --undo cannot take it back: ",
        ),
        Act(
            "log --create",
            ("log", "--create", "emailed Lee Park about Ada Grey on 2026-11-03"),
            besides="written, but --undo cannot take it back: ",
        ),
        Act("rename", ("rename", "northwind", "northwind-gas", "--keep-alias")),
        Act("merge", ("merge", "lee-park", "dana-kim")),
        Act("archive", ("archive", "lee-park")),
        Act("init", ("init", "DIR"), makes=True),
    ]


def fresh(root: Path) -> Path:
    return write_ledger(root, FILES)
