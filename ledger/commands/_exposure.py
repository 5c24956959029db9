"""Whether a report lies where others may come to see it, said before they do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ledger.readers.git import GitError, open_repository

# Folders that hosts publish as they are, by the names that they have by custom.
_PUBLISHED = ("docs", "htdocs", "public", "public_html", "www", "wwwroot")
_DOMAIN = "CNAME"


def exposures(out: Path) -> Iterator[str]:
    """What lets others see a report in a folder, a sentence each with the remedy."""
    if _is_tracked(out):
        yield (
            f"{out} is tracked by git: whoever has the repository has the report, and its past "
            f"too; `git rm -r --cached {out.name}` and a line in .gitignore keep it out"
        )
    named = next((part for part in out.resolve().parts[-2:] if part.lower() in _PUBLISHED), None)
    if named or (out / _DOMAIN).is_file():
        why = f"a folder named {named}" if named else f"a folder with a {_DOMAIN} file"
        yield (
            f"{out} looks public: {why} is often published as it is, and the report names people"
        )


def _is_tracked(out: Path) -> bool:
    try:
        return bool(open_repository(out).staged())
    except GitError:
        return False
