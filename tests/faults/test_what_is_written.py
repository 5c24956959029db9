"""Each command writes what it is asked to, and nothing else in its owner's whole home.

Promise P3: most commands only read; of those that write each has its places, named here. What
goes to the cache, which can be worked out again, is left out.
"""

from __future__ import annotations

import json
import shlex
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from ledger.actions import counsel
from ledger.cli import main
from ledger.metrics import measure
from ledger.site import MANIFEST
from tests.assurance.tally import Tally, keep
from tests.cli.transcript import headway
from tests.faults.acts import FILES
from tests.faults.home import LEDGER, make_home, seen, touched
from tests.support import AS_OF, ROOT, ledger_of

NOTHING = r"(?!)"
SITE = rf"{LEDGER}/site(/.*)?"
RECORD = rf"{LEDGER}/(contacts|organizations|campaigns|channels|skills|journal)"
# What `log --undo` takes back is kept among what the person's programs remember.
MEMORY = r"\.local/state/headway(/.*)?"


@dataclass(frozen=True, slots=True)
class Row:
    """A command as it is typed in the ledger, the places that it may change, and its status."""

    typed: str
    may: str = NOTHING
    status: int = 0

    @property
    def command(self) -> str:
        return shlex.split(self.typed)[0]


def action() -> str:
    ledger = ledger_of(FILES)
    return counsel(ledger, measure(ledger, AS_OF), AS_OF).actions[0].id


READING = [
    Row("check"), Row("check --history"), Row("check --staged"),
    Row("check --since HEAD"), Row("check --format json"), Row("check --diff"),
    Row("check --format sarif"), Row("completion bash"), Row("completion zsh"),
    Row("explain"), Row("explain HW202"), Row("explain works"), Row("history"),
    Row("history northwind-gc"), Row("history --format json"), Row("metrics"),
    Row("metrics works --format json"), Row("next"), Row("next --all --format json"),
    Row("schema contact"), Row("query --tables"), Row("query 'SELECT id FROM contacts'"),
    Row("query \"COPY (SELECT 1) TO 'stolen.csv'\"", status=2),
    Row("query \"ATTACH 'stolen.db'\"", status=2), Row("export json"), Row("export icalendar"),
    Row("doctor", status=1), Row("doctor --format json", status=1),
    Row("doctor --all --as-of 2026-11-10"),
    Row("editor vscode --dry-run"), Row("editor obsidian --dry-run"),
    Row("new contact 'Ines Marlow' --dry-run"), Row("log --dry-run 'call 5m with Dana Kim'"),
    Row("move northwind-gc interviewing --dry-run"),
    Row(f"snooze {action()} --until 2026-12-01 --why away --dry-run"),
    Row("rename northwind northwind-gas --dry-run"), Row("merge lee-park dana-kim --dry-run"),
    Row("archive dana-kim --dry-run"), Row("import ../applications.csv --dry-run"),
    Row("init ../../vault --adopt --dry-run"), Row("hook --help"), Row("watch --port x", status=2),
    Row("build --nonsense", status=2), Row("log --undo", status=3),
    Row("move northwind-gc nonsense", status=2),
    Row("init", status=3), Row("rename northwind dana-kim", status=3),
    Row("import ../diary.md", status=3),
]  # fmt: skip

WRITING = [
    Row("new contact 'Ines Marlow'", rf"{LEDGER}/contacts/ines-marlow\.md"),
    Row("log '2026-11-21 email [[lee-park]] asked'", rf"{LEDGER}/contacts/lee-park\.md|{MEMORY}"),
    Row("log --create 'emailed Lee Park about Ada Grey on 2026-11-03'",
        rf"{LEDGER}/contacts/(lee-park|ada-grey)\.md|{MEMORY}"),
    Row("move northwind-gc interviewing", rf"{LEDGER}/campaigns/northwind-gc\.md"),
    Row(f"snooze {action()} --until 2026-12-01 --why away", rf"{LEDGER}/journal/2026-11\.md"),
    Row("check --fix", rf"{LEDGER}/contacts/(dana-kim|lee-park)\.md"),
    Row("rename northwind northwind-gas",
        rf"{LEDGER}/(organizations/northwind(-gas)?|campaigns/northwind-gc)\.md"),
    Row("merge lee-park dana-kim", rf"{LEDGER}/contacts/(dana-kim|lee-park)\.md"),
    Row("archive dana-kim", rf"{LEDGER}/contacts/(archive/)?dana-kim\.md"),
    Row("import ../applications.csv", rf"{RECORD}/[^.].*"),
    Row("init ../../other", r"other(/.*)?"),
    Row("init ../../example --example job-search", r"example(/.*)?"),
    Row("init ../../vault --adopt", r"vault/headway\.toml"),
    Row("editor obsidian", rf"{LEDGER}/(\.obsidian|obsidian)/.*"),
    Row("editor vscode", rf"{LEDGER}/\.vscode/.*"),
    Row("hook install", r"notes/\.git/hooks/pre-commit"),
    Row("export json -o ../given.json", r"notes/given\.json"),
    Row("export csv -o ../given.zip", r"notes/given\.zip"),
    Row("build", SITE), Row("build --shared -o ../shared", r"notes/shared(/.*)?"),
    Row("build --rev HEAD -o ../then", r"notes/then(/.*)?"),
]  # fmt: skip


TRIED: list[bool] = []


@pytest.fixture(scope="module", autouse=True)
def _tally():
    """What was tried goes down once all of it was."""
    begun = time.monotonic()
    TRIED.clear()
    yield
    keep(
        Tally(
            name="what-is-written",
            promise="P3",
            tried=len(TRIED),
            unit="commands in a home that is compared before and after",
            failures=TRIED.count(False),
            seconds=round(time.monotonic() - begun, 1),
            how="every command, those that read and those that write, as they are typed",
        )
    )


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return make_home(tmp_path, monkeypatch)


def test_every_command_is_tried() -> None:
    tried = {row.command for row in (*READING, *WRITING)}
    assert tried == set(main.list_commands(None)), "tell what a new command may write"


def test_those_that_read_leave_everything_as_it_was(home: Path) -> None:
    before = seen(home)
    ended = []
    for row in READING:
        result = headway(home / LEDGER, row.typed)
        changed = touched(before, seen(home), row.may)
        TRIED.append(not changed)
        assert changed == [], row.typed
        if result.exit_code != row.status:
            ended.append((row.typed, result.exit_code, result.output))
    assert ended == []


@pytest.mark.parametrize("row", WRITING, ids=lambda row: row.typed[:40])
def test_those_that_write_write_what_they_are_asked_to(home: Path, row: Row) -> None:
    before = seen(home)
    result = headway(home / LEDGER, row.typed)
    assert result.exit_code == row.status, result.output
    after = seen(home)
    TRIED.append(after != before and not touched(before, after, row.may))
    assert after != before
    assert touched(before, after, row.may) == []


def test_a_build_takes_away_only_what_its_manifest_says(home: Path) -> None:
    assert headway(home / LEDGER, "build").exit_code == 0
    out = home / LEDGER / "site"
    (out / "mine.html").write_text("mine")
    (out / "contacts/lee-park-notes.html").write_text("mine")
    (out / "empty").mkdir()
    (home / LEDGER / "contacts/lee-park.md").unlink()
    before = seen(home)
    listed = set(json.loads((out / MANIFEST).read_text())["files"])
    assert headway(home / LEDGER, "build").exit_code == 0
    after = seen(home)
    prefix = f"{LEDGER}/site/"
    gone = {path.removeprefix(prefix) for path in before.keys() - after.keys()}
    assert "contacts/lee-park.html" in gone
    assert gone <= listed
    assert touched(before, after, SITE) == []
    for kept in ("mine.html", "contacts/lee-park-notes.html", "empty"):
        assert after[prefix + kept] == before[prefix + kept]


def test_to_watch_writes_the_report_and_nothing_else(home: Path) -> None:
    before = seen(home)
    run = "from ledger.cli import main; main(prog_name='headway')"
    command = [sys.executable, "-c", run, "watch", "--as-of", "2026-11-22", "--port", "0"]
    with subprocess.Popen(
        [*command, "--ledger", home / LEDGER], cwd=ROOT, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True,
    ) as watching:  # fmt: skip
        assert watching.stdout is not None
        for line in watching.stdout:
            if "built" in line or "pages" in line:
                break
        watching.send_signal(signal.SIGTERM)
        watching.communicate(timeout=60)
    after = seen(home)
    assert f"{LEDGER}/site/index.html" in after
    assert touched(before, after, SITE) == []


def test_what_is_touched_is_seen(home: Path) -> None:
    before = seen(home)
    (home / "notes/diary.md").write_text("other")
    (home / ".config/other/settings.toml").unlink()
    (home / "notes/new").mkdir()
    (home / f"{LEDGER}/contacts/dana-kim.md").chmod(0o600)
    assert touched(before, seen(home), r"notes/new/x") == [
        ".config/other/settings.toml", "notes/diary.md",
        f"{LEDGER}/contacts/dana-kim.md", "notes/new",
    ]  # fmt: skip
