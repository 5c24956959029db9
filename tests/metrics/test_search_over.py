"""A search that is over still leads to a line: the one that ended it."""

from __future__ import annotations

import pytest

from ledger import metrics
from tests.support import AS_OF, ledger_of

FILES = {
    "campaigns/a.md": "---\nname: Alder\ntitle: counsel\nstages:\n  - 2026-09-01 applied\n"
    "  - 2026-11-02 accepted\n---\n",
    "campaigns/b.md": "---\nname: Birch\ntitle: counsel\nstages:\n  - 2026-09-01 withdrawn\n---\n",
}


@pytest.mark.parametrize("name", ["works", "resilience", "pace"])
def test_the_line_that_ended_it_stands_behind_every_figure_about_open_campaigns(name):
    one = next(metric for metric in metrics.all_metrics() if metric.name == name)
    taken = one.take(ledger_of(FILES), AS_OF)
    assert taken.reading == "nothing is open: Alder was won"
    assert taken.evidence == ("campaigns/a.md:6",)
    assert taken.verdict is None
