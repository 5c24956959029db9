"""Repositories that tests make: a ledger that is committed step by step."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.support import Files, required, write_ledger

AUTHOR = "Maya Lind"


@dataclass(frozen=True)
class Repo:
    """A repository and its working tree; `ledger` is the ledger's folder in it."""

    top: Path
    ledger: Path

    def git(self, *words: str, day: str = "2026-11-01", author: str = AUTHOR) -> str:
        """What git prints, as an author on a day."""
        when = f"{day}T18:00:00+01:00"
        own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        done = subprocess.run(
            ["git", *words],
            cwd=self.top,
            env=own
            | {
                "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull,
                "GIT_AUTHOR_NAME": author, "GIT_AUTHOR_EMAIL": "a@example.org",
                "GIT_COMMITTER_NAME": author, "GIT_COMMITTER_EMAIL": "a@example.org",
                "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when, "GIT_EDITOR": "true",
            },
            capture_output=True,
            text=True,
            check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def write(self, files: Files) -> None:
        """Write some files of the ledger."""
        write_ledger(self.ledger, files)

    def commit(self, files: Files, day: str = "2026-11-01", **said: str) -> str:
        """Write some files and commit all that there is; the commit's id."""
        self.write(files)
        self.git("add", "--all")
        message, author = said.get("message", "a week"), said.get("author", AUTHOR)
        self.git("commit", "--quiet", "--allow-empty", "-m", message, day=day, author=author)
        return self.git("rev-parse", "HEAD")

    def delete(self, path: str) -> None:
        """Delete a file of the ledger."""
        (self.ledger / path).unlink()

    def move(self, path: str, to: str) -> None:
        """Give a file of the ledger another name."""
        (self.ledger / to).parent.mkdir(parents=True, exist_ok=True)
        (self.ledger / path).rename(self.ledger / to)


def make_repo(folder: Path, ledger: str = "") -> Repo:
    """An empty repository on the branch `main`, for a ledger in one of its folders."""
    if shutil.which("git") is None:
        required("git is not installed")
    folder.mkdir(parents=True, exist_ok=True)
    repo = Repo(folder, folder / ledger)
    repo.git("init", "--quiet", "--initial-branch=main")
    return repo
