"""The board, the line of time and the conversion table."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ledger.metrics import Measurement, Row
from tests.pages.laying_out import action, measured, results_of, view_of

LINES = {
    "early": ["2026-11-01 researching"],
    "late": ["2026-10-01 researching", "2026-10-10 targeted", "2026-11-02 interviewing"],
    "lost": ["2026-09-01 researching", "2026-10-20 rejected, not this time"],
    "wait": ["2026-09-01 researching", "2026-10-01 evaporated", "2026-11-01 reopened"],
    "soon": ["2026-12-24 researching"],
}


def campaign(name: str, more: str = "", body: str = "") -> str:
    stages = "".join(f"  - {line}\n" for line in LINES[name])
    return f"---\nname: {name.title()}\nstages:\n{stages}{more}---\n{body}"


FILES = {f"campaigns/{name}.md": campaign(name) for name in LINES}


def campaigns_of(files, **made):
    return view_of(results_of(files, **made), "campaigns.html")


def test_the_board_has_the_stages_in_order_that_somebody_stands_at():
    board = campaigns_of(FILES).boards[0]
    assert [
        (column.stage, [str(card.name) for card in column.cards]) for column in board.columns
    ] == [
        ("no stage yet", ['<a href="campaigns/soon.html">Soon</a>']),
        ("researching", ['<a href="campaigns/early.html">Early</a>']),
        ("interviewing", ['<a href="campaigns/late.html">Late</a>']),
        ("reopened", ['<a href="campaigns/wait.html">Wait</a>']),
    ]


def test_what_ended_is_folded_with_its_end():
    closed = campaigns_of(FILES).boards[0].closed
    assert [(one.end, one.day, str(one.said)) for one in closed] == [
        ("rejected", "2026-10-20", "not this time")
    ]


def test_a_card_says_what_is_next_and_how_fresh_it_is():
    body = "- 2026-11-20 call [next:: 2026-11-27]\n- [ ] 2026-11-24 write\n- 2026-12-01 call\n"
    files = {"campaigns/early.md": campaign("early", "value: 60k\n", body)}
    card = campaigns_of(files).boards[0].columns[0].cards[0]
    assert (card.since, card.next_day, card.next_said) == ("21 days", "Tue 24 Nov", "in 2 days")
    assert (card.freshness.word, card.freshness.said) == ("fresh", "2 days ago")
    assert card.value == "60,000"


def paced(**cells):
    row = Row({"id": "early", "days_since": None, "stalled": False, "median": None, "limit": 21.0,
               "silent": None, "coming": False, "stage": "researching", **cells})  # fmt: skip
    return measured(("pace", Measurement(value=0, unit="campaigns", reading="r", rows=(row,))))


@pytest.mark.parametrize(
    ("cells", "stalled", "said"),
    [
        ({"days_since": 7, "median": 5.0, "silent": 7}, False,
         "their last move 7 days ago, median 5"),
        ({"days_since": 1, "silent": 1}, False, "their last move 1 day ago"),
        ({"silent": 30, "stalled": True}, True,
         "stalled: 30 days without their move, 21 is the limit"),
        ({"silent": 3}, False, "they have not moved yet, 3 days now"),
        ({}, False, "they have not moved yet"),
    ],
)  # fmt: skip
def test_a_card_says_how_long_they_have_been_silent(cells, stalled, said):
    view = campaigns_of({"campaigns/early.md": campaign("early")}, **paced(**cells))
    pace = view.boards[0].columns[0].cards[0].pace
    assert (pace.stalled, pace.said) == (stalled, said)
    assert view.boards[0].stalled == stalled


def test_the_standing_sentence_names_what_has_stalled():
    made = paced(silent=30, stalled=True)
    view = campaigns_of({"campaigns/early.md": campaign("early")}, **made)
    assert view.standing == (
        '1 campaign is open: 1 researching; <a href="campaigns/early.html">Early</a> '
        '<a href="#pace">has stalled</a>, silent for 30 days.'
    )


def test_the_page_repeats_the_actions_that_are_about_campaigns_as_such():
    made = [action(number, rule="campaign-stalled") for number in range(5)]
    view = campaigns_of(FILES, actions=(action(9), *made))
    assert [one.id for one in view.actions] == [f"rule-{number}" for number in range(5)]


def test_a_column_of_many_shows_the_stalled_first_and_folds_the_rest():
    files = {f"campaigns/early-{at:02}.md": campaign("early") for at in range(20)}
    row = Row({"id": "early-19", "stalled": True, "silent": 30, "limit": 21.0})
    made = measured(("pace", Measurement(value=1, unit="campaigns", reading="r", rows=(row,))))
    column = campaigns_of(files, **made).boards[0].columns[0]
    assert (len(column.cards), len(column.more), column.count) == (8, 12, 20)
    assert "early-19" in column.cards[0].name


def test_freshness_has_a_word():
    def word(day: str) -> str:
        files = {"campaigns/early.md": campaign("early", body=f"- {day} call\n")}
        return campaigns_of(files).boards[0].columns[0].cards[0].freshness.word

    assert [word(day) for day in ("2026-11-08", "2026-11-07", "2026-10-25", "2026-10-24")] == [
        "fresh", "cooling", "cooling", "cold",
    ]  # fmt: skip
    assert word("2026-12-01") == "none"


def test_each_pipeline_has_a_board_of_its_own():
    files = {**FILES, "campaigns/client.md": "---\npipeline: client\nstages:\n"
             "  - 2026-11-01 identified\n---\n",
             "campaigns/odd.md": "---\npipeline: nonsense\n---\n"}  # fmt: skip
    assert sorted(board.pipeline for board in campaigns_of(files).boards) == ["", "client", "job"]


def test_the_timeline_has_a_bar_for_each_stage_and_a_mark_for_each_end():
    rows = {row.name: row for row in campaigns_of(FILES).timeline.chart.rows}
    assert set(rows) == {"Early", "Late", "Lost", "Wait"}
    assert [bar.title for bar in rows["Late"].bars] == [
        "researching from 2026-10-01", "targeted from 2026-10-10",
        "interviewing from 2026-11-02",
    ]  # fmt: skip
    shades = [bar.shade for bar in rows["Late"].bars]
    assert shades == sorted(shades)
    assert [mark.kind for mark in rows["Lost"].marks] == ["exit"]
    assert rows["Lost"].end == ", rejected 2026-10-20"
    assert [bar.waiting for bar in rows["Wait"].bars] == [False, True, False]


def test_bars_follow_one_another_and_stay_within_the_chart():
    timeline = campaigns_of(FILES).timeline.chart
    for row in timeline.rows:
        for one, following in zip(row.bars, row.bars[1:], strict=False):
            assert one.x + one.width <= following.x + 2
        assert all(bar.x >= 0 and bar.x + bar.width <= timeline.width for bar in row.bars)


def test_of_two_hundred_campaigns_the_timeline_shows_the_open_and_the_last_to_end():
    files = {f"campaigns/early-{at:03}.md": campaign("early") for at in range(10)}
    files |= {
        f"campaigns/lost-{at:03}.md": "---\nstages:\n  - 2026-01-01 researching\n"
        f"  - 2026-{1 + at // 28:02}-{1 + at % 28:02} rejected\n---\n"
        for at in range(190)
    }
    timeline = campaigns_of(files).timeline
    assert timeline.left_out == (
        "Of 200 campaigns the 10 that are open and the 14 that ended last."
    )
    assert [row.name[:4] for row in timeline.chart.rows] == ["Earl"] * 10 + ["lost"] * 14
    assert timeline.chart.rows[10].name == "lost-189"
    assert timeline.chart.height < 1200
    assert len(timeline.lines) == 10 + 14 * 2


def test_rounds_are_dots_on_the_timeline():
    body = "- 2026-11-10 interview 1 1h\n- 2026-11-24 interview 2 1h\n- 2027-03-01 interview 3\n"
    timeline = campaigns_of({"campaigns/late.md": campaign("late", body=body)}).timeline.chart
    assert [mark.kind for mark in timeline.rows[0].marks] == ["held", "set"]


def test_the_table_behind_the_timeline_holds_the_same():
    timeline = campaigns_of(FILES).timeline
    lines = [(one.what, one.begin, one.lasted) for one in timeline.lines]
    assert ("targeted", "2026-10-10", "23 days") in lines
    assert ("interviewing", "2026-11-02", "20 days") in lines
    assert len(lines) == 9


def test_months_have_room_for_their_names():
    files = {"campaigns/late.md": "---\nstages:\n  - 2019-01-01 researching\n---\n"}
    months = campaigns_of(files).timeline.chart.months
    assert all(later.at - one.at >= 48 for one, later in pairwise(months))


def test_tables_of_measures_stand_below():
    row = Row({"stage": "researching", "left": 8, "advanced": 7, "low": 0.5, "high": 0.98})
    made = measured(("conversion", Measurement(value=None, unit="share", reading="r", rows=(row,))))
    shown = campaigns_of(FILES, **made).tables
    assert [one.figure.name for one in shown] == ["conversion"]
    assert shown[0].table.rows[0].cells[-1].dot.at > shown[0].table.rows[0].cells[-1].dot.low


def test_an_empty_ledger_has_neither():
    view = campaigns_of({})
    assert view.boards == ()
    assert view.timeline is None
