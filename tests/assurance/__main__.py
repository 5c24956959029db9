"""Runs what tries the promises at length, and writes the page that says what came of it.

python -m tests.assurance [RUN ...] [--tallies FOLDER] [--page FILE]     # all runs, or some
python -m tests.assurance --written      # only the page, from tallies that are there
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.assurance.page import page
from tests.assurance.runs import RUNS, TALLIES, made
from tests.assurance.tally import UnreadableTallyError, read_all
from tests.support import ROOT

PAGE = ROOT / "ledger" / "help" / "guides" / "assurance.md"


def main(words: Sequence[str] | None = None) -> int:
    """Run what was asked for and write the page; 1 where a run or a try failed."""
    asked = _arguments().parse_args(words)
    failed = []
    if not asked.written:
        for run in RUNS:
            if asked.runs and run.name not in asked.runs:
                continue
            if run.lacks:
                print(f"{run.name}: there is no {run.lacks}, so it is left out", file=sys.stderr)
            elif not made(run, asked.tallies):
                failed.append(run.name)
    try:
        tallies = read_all(asked.tallies)
    except UnreadableTallyError as error:
        print(f"{error}; remove it and run this again", file=sys.stderr)
        return 1
    if not tallies:
        print(f"there is no tally in {asked.tallies}, so the page stays as it is", file=sys.stderr)
        return 1
    strange = [one.name for one in tallies if one.name not in TALLIES]
    if strange:
        print(f"left out, for no run writes them: {', '.join(strange)}", file=sys.stderr)
        tallies = [one for one in tallies if one.name in TALLIES]
    if missing := TALLIES.keys() - {one.name for one in tallies}:
        print(f"not tried at length: {', '.join(sorted(missing))}", file=sys.stderr)
    asked.page.write_text(page(tallies), encoding="utf-8")
    failed += [one.name for one in tallies if one.failures]
    tried = sum(one.tried for one in tallies)
    print(f"{asked.page}: {tried:,} tries in {len(tallies)} runs")
    if failed:
        print(f"failed: {', '.join(dict.fromkeys(failed))}", file=sys.stderr)
    return int(bool(failed))


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.assurance")
    add = parser.add_argument
    names = [run.name for run in RUNS]
    add("runs", nargs="*", choices=[[], *names], metavar="RUN", help=f"of {', '.join(names)}")
    add("--tallies", type=Path, default=ROOT / ".assurance", help="where what is counted goes")
    add("--page", type=Path, default=PAGE, help="the page that is written")
    add("--written", action="store_true", help="run nothing; write the page from what is there")
    return parser


if __name__ == "__main__":
    sys.exit(main())
