"""What a long run tells of itself, in a file of its own: how often it tried, and what failed.

`HEADWAY_ASSURANCE` names the folder that such files go to. Where it is set, what can be tried
a few times or thousands of times is tried thousands of times.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

VARIABLE = "HEADWAY_ASSURANCE"


@dataclass(frozen=True, slots=True)
class Tally:
    """One run: which promise it tried (`P1`, …, `preview`), how often, what failed, how long."""

    name: str
    promise: str
    tried: int
    unit: str
    failures: int
    seconds: float
    how: str


def folder() -> Path | None:
    """Where tallies go; None where nothing asks for the long runs."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else None


def keep(tally: Tally) -> None:
    """Write a tally down, where somebody asks for it."""
    if place := folder():
        place.mkdir(parents=True, exist_ok=True)
        text = json.dumps(asdict(tally), indent=2, ensure_ascii=False)
        (place / f"{tally.name}.json").write_text(f"{text}\n", encoding="utf-8")


class UnreadableTallyError(ValueError):
    """A file that is no tally, said in one line."""


def read(path: Path) -> Tally:
    """A tally as `keep` writes it. Raises UnreadableTallyError where it is none."""
    try:
        said = json.loads(path.read_bytes())
        return Tally(
            name=str(said["name"]),
            promise=str(said["promise"]),
            tried=int(said["tried"]),
            unit=str(said["unit"]),
            failures=int(said["failures"]),
            seconds=float(said["seconds"]),
            how=str(said["how"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableTallyError(f"{path} is no tally: {error!r}") from None


def read_all(place: Path) -> list[Tally]:
    """Every tally of a folder, by promise and name."""
    found = [read(path) for path in place.glob("*.json")]
    return sorted(found, key=lambda one: (one.promise, one.name))
