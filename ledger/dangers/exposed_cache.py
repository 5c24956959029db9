"""What is kept between runs, for others to read."""

from __future__ import annotations

import shlex

from ledger.dangers._danger import Peril, Weight, danger
from ledger.readers.surroundings import Surroundings


@danger("exposed-cache", Weight.DANGER, promise="What is private stays with you.")
def exposed_cache(around: Surroundings) -> Peril | None:
    """The files kept between runs, made for their owner alone, that others can read now."""
    if not around.exposed:
        return None
    folders = sorted({path.rpartition("/")[0] for path in around.exposed})
    return Peril(
        "other users of this machine can read what Headway keeps of your ledgers between runs",
        f"`chmod -R go-rwx {' '.join(shlex.quote(folder) for folder in folders)}`",
        around.exposed,
    )
