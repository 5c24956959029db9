"""The page of the audience: hours against results, who answers, and the groups."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ledger.build import work_out
from ledger.readers import read_ledger
from tests.pages.laying_out import action, results_of, view_of
from tests.support import AS_OF, ROOT, reading_of

CHANNELS = {
    "channels/board.md": "---\nname: The board\ntype: job-board\naimed-at: [everybody]\n"
    "base-rate: 1 of 152, applied, Lever 2016\n---\n- 2026-10-01 application 20h ×40 all of them\n",
    "channels/breakfast.md": "---\nname: Breakfast\ntype: group\nbase-rate: 1 of 9\n---\n"
    "- 2026-10-01 event 6h with everybody\n",
    "channels/list.md": "---\nname: The list\n---\n- 2026-10-01 research 2h read it\n",
    "channels/silent.md": "---\nname: Silent\n---\n- 2026-10-01 email somebody\n",
    "campaigns/nw.md": "---\nname: Northwind\nvia: breakfast\nstages:\n  - 2026-10-01 researching\n"
    "---\n- 2026-10-20 interview 1 1h\n",
}


def audience_of(files, as_of=AS_OF, **made):
    results = work_out(reading_of(files), Path("/ledger"), as_of)
    return view_of(results, "audience.html")


def names(rows):
    return [str(row.name).partition(">")[2].partition("<")[0] or str(row.name) for row in rows]


def test_channels_stand_by_what_they_bring_and_then_by_what_they_cost():
    rows = audience_of(CHANNELS).channels.rows
    assert names(rows) == ["Breakfast", "The board", "The list", "Silent"]
    assert [row.hours for row in rows] == ["6h", "20h", "2h", "–"]
    assert [row.results for row in rows] == ["1 result", "no result", "no result", "no result"]
    assert rows[0].name == '<a href="channels/breakfast.html">Breakfast</a>'


def test_all_dots_stand_on_one_scale_and_few_hours_have_none():
    shown = audience_of(CHANNELS).channels
    assert [row.dot is not None for row in shown.rows] == [True, True, False, False]
    assert shown.rows[0].dot.scale is shown.rows[1].dot.scale is shown.scale
    assert [row.rate for row in shown.rows] == [
        "1.67 per 10 h", "0 per 10 h", "too few to say", "no hours recorded",
    ]  # fmt: skip
    assert shown.rows[1].interval == "0 to 1.84"


def test_the_longest_bar_is_the_most_hours():
    widths = [row.bar and row.bar.width for row in audience_of(CHANNELS).channels.rows]
    assert widths == [30, 100, 10, None]


def test_a_base_rate_is_shown_with_its_source_only():
    rows = audience_of(CHANNELS).channels.rows
    assert "base rate: 1 of 152, applied, Lever 2016" in rows[1].notes
    assert not any("base rate" in note for note in rows[0].notes)


def test_attempts_are_told_with_what_came_of_them():
    view = audience_of(CHANNELS)
    assert "40 attempts, none answered" in view.channels.rows[1].notes
    assert "0 of 40 (0%; 0% to 9%) led to a first interview" in view.channels.rows[1].notes
    assert view.conversion == "0 of 40 (0%; 0% to 9%)"


def test_a_channel_leads_to_its_lines():
    row = audience_of(CHANNELS).channels.rows[1]
    assert [place.text for place in row.places] == ["channels/board.md:7"]
    assert row.places[0].href == "channels/board.html#l7"


def test_what_is_worse_than_the_best_is_marked_and_what_is_given_is_no_best():
    files = {
        **CHANNELS,
        "channels/board.md": "---\nname: The board\n---\n"
        + "".join(f"- 2026-10-0{day} application 20h ×9 them\n" for day in (1, 2, 3)),
        "channels/given.md": "---\nname: Leads\ntype: given\n---\n"
        + "".join(f"- 2026-10-{day} interview 30m somebody {day}\n" for day in range(10, 20)),
    }
    found = audience_of(files).channels.rows
    rows = dict(zip(names(found), found, strict=True))
    assert rows["The board"].notes[0] == (
        'separably worse than <a href="channels/breakfast.html">Breakfast</a>'
    )
    assert rows["The board"].dot.tone == "worse"
    assert not any("worse" in note for note in rows["Breakfast"].notes)


def test_too_few_hours_have_no_colour():
    board = "---\nname: The board\n---\n- 2026-10-01 application 19h ×90 them\n"
    best = "---\nname: Best\n---\n" + "".join(
        f"- 2026-10-{day} interview 1h somebody {day}\n" for day in range(10, 20)
    )
    rows = audience_of({"channels/board.md": board, "channels/best.md": best}).channels.rows
    worse = next(row for row in rows if "The board" in row.name)
    assert "worse" in worse.notes[0]
    assert worse.dot.tone == ""


POSTS = {
    "me.md": "---\naudience: [fintech counsel]\n---\n",
    "channels/writing.md": "---\nname: Posts\naimed-at: [fintech counsel, nobody else]\n---\n"
    "- 2026-08-01 post 5h old [reach:: 10]\n- 2026-10-01 post 3h one\n- 2026-10-08 post 1h two\n"
    + "".join(
        f"- 2026-10-{day} response {who} [segment:: {segment}] [depth:: question]\n"
        for day, who, segment in (
            ("02", "a", "hospitals"), ("03", "b", "hospitals"), ("09", "c", "Hospitals"),
            ("09", "d", "fintech counsel"),
        )
    )
    + "- 2026-10-10 response somebody [depth:: question]\n",
}  # fmt: skip


def test_who_answers_stands_against_whom_the_hours_were_for():
    rows = audience_of(POSTS).segments
    shown = [(row.name, row.state, row.people, row.posts, row.hours) for row in rows]
    assert shown == [
        ("Hospitals", "emergent", "3", "to 2 posts", "–"),
        ("fintech counsel", "declared", "1", "to 1 post", "4h"),
        ("nobody else", "other", "none", "", "4h"),
        ("unplaced", "none", "1", "to 1 post", "–"),
    ]
    assert rows[0].people_bar.width == 100
    assert rows[1].people_bar.width == 33.3
    assert rows[1].channels == '<a href="channels/writing.html">Posts</a>'
    assert rows[3].standing.startswith("no segment recorded: 1 of 5 (20%;")


def test_a_channel_without_an_entry_is_aimed_at_nobody_yet():
    files = {**POSTS, "channels/bar.md": "---\nname: Bar\naimed-at: [hospitals]\n---\n"
             "- 2026-12-01 event 2h\n"}  # fmt: skip
    assert audience_of(files).segments[0].channels == ""


def test_the_standing_sentence_says_what_the_figures_carry():
    said = str(audience_of({**CHANNELS, **POSTS}).standing)
    assert said == (
        '<a href="metrics/channels.html#rows">31h of 37h in channels</a> went where no result came '
        "from (4 of 5); the others brought 1 result; of the "
        '<a href="metrics/resonance.html#rows">5 people who answered in depth in 90 days</a>, '
        "1 is “fintech counsel”, for whom you write, and 3 are “Hospitals”, whom "
        "<code>audience</code> does not name."
    )


GROUP = {
    "me.md": "---\nindustries: [x]\n---\n",
    "channels/circle.md": "---\nname: Circle\ntype: group\n---\n- 2026-10-01 event 2h\n"
    "- 2026-10-08 event 2h\n- 2026-10-15 event 2h "
    "[rated:: 9 selling, 1 social, 1 building, 0 overlap, 2 credible, 0 all]\n",
    "channels/new.md": "---\nname: New\ntype: group\n---\n"
    "- 2026-10-15 event 2h [rated:: 1 selling, 2 building, 1 overlap, 1 credible, 1 all]\n",
    "channels/odd.md": "---\nname: Odd\ntype: group\n---\n- 2026-10-15 event 2h\n",
}


def test_a_group_has_its_three_shares_and_which_of_them_fails():
    circle, new, odd = audience_of(GROUP).groups.rows
    assert circle.put_in == "3 visits, 6h, 11 people rated: 9 selling, 1 social, 1 building"
    assert [(one.counts, one.interval) for one in circle.shares] == [
        ("1 of 11", "2% to 38%"), ("0 of 11", "0% to 26%"), ("2 of 11", "5% to 48%"),
    ]  # fmt: skip
    assert (circle.state, circle.verdict) == (
        "leave",
        "leave unless more of them reach your buyers",
    )
    assert [one.dot for one in new.shares] == [None, None, None]
    assert {one.interval for one in new.shares} == {"too few to say"}
    assert new.verdict == "too few to say: a verdict comes from 3 visits and 10 people rated on"
    assert (odd.put_in, odd.shares) == ("1 visit, 2h, nobody rated", ())


def test_only_what_is_advised_about_the_audience_stands_here():
    rules = ("group-failing", "works-out-of-range", "audience-audit", "time-off")
    made = tuple(action(at, rule=rule) for at, rule in enumerate(rules))
    shown = view_of(results_of({}, actions=made), "audience.html").actions
    assert [one.rule for one in shown] == ["group-failing", "audience-audit"]


def test_an_empty_ledger_is_told_what_to_type():
    view = audience_of({})
    assert view.channels.rows == ()
    assert view.groups.rows == ()
    assert view.segments == ()
    assert view.declared == ()
    assert str(view.standing).startswith("Nothing says yet who answers")


@pytest.fixture(scope="module")
def maya():
    return read_ledger(ROOT / "examples" / "job-search")


@pytest.fixture(scope="module")
def tomas():
    return read_ledger(ROOT / "examples" / "book-of-business")


def page(reading, *day):
    return view_of(work_out(reading, Path("/ledger"), date(2026, *day)), "audience.html")


def test_maya_reads_off_sixty_four_hours_of_applications_without_a_result(maya):
    view = page(maya, 6, 21)
    assert [row.hours for row in view.channels.rows] == ["21.5h", "17.7h", "17h", "8h"]
    assert {row.results for row in view.channels.rows} == {"no result"}
    assert "64.2h in 4 channels</a> have brought no result yet" in view.standing


def test_maya_reads_off_who_answered_instead(maya):
    rows = page(maya, 9, 7).segments
    assert [(row.name, row.people, row.state) for row in rows[:2]] == [
        ("hospital-system privacy", "7", "emergent"), ("fintech counsel", "3", "declared"),
    ]  # fmt: skip
    assert rows[-1].standing.startswith("no segment recorded: 1 of 11")


def test_tomas_reads_off_that_he_should_leave(tomas):
    view = page(tomas, 7, 26)
    circle = view.groups.rows[0]
    assert "11 people rated: 9 selling, 1 social, 1 building" in circle.put_in
    assert circle.state == "leave"
    assert [one.rule for one in view.actions] == ["group-failing"]


def test_tomas_reads_off_the_vets(tomas):
    rows = page(tomas, 8, 30).segments
    assert (rows[0].name, rows[0].people, rows[0].state) == ("independent vets", "8", "emergent")
