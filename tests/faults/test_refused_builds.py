"""A build that the disk refuses a call ends with 3, and the report that was there is whole (P1)."""

from __future__ import annotations

import errno
import itertools
import os
from collections.abc import Iterator

import pytest

from ledger.site import siblings
from tests.faults.failing import failing_at
from tests.faults.reports import Report, report_in
from tests.faults.system_calls import REFUSED, calls_of, refuse_at, run_at, why_not
from tests.tally import is_long, tallied

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")

ERRORS = ("ENOSPC", "EIO", "EDQUOT")
CALLS = ("open", "write", "link", "mkdir", "replace", "rename", "unlink", "rmdir")
GROUPS = ("write", "fsync", "rename", "link", "mkdir")
FEW, FEW_TRACED, MANY_TRACED = 8, 4, 1_000


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return report_in(tmp_path_factory.mktemp("report"))


@pytest.fixture
def report(made: Report) -> Report:
    """A report of the first version, which was just built anew."""
    for version in (1, 0):
        made.save(version)
        assert made.build() == 0
    return made


def fault_after(
    report: Report, sites: tuple[int, int], status: int, said: str, *, removing: bool = False
) -> str:
    """What is wrong with the report, and with what was said, after a call was refused.

    `sites` are the old and the new one. A build that puts its new report in place, and cannot
    take the old one away, has to say so.
    """
    old, new = sites
    if "Traceback" in said:
        return f"it says: {said[-300:]}"
    found = report.found()
    if status == 0:
        return "" if found == [new] else f"it ended with 0, and is not done: {found}"
    if status != 3 or not said.strip():
        return f"it ended with {status}: {said[-300:]}"
    if found == [old] or (removing and found == [new]):
        return ""
    return f"it ended with 3, and the report is another: {found}"


def settled(report: Report, new: int) -> int:
    """The version that stands once the disk takes everything again; nothing is left beside it."""
    assert report.build() == 0, report.said
    assert report.found() == [new]
    assert not any(folder.exists() for folder in siblings(report.out))
    return new


def refusals(report: Report) -> Iterator[str]:
    """What is wrong after each call of Python's of a build was refused in each way."""
    calls = [name for name in report.calls() if name in CALLS]
    step = 1 if is_long() else max(1, len(calls) // FEW)
    standing = 0
    ways = list(itertools.product(ERRORS, (False, True)))
    for at in range(0, len(calls), step):
        for error, lasting in ways if is_long() else [ways[at % len(ways)]]:
            nth = calls[: at + 1].count(calls[at])
            act = failing_at(nth, getattr(errno, error), (calls[at],), ever_after=lasting)
            new = 1 - standing
            report.save(new)
            status = report.build(act)
            removing = calls[at] in ("unlink", "rmdir")
            fault = fault_after(report, (standing, new), status, report.said, removing=removing)
            yield f"{calls[at]} {nth}, {error}, {lasting=}: {fault}" if fault else ""
            standing = settled(report, new)


def test_a_build_that_is_refused_a_call_leaves_the_report_as_it_was(report: Report) -> None:
    how = (
        "ENOSPC, EIO and EDQUOT at each call of Python's that changes the disk, once and from "
        "then on: the old report is whole and the exit status 3, or it is the new one"
    )
    with tallied("refused-builds-python", "P1, P7", "faults injected into builds", how) as count:
        for fault in refusals(report):
            count.add(fault)
        count.verdict()


def refusals_by_strace(report: Report) -> Iterator[str]:
    """The same at system calls, where what is written to a page is seen as well."""
    standing = 0
    for group in GROUPS:
        report.save(1 - standing)
        ended, found = calls_of(report.place, report.words, REFUSED[group])
        assert ended.status == 0, ended.said
        standing = 1 - standing
        said = f"<{report.place / 'said.txt'}>"
        calls = [one for one in found if one.is_about(report.place) and said not in one.given]
        step = 1 if is_long() else max(1, len(calls) - 1)
        for call, error in itertools.product(calls[::step], ERRORS if is_long() else ERRORS[:1]):
            new = 1 - standing
            report.save(new)
            ended = run_at(report.place, report.words, refuse_at(call, error), REFUSED[group])
            if all(str(report.place) in line and said not in line for line in ended.refused):
                fault = fault_after(report, (standing, new), ended.status, ended.said)
                yield f"{call}, {error}: {fault}" if fault else ""
            standing = settled(report, new)


def test_a_build_that_is_refused_a_system_call_leaves_the_report_as_it_was(report: Report) -> None:
    if why_not():
        pytest.skip(why_not())
    how = (
        "ENOSPC, EIO and EDQUOT by strace at each write, fsync, rename, link and mkdir: the old "
        "report is whole and the exit status 3, or it is the new one"
    )
    with tallied("refused-builds", "P1, P7", "faults injected into builds", how) as count:
        some = MANY_TRACED if is_long() else FEW_TRACED
        for fault in itertools.islice(refusals_by_strace(report), some):
            count.add(fault)
        count.verdict()
