"""The lives of all records in a repository with thousands of commits, against git alone.

Git alone lists the commits, their changes and the files that they touch, which Headway has to
read as well; then Headway makes the lives of the records of them, from nothing and with what
it kept.
"""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from ledger.readers import read_ledger
from ledger.readers.git import open_repository
from ledger.readers.history import read_history
from tests.benchmarks.bench import Bench, Row, compared
from tests.benchmarks.measuring import Work, in_turn

STAGES = ("researching", "targeted", "networking-in", "applied", "interviewing", "negotiating")
FIRST_SECOND = 1_700_000_000
BETWEEN = 600
CAMPAIGNS, COMMITS = 2_000, 5_000


def rows(bench: Bench) -> Iterator[Row]:
    """Two rows; a run with smaller ledgers makes a smaller repository."""
    campaigns = min(CAMPAIGNS, max(bench.records))
    commits = COMMITS * campaigns // CAMPAIGNS
    root, cache = bench.folder / "history", bench.folder / "history-cache"
    make(root, campaigns, commits)
    reading = read_ledger(root)

    def read() -> None:
        read_history(open_repository(root), reading, cache)

    def cold() -> float:
        shutil.rmtree(cache, ignore_errors=True)
        return seconds(read)

    alone, nothing, kept = in_turn(
        [
            Work("git alone", lambda: seconds(lambda: git_alone(root))),
            Work("from nothing", cold),
            Work("with the cache", lambda: seconds(read)),
        ],
        bench.runs,
    )
    work = f"history of {campaigns:,} campaigns, {commits:,} commits"
    yield compared(f"{work}, from nothing", nothing, alone)
    yield compared(f"{work}, with the cache", kept, alone)


def make(root: Path, campaigns: int, commits: int) -> None:
    """A repository in which each commit adds a campaign or a stage to one."""
    root.mkdir()
    subprocess.run(["git", "init", "--quiet"], cwd=root, check=True)
    stream = b"".join(history(campaigns, commits))
    subprocess.run(["git", "fast-import", "--quiet"], cwd=root, input=stream, check=True)
    subprocess.run(["git", "checkout", "--quiet", "--force", "made"], cwd=root, check=True)


def history(campaigns: int, commits: int) -> Iterator[bytes]:
    """The repository as git's fast-import reads it."""
    reached = [0] * campaigns
    for number in range(commits):
        when = f"A <a@example.org> {FIRST_SECOND + number * BETWEEN} +0000"
        yield f"commit refs/heads/made\ncommitter {when}\ndata 1\nc\n".encode()
        path, text = "headway.toml", ""
        if number:
            which = number - 1 if number <= campaigns else number * 7919 % campaigns
            reached[which] = min(reached[which] + 1, len(STAGES))
            path, text = f"campaigns/c{which}.md", campaign(which, reached[which])
        yield f"M 100644 inline {path}\ndata {len(text)}\n{text}\n".encode()


def campaign(which: int, stages: int) -> str:
    """A campaign's file at some stage, with the lines that led there."""
    listed = "".join(f"  - 2026-{at + 1:02d}-05 {STAGES[at]}\n" for at in range(stages))
    lines = "".join(f"- 2026-{at % 12 + 1:02d}-05 email the {at}. time\n" for at in range(12))
    keys = f"name: Campaign {which}\norganization: org-{which % 300}\norigin: self\n"
    return f"---\n{keys}stages:\n{listed}---\n\n{lines}"


def git_alone(root: Path) -> None:
    """What git takes for the same commits, changes and files, with nothing made of them."""

    def ask(*words: str, given: bytes = b"") -> bytes:
        done = subprocess.run(
            ["git", *words], cwd=root, input=given, capture_output=True, check=True
        )
        return done.stdout

    commits = ask("rev-list", "--topo-order", "--reverse", "HEAD")
    changes = ask("diff-tree", "--stdin", "-r", "--raw", "--root", "--no-abbrev", given=commits)
    blobs = {line.split(b" ")[3] for line in changes.splitlines() if line.startswith(b":")}
    ask("cat-file", "--batch", given=b"\n".join(sorted(blobs)) + b"\n")


def seconds(what: Callable[[], object]) -> float:
    """How long something takes."""
    start = time.perf_counter()
    what()
    return time.perf_counter() - start
