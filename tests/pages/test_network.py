"""Who introduced whom and what came of it, the list of twenty, dialogs, and who is cooling."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ledger.build import work_out
from ledger.metrics._introductions import introductions_by
from ledger.metrics._leads import leads
from ledger.pages import Results, _limits
from ledger.pages._network.forest import MOST_ROWS
from ledger.readers import read_ledger
from tests.pages.introductions_made import ledger_with
from tests.pages.laying_out import view_of
from tests.support import AS_OF, ROOT, reading_of

ADVOCATE = "advocate:\n  - 2026-06-01 candidate\n"


def contact(name: str, front: str = "", body: str = "") -> str:
    return f"---\nname: {name}\n{front}---\n{body}"


def introduction(who: str, day: str = "2026-07-01", more: str = "") -> str:
    return f"- {day} inbound [got:: introduction to [[{who}]]] [for:: work] {more}\n"


def won(more: str = "via: dana") -> str:
    stages = "  - 2026-07-02 researching\n  - 2026-08-01 accepted\n"
    return f"---\nname: Northwind\n{more}\nstages:\n{stages}---\n"


def network_of(files, as_of: date = AS_OF):
    return view_of(work_out(reading_of(files), Path("/ledger"), as_of), "network.html")


def results_on(name: str, as_of: date = AS_OF) -> Results:
    root = ROOT / "examples" / name
    return work_out(read_ledger(root), root, as_of)


def text_of(html: str) -> str:
    return re.sub(r"<[^>]+>", "", str(html))


def paths_of(view) -> list[list[str]]:
    """Each row of the graph: what stands in its cells, with what is said beside."""
    return [
        [f"{text_of(cell.label.name)} {cell.label.beside}".strip() for cell in row]
        for group in view.graph.groups
        for row in group
    ]


FILES = {
    "contacts/ines.md": contact("Ines", ADVOCATE, introduction("dana") + introduction("lee")),
    "contacts/dana.md": contact("Dana", body="- 2026-07-09 call 20m\n"),
    "contacts/lee.md": contact("Lee"),
    "campaigns/nw.md": won("decision-maker: dana\nvalue: 60k"),
}


def test_a_path_leads_from_the_introducer_to_what_came_of_it():
    assert paths_of(network_of(FILES)) == [
        ["Ines 2", "Dana 1 Jul", "Northwind won, accepted · 60,000"],
        ["Lee 1 Jul", "nothing yet"],
    ]


def test_names_in_the_graph_lead_to_their_pages():
    row = network_of(FILES).graph.groups[0][0]
    assert [str(cell.label.name) for cell in row] == [
        '<a href="contacts/ines.html">Ines</a>', '<a href="contacts/dana.html">Dana</a>',
        '<a href="campaigns/nw.html">Northwind</a>',
    ]  # fmt: skip


def test_whoever_was_spoken_with_is_no_nothing():
    files = {**FILES, "contacts/lee.md": contact("Lee", body="- 2026-07-20 call 20m\n")}
    assert paths_of(network_of(files))[1] == ["Lee 1 Jul", "spoken with"]


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        ("interviewing", "open, interviewing"),
        ("rejected", "ended, rejected"),
        ("evaporated", "waiting, evaporated"),
        ("accepted", "won, accepted"),
    ],
)
def test_the_outcome_is_said_in_words(stage, said):
    files = {**FILES, "campaigns/nw.md": won().replace("accepted", stage)}
    assert paths_of(network_of(files))[0][2] == f"Northwind {said}"


def test_an_introduction_handed_on_continues_to_the_right():
    files = {**FILES, "contacts/lee.md": contact("Lee", body=introduction("may", "2026-07-20")),
             "contacts/may.md": contact("May")}  # fmt: skip
    view = network_of(files)
    assert view.graph.layers == 2
    assert paths_of(view)[1] == ["Lee 1 Jul", "May 20 Jul", "nothing yet"]


def test_a_chain_without_end_is_cut_and_goes_on_below():
    files = {
        f"contacts/p{n:02}.md": contact(
            f"P{n}", body=introduction(f"p{n + 1:02}", f"2026-07-{n + 1:02}")
        )
        for n in range(30)
    } | {"contacts/p30.md": contact("P30")}
    view = network_of(files)
    shown = [row for row in paths_of(view) if len(row) > 2]
    assert view.graph.layers == 2
    assert "1 introduction, under their own name" in paths_of(view)[0][-1]
    assert [row[0] for row in shown][:2] == ["P0 1", "P2 1"]
    assert len(view.graph.told) == 30


def test_a_ring_begins_with_its_first_introduction():
    files = {
        "contacts/ada.md": contact("Ada", body=introduction("bo", "2026-07-01")),
        "contacts/bo.md": contact("Bo", body=introduction("ada", "2026-07-05")),
    }
    assert paths_of(network_of(files)) == [
        ["Ada 1", "Bo 1 Jul", "Ada 5 Jul", "1 introduction, under their own name"],
    ]


def test_an_advocate_may_bring_a_campaign_without_an_introduction():
    files = {"contacts/ines.md": contact("Ines", ADVOCATE), "campaigns/nw.md": won("via: ines")}
    view = network_of(files)
    assert paths_of(view) == [["Ines", "", "Northwind won, accepted"]]
    assert [text_of(one.campaign) for one in view.graph.told] == ["Northwind"]


def test_a_second_introduction_to_the_same_campaign_names_it_without_counting_it():
    files = {**FILES, "campaigns/nw.md": won("decision-maker: dana\ninfluencers: [lee]")}
    view = network_of(files)
    assert paths_of(view)[1] == ["Lee 1 Jul", "Northwind took part; came through Dana"]
    assert {one.what: one.count for one in view.steps}["campaign"] == 1


def test_lines_that_make_no_introduction_are_told():
    body = introduction("ghost") + introduction("dana", "2026-08-01")
    files = {**FILES, "contacts/joel.md": contact("Joel", body=body)}
    assert [one.text for one in network_of(files).untold.places] == [
        "contacts/joel.md:4", "contacts/joel.md:5",
    ]  # fmt: skip


@pytest.mark.parametrize("count", [5, 50, 200])
def test_every_introduction_is_in_the_graph_or_gathered_in_it(count):
    files = ledger_with(count)
    view = network_of(files)
    gathered = 0
    drawn = 0
    for group in view.graph.groups:
        for row in group:
            for cell in row:
                said = text_of(cell.label.name)
                if cell.label.kind == "introduced":
                    others = re.fullmatch(r"(\d+) others?", said)
                    gathered += int(others[1]) if others else 0
                    drawn += not others
    assert drawn + gathered == count
    assert len({(str(one.introduced), one.day) for one in view.graph.told}) == count


def test_few_introductions_are_all_shown():
    view = network_of(ledger_with(5))
    assert not view.graph.gathered
    assert "nothing yet" in {row[-1] for row in paths_of(view)}


def test_of_many_those_that_came_to_something_are_shown():
    files = ledger_with(200)
    view = network_of(files)
    assert view.graph.gathered
    alive = [one for one in view.graph.told if one.outcome in ("won", "open", "waiting")]
    rows = sum(len(group) for group in view.graph.groups)
    assert rows < 2 * max(MOST_ROWS, len(alive))
    shown = {cell.label.full for group in view.graph.groups for row in group for cell in row}
    assert {text_of(one.campaign).replace("&amp;", "&") for one in alive} <= shown


def test_more_than_a_picture_can_show_is_gathered_and_counted(monkeypatch):
    monkeypatch.setattr(_limits, "TREE_ROWS", 12)
    monkeypatch.setattr(_limits, "ROWS_OF_A_TREE", (4, 2, 1))
    view = network_of(ledger_with(200))
    assert sum(len(group) for group in view.graph.groups) < 2 * 12
    labels = [cell.label for group in view.graph.groups for row in group for cell in row]
    gathered = [one for one in labels if re.search(r"that came to less|others? who", str(one))]
    assert gathered
    ends = [one.beside for one in labels if one.kind == "end"]
    assert all(len(re.findall(r"\d+ [a-z]", one)) <= 5 for one in ends if "less" in one)


def test_who_brought_most_stands_first():
    view = network_of(ledger_with(200))
    wins = [
        sum(cell.label.line == "won" and cell.label.kind == "end" for row in group for cell in row)
        for group in view.graph.groups
    ]
    assert wins == sorted(wins, reverse=True)


def test_the_same_ledger_makes_the_same_graph():
    files = ledger_with(50)
    backwards = dict(reversed(files.items()))
    assert network_of(files).graph == network_of(backwards).graph


# The standing sentence


def test_yes_with_who_and_how_much_hangs_on_one():
    said = network_of({**FILES, "contacts/joel.md": contact("Joel", "", introduction("may")),
                       "contacts/may.md": contact("May")}).standing  # fmt: skip
    assert text_of(said) == (
        "Yes, significant business has come of it: Northwind won, through Ines. "
        "2 of 3 introductions came from Ines."
    )


def test_not_yet_where_it_is_less_than_significant():
    files = {**FILES, "me.md": "---\nsignificant: 90k\n---\n"}
    assert text_of(network_of(files).standing).startswith(
        "Not yet: 60,000 has come of it, through Ines, and 90,000 is what you call significant."
    )


def test_no_after_the_time_that_a_verdict_takes_and_too_early_before():
    files = {**FILES, "campaigns/nw.md": won().replace("accepted", "interviewing")}
    assert text_of(network_of(files).standing) == (
        "No, no significant business has come of it yet: 2 introductions led to 1 campaign, "
        "not won."
    )
    assert text_of(network_of(files, date(2026, 8, 1)).standing).startswith(
        "Too early to say whether business comes of it: day 61, judged from day 90†"
    )


def test_what_those_brought_who_are_on_no_list_is_said():
    files = {**FILES, "contacts/ines.md": FILES["contacts/ines.md"].replace(ADVOCATE, "")}
    assert text_of(network_of(files).standing) == (
        "Nobody is on the list of advocates yet: 2 introductions led to 1 campaign, 1 won through "
        "people who are not on the list."
    )


def test_an_empty_ledger_teaches():
    view = network_of({})
    assert text_of(view.standing) == "Nobody is named yet who could speak for you."
    assert (view.graph, view.advocates, view.dialogs, view.cooling) == (None, None, (), ())


# The list of twenty, dialogs and cooling


def test_the_funnel_counts_how_far_they_came_and_names_who_stands_where():
    view = network_of({
        "contacts/a.md": contact("Ada", ADVOCATE + "  - 2026-07-01 checked\n"),
        "contacts/b.md": contact("Bo", ADVOCATE),
        "contacts/c.md": contact("Cy", ADVOCATE + "  - 2026-07-01 not-a-connector\n"),
    })  # fmt: skip
    rows = [(one.stage, one.came, text_of(one.now)) for one in view.advocates.funnel]
    assert rows[:3] == [("candidate", 3, "Bo"), ("checked", 1, "Ada"), ("planned", 0, "")]
    assert rows[-1] == ("not a connector", 1, "Cy")
    assert view.advocates.whole == 20


def test_freshness_of_an_advocate_is_of_what_was_said_both_ways():
    files = {"contacts/a.md": contact(
        "Ada", ADVOCATE, "- 2026-07-01 call 20m\n- 2026-11-20 email still waiting\n")}  # fmt: skip
    row = network_of(files).advocates.rows[0]
    assert (row.spoken.day, row.spoken.freshness.word) == ("2026-07-01", "cold")


@pytest.mark.parametrize(
    ("cadence", "day", "word"),
    [("30d", "2026-10-23", None), ("30d", "2026-10-22", "cooling"), ("30d", "2026-09-22", "cold")],
)
def test_who_is_silent_beyond_their_rhythm_is_cooling(cadence, day, word):
    files = {"contacts/a.md": contact("Ada", f"cadence: {cadence}\n", f"- {day} call 20m\n")}
    rows = network_of(files).cooling
    assert [one.spoken.freshness.word for one in rows] == ([word] if word else [])


def test_a_cooling_contact_says_what_to_do():
    body = "- 2026-09-01 call 20m\n"
    files = {"contacts/a.md": contact("Ada", "cadence: 30d\n", body)}
    row = network_of(files).cooling[0]
    assert (row.act.said, row.line) == ("get in touch", "- 2026-11-22 email [[a]]")
    assert row.act.href.startswith("index.html#cadence-passed-")
    files = {"contacts/a.md": contact("Ada", "cadence: 30d\n", body + "- 2026-11-20 email hello\n")}
    row = network_of(files).cooling[0]
    assert (row.act.said, row.theirs, row.line) == ("", True, "")


def test_a_dialog_shows_what_was_got_and_given_in_the_words_typed():
    body = (
        "- 2026-11-02 call 20m [got:: who decides] [for:: work]\n"
        "- 2026-11-10 coffee 1h [gave:: our checklist]\n"
    )
    row = network_of({"contacts/a.md": contact("Ada", "", body)}).dialogs[0]
    assert (text_of(row.got), text_of(row.gave), row.dialog) == (
        "who decides", "our checklist", True,
    )  # fmt: skip
    assert [one.text for one in row.places] == ["contacts/a.md:4", "contacts/a.md:5"]


def test_actions_about_those_who_help_stand_on_the_page_and_no_others():
    results = results_on("book-of-business")
    view = view_of(results, "network.html")
    shown = [one.rule for one in view.actions]
    assert shown == ["advocate-alone"]
    acts = {text_of(one.name): one.act.said for one in view.advocates.rows if one.act.said}
    assert acts["Dr. Meera Anand"] == "let less hang on one person"


# The two stories


@pytest.mark.parametrize(
    ("name", "counts", "steps"),
    [
        (
            "job-search",
            {"Ines Bakker": 4, "Prof. Judith Adair": 2, "Joel Tamm": 1},
            {"introduction": 7, "conversation": 5, "decision-maker": 2, "won": 1},
        ),
        (
            "book-of-business",
            {"Dr. Meera Anand": 6, "Helen Marsh": 3, "Petra Holm": 2, "Gordon Lyle": 1},
            {"introduction": 12, "conversation": 9, "won": 5},
        ),
    ],
)
def test_the_figures_of_the_stories_can_be_read_off(name, counts, steps):
    view = view_of(results_on(name), "network.html")
    roots = [group[0][0].label for group in view.graph.groups]
    assert {text_of(one.name): int(one.beside) for one in roots} == counts
    told = {one.what: one.count for one in view.steps}
    assert {what: told[what] for what in steps} == steps
    assert Counter(text_of(one.introducer) for one in view.graph.told) == counts


def test_half_of_tomas_introductions_hang_on_one_advocate():
    view = view_of(results_on("book-of-business"), "network.html")
    assert "6 of 12 introductions (50%) came from Dr. Meera Anand." in text_of(view.standing)
    assert view.advocates.rows[0].share == "50%"


@pytest.mark.parametrize("name", ["job-search", "book-of-business"])
def test_the_graph_shows_what_the_metric_counts(name):
    results = results_on(name)
    view = view_of(results, "network.html")
    ends = [
        text_of(cell.label.name)
        for group in view.graph.groups
        for row in group
        for cell in row
        if cell.label.kind == "end" and "took part" not in cell.label.beside and cell.label.name
    ]
    led = [one.campaign.name for one in leads(results.ledger, AS_OF)
           if one.advocate or one.introduction]  # fmt: skip
    assert sorted(text_of(one) for one in ends) == sorted(
        name.replace("&", "&amp;").replace("'", "&#x27;") for name in led
    )
    introduced = {one.introduced.name for one in introductions_by(results.ledger, AS_OF)}
    assert introduced == {text_of(one.introduced) for one in view.graph.told}


def test_a_page_without_measurements_is_whole():
    bare = replace(results_on("starter"), measurements={}, metrics=(), weeks={}, actions=())
    view = view_of(bare, "network.html")
    assert (view.advocates, view.dialogs, view.figures) == (None, (), {})
