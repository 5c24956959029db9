"""Whether a report lies where others may come to see it, said before they do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ledger.readers.git import GitError, open_repository
from ledger.readers.surroundings import published_by


def exposures(out: Path) -> Iterator[str]:
    """What lets others see a report in a folder, a sentence each with the remedy."""
    if _is_tracked(out):
        yield (
            f"{out} is tracked by git: whoever has the repository has the report, and its past "
            f"too; `git rm -r --cached {out.name}` and a line in .gitignore keep it out"
        )
    if why := published_by(out.resolve()):
        yield (
            f"{out} looks public: {why} is often published as it is, and the report names people"
        )


def _is_tracked(out: Path) -> bool:
    try:
        return bool(open_repository(out).staged())
    except GitError:
        return False
