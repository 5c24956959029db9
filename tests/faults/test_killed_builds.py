"""A build that is killed at any system call leaves the old complete site or the new one (P1)."""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Iterator

import pytest

from tests.faults.failing import killed_at
from tests.faults.reports import Report, report_in
from tests.faults.system_calls import CHANGES, calls_of, kill_at, run_at, why_not
from tests.tally import is_long, tallied

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")

FEW, MANY = 6, 2_000
# Every so many builds there is no report yet, and every so many one is left to come to its end.
FIRST, ENDED = 5, 8


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return report_in(tmp_path_factory.mktemp("report"))


def fault_after(report: Report, old: int | None, new: int) -> str:
    """What is wrong with what a killed build left."""
    found = report.found()
    if found in ([new], [old]) or (old is None and not report.out.exists()):
        return ""
    return f"neither site: {found}"


def kills_by_strace(report: Report) -> Iterator[str]:
    """What is wrong after each of many kills, in turn from each version to the other."""
    calls = {}
    for first in (False, True):
        report.save(0)
        if first:
            shutil.rmtree(report.out)
        ended, found = calls_of(report.place, report.words, CHANGES)
        assert ended.status == 0
        calls[first] = [one for one in found if one.is_about(report.place) and one.changes]
        assert len(calls[first]) > FEW
        report.save(1)
        assert run_at(report.place, report.words).status == 0
    standing = 1
    for turn in itertools.count():
        first = turn % FIRST == FIRST - 1
        points = calls[first]
        stride = 1 if is_long() else max(1, len(points) // FEW)
        point = points[turn * stride % len(points)]
        old, new = (None if first else standing), 1 - standing
        if first:
            shutil.rmtree(report.out)
        ledger = report.save(new)
        ended = run_at(report.place, report.words, kill_at(point))
        if ended.status == -9:
            fault = fault_after(report, old, new) or report.fault_of_next(new, ledger)
            yield f"{fault} (killed at {point})" if fault else ""
        else:
            # The last calls of the one that was counted are not always made.
            assert ended.status == 0, ended.said
        standing = new
        if report.found() != [new]:
            report.build()


def test_a_build_killed_at_any_system_call_leaves_the_old_site_or_the_new(report: Report) -> None:
    if why_not():
        pytest.skip(why_not())
    how = (
        "SIGKILL by strace at each system call that changes the disk, in turn; every byte of "
        "the folder compared with the old and the new report, and the next build with the new"
    )
    with tallied("killed-builds", "P1", "builds killed", how) as count:
        for fault in itertools.islice(kills_by_strace(report), MANY if is_long() else FEW):
            count.add(fault)
        count.verdict()


def kills(report: Report) -> Iterator[str]:
    """The same where no strace is, one upon what the other left: at calls that Python makes."""
    report.save(0)
    assert report.build() == 0
    points = len(report.calls())
    assert points > FEW
    standing: int | None = 0
    for turn in itertools.count():
        if turn % FIRST == FIRST - 1:
            shutil.rmtree(report.out, ignore_errors=True)
            standing = None
        new = 1 if standing == 0 else 0
        ledger = report.save(new)
        # Neither all early ones nor all late ones are for the same version.
        stride = 7 if is_long() else max(1, points // FEW)
        nth = 1 + turn * stride % points
        ended = report.build(killed_at(nth))
        if ended == -9:
            fault = fault_after(report, standing, new)
            if turn % ENDED == ENDED - 1:
                fault = fault or report.fault_of_next(new, ledger)
            yield f"{fault} (killed at call {nth})" if fault else ""
        else:
            assert ended == 0, report.said
        standing = next(iter(report.found()), None)


def test_a_build_killed_at_any_call_of_python_leaves_the_old_site_or_the_new(
    report: Report,
) -> None:
    how = (
        "SIGKILL at each call of Python's that changes the disk, in turn, one upon what the other "
        "left; every byte of the folder compared with the old and the new report"
    )
    with tallied("killed-builds-python", "P1", "builds killed", how) as count:
        for fault in itertools.islice(kills(report), MANY if is_long() else FEW):
            count.add(fault)
        count.verdict()
