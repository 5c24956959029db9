"""Whose needs are met: the matrix, the gaps, the dream list, who decides, the number, the asks."""

from __future__ import annotations

from datetime import date
from html import escape

import pytest

from ledger.metrics._fit import fits_on
from tests.metrics.measuring import AS_OF, ago
from tests.pages.laying_out import action, results_of, view_of
from tests.pages.taking import EXAMPLES, results_from, results_on

DAYS = [date(2026, 8, 10), date(2026, 9, 7), date(2026, 10, 5), AS_OF]

ME = "---\noffers:\n  - privacy, technical, level 2\n  - charm, soft, level 3\n---\n"
NEEDS = (
    "  - privacy, must, level 3, from dana 2026-11-01\n"
    "  - Health-Regulatory, must, level 2, from their posting\n"
    "  - a guess, want, level 1\n"
)


def campaign(front="", stage="targeted", body=""):
    return f"---\n{front}\nstages:\n  - {ago(30)} {stage}\n---\n{body}"


FILES = {
    "me.md": ME,
    "contacts/dana.md": "---\nname: Dana Kim\norganization: big\n---\n",
    "organizations/big.md": "---\nname: Big\ndream: true\n---\n",
    "organizations/far.md": "---\nname: Far\ndream: true\nincumbent: an aunt\nneeds:\n"
    "  - privacy, want, level 1, from a talk\n---\n",
    "campaigns/a.md": campaign(f"name: A\norganization: big\nneeds:\n{NEEDS}"),
    "campaigns/b.md": campaign("name: B\nneeds:\n  - health regulatory, want, level 1, from x"),
}


def page(results):
    return view_of(results, "targets.html")


def cells_of(view, need):
    row = next(one for one in view.matrix.rows if one.need == need)
    return [(one.word, one.state, one.weight) if one else None for one in row.cells]


# The matrix


def test_each_need_is_held_against_the_offer():
    view = page(results_from(FILES))
    assert [str(one.name) for one in view.matrix.columns] == [
        '<a href="campaigns/a.html">A</a>',
        '<a href="campaigns/b.html">B</a>',
        '<a href="organizations/far.html">Far</a>',
    ]
    assert [(row.need, row.offered) for row in view.matrix.rows] == [
        ("Health-Regulatory", "not offered"), ("privacy", "offered at 2"),
    ]  # fmt: skip
    assert cells_of(view, "privacy") == [
        ("short by 1", "short", "must 3"), None, ("met", "met", "want 1"),
    ]  # fmt: skip
    assert cells_of(view, "Health-Regulatory") == [
        ("none", "none-must", "must 2"), ("none", "none", "want 1"), None,
    ]  # fmt: skip


def test_a_cell_leads_to_its_line_and_names_its_source():
    cell = page(results_from(FILES)).matrix.rows[1].cells[0]
    assert cell.place.href == "campaigns/a.html#l5"
    assert cell.source == '<a href="contacts/dana.html">Dana Kim</a>'


def test_an_offer_that_nobody_needs_is_named():
    assert page(results_from(FILES)).matrix.unasked == ("charm",)


def test_too_few_sourced_needs_are_not_assessed():
    columns = page(results_from(FILES)).matrix.columns
    assert [(one.fit, one.why) for one in columns] == [
        ("not assessed", "2 of 3† needs sourced"),
        ("not assessed", "1 of 3† needs sourced"),
        ("–", ""),
    ]


def test_a_must_that_is_not_offered_at_all_caps_the_fit():
    needs = f"{NEEDS}  - charm, want, level 1, from dana\n"
    files = {**FILES, "campaigns/a.md": campaign(f"name: A\nneeds:\n{needs}")}
    column = page(results_from(files)).matrix.columns[0]
    assert (column.fit, column.why) == ("40%, low", "capped†: a must at none")


def test_that_they_value_the_offer_is_an_axis_of_its_own():
    body = f"- {ago(4)} call 20m [[dana]] [values-us:: yes]\n"
    files = {**FILES, "campaigns/a.md": campaign("name: A\norganization: big", body=body)}
    columns = page(results_from(files)).matrix.columns
    assert [(one.values, bool(one.told)) for one in columns] == [
        ("yes", True), ("not said", False), ("not said", False),
    ]  # fmt: skip
    assert columns[0].fit == "not assessed"


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_matrix_agrees_with_the_measure(name, day):
    """A column that has a cell above what is offered is one with gaps, and the other way round."""
    results = results_on(name, day)
    shown = page(results).matrix
    fits = fits_on(results.ledger, day)
    for at, column in enumerate(shown.columns):
        cells = [row.cells[at] for row in shown.rows if row.cells[at]]
        campaign = next((one for one in results.ledger.campaigns
                         if f"campaigns/{one.id}.html" in column.name), None)  # fmt: skip
        if campaign is None:
            continue
        fit = fits[campaign.path]
        assert len(cells) == len(fit.needs)
        assert sum(cell.state != "met" for cell in cells) == len(fit.gaps)
        assert column.level == fit.level.replace(" ", "-")


def test_a_very_wide_matrix_says_how_much_it_leaves_out():
    more = {
        f"campaigns/k{at:02}.md": campaign(
            f"name: K{at}\nneeds:\n  - n{2 * at}, must, level 1, from x\n"
            f"  - n{2 * at + 1}, want, level 1, from x"
        )
        for at in range(40)
    }
    shown = page(results_from(more)).matrix
    assert (len(shown.columns), len(shown.rows)) == (30, 60)
    assert (shown.more_columns, shown.more_rows) == (10, 0)


def test_once_nothing_is_open_what_ended_is_shown():
    view = page(results_on("job-search", AS_OF))
    assert view.matrix.ended
    assert len(view.matrix.columns) == 7
    assert view.standing == (
        "Nobody&#x27;s: no campaign is open, "
        '<a href="campaigns/st-brannoc.html">St. Brannoc Health, associate GC privacy</a> was won.'
    )


# The gaps


def test_gaps_are_ranked_by_what_is_still_to_be_won():
    results = results_on("job-search", date(2026, 9, 7))
    gaps = page(results).gaps
    assert [(one.name, one.offered, one.wanted, one.must) for one in gaps][:2] == [
        ("health regulatory", 0, 2, True), ("carrier contracts", 0, 2, True),
    ]  # fmt: skip
    assert "St. Brannoc" in gaps[0].live
    assert [one.name for one in gaps if not one.live] == [
        "entertainment licensing", "payments licensing", "guild agreements",
    ]  # fmt: skip


def test_a_gap_shows_the_skill_being_built_for_it():
    skill = page(results_on("job-search", date(2026, 10, 5))).gaps[0].skill
    assert (skill.stage, skill.since) == ("building", "20 days ago")
    assert skill.name == '<a href="skills/health-regulatory.html">health regulatory</a>'
    assert skill.plan.startswith("the rules twice")
    assert skill.proof == ""


def test_a_proven_skill_closes_its_gap_and_shows_its_proof():
    view = page(results_on("job-search", date(2026, 10, 20)))
    assert "health regulatory" not in [one.name for one in view.gaps]
    skill = next(one for one in view.skills if "health-regulatory" in one.name)
    assert (skill.stage, skill.hours) == ("demonstrated", "22h")
    assert skill.proof.startswith("vendor-data training deck that Ines Bakker reviewed")


def test_a_gap_without_a_skill_says_what_makes_one():
    gap = page(results_from(FILES)).gaps[0]
    assert (gap.skill, gap.line) == (None, "headway new skill health-regulatory")


def test_a_gap_of_many_names_the_first_and_counts_the_rest():
    files = {
        f"campaigns/k{at}.md": campaign(f"name: K{at}\nneeds:\n  - x, must, level 1, from y")
        for at in range(7)
    }
    live = page(results_from(files)).gaps[0].live
    assert live.count("<a ") == 4
    assert live.endswith(", 3 more")


# The dream list


def test_the_dream_list_agrees_with_the_measure():
    results = results_on("book-of-business", AS_OF)
    rows = results.measurements["dream-list"].rows
    shown = page(results).dreams
    assert [one.name for one in shown] == [
        f'<a href="organizations/{row.cells["id"]}.html">'
        f"{escape(results.ledger.find(row.cells['id']).name)}</a>"
        for row in rows
    ]
    columns = ("needs", "decision_maker", "route", "incumbent", "recent")
    for one, row in zip(shown, rows, strict=True):
        assert [cell.yes for cell in one.cells] == [row.cells[key] for key in columns]
        assert all(bool(cell.type) != cell.yes for cell in one.cells)


def test_what_a_dream_holds_is_said_and_linked():
    view = page(results_on("book-of-business", AS_OF))
    harrow = next(one for one in view.dreams if "harrow-lane-animal" in one.name)
    needs, decider, route, rival, recent = (str(cell.what) for cell in harrow.cells)
    assert '<a href="organizations/harrow-lane-animal.html#l11">succession planning</a>' in needs
    assert decider == '<a href="contacts/dr-odile-fenn.html">Dr. Odile Fenn</a>'
    assert route.endswith('by <a href="contacts/dr-anand.html">Dr. Meera Anand</a>')
    assert "accountant" in rival
    assert "reply 10 days ago" in recent


def test_what_a_dream_lacks_says_what_to_type():
    far = next(one for one in page(results_from(FILES)).dreams if ">Far<" in one.name)
    assert [(cell.yes, cell.type) for cell in far.cells] == [
        (True, ""), (False, "decision-maker: WHO"), (False, "via: WHO"),
        (False, "difference: WHAT I DO OTHERWISE"), (False, "- 2026-11-22 call 20m [got:: WHAT]"),
    ]  # fmt: skip
    assert far.cells[3].what == "an aunt"


def test_how_many_names_insure_the_number_is_a_range():
    figure = page(results_on("book-of-business", AS_OF)).figures["dream-list"]
    assert figure.aside[0].startswith("18,000 short of the number: 2 to 5 names insure it")


# Who decides, and who is asked


def test_who_is_missing_stands_first():
    shown = page(results_on("job-search", date(2026, 9, 7))).deciders
    assert [(one.evident, bool(one.who), len(one.places)) for one in shown] == [
        (False, True, 0), (True, True, 7),
    ]  # fmt: skip
    assert "Imani" in shown[0].others


def test_a_campaign_without_a_decision_maker_says_whose_file_lacks_one():
    one = page(results_from({"campaigns/a.md": campaign("name: A", "interviewing")})).deciders[0]
    assert (one.who, one.path) == (None, "campaigns/a.md")


def asks(count):
    return "".join(f"- {ago(10 + 5 * at)} email [[dana]] a word?\n" for at in range(count))


@pytest.mark.parametrize(
    ("count", "verdict", "state"),
    [(3, "chased: stop", "chased"), (2, "too few† to call", "open")],
)
def test_who_is_chased_is_told_to_be_left(count, verdict, state):
    files = {
        "contacts/dana.md": "---\nname: Dana Kim\n---\n",
        "campaigns/a.md": campaign("name: A\ndecision-maker: dana", body=asks(count)),
    }
    shown = page(results_from(files)).asked
    assert [(one.verdict, one.state, one.asks) for one in shown] == [(verdict, state, count)]
    assert len(shown[0].places) == count


def test_silence_where_they_value_it_asks_for_another_route():
    body = f"- {ago(60)} call 20m [[dana]] [values-us:: yes]\n{asks(3)}"
    files = {
        "contacts/dana.md": "---\nname: Dana Kim\n---\n",
        "campaigns/a.md": campaign("name: A\ndecision-maker: dana", body=body),
    }
    assert [one.state for one in page(results_from(files)).asked] == ["silent"]


def test_those_asked_little_are_folded():
    files = {f"contacts/p{at:02}.md": f"- {ago(10)} email about this\n" for at in range(12)}
    view = page(results_from(files))
    assert (len(view.asked), len(view.later)) == (8, 4)


# The number


def test_the_number_and_what_covers_it():
    view = page(results_on("book-of-business", AS_OF))
    assert (view.cover.number, view.cover.by, view.cover.alone) == (
        "120,000", "2026-11-22", "85%",
    )  # fmt: skip
    assert [(one.kind, one.amount, one.share) for one in view.cover.rows] == [
        ("own-won", "71,000", "59%"),
        ("own-open", "31,000", "26%"),
        ("", "102,000", "85%"),
        ("given-won", "9,000", "8%"),
        ("given-open", "4,000", "3%"),
        ("", "115,000", "96%"),
    ]
    assert [part.kind for part in view.cover.bar.segments] == [
        "own-won", "own-open", "given-won", "given-open",
    ]  # fmt: skip
    assert "Your own pipeline alone covers 85%</a> of the number, 120,000." in view.standing


def test_what_has_no_origin_is_shown_as_such():
    files = {
        "me.md": "---\npipeline: client\nnumber: 100k\n---\n",
        "campaigns/a.md": campaign("value: 40k\norigin: self", "conversation"),
        "campaigns/b.md": campaign("value: 40k", "conversation"),
    }
    kinds = [one.kind for one in page(results_from(files)).cover.rows]
    assert kinds == ["own-won", "own-open", "", "given-won", "given-open", "none-won",
                     "none-open", ""]  # fmt: skip


def test_without_a_number_nothing_is_covered():
    view = page(results_on("job-search", date(2026, 9, 7)))
    assert view.cover is None
    assert "pipeline alone" not in view.standing
    assert view.year_ahead == "2027-09-07"


# The whole


def test_the_standing_says_whose_needs_are_met():
    said = page(results_on("book-of-business", AS_OF)).standing
    assert said.startswith('Of 6 targets <a href="metrics/fit.html#lines">the fit</a> is high with')
    assert "and not assessed with 4." in said
    assert '<a href="#gaps">associate buy-in</a>: 2 of 6 need it, and it is offered at level 1 of 2' in said  # fmt: skip  # noqa: E501


def test_an_empty_ledger_has_nothing_but_what_to_type():
    view = page(results_of({}))
    assert view.standing.startswith("Nobody&#x27;s yet: no campaign is open, and no organization")
    assert (view.matrix, view.gaps, view.dreams, view.deciders, view.cover, view.asked) == (
        None, (), (), (), None, (),
    )  # fmt: skip


def test_only_the_actions_that_are_about_targets_stand_here():
    some = tuple(action(at, rule=one) for at, one in enumerate(["chased", "backfill", "own-cover"]))
    view = page(results_of({}, actions=some))
    assert [one.rule for one in view.actions] == ["chased", "own-cover"]
