"""The stage flow: the right campaigns at the right places, and the same counts as M18."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from ledger.metrics import measure
from ledger.pages import Results
from ledger.pages._campaigns.board import boards
from ledger.pages._campaigns.journeys import journeys_of
from ledger.pages._links import Links
from ledger.readers import read_ledger
from tests.pages.laying_out import results_of, view_of
from tests.support import AS_OF, ROOT, ledger_of


def campaign(*lines: str, name: str = "") -> str:
    stages = "".join(f"  - {line}\n" for line in lines)
    return f"---\n{f'name: {name}' if name else 'title: x'}\nstages:\n{stages}---\n"


FILES = {
    "campaigns/a.md": campaign(
        "2026-08-01 researching", "2026-08-05 targeted", "2026-08-20 rejected", name="Early"
    ),
    "campaigns/b.md": campaign(
        "2026-08-01 targeted", "2026-08-09 interviewing", "2026-09-01 evaporated",
        "2026-10-01 reopened", "2026-10-02 interviewing", name="Again",
    ),
    "campaigns/c.md": campaign(
        "2026-07-01 researching", "2026-07-05 targeted", "2026-07-06 interviewing",
        "2026-07-20 negotiating", "2026-08-01 accepted", name="Won",
    ),
    "campaigns/d.md": campaign("2026-12-24 researching", name="Soon"),
}  # fmt: skip


def flow_of(files):
    return view_of(results_of(files), "campaigns.html").boards[0].flow


def said(flow):
    return [(row.source, row.target, len(row.names)) for row in flow.rows]


def test_each_step_is_a_row_with_its_campaigns_and_its_lines():
    flow = flow_of(FILES)
    assert said(flow) == [
        ("begins", "researching", 2),
        ("begins", "targeted", 1),
        ("begins", "interviewing", 1),
        ("researching", "targeted", 2),
        ("targeted", "interviewing", 2),
        ("targeted", "rejected", 1),
        ("interviewing", "still there", 1),
        ("interviewing", "negotiating", 1),
        ("interviewing", "evaporated", 1),
        ("negotiating", "accepted", 1),
    ]
    rejected = next(row for row in flow.rows if row.target == "rejected")
    assert [str(name) for name in rejected.names] == ['<a href="campaigns/a.html">Early</a>']
    assert [place.text for place in rejected.places] == ["campaigns/a.md:6"]
    still = next(row for row in flow.rows if row.target == "still there")
    assert [place.text for place in still.places] == ["campaigns/b.md:8"]


def test_a_few_are_threads_with_their_names():
    flow = flow_of(FILES)
    assert flow.river is None
    assert [(one.name, one.kind, one.end) for one in flow.threads.threads] == [
        ("Won", "won", "accepted"),
        ("Again", "parked", "evaporated"),
        ("Again, episode 2", "open", "open"),
        ("Early", "exit", "rejected"),
    ]
    assert flow.threads.threads[3].title == (
        "Early: researching then targeted; rejected on 2026-08-20"
    )
    assert "1 reopened run counted again" in flow.note


def test_many_are_ribbons_with_counts_that_lead_to_their_rows():
    files = {f"campaigns/{at}.md": FILES["campaigns/a.md"] for at in range(13)}
    flow = flow_of(files)
    assert flow.threads is None
    assert flow.river is not None
    column = flow.columns[1]
    assert (column.stage, column.reached) == ("targeted", 13)
    assert [(end.count, end.said, end.kind) for end in column.ends] == [(13, "rejected", "exit")]
    row = next(row for row in flow.rows if row.anchor == column.ends[0].href.removeprefix("#"))
    assert (row.source, row.target) == ("targeted", "rejected")
    assert flow.left == {"targeted": 13}
    assert "left for good: 13 at targeted" in flow.caption.description


def test_a_step_back_is_in_the_table_and_not_in_the_picture():
    files = {
        "campaigns/a.md": campaign(
            "2026-08-01 targeted", "2026-08-05 applied", "2026-08-09 networking-in",
            "2026-08-20 stopped",
        )
    }  # fmt: skip
    flow = flow_of(files)
    assert ("applied", "networking in, a step back", 1) in said(flow)
    assert ("applied", "stopped", 1) in said(flow)
    assert "steps back are in the table" in flow.note


def test_an_end_without_a_stage_is_told_and_not_drawn():
    files = {**FILES, "campaigns/e.md": campaign("2026-08-01 rejected")}
    flow = flow_of(files)
    assert ("(begins)", "rejected, with no stage before it", 1) not in said(flow)
    assert ("begins", "rejected, with no stage before it", 1) in said(flow)
    assert "1 with no stage to draw" in flow.note


def test_nothing_is_drawn_where_nothing_was_reached():
    assert flow_of({"campaigns/d.md": FILES["campaigns/d.md"]}) is None
    assert (
        flow_of({"campaigns/odd.md": "---\npipeline: nonsense\nstages: 2026-01-01 x\n---\n"})
        is None
    )


def counts_of(flow, stage):
    """Of a stage: how many went on, left, and are still there, as the table has it."""
    word = stage.replace("-", " ")
    names = [column.stage for column in flow.columns]
    rows = [row for row in flow.rows if row.source == word and row.anchor]
    on = sum(len(row.names) for row in rows if row.target in names)
    still = sum(len(row.names) for row in rows if row.target == "still there")
    return on, sum(len(row.names) for row in rows) - on - still, still


def agree(ledger, as_of):
    """Hold the flow to the rows of M18; whether there was a stage to compare."""
    results = Results(ledger=ledger, as_of=as_of, version="0")
    rows = {row.cells["stage"]: row.cells for row in measure(ledger, as_of)["conversion"].rows}
    journeys = [one for each in ledger.campaigns for one in journeys_of(ledger, each, as_of)]
    compared = 0
    for board in boards(Links(results, "campaigns.html")):
        pipeline = ledger.config.pipelines.get(board.pipeline)
        for stage in pipeline.stages.values() if pipeline and board.flow else ():
            row = rows.get(stage.name)
            if row is None:
                continue
            again = sum(
                detour.new and detour.target.name == stage.name
                for one in journeys
                for detour in one.detours
            )
            drawn = counts_of(board.flow, stage.name)
            measured = (row["advanced"], row["exited"], row["open"])
            # What was stood at only on a detour is a row of its own, and in M18 one more.
            assert sum(measured) == sum(drawn) + again, stage.name
            assert all(0 <= m - d <= again for m, d in zip(measured, drawn, strict=True))
            compared += 1
    return compared


@pytest.mark.parametrize("name", ["job-search", "book-of-business"])
@pytest.mark.parametrize("day", ["2026-08-10", "2026-09-07", "2026-10-05", "2026-11-22"])
def test_the_flow_of_an_example_agrees_with_conversion(name, day):
    assert agree(read_ledger(ROOT / "examples" / name).ledger, date.fromisoformat(day))


STAGES = ["researching", "targeted", "networking-in", "applied", "interviewing", "negotiating",
          "accepted", "rejected", "withdrawn", "parked", "evaporated", "reopened",
          "nonsense"]  # fmt: skip


def made_up(seed: int) -> dict[str, str]:
    """Campaigns whose stages come in any order at all."""
    chance = random.Random(seed)  # noqa: S311 - made-up data
    files = {}
    for number in range(20):
        day = date(2026, 1, 1) + timedelta(days=chance.randrange(200))
        lines = []
        for _ in range(chance.randrange(1, 8)):
            lines.append(f"{day} {chance.choice(STAGES)}")
            day += timedelta(days=chance.randrange(0, 40))
        files[f"campaigns/c{number}.md"] = campaign(*lines)
    return files


@pytest.mark.parametrize("seed", range(12))
def test_the_flow_agrees_with_conversion_whatever_was_typed(seed):
    assert agree(ledger_of(made_up(seed)), AS_OF)


def test_the_standing_sentence_says_where_most_left():
    files = {f"campaigns/{at}.md": FILES["campaigns/a.md"] for at in range(3)}
    files["campaigns/x.md"] = campaign("2026-08-01 researching", "2026-08-20 stopped")
    view = view_of(results_of(files), "campaigns.html")
    assert view.standing == (
        'No campaign is open. <a href="#flow-1-heading">Of the 4 that left, 3 did so at '
        "targeted</a>."
    )
