"""What a command brings in: nothing that it does not need, so that it is there at once.

No clock: the modules that a whole run has loaded at its end are looked at.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support import uncounted, write_ledger

RUN = """
import sys
from ledger.cli import main
try:
    main(prog_name="headway")
finally:
    print(*sorted(sys.modules), sep="\\n", file=sys.stderr)
"""
LEDGER = {
    "headway.toml": "",
    "me.md": "---\nname: Maya\n---\n",
    "contacts/dana.md": "---\nname: Dana\n---\n\n- 2026-11-02 coffee 1h\n",
    "campaigns/acme.md": "---\nname: Acme\nstages:\n  - 2026-11-01 researching\n---\n",
}

# What takes long to bring in and belongs to reports, watching, other formats or slips.
FAR = {
    "anyascii", "comrak", "dateparser", "jinja2", "nh3", "platformdirs", "rapidfuzz", "regex",
    "watchdog", "asyncio", "email", "http", "importlib.metadata", "logging", "ssl", "statistics",
    "subprocess", "unittest", "urllib.request", "ledger.adopting", "ledger.build",
    "ledger.editors", "ledger.importers", "ledger.markdown", "ledger.pages", "ledger.sharing",
    "ledger.site", "ledger.watch",
}  # fmt: skip
# What reading and reasoning need, and nobody who asks how something is typed.
READING = {
    "frontmatter", "msgspec", "tomllib", "yaml", "ledger.actions", "ledger.capture",
    "ledger.checks", "ledger.config", "ledger.editing", "ledger.formats", "ledger.metrics",
    "ledger.model", "ledger.readers",
}  # fmt: skip
ASKING_GIT = {"ledger.readers.git", "ledger.readers.history", "ledger.readers.revisions"}


# What is needed where something has changed, and not to see that nothing has.
WORKING_OUT = {
    "frontmatter", "sqlite3", "yaml", "ledger.actions", "ledger.checks", "ledger.metrics",
    "ledger.model.ledger", "ledger.readers.records", "ledger.readers.rereading",
}  # fmt: skip
# A run that believes the disk at once, and not only of files that have lain there for a while.
BELIEVING = "from ledger.readers import disk_state\ndisk_state.FRESH = -1\n"


def loaded(folder: Path, *typed: str, run: str = RUN) -> set[str]:
    """The modules that a run of a command has loaded."""
    project = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", run, *typed],
        cwd=folder,
        env={**uncounted(), "PYTHONPATH": str(project), "HEADWAY_TODAY": "2026-11-22"},
        capture_output=True,
        text=True,
        check=False,
    )
    found = set(done.stderr.split())
    assert "ledger.cli" in found, done.stderr
    return found


@pytest.mark.parametrize(
    "typed",
    [
        ("--help",),
        ("--version",),
        ("nxt",),
        ("--nonsense",),
        ("next", "--help"),
        ("next", "--nonsense"),
        ("next", "--as-of", "2026-11-22", "--ledger", "no-such-folder"),
    ],
    ids=" ".join,
)
def test_what_is_asked_of_the_command_itself_needs_no_ledger(
    tmp_path: Path, typed: tuple[str, ...]
) -> None:
    assert not loaded(tmp_path, *typed) & (FAR | READING)


def test_to_list_the_commands_none_is_imported(tmp_path: Path) -> None:
    commands = {name for name in loaded(tmp_path, "--help") if name.startswith("ledger.commands.")}
    assert commands == set()


def test_next_reads_measures_and_advises_and_no_more(tmp_path: Path) -> None:
    write_ledger(tmp_path, LEDGER)
    found = loaded(tmp_path, "next")
    unasked = {"ledger.checks", "ledger.editing", "ledger.formats", "ledger.capture"}
    assert not found & (FAR | ASKING_GIT | unasked)
    # A metric that no rule asks for stays where it is.
    assert "ledger.metrics.works" in found
    assert "ledger.metrics.face_to_face" not in found


def test_check_asks_no_git_and_mends_nothing_unless_told_to(tmp_path: Path) -> None:
    write_ledger(tmp_path, LEDGER)
    found = loaded(tmp_path, "check")
    assert not found & (FAR | ASKING_GIT | {"ledger.editing", "ledger.actions", "ledger.capture"})
    forms = {name for name in found if name.startswith("ledger.formats.")}
    assert forms == {"ledger.formats._context", "ledger.formats.full"}


def test_log_makes_no_page_and_asks_no_git(tmp_path: Path) -> None:
    write_ledger(tmp_path, LEDGER)
    found = loaded(tmp_path, "log", "--dry-run", "coffee with Dana")
    # It undoes what it did from a note in the user's own folder, and spells ids.
    assert not found & (FAR - {"anyascii", "platformdirs", "rapidfuzz"} | ASKING_GIT)


@pytest.mark.parametrize("typed", [("next",), ("check",)], ids=" ".join)
def test_what_was_answered_is_said_again_and_nothing_is_worked_out(
    tmp_path: Path, typed: tuple[str, ...]
) -> None:
    write_ledger(tmp_path, LEDGER)
    assert "ledger.readers.rereading" in loaded(tmp_path, *typed, run=BELIEVING + RUN)
    time.sleep(0.02)  # the disk's clock goes on
    assert not loaded(tmp_path, *typed, run=BELIEVING + RUN) & (FAR | ASKING_GIT | WORKING_OUT)


def test_what_is_known_of_every_file_is_parsed_no_more(tmp_path: Path) -> None:
    write_ledger(tmp_path, LEDGER)
    parsing = {"frontmatter", "yaml", "ledger.readers.body", "ledger.readers.records"}
    assert parsing <= loaded(tmp_path, "metrics", run=BELIEVING + RUN)
    time.sleep(0.02)
    assert not loaded(tmp_path, "metrics", run=BELIEVING + RUN) & parsing


def test_to_see_that_a_report_is_as_it_was_lays_out_nothing(tmp_path: Path) -> None:
    write_ledger(tmp_path, LEDGER)
    assert "jinja2" in loaded(tmp_path, "build", run=BELIEVING + RUN)
    time.sleep(0.02)
    pages = {"comrak", "jinja2", "nh3", "ledger.build.making", "ledger.pages", "ledger.site.frames"}
    assert not loaded(tmp_path, "build", run=BELIEVING + RUN) & (pages | WORKING_OUT)


def test_the_module_and_the_script_are_one_program(tmp_path: Path) -> None:
    project = Path(__file__).parents[2]
    run = subprocess.run(
        [sys.executable, "-m", "ledger", "--help"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(project)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.startswith("Usage: headway [OPTIONS] COMMAND")
