"""Inputs that nobody would type, given to everything that reads what others wrote.

    python -m tests.fuzz [reader|settings|ledger|IMPORTER ...] [--inputs N] [--seconds N] [--seed N]
    python -m tests.fuzz TARGET --again FOLDER_OR_FILE

What fails is made as small as it can be and kept below tests/fuzz/found, where it is a test
from then on, with the command that repeats it. `HEADWAY_ASSURANCE` names a folder for tallies.
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.assurance.tally import Tally, keep
from tests.fuzz.case import digest_of, read_case, write_case
from tests.fuzz.running import Run, run
from tests.fuzz.targets import all_targets
from tests.fuzz.worker import first_failure

FOUND = Path(__file__).parent / "found"


def main(words: Sequence[str] | None = None) -> int:
    """Try what was asked for and say what was found; 1 where anything was."""
    targets = all_targets()
    asked = _arguments(list(targets)).parse_args(words)
    chosen = [targets[name] for name in asked.targets or targets]
    if asked.again:
        (target,) = chosen
        failure = first_failure(read_case(asked.again), target.judge)
        print(f"{failure.kind}\n{failure.words}" if failure else "nothing is wrong with it")
        return int(failure is not None)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    shares = sum(one.share for one in chosen)
    runs = []
    for target in chosen:
        part = target.share / shares
        seconds = asked.seconds / len(chosen) if asked.seconds else float("inf")
        made = run(target, max(1, round(asked.inputs * part)), seconds, asked.seed, _progress)
        _tell(made, asked.keep)
        _keep_tally(made, asked.seed)
        runs.append(made)
        if made.stopped:
            break
    tried, failed = sum(one.tried for one in runs), sum(one.failed for one in runs)
    print(f"{tried:,} inputs in all, {failed:,} failures")
    return int(failed > 0)


def _progress(made: Run) -> None:
    if sys.stderr.isatty():
        rate = made.tried / max(made.seconds, 0.001)
        said = f"{made.target.name}: {made.tried:,} at {rate:,.0f} a second, {made.failed} failed"
        print(f"\r{said}", end="", file=sys.stderr, flush=True)


def _tell(made: Run, keep: Path) -> None:
    said = f"{made.tried:,} inputs in {made.seconds:.0f} s, {made.pool:,} kept to mutate"
    print(f"{made.target.name}: {said}, {made.failed:,} failures", flush=True)
    for failure in made.failures.values():
        place = keep / made.target.name / digest_of(failure.case)
        write_case(place, failure.case)
        print(f"  {failure.kind}\n    python -m tests.fuzz {made.target.name} --again {place}")


def _keep_tally(made: Run, seed: int) -> None:
    if not made.tried:
        return
    name = made.target.name
    again = f"python -m tests.fuzz {name} --inputs {made.tried} --seed {seed}"
    keep(
        Tally(
            name=f"fuzz-{name}",
            promise="P6",
            tried=made.tried,
            unit=f"inputs to {name}",
            failures=made.failed,
            seconds=round(made.seconds, 1),
            how=f"{made.target.promise} ({again})",
        )
    )


def _arguments(names: list[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    add = parser.add_argument
    add("targets", nargs="*", choices=[[], *names], metavar="TARGET", help=f"of {', '.join(names)}")
    add("--inputs", type=int, default=100_000, help="how many, shared out among the targets")
    add("--seconds", type=float, default=0, help="for how long at most, shared out alike")
    add("--seed", type=int, default=1, help="another one tries others")
    add("--keep", type=Path, default=FOUND, metavar="DIR", help="where failures are written")
    add("--again", type=Path, metavar="PATH", help="judge one that was written before")
    return parser


if __name__ == "__main__":
    sys.exit(main())
