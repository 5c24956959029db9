"""A report that git tracks."""

from __future__ import annotations

import shlex

from ledger.dangers._danger import Peril, Weight, danger
from ledger.readers.surroundings import Surroundings


@danger("output-tracked", Weight.DANGER, promise="What is private stays with you.", asks_git=True)
def output_tracked(around: Surroundings) -> Peril | None:
    """The reports made for their owner alone of which files are tracked."""
    own = [one.folder for one in around.reports if not one.shared]
    tracked = around.held.tracked if around.held else frozenset[str]()
    found = tuple(
        folder for folder in own if any(path.startswith(f"{folder}/") for path in tracked)
    )
    if not found:
        return None
    folders = " ".join(shlex.quote(folder) for folder in found)
    return Peril(
        "git tracks a report: whoever has the repository can read it",
        f"`git rm -r --cached {folders}`, a line for it in .gitignore, then `git commit`",
        found,
    )
