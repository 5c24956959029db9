"""How long the history of a large ledger takes, against git reading the same bytes.

    python -m tests.benchmarks.history [campaigns] [commits]

Makes a repository (2,000 campaigns over 5,000 commits unless said otherwise), then times git
alone listing the commits, their changes and the files they touch, Headway reading the lives of
all records from nothing, and Headway again with what it kept. Only the ratios mean anything.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from ledger.readers import read_ledger
from ledger.readers.git import open_repository
from ledger.readers.history import read_history

STAGES = ("researching", "targeted", "networking-in", "applied", "interviewing", "negotiating")
FIRST_SECOND = 1_700_000_000
BETWEEN = 600


def main() -> None:
    """Make the repository, time the three and print them."""
    campaigns, commits = (int(word) for word in [*sys.argv[1:], "2000", "5000"][:2])
    with tempfile.TemporaryDirectory() as folder:
        root, cache = Path(folder) / "ledger", Path(folder) / "cache"
        make(root, campaigns, commits)
        reading = read_ledger(root)
        alone = seconds(lambda: git_alone(root))
        cold = seconds(lambda: read_history(open_repository(root), reading, cache))
        warm = seconds(lambda: read_history(open_repository(root), reading, cache))
    print(f"{campaigns} campaigns, {commits} commits")
    print(f"git alone       {alone:6.2f} s   1.00")
    print(f"from nothing    {cold:6.2f} s   {cold / alone:.2f} of git alone")
    print(f"with the cache  {warm:6.2f} s   {warm / alone:.2f} of git alone")


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


if __name__ == "__main__":
    main()
