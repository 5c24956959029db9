"""One ledger, one day, one version: the same bytes in any time zone, locale and hash seed."""

from __future__ import annotations

import hashlib
import itertools
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from tests.support import ROOT
from tests.tally import tallied

LONG = settings.default.max_examples > 1_000
ZONES = (
    "UTC", "Pacific/Kiritimati", "Etc/GMT+12", "America/New_York", "Europe/Berlin", "Asia/Kolkata",
    "Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns", "Pacific/Chatham",
    "Africa/Casablanca", "Asia/Tokyo",
)  # fmt: skip
LOCALES = ("C", "C.UTF-8", "tr_TR.UTF-8")
SEEDS = tuple(str(seed) for seed in range(20))
EXAMPLE = ROOT / "examples" / "book-of-business"
DAY = "2026-11-22"
PYTHONS = ("python3.11", "python3.12", "python3.13", "python3.14")


def pythons() -> list[str]:
    """This Python, and each other at hand that has what the program needs."""
    others = filter(None, map(shutil.which, PYTHONS))
    able = [
        one for one in others
        if subprocess.run(
            [one, "-c", "import ledger.build, ledger.site.rendering"], cwd=ROOT, check=False,
            capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
        ).returncode == 0
    ]  # fmt: skip
    return [sys.executable, *able]


def digest(python: str, zone: str, locale: str, seed: str, place: Path) -> str:
    """What a build of its own makes, names and bytes, as one hash."""
    env = {
        **os.environ, "TZ": zone, "LC_ALL": locale, "LANG": locale, "PYTHONHASHSEED": seed,
        "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(place / "cache"),
    }  # fmt: skip
    out = place / "site"
    subprocess.run(
        [python, "-m", "ledger", "build", "--ledger", EXAMPLE, "--as-of", DAY, "--output", out],
        env=env, check=True, capture_output=True,
    )  # fmt: skip
    made = hashlib.sha256()
    for path in sorted(one for one in out.rglob("*") if one.is_file()):
        name = path.relative_to(out).as_posix().encode()
        made.update(b"%d %s %d " % (len(name), name, path.stat().st_size))
        made.update(path.read_bytes())
    shutil.rmtree(place)
    return made.hexdigest()


def tries() -> list[tuple[str, str, str, str]]:
    """Every setting in the long form; in the short one each zone, locale and seed at least once."""
    if LONG:
        return list(itertools.product(pythons(), ZONES, LOCALES, SEEDS))
    told = [(ZONES[0], LOCALES[1], "0"), (ZONES[1], LOCALES[0], "1"), (ZONES[2], LOCALES[2], "2"),
            (ZONES[7], LOCALES[1], "3")]  # fmt: skip
    return [(sys.executable, *one) for one in told]


@pytest.mark.parametrize("count", [len(ZONES) * len(LOCALES) * len(SEEDS)])
def test_one_hash_of_the_built_site(tmp_path, count):
    with tallied("same-bytes", "P5", "builds of a site", Path(__file__)) as tally:
        found: dict[str, tuple[str, ...]] = {}
        for number, one in enumerate(tries()):
            made = digest(*one, tmp_path / str(number))
            tally.tried += 1
            tally.failures += bool(found) and made not in found
            found.setdefault(made, one)
        assert len(found) == 1, found
        assert not LONG or tally.tried >= count
