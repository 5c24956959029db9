"""What a newer form of a file tells of a campaign's stages goes below what stands there."""

from __future__ import annotations

import pytest

from ledger.editing._stages_further import stages_further
from ledger.model.stage import pipeline_of
from tests.support import ledger_of


@pytest.mark.parametrize(
    ("ours", "theirs", "more"),
    [
        (["2026-07-01 applied"], ["2026-07-01 applied"], []),
        (["2026-07-01 applied"], ["applied"], []),
        (["2026-07-01 applied"], ["2026-07-01 applied", "rejected"], ["rejected"]),
        (["2026-07-01 applied", "rejected"], ["2026-07-01 applied"], []),
        (["2026-07-01 applied"], ["2026-07-02 applied", "rejected"], ["rejected"]),
        # What the file said before stands there, and what it says now follows it.
        (
            ["2026-07-01 applied", "interviewing, because the file says interviewing"],
            ["2026-07-01 applied", "2026-08-01 rejected"],
            ["2026-08-01 rejected"],
        ),
        (
            ["researching", "2026-07-01 applied", "2026-07-09 interviewing"],
            ["2026-07-01 applied", "rejected"],
            ["rejected"],
        ),
        # A tracker has no stage between what is saved and what is applied for.
        (
            ["researching"],
            ["2026-07-01 applied", "2026-07-09 interviewing"],
            [
                "2026-07-01 targeted, because the file says applied",
                "2026-07-01 applied",
                "2026-07-09 interviewing",
            ],
        ),
        (["researching"], ["rejected"], ["rejected"]),
        (["researching"], ["negotiating, because the file says Offer"], None),
        # Neither what cannot follow, nor what is there, nor what lies before.
        (["2026-07-01 applied", "withdrawn"], ["2026-07-01 applied", "rejected"], None),
        (
            ["2026-07-01 applied", "2026-08-09 interviewing"],
            ["2026-07-01 applied", "2026-08-01 rejected"],
            None,
        ),
        (
            ["2026-07-01 applied", "2026-08-09 negotiating"],
            ["2026-07-01 applied", "2026-08-01 interviewing", "negotiating"],
            None,
        ),
    ],
)
def test_the_lines_that_go_on(ours: list[str], theirs: list[str], more: list[str] | None) -> None:
    text = "".join(f"  - {line}\n" for line in ours)
    ledger = ledger_of({"campaigns/a.md": f"---\npipeline: job\nstages:\n{text}---\n"})
    (campaign,) = ledger.campaigns
    found = stages_further(theirs, campaign.stages, pipeline_of(ledger, campaign))
    assert found == (None if more is None else tuple(more))
