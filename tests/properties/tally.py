"""What a long run tried and found, written down where `HEADWAY_ASSURANCE` names a folder."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support import ROOT

VARIABLE = "HEADWAY_ASSURANCE"


@dataclass
class Tally:
    """How many were tried, and how many of them broke the promise."""

    tried: int = 0
    failures: int = 0


@contextmanager
def tallied(name: str, promise: str, unit: str, test: str) -> Iterator[Tally]:
    """Counts for a run; written however it ends. A run that ends in an error failed once."""
    tally, began = Tally(), time.monotonic()
    try:
        yield tally
    except BaseException:
        tally.failures = max(1, tally.failures)
        raise
    finally:
        if folder := os.environ.get(VARIABLE):
            said = {
                "name": name,
                "promise": promise,
                "tried": tally.tried,
                "unit": unit,
                "failures": tally.failures,
                "seconds": round(time.monotonic() - began, 1),
                "how": Path(test).relative_to(ROOT).as_posix(),
            }
            Path(folder).mkdir(parents=True, exist_ok=True)
            text = json.dumps(said, indent=2, ensure_ascii=False)
            (Path(folder) / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")
