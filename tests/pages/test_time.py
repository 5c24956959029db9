"""The page of time: by class and week, by step and week, with whom, and which lines to finish."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ledger.build import work_out
from ledger.readers import read_ledger
from tests.pages.laying_out import action, results_of, view_of
from tests.support import AS_OF, ROOT, reading_of

FILES = {
    "me.md": "---\nhours: 10\n---\n",
    "organizations/northwind.md": "---\nname: Northwind\n---\n",
    "contacts/dana.md": "---\nname: Dana Kim\norganization: northwind\n---\n",
    "campaigns/nw.md": "---\nname: Counsel\norganization: northwind\nstages:\n"
    "  - 2026-10-01 researching\n---\n- 2026-11-20 research 4h their reports\n"
    "- 2026-11-03 research 3h more reports\n",
    "channels/board.md": "---\nname: The board\n---\n- 2026-11-12 application 6h ×9 all of them\n",
    "journal/11.md": "- 2026-11-21 busy 2h new colours\n- 2026-11-20 busy 1h new fonts\n"
    "- 2026-11-19 call 1h [[dana]] about nothing\n- 2026-11-18 life 3h\n- 2026-11-16 off 1d\n"
    "- 2026-11-10 assess\n",
}


def time_of(files, as_of=AS_OF):
    return view_of(work_out(reading_of(files), Path("/ledger"), as_of), "time.html")


def test_a_week_is_a_column_and_a_row_with_the_same_hours():
    weeks = time_of(FILES).weeks
    assert len(weeks.chart.columns) == len(weeks.rows) == 12
    last, row = weeks.chart.columns[-1], weeks.rows[-1]
    assert [block.name for block in last.blocks] == ["goal", "unattributed", "busy", "life"]
    assert last.said == "8"
    assert row.day == "2026-11-22"
    assert row.hours == ("4", "1", "3", "", "3")
    assert (row.logged, row.planned, row.days_off) == ("8", "8.6", "1")
    assert {place.text for place in row.places} == {
        "campaigns/nw.md:7", "journal/11.md:1", "journal/11.md:2", "journal/11.md:3",
        "journal/11.md:4",
    }  # fmt: skip


def test_before_the_first_entry_nothing_was_planned():
    weeks = time_of(FILES).weeks
    assert [row.planned for row in weeks.rows[-4:]] == ["", "10", "10", "8.6"]
    assert weeks.chart.columns[0].said == "–"
    assert weeks.chart.columns[0].planned is None


def test_a_week_that_was_declared_off_says_so():
    files = {"me.md": "---\nhours: 10\n---\n", "journal/j.md": "- 2026-11-01 assess 1h\n"
             "- 2026-11-09 off 7d\n"}  # fmt: skip
    column = time_of(files).weeks.chart.columns[-2]
    assert (column.said, column.planned, column.blocks) == ("off", None, ())


def test_each_step_has_its_weeks_and_how_it_stands():
    steps = time_of(FILES).steps
    assert steps.weeks[-1] == "22 Nov"
    rows = {row.name: row for row in steps.rows}
    research = rows["research"]
    assert (research.state, research.since, research.spent) == (
        "worked",
        "2 days ago",
        "7h in 2 lines",
    )
    assert [cell.said for cell in research.cells[-4:]] == ["", "3h", "", "4h"]
    assert research.cells[-1].shade > research.cells[-3].shade
    assert [cell.said for cell in rows["self-assessment"].cells[-3:]] == ["", "1×", ""]
    assert (rows["naming targets"].word, rows["naming targets"].since) == ("neglected", "never")
    assert (rows["negotiating"].word, rows["negotiating"].state) == ("not reached", "not-reached")


def test_lines_that_name_nothing_say_what_to_add():
    finish = time_of(FILES).finish
    assert (finish.hours, finish.count) == ("7h", 2)
    assert [(one.hours, one.kind, one.add) for one in finish.shown] == [
        ("6h", "application", "[for:: what it was for]"), ("1h", "call", "[[northwind]]"),
    ]  # fmt: skip
    assert finish.shown[0].source.href == "channels/board.html#l4"


def test_what_is_to_be_added_makes_the_line_serve_a_goal():
    for line, add in (
        ("call 1h [[dana]] x", "[[northwind]]"),
        ("email 1h x", "[for:: what it was for]"),
    ):
        files = {**FILES, "journal/11.md": f"- 2026-11-19 {line}\n", "channels/board.md": ""}
        assert time_of(files).finish.shown[0].add == add
        mended = {**files, "journal/11.md": f"- 2026-11-19 {line} {add}\n"}
        assert time_of(mended).finish.count == 0


def test_a_long_list_is_folded_and_the_longest_lines_come_first():
    lines = "".join(f"- 2026-11-10 email {minutes}m x{minutes}\n" for minutes in range(10, 22))
    finish = time_of({"journal/j.md": lines}).finish
    assert (len(finish.shown), len(finish.more)) == (8, 4)
    assert finish.shown[0].hours == "21m"


def test_busy_work_is_named_the_largest_first():
    assert [(one.name, one.hours) for one in time_of(FILES).busy] == [
        ("new colours", "2h"), ("new fonts", "1h"),
    ]  # fmt: skip


def test_goal_time_that_led_to_nothing_is_listed_once_it_is_old_enough():
    nowhere = time_of(FILES).nowhere
    assert (nowhere.hours, nowhere.count) == ("3h", 1)
    assert nowhere.shown[0].source.text == "campaigns/nw.md:8"


def test_with_whom_the_hours_went_and_what_came_back():
    groups = {one.label: one for one in time_of(FILES).groups}
    assert list(groups) == ["Channels", "Campaigns", "People", "Organizations"]
    assert [(one.hours, one.came) for one in groups["Organizations"].shown] == [
        ("8h", "1 conversation")
    ]
    counsel = groups["Campaigns"].shown[0]
    assert (counsel.hours, counsel.stage, counsel.came) == (
        "7h", "researching", "nothing came back yet",
    )  # fmt: skip
    assert groups["Channels"].shown[0].came == "no result so far"
    assert counsel.places[0].text.startswith("campaigns/nw.md:")


def test_the_standing_sentence_says_what_the_figures_carry():
    said = str(time_of({**FILES, "me.md": ""}).standing)
    assert said == (
        'Of the <a href="metrics/time-use.html#lines">17h of the last 28 days</a>, 7h served '
        "a goal (41%), 3h were busy-work and 7h name nothing; in 12 weeks the most went to "
        '<a href="campaigns/nw.html">Counsel</a> (7h): nothing came back yet.'
    )


def test_no_share_is_given_where_too_little_of_the_plan_is_logged():
    view = time_of(FILES)  # 17h of 38.6h
    assert "7h served a goal, 3h" in view.standing
    assert view.logged_share == "60%"


def test_only_what_is_advised_about_time_stands_here():
    rules = ("busy-over-cap", "group-failing", "time-off", "step-untouched")
    made = tuple(action(at, rule=rule) for at, rule in enumerate(rules))
    shown = view_of(results_of({}, actions=made), "time.html").actions
    assert [one.rule for one in shown] == ["busy-over-cap", "time-off", "step-untouched"]


def test_an_empty_ledger_has_no_columns():
    view = time_of({})
    assert view.weeks is None
    assert view.steps is None
    assert view.groups == ()
    assert str(view.standing) == "No hours are recorded in the last 28 days."


@pytest.fixture(scope="module")
def maya():
    return read_ledger(ROOT / "examples" / "job-search")


def page(reading, *day):
    return view_of(work_out(reading, Path("/ledger"), date(2026, *day)), "time.html")


def test_maya_reads_off_her_first_four_weeks(maya):
    view = page(maya, 6, 21)
    assert "none served a goal, 19h were busy-work" in view.standing
    assert view.busy[0].name == "LinkedIn"
    channels, people = view.groups
    assert [one.hours for one in channels.shown] == ["21h30m", "17h40m", "17h", "8h"]
    assert {one.came for one in channels.shown} == {"no result so far"}
    assert [one.came for one in people.shown] == ["1 conversation", "1 conversation"]
    assert [one.rule for one in view.actions] == ["step-untouched", "busy-over-cap"]


def test_maya_reads_off_the_steps_that_lay(maya):
    rows = {row.name: row for row in page(maya, 9, 7).steps.rows}
    assert {row.word for row in rows.values()} == {"worked"}
    assert rows["networking in"].since == "20 days ago"


def test_a_long_list_of_people_is_cut_and_says_so():
    files = {
        f"contacts/c{at:03}.md": f"---\nname: C{at:03}\n---\n- 2026-11-20 call {at + 1}m told me\n"
        for at in range(130)
    }
    people = view_of(work_out(reading_of(files), Path("/ledger"), AS_OF), "time.html").groups[0]
    assert len(people.shown) + len(people.more) == 100
    assert people.left_out == 30
    assert "C129" in people.shown[0].name
