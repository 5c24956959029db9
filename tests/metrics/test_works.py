"""M1: open campaigns with a target, a next date and a recent entry, of capacity."""

from __future__ import annotations

from datetime import date

import pytest

from ledger.metrics import Verdict
from tests.metrics.measuring import CAMPAIGN, ago, measured, northwind, row_of, rows_of

DUE = f"- [ ] {ago(-1)} email [[dana]]\n"
RECENT = f"- {ago(1)} research 1h\n"


def counted(body: str, **more: str) -> bool:
    return measured("works", northwind(body, **more)).value == 1


def test_a_campaign_counts_that_has_all_three():
    taken = measured("works", northwind(RECENT + DUE))
    assert (taken.value, taken.k, taken.n) == (1, 1, 6)
    assert rows_of(taken) == [{"id": "nw", "counted": True, "reason": "", "stage": "researching"}]
    assert taken.evidence == ("campaigns/nw.md:7", "campaigns/nw.md:10", "campaigns/nw.md:9")


@pytest.mark.parametrize(("days", "counts"), [(0, True), (13, True), (14, True), (15, False)])
def test_a_linked_entry_within_fourteen_days(days, counts):
    assert counted(DUE + f"- {ago(days)} research 1h\n") is counts


@pytest.mark.parametrize(
    ("days", "counts"), [(0, True), (-1, True), (-21, True), (-22, False), (21, True), (22, False)]
)
def test_a_next_action_within_twenty_one_days_overdue_or_not(days, counts):
    assert counted(RECENT + f"- [ ] {ago(days)} email [[dana]]\n") is counts


@pytest.mark.parametrize(("days", "counts"), [(-1, True), (-21, True), (-22, False)])
def test_a_coming_date_within_twenty_one_days(days, counts):
    assert counted(RECENT + f"- {ago(days)} interview 1 [[dana]]\n") is counts


@pytest.mark.parametrize(("days", "counts"), [(0, True), (-21, True), (-22, False), (1, False)])
def test_an_agreed_next_within_twenty_one_days(days, counts):
    assert counted(f"- {ago(1)} call [[dana]] [next:: {ago(days)}]\n") is counts


def test_an_agreed_next_may_say_more_than_its_day():
    assert counted(f"- {ago(1)} call [[dana]] [next:: {ago(-3)} at ten]\n")
    assert not counted(f"- {ago(1)} call [[dana]] [next:: next week]\n")


@pytest.mark.parametrize("box", ["[ ] ", ""])
def test_nothing_still_to_come_is_a_recent_entry(box):
    assert not counted(f"- {box}{ago(-1)} call [[dana]]\n")


def test_a_box_that_is_still_open_is_no_recent_entry():
    assert not counted(f"- [ ] {ago(1)} email [[dana]]\n")
    assert counted(f"- [x] {ago(1)} email [[dana]]\n" + DUE)


@pytest.mark.parametrize("kind", ["busy 1h", "off", "life 2h"])
def test_busy_work_and_time_off_keep_no_campaign_alive(kind):
    assert not counted(f"- {ago(1)} {kind}\n" + DUE)
    assert not counted(RECENT + f"- [ ] {ago(-1)} {kind}\n")


def test_an_entry_elsewhere_that_links_the_campaign_or_is_for_it_counts():
    for line in (f"- {ago(2)} research 1h [[nw]]\n", f"- {ago(2)} learn 1h [for:: [[nw]]]\n"):
        assert counted(DUE, **{"journal/j.md": line})
    assert not counted(DUE, **{"journal/j.md": f"- {ago(2)} research 1h [got:: word of [[nw]]]\n"})


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        ("organization: northwind", True),
        ("industry: freight", True),
        ("organization: nobody", False),
        ("origin: self", False),
    ],
)
def test_a_named_organization_or_industry(line, counts):
    text = CAMPAIGN.replace("organization: northwind", line) + RECENT + DUE
    assert counted("", **{"campaigns/nw.md": text}) is counts
    (row,) = rows_of(measured("works", northwind(**{"campaigns/nw.md": text})))
    assert row["reason"] == ("" if counts else "no organization or industry")


def test_an_empty_campaign_counts_for_nothing_and_is_no_dormant_one():
    taken = measured("works", {"campaigns/a.md": "---\nname: A\n---\n"})
    assert (taken.value, taken.rows) == (0, ())


@pytest.mark.parametrize("stage", ["rejected", "parked", "evaporated", "withdrawn", "stopped"])
def test_what_is_closed_or_parked_is_not_open(stage):
    text = CAMPAIGN.replace("researching\n", f"researching\n  - {ago(3)} {stage}\n")
    taken = measured("works", {**northwind(), "campaigns/nw.md": text + RECENT + DUE})
    assert (taken.value, taken.rows) == (0, ())


def test_a_stage_line_of_tomorrow_does_not_close_it_today():
    text = CAMPAIGN.replace("researching\n", f"researching\n  - {ago(-1)} rejected\n")
    assert counted("", **{"campaigns/nw.md": text + RECENT + DUE})


def test_those_that_count_stand_first():
    files = northwind(RECENT + DUE, **{"campaigns/a.md": CAMPAIGN, "campaigns/z.md": CAMPAIGN})
    assert [row["id"] for row in rows_of(measured("works", files))] == ["nw", "a", "z"]


def test_the_dormant_are_named_with_what_they_lack():
    taken = measured("works", northwind())
    assert taken.reading == "0 in the works of 6; 1 dormant, not counted"
    (row,) = rows_of(taken)
    assert row["reason"] == "nothing due within 21 days, no entry yet"
    assert taken.evidence == ()
    (row,) = rows_of(measured("works", northwind(f"- {ago(40)} research 1h\n")))
    assert row["reason"] == "nothing due within 21 days, no entry for 14 days"


def test_stage_mix_and_distinct_organizations_stand_beside_it():
    second = CAMPAIGN.replace("researching", "researching\n  - 2026-08-02 targeted")
    taken = measured("works", {**northwind(RECENT + DUE), "campaigns/b.md": second + RECENT + DUE})
    assert taken.aside[:2] == ("1 targeted and 1 researching", "1 distinct organization")


@pytest.mark.parametrize(
    ("profile", "capacity", "source"),
    [
        ("", 6, "a setting"),
        ("hours: 40", 6, "40h"),
        ("hours: 60", 6, "60h"),
        ("hours: 35", 5, "35h"),
        ("hours: 20", 3, "20h"),
        ("hours: 10", 2, "10h"),
        ("hours: 30", 5, "30h"),
        ("hours: 1", 1, "1h"),
        ("hours: 20\ncapacity: 4", 4, "me.md"),
    ],
)
def test_capacity_is_stated_or_pro_rated_by_hours(profile, capacity, source):
    taken = measured("works", {"me.md": f"---\n{profile}\n---\n"})
    assert taken.n == capacity
    assert source in taken.aside[-1]


def test_capacity_holds_from_its_day_on():
    me = "---\ncapacity:\n  - 2026-09-01 3\n  - 2026-10-01 5\n---\n"
    for day, capacity in ((date(2026, 9, 30), 3), (date(2026, 10, 1), 5), (date(2026, 8, 31), 6)):
        assert measured("works", {"me.md": me}, day).n == capacity


@pytest.mark.parametrize(
    ("capacity", "works", "good"),
    [(6, 4, False), (6, 5, True), (6, 6, True), (6, 7, False), (1, 1, True), (1, 0, False),
     (0, 0, True), (0, 1, False), (2, 1, True)],
)  # fmt: skip
def test_good_is_within_one_of_capacity(capacity, works, good):
    files = northwind(**{"me.md": f"---\ncapacity: {capacity}\n---\n"})
    del files["campaigns/nw.md"]
    files |= {f"campaigns/c{number}.md": CAMPAIGN + RECENT + DUE for number in range(works)}
    taken = measured("works", files)
    assert taken.verdict is (Verdict.GOOD if good else Verdict.ATTENTION)


def test_a_search_that_is_won_and_over_gets_no_verdict():
    text = CAMPAIGN.replace("researching\n", f"researching\n  - {ago(2)} accepted\n")
    taken = measured("works", {**northwind(), "campaigns/nw.md": text})
    assert (taken.value, taken.verdict) == (0, None)
    assert taken.reading == "nothing is open: Northwind was won"


def test_the_settings_move_the_boundaries():
    settings = "[rules]\nworks-entry = 3\nworks-ahead = 5\nfull-time-capacity = 9\n"
    body = f"- {ago(3)} research 1h\n- [ ] {ago(-5)} email [[dana]]\n"
    taken = measured("works", northwind(body, **{"headway.toml": settings}))
    assert (taken.value, taken.n) == (1, 9)
    body = f"- {ago(4)} research 1h\n- [ ] {ago(-6)} email [[dana]]\n"
    (row,) = rows_of(measured("works", northwind(body, **{"headway.toml": settings})))
    assert row["reason"] == "nothing due within 5 days, no entry for 3 days"


def test_the_window_before_is_that_of_twenty_eight_days_ago():
    body = f"- {ago(30)} research 1h\n- {ago(27)} call [[dana]]\n"
    taken = measured("works", northwind(body))
    assert (taken.value, taken.previous) == (0, 1)
    assert row_of(taken, "id", "nw")["counted"] is False
