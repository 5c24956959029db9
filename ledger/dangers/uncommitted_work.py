"""Work that has been in no commit for weeks."""

from __future__ import annotations

from datetime import UTC, datetime

from ledger.dangers._danger import Peril, Weight, danger
from ledger.readers.surroundings import Surroundings

_LONGEST = 14  # days; a choice: whoever commits each week is left in peace over one holiday
_DAY = 86400  # seconds


@danger(
    "uncommitted-work", Weight.DANGER, promise="What was written once can be had again.",
    asks_git=True,
)  # fmt: skip
def uncommitted_work(around: Surroundings) -> Peril | None:
    """What is not as it was committed last, where that, or the work itself, is weeks old."""
    held = around.held
    if not held or held.unsettled or held.committed is None:
        return None
    midnight = datetime(around.as_of.year, around.as_of.month, around.as_of.day, tzinfo=UTC)
    until = midnight.timestamp() + _DAY
    latest = until - _LONGEST * _DAY
    written = {one.path: one.written for one in around.entries}
    if held.committed < latest:
        days = int((until - held.committed) // _DAY)
        found, said = held.waiting, f"the last commit is {days} days old, and does not hold these"
    else:
        found = tuple(path for path in held.waiting if written.get(path, latest) < latest)
        said = f"these were written more than {_LONGEST} days ago, and are in no commit as they are"
    if not found:
        return None
    return Peril(said, "`git add .`, then `git commit -m 'The weeks since'`", found)
