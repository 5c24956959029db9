"""What twelve weekly values of every metric cost, against one day's.

    python -m tests.benchmarks.weekly [copies]

Takes examples/book-of-business so many times over (eight unless said otherwise), each copy
with records of its own, and times every metric on one day, and with the window before and
twelve weeks; each from a ledger that nothing has been asked of yet. Only the ratios mean
anything.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from ledger.metrics import all_metrics, weekly
from ledger.model.ledger import Ledger
from ledger.readers import gather
from ledger.readers.files import PROFILE, SourceFile
from tests.support import AS_OF, ROOT

EXAMPLE = ROOT / "examples" / "book-of-business"
WEEKS = 12
RUNS = 3


def main() -> None:
    """Make the ledger, time the three and print them."""
    copies = int([*sys.argv[1:], "8"][0])
    sources = gather(EXAMPLE)
    grown = replace(sources, records=copied(sources.records, copies))
    reading = seconds(grown.read)
    ledger = grown.read().ledger
    one = seconds(lambda: take(replace(ledger), AS_OF))
    twelve = seconds(lambda: weekly(replace(ledger), AS_OF, WEEKS))
    print(f"{len(ledger.records)} records, {len(ledger.entries)} dated lines")
    print(f"one day          {one:6.2f} s   1.00")
    print(f"{WEEKS} weeks         {twelve:6.2f} s   {twelve / one:.2f} of one day")
    print(f"reading the files{reading:6.2f} s   {reading / one:.2f} of one day")


def take(ledger: Ledger, as_of: date) -> None:
    """Every metric on a day, without the window before."""
    for metric in all_metrics():
        metric.take(ledger, as_of)


def copied(records: dict[str, SourceFile], copies: int) -> dict[str, SourceFile]:
    """The records, and copies of all but `me.md` whose ids and links have endings of their own."""
    ids = [path.rsplit("/", 1)[-1].removesuffix(".md") for path in records if path != PROFILE]
    longest_first = "|".join(re.escape(one) for one in sorted(ids, key=len, reverse=True))
    named = re.compile(rf"(?<![\w-])(?:{longest_first})(?![\w-])")
    made = dict(records)
    for number in range(1, copies):
        ending = f"-{number}"
        for path, file in records.items():
            if path != PROFILE:
                text = named.sub(lambda match, end=ending: match[0] + end, file.data.decode())
                new = f"{path.removesuffix('.md')}{ending}.md"
                made[new] = SourceFile(new, file.kind, text.encode())
    return made


def seconds(what: Callable[[], object]) -> float:
    """How long something takes on this processor, the best of a few runs."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        what()
        times.append(time.process_time() - start)
    return min(times)


if __name__ == "__main__":
    main()
