"""Made-up files that are written, made, moved and taken away together, or none of them (P7)."""

from __future__ import annotations

import errno
import itertools
import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.editing import FileChange, _replacing, commit
from tests.cli.transcript import contents
from tests.editing.wild import wild_file
from tests.faults.failing import CALLS, failing_at, watched
from tests.support import write_ledger
from tests.tally import is_long, tallied

FEW, MANY = 400, 20_000
ERRORS = (errno.ENOSPC, errno.EIO, errno.EDQUOT)
FOLDERS = ("contacts", "campaigns", "journal/deep")
# Every call but those that only tidy up, whose failure is no failure of the edit.
REFUSED = (*(name for name in CALLS if name not in ("unlink", "rmdir")), "exchange")
# What is done another way, or done without, where it is refused.
DISPENSABLE = ("link", "chmod", "utime")


def changes_of(number: int) -> tuple[dict[str, bytes], list[FileChange]]:
    """Some files, and what becomes of each; the same for the same number."""
    chance = random.Random(number)  # noqa: S311 - nothing is kept secret with it
    old: dict[str, bytes] = {}
    changes = []
    for turn in range(chance.randint(1, 5)):
        path = f"{chance.choice(FOLDERS)}/{turn}.md"
        now, then = (wild_file(chance.randrange(10**6)) for _ in range(2))
        match chance.choice(("written", "written", "made", "moved", "gone")):
            case "made":
                changes.append(FileChange(path, None, then))
                continue
            case "moved":
                to = f"{chance.choice(FOLDERS)}/archive/{turn}.md"
                changes.append(FileChange(path, now, then, to=to))
            case "gone":
                changes.append(FileChange(path, now, None))
            case _:
                changes.append(FileChange(path, now, then))
        old[path] = now
    return old, changes


def after(old: dict[str, bytes], changes: list[FileChange]) -> dict[str, bytes]:
    """The files once all of it is done."""
    new = {path: data for path, data in old.items() if path not in {one.path for one in changes}}
    return new | {one.to or one.path: one.after for one in changes if one.after is not None}


def tries(place: Path, *, swaps: bool) -> Iterator[str]:
    """What is wrong after each call of each set of changes was refused in each way."""
    with pytest.MonkeyPatch.context() as patch:
        if not swaps:
            # A system that cannot let two files change places.
            patch.setattr(_replacing, "exchange", lambda one, other: False)
        for number in itertools.count():
            old, changes = changes_of(number)
            shutil.rmtree(place, ignore_errors=True)
            write_ledger(place, dict(old))
            with watched(lambda *_: None) as watch:
                commit(place, changes)
            new = {"headway.toml": b"", **after(old, changes)}
            assert contents(place) == new, number
            points = [name for name in watch.calls if name in REFUSED]
            stale = True
            for nth, code in itertools.product(range(1, len(points) + 1), ERRORS):
                if stale:
                    shutil.rmtree(place)
                    write_ledger(place, dict(old))
                before = contents(place)
                failed = ""
                with watched(failing_at(nth, code, REFUSED)):
                    try:
                        commit(place, changes)
                    except OSError as error:
                        failed = errno.errorcode[error.errno or 0]
                stale = not failed
                wanted = before if failed else new
                fault = "" if contents(place) == wanted else "the files are others"
                if failed != errno.errorcode[code] and points[nth - 1] not in DISPENSABLE:
                    fault = f"it failed with {failed}" if failed else "it did not fail"
                where = f"changes {number}, {points[nth - 1]} {nth}, {errno.errorcode[code]}"
                yield f"{where}: {fault}" if fault else ""


@pytest.mark.parametrize("swaps", [True, False])
def test_all_of_it_is_done_or_none_of_it(tmp_path: Path, swaps: bool) -> None:
    if os.name == "nt":
        pytest.skip("the system has other calls")
    how = (
        "up to five made-up files written, made, moved and taken away at once, with ENOSPC, EIO "
        "and EDQUOT at each call that is made for it"
        + ("" if swaps else ", where files cannot change places")
    )
    name = "refused-changes" if swaps else "refused-changes-renamed"
    with tallied(name, "P2, P7", "faults injected into sets of changes", how) as count:
        some = (MANY if is_long() else FEW) // 2
        for fault in itertools.islice(tries(tmp_path / "ledger", swaps=swaps), some):
            count.add(fault)
        count.verdict()
