"""What survives without each campaign, and without whatever several of them hang on."""

from __future__ import annotations

from datetime import date

import pytest

from ledger.wording import percent
from tests.metrics.measuring import ago
from tests.pages.laying_out import action, results_of, view_of
from tests.pages.taking import EXAMPLES, results_from, results_on

DAYS = [date(2026, 8, 10), date(2026, 9, 1), date(2026, 9, 28), date(2026, 10, 20),
        date(2026, 11, 22)]  # fmt: skip


def page(results):
    return view_of(results, "setbacks.html")


def on(name, *day):
    return page(results_on(name, date(*day)))


def campaign(front="", stage="targeted", body=""):
    return f"---\n{front}\nstages:\n  - {ago(30)} {stage}\n---\n{body}"


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("name", EXAMPLES)
def test_each_campaign_survives_as_the_measure_has_it(name, day):
    results = results_on(name, day)
    rows = results.measurements["resilience"].rows
    shown = [one for pool in page(results).pools for one in pool.campaigns]
    assert [one.label for one in shown] == [results.ledger.find(row.cells["id"]).name
                                            for row in rows]  # fmt: skip
    for one, row in zip(shown, rows, strict=True):
        share = row.cells["survival_without"]
        assert (one.left.survives if one.left else None) == (
            None if share is None else percent(share)
        )
        assert float(one.p) == row.cells["p"]
        assert (float(one.value) if one.value else None) == row.cells["value"]
        assert [place.text for place in one.places] == list(row.evidence)


def test_the_worst_loss_is_said_first():
    view = on("book-of-business", 2026, 9, 28)
    assert view.standing.startswith(
        'If <a href="campaigns/larkspur.html">Larkspur Vet Group, six partners out in order</a> '
        'dies, <a href="metrics/resilience.html#lines">44%</a> survives: 23,800 of 53,800 expected.'
    )
    worst = view.pools[0].campaigns[0]
    assert (worst.left.survives, worst.left.amount) == ("44%", "23,800")


def test_the_day_before_the_board_froze_a_third_would_survive():
    view = on("job-search", 2026, 9, 1)
    assert view.pools[0].campaigns[0].name == (
        '<a href="campaigns/tessera.html">Tessera Health, privacy counsel</a>'
    )
    assert view.pools[0].campaigns[0].left.survives == "33%"
    assert view.pools[0].by_settings == "36%"


def test_one_person_on_whom_more_hangs_is_named():
    said = on("book-of-business", 2026, 11, 22).standing
    assert "More hangs on one person: without" in said
    assert '<a href="contacts/dr-anand.html">Dr. Meera Anand</a> it is 14%.' in said


def test_a_past_setback_says_what_it_took_and_how_long_it_took_to_replace():
    past = on("book-of-business", 2026, 11, 22).past
    assert [(one.day, one.cause, one.replaced, one.days) for one in past] == [
        ("2026-09-29", "acquired", "6 again in 17 days", "17")
    ]
    assert past[0].took == "53,800 down to 23,800: 44% survived"
    assert past[0].pace == "13.1 before, 32 after: 1.22 times the pace, days off left out"
    assert [place.href for place in past[0].places] == ["campaigns/larkspur.html#l41"]


def test_a_setback_that_is_not_made_up_for_says_so():
    view = on("job-search", 2026, 9, 7)
    assert view.standing.endswith("What the setback of 2026-09-02 took is not made up for yet.")
    assert [(one.replaced, one.days, one.pace, one.open) for one in view.past] == [
        ("not 3 again yet, 5 days on", "", "", True)
    ]


def test_after_the_win_nothing_is_open_and_the_past_is_still_there():
    view = on("job-search", 2026, 11, 22)
    assert view.standing.startswith("Nothing is open that could be lost: <a ")
    assert view.standing.endswith("The setback of 2026-09-02 was made up for in 26 days.")
    assert (view.pools, view.nothing_open, view.nothing_yet) == ((), True, False)
    assert [one.replaced for one in view.past] == ["3 again in 26 days"]


def test_what_hangs_on_one_organization_one_advocate_and_one_channel():
    view = on("book-of-business", 2026, 11, 22)
    assert "57% hangs on one organization" in view.hanging
    assert "86% hangs on one advocate" in view.hanging
    assert "86% hangs on one channel" in view.hanging
    part = view.pools[0].parts[0]
    assert (part.kind, part.label, part.hangs, part.left.survives) == (
        "advocate", "Dr. Meera Anand", "86%", "14%",
    )  # fmt: skip
    numbered = {str(one.number): one.label for one in view.pools[0].campaigns}
    assert sorted(numbered[one] for one in part.numbers.split()) == [
        "Harrow Lane Animal Hospitals, three partners and a building",
        "Osprey Point Animal Hospital",
        "Quarry Road Veterinary Group, Hugh wants to stop operating",
    ]


def test_what_grows_behind_the_late_ones():
    view = on("job-search", 2026, 9, 7)
    assert view.backfill == (
        "0 early and worked for 1 late: too few, where at least 1† for each is wanted."
    )
    assert [(one.label, one.count) for one in view.growing] == [
        ("early, and worked", 0), ("early but asleep", 1), ("late", 1),
    ]  # fmt: skip


CLIENTS = {
    "me.md": "---\npipeline: client\n---\n",
    "campaigns/a.md": campaign("name: A\nvalue: 60k EUR", "conversation"),
    "campaigns/b.md": campaign("name: B\nvalue: 10k", "conversation"),
    "campaigns/c.md": campaign("name: C", "conversation"),
}


def test_a_campaign_without_a_value_is_in_no_sum_and_says_so():
    pool = page(results_from(CLIENTS)).pools[0]
    assert [(one.label, one.number, one.left is None) for one in pool.campaigns] == [
        ("A", 0, False), ("B", 1, False), ("C", None, True),
    ]  # fmt: skip
    assert (pool.unvalued, pool.count, pool.unit) == ("1 campaign", "2 campaigns", "EUR")


def test_two_kinds_of_campaign_are_weighed_apart():
    files = {**CLIENTS, "campaigns/j.md": campaign("name: J\npipeline: job")}
    pools = page(results_from(files)).pools
    assert [(pool.title, pool.what) for pool in pools] == [
        ("Take one away: clients", "expected"), ("Take one away: jobs", "for at least one win"),
    ]  # fmt: skip


def test_one_campaign_alone_leaves_nothing():
    view = page(results_from({"campaigns/a.md": campaign("name: A")}))
    assert view.standing == (
        'If <a href="campaigns/a.html">A</a> dies, nothing is left: no other campaign is open.'
    )


def test_campaigns_for_clients_without_a_value_cannot_be_weighed():
    files = {"me.md": CLIENTS["me.md"], "campaigns/c.md": CLIENTS["campaigns/c.md"]}
    view = page(results_from(files))
    assert view.standing.startswith("1 campaign open without a value")
    assert view.pools[0].parts == ()


def test_an_empty_ledger_is_told_what_to_type():
    view = page(results_of({}))
    assert view.standing == "No campaign is open, so there is nothing to lose."
    assert (view.pools, view.past, view.hanging, view.nothing_yet) == ((), (), None, True)


def test_only_the_actions_that_are_about_setbacks_stand_here():
    some = tuple(action(at, rule=rule) for at, rule in enumerate(["backfill", "chased", "setback"]))
    view = page(results_of({}, actions=some))
    assert [one.rule for one in view.actions] == ["backfill", "setback"]


def test_a_figure_that_hangs_on_a_setting_names_it():
    view = page(results_from(CLIENTS))
    assert [one.key for one in (*view.settings, *view.backfill_settings)] == [
        "survival-share", "probability-weight", "backfill-ratio", "works-entry",
    ]  # fmt: skip
