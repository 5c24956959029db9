"""Findings about lines that put an action off."""

from __future__ import annotations

import pytest

from ledger import checks
from tests.support import AS_OF, ledger_of


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("chased-1a2b3c until 2026-12-20, why", ""),
        ("chased-1a2b3c until 2026-12-20", ""),
        ("", "puts nothing off"),
        ("the alarm", "`the alarm` puts nothing off"),
        ("chased-1a2b3c", "puts nothing off"),
        ("chased-1a2b3c until december", "puts nothing off"),
        ("chased-1a2b3c until 2026-13-01", "puts nothing off"),
        ("chased-1a2b3c until 2026-11-20", "this puts nothing off: 2026-11-20 is not after"),
        ("chased-1a2b3c until 2026-12-21, why", "this ends on 2026-12-20: 30 days are the most"),
    ],
)
def test_an_id_and_a_day_within_thirty(line, said):
    found = checks.run(ledger_of({"journal/j.md": f"- 2026-11-20 snooze {line}\n"}), AS_OF)
    snooze = [one for one in found if one.code == "HW516"]
    assert [said in one.message for one in snooze] == ([True] if said else [])


def test_the_remedy_is_the_line_that_holds():
    typed = "- 2026-11-20 snooze chased-1a2b3c until 2027-02-01, why\n"
    (one,) = [
        one for one in checks.run(ledger_of({"journal/j.md": typed}), AS_OF) if one.code == "HW516"
    ]
    assert one.help == "- 2026-11-20 snooze chased-1a2b3c until 2026-12-20, why"


def test_one_that_is_still_to_do_is_a_next_action_like_any():
    files = {"journal/j.md": "- [ ] 2026-11-30 snooze the alarm\n"}
    assert "HW516" not in {one.code for one in checks.run(ledger_of(files), AS_OF)}
