"""Twelve weekly values of every metric, against one day's, on the book of business many times over.

Each copy has records of its own. Nothing has been asked of the ledger before each time, and only
the processor's seconds count.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from ledger.metrics import Known, all_metrics, weekly
from ledger.model.ledger import Ledger
from ledger.readers import Sources, gather
from ledger.readers.files import PROFILE, SourceFile
from tests.benchmarks.bench import Bench, Row, compared
from tests.benchmarks.measuring import Work, in_turn
from tests.support import AS_OF, ROOT

EXAMPLE = ROOT / "examples" / "book-of-business"
WEEKS = 12
COPIES = 8


def rows(bench: Bench) -> Iterator[Row]:
    """Against one day: the twelve weeks, the same once a line was typed, and reading the files."""
    sources = gather(EXAMPLE)
    records = copied(sources.records, COPIES)
    ledger = Sources(sources.settings, records).read().ledger
    sources = Sources(sources.settings, records)
    known = Known(ledger, weekly(replace(ledger), AS_OF, WEEKS))
    typed = with_a_line(sources).read().ledger
    one, twelve, later, reading = in_turn(
        [
            Work("one day", lambda: seconds(lambda: take(replace(ledger), AS_OF))),
            Work("twelve weeks", lambda: seconds(lambda: weekly(replace(ledger), AS_OF, WEEKS))),
            Work(
                "a line later",
                lambda: seconds(lambda: weekly(replace(typed), AS_OF, WEEKS, known)),
            ),
            Work("reading", lambda: seconds(Sources(sources.settings, records).read)),
        ],
        bench.runs,
    )
    size = f"{len(ledger.records):,} records"
    yield compared(f"metrics of {WEEKS} weeks, {size}", twelve, one)
    yield compared(f"the same a line later, {size}", later, one)
    yield compared(f"reading the files, {size}", reading, one)


def take(ledger: Ledger, as_of: date) -> None:
    """Every metric on a day, without the window before."""
    for metric in all_metrics():
        metric.take(ledger, as_of)


def with_a_line(sources: Sources) -> Sources:
    """The ledger once something of the day was typed below the first contact."""
    path = next(path for path in sources.records if path.startswith("contacts/"))
    file = sources.records[path]
    typed = replace(
        file, data=file.data.rstrip() + f"\n- {AS_OF} email about the weather\n".encode()
    )
    return replace(sources, records={**sources.records, path: typed})


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
    """How long something takes on this processor."""
    start = time.process_time()
    what()
    return time.process_time() - start
