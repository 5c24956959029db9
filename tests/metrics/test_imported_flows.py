"""A real list with a column a stage gives the flows that its author drew of it."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from ledger.model.campaign import Campaign
from ledger.model.ledger import Ledger
from ledger.model.rounds import INTERVIEW
from ledger.readers import read_ledger
from tests.cli.envelopes import envelope, run
from tests.support import write_ledger

LIST = "nakuramino-2021.csv"
DAY = "2021-06-30"

# From and to, and how many, as the author published them.
PUBLISHED = {
    ("Applied", "Ghosted"): 31,
    ("Applied", "Coding Challenge"): 7,
    ("Applied", "First Round"): 4,
    ("Applied", "Rejected"): 10,
    ("Coding Challenge", "First Round"): 2,
    ("First Round", "Second Round"): 3,
}


@pytest.fixture(scope="module")
def root(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = write_ledger(tmp_path_factory.mktemp("imported"), {})
    result = run("import", "--ledger", made, shared_data / "trackers" / LIST)
    assert result.exit_code == 0, result.output
    return made


@pytest.fixture(scope="module")
def ledger(root: Path) -> Ledger:
    return read_ledger(root).ledger


def way_of(ledger: Ledger, campaign: Campaign) -> list[str]:
    """What a campaign went through, by the author's names."""
    labels = {e.round for e in ledger.entries_with(campaign) if e.kind.name == INTERVIEW}
    way = ["Applied"]
    way += ["Coding Challenge"] if "coding-challenge" in campaign.fields else []
    way += [
        name for label, name in (("1", "First Round"), ("2", "Second Round")) if label in labels
    ]
    if len(way) == 1:
        rejected = campaign.stages[-1].stage == "rejected"
        way.append("Rejected" if rejected else "Ghosted")
    return way


def test_the_imported_files_hold_the_published_flows(ledger: Ledger) -> None:
    flows: Counter[tuple[str, str]] = Counter()
    for campaign in ledger.campaigns:
        way = way_of(ledger, campaign)
        flows.update(pairwise(way))
    assert {flow: flows[flow] for flow in PUBLISHED} == PUBLISHED


def test_conversion_says_the_same_from_the_imported_stages(root: Path) -> None:
    result = run("metrics", "conversion", "--ledger", root, "--as-of", DAY, "--format", "json")
    taken = envelope(result, "metrics")["metrics"]["conversion"]
    rows = {row["stage"]: row for row in taken["rows"]}
    first_rounds = (
        PUBLISHED["Applied", "First Round"] + PUBLISHED["Coding Challenge", "First Round"]
    )
    applied = rows["applied"]
    assert applied["advanced"] == first_rounds
    assert applied["advanced"] + applied["exited"] + applied["open"] == 52
    papers = rows["papers → first round"]
    assert papers["advanced"] == first_rounds
    assert taken["verdict"] is None


def test_no_share_is_given_where_hardly_any_left_the_stage(root: Path) -> None:
    result = run("metrics", "conversion", "--ledger", root, "--as-of", DAY, "--format", "json")
    rows = envelope(result, "metrics")["metrics"]["conversion"]["rows"]
    few = [row for row in rows if 0 < row["advanced"] + row["exited"] < 5]
    assert few
    assert all(row["low"] is None and row["high"] is None for row in few)
