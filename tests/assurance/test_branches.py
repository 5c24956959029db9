"""What `make coverage` says of the branches that no test takes, and how it ends."""

from __future__ import annotations

import re

import pytest

from tests import branches
from tests.assurance.tally import VARIABLE, read

pytest.importorskip("coverage", reason="coverage is not installed")


@pytest.fixture
def tallies(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    return tmp_path


def test_what_is_left_is_told_last_and_is_a_failure(tallies, monkeypatch, capfd):
    monkeypatch.setattr(branches, "AREAS", ("readers/test_program.py",))
    assert branches.main() == 1
    *_, last = capfd.readouterr().out.splitlines()
    told = re.fullmatch(r"([\d,]+) of ([\d,]+) lines and branches are left, after \d+ min", last)
    left, whole = (int(number.replace(",", "")) for number in told.groups())
    tally = read(tallies / "branches.json")
    assert (tally.tried, tally.failures) == (whole, left)
    assert 0 < left < whole


def test_a_test_that_fails_is_a_failure_where_nothing_is_left(tallies, monkeypatch, capfd):
    monkeypatch.setattr(branches, "AREAS", ("readers/test_program.py", "no-such-area"))
    counted = dict.fromkeys(("num_statements", "num_branches"), 10)
    monkeypatch.setattr(
        branches, "_totals", lambda *_: counted | {"missing_lines": 0, "missing_branches": 0}
    )
    monkeypatch.setattr(branches, "_coverage", lambda *_: None)
    assert branches.main() == 1
    assert capfd.readouterr().out.endswith("\ntests failed in no-such-area\n")
    assert read(tallies / "branches.json").failures == 1
    monkeypatch.setattr(branches, "AREAS", ("readers/test_program.py",))
    assert branches.main() == 0
    assert read(tallies / "branches.json").failures == 0
