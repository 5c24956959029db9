"""What `headway next` says on each Monday of the two stories, as one text to read.

    python -m tests.golden.weekly_next

writes the texts anew. They are reviewed line by line: whatever reads untrue, nagging, unclear
or in the wrong week is a bug, and a change in them is to be argued in the commit.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from tests.cli.transcript import headway
from tests.support import ROOT

STORIES = ("job-search", "book-of-business")
FIRST_MONDAY = date(2026, 5, 25)
WEEKS = 27
FOLDER = Path(__file__).parent


def golden_path(story: str) -> Path:
    """Where the text of a story is kept."""
    return FOLDER / f"next-{story}.txt"


def weekly_next(story: str) -> str:
    """The actions of each Monday of a story, as `headway next` shows them."""
    parts = []
    for week in range(WEEKS):
        monday = FIRST_MONDAY + timedelta(weeks=week)
        shown = headway(ROOT / "examples" / story, f"next --as-of {monday}")
        assert shown.exit_code == 0, shown.output
        parts.append(f"== Week {week + 1}, Monday {monday}\n\n{shown.output}")
    return "\n".join(parts)


def main() -> None:
    """Write the texts of both stories."""
    for story in STORIES:
        golden_path(story).write_text(weekly_next(story), encoding="utf-8")


if __name__ == "__main__":
    main()
