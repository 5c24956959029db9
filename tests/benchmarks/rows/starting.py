"""`headway next`, which is typed many times a day, against Python importing Click alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from tests.benchmarks.bench import Bench, Row, compared, headway
from tests.benchmarks.measuring import Work, in_turn
from tests.benchmarks.running import seconds

_RECORDS = 500
# So short a work costs little to do often, and needs it.
_TIMES = 4


def rows(bench: Bench) -> Iterator[Row]:
    """One row, of a ledger of 500 records whose reading is cached."""
    ledger = bench.ledger(min(_RECORDS, *bench.records))
    variables = bench.variables()
    imports = [sys.executable, "-c", "import click"]
    works = [
        Work("next", lambda: seconds(headway("next", ledger), bench.folder, variables)),
        Work("python -c 'import click'", lambda: seconds(imports, bench.folder, variables)),
    ]
    in_turn(works, 1)
    own, other = in_turn(works, bench.runs * _TIMES)
    yield compared(f"warm next, {ledger.records:,} records", own, other, 3)
