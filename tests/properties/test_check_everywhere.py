"""`check` finds the same wherever it runs: zone, locale, hash seed, order on the disk, cache.

Promise P4. A few worlds each time; each zone with each locale where `HEADWAY_ASSURANCE` asks
for the long runs.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from itertools import product
from pathlib import Path
from random import Random

from tests.assurance.tally import Tally, folder, keep
from tests.checks.test_thirty_faults import PLANTED, SOUND
from tests.site.test_whole_site import broken
from tests.support import ROOT, write_ledger

ZONES = ("UTC", "Pacific/Kiritimati", "America/Adak", "Asia/Kathmandu", "Europe/Dublin",
         "Australia/Lord_Howe", "Africa/Casablanca", "America/St_Johns")  # fmt: skip
LOCALES = ("C", "C.UTF-8", "tr_TR.UTF-8")
FEW = 4
# Files are listed by the system in an order of its own; here in one that this number makes.
_RUN = """
import os, random, sys
order = random.Random(int(sys.argv.pop(1)))
scan, listdir = os.scandir, os.listdir
class Shuffled:
    def __init__(self, found):
        self.found = shuffled(found)
    def __iter__(self): return self
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def close(self): pass
    def __next__(self):
        if not self.found: raise StopIteration
        return self.found.pop()
def shuffled(found):
    found = list(found)
    order.shuffle(found)
    return found
os.scandir = lambda *path: Shuffled(scan(*path))
os.listdir = lambda *path: shuffled(listdir(*path))
from ledger.cli import main
main(prog_name="headway")
"""


def worlds() -> list[tuple[int, str, str]]:
    every = [(number, *one) for number, one in enumerate(product(ZONES, LOCALES))]
    return every if folder() else every[:: len(every) // FEW]


def linked(root: Path) -> None:
    """Two ways to one folder with a mistake in it: whichever is met first has to be the same."""
    aside = write_ledger(root / "aside", {"zoe-ray.md": "---\nname: Zoe Ray\nTitle: Judge\n---\n"})
    (aside / "headway.toml").unlink()
    for name in ("away", "by", "north", "zone"):
        (root / "contacts" / name).symlink_to("../aside")


def found(root: Path, world: tuple[int, str, str], cache: Path) -> str:
    """What `check` finds of a ledger in a world, as it tells programs and people."""
    number, zone, language = world
    said = []
    for form in ("json", "full"):
        done = subprocess.run(
            [sys.executable, "-c", _RUN, str(number), "check", "--format", form, "--ledger", root],
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": str(number), "TZ": zone,
                 "LC_ALL": language, "PYTHONUTF8": "1", "XDG_CACHE_HOME": str(cache),
                 "HEADWAY_TODAY": "2026-11-22"},
            capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert done.returncode == 1, done.stderr
        assert "Traceback" not in done.stderr
        said.append(done.stdout + done.stderr)
    return "\n".join(said)


def test_the_same_is_found_everywhere(tmp_path: Path) -> None:
    begun = time.monotonic()
    files = {**SOUND, **broken(), **{one.path: one.wrong for one in PLANTED if one.wrong}}
    told = []
    for world in worlds():
        # Made in another order, too; the second run finds what the first one kept.
        turned = dict(Random(world[0]).sample(sorted(files.items()), k=len(files)))  # noqa: S311
        root = write_ledger(tmp_path / "ledger" / str(world[0]) / "search", turned)
        linked(root)
        cache = tmp_path / "cache" / str(world[0])
        told += [found(root, world, cache), found(root, world, cache)]
    same = [one == told[0] for one in told]
    keep(
        Tally(
            name="check-everywhere",
            promise="P4",
            tried=len(told),
            unit="runs of one check in other surroundings",
            failures=same.count(False),
            seconds=round(time.monotonic() - begun, 1),
            how="eight time zones, three locales, as many hash seeds and orders of files, with and"
            " without what is kept between runs",
        )
    )
    assert told[0].count("error") > len(PLANTED) // 2
    assert all(same), told[same.index(False)]
