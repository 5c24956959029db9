"""Tomas's twenty-six weeks: the figures of his story come out of what he typed.

Week 1 begins on 2026-05-25; week N ends on the Sunday that `sunday(N)` gives.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from ledger.actions import Action, advise
from ledger.checks import run
from ledger.metrics import Measurement, Verdict, all_metrics, measure
from ledger.metrics.time_use import days_off
from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.evidence import introductions
from ledger.model.exchange import exchanges, is_way_in
from ledger.model.ledger import Ledger
from ledger.model.stage import current, current_line, lines_by, open_campaigns
from ledger.readers import read_ledger
from tests.cli.transcript import contents, headway
from tests.metrics.measuring import row_of, rows_of
from tests.support import ROOT, ledger_of

FIRST_MONDAY = date(2026, 5, 25)
SETBACK = date(2026, 9, 29)
DAY_BEFORE = SETBACK - timedelta(days=1)
END = date(2026, 11, 22)
EARLY_ROOMS = ("leads-circle", "chamber-mixers", "business-expo")
INTRODUCED_BY = {"dr-anand": 6, "helen-marsh": 3, "petra-holm": 2, "gordon-lyle": 1}


@pytest.fixture(scope="module")
def example() -> Path:
    return ROOT / "examples" / "book-of-business"


@pytest.fixture(scope="module")
def ledger(example: Path) -> Ledger:
    return read_ledger(example).ledger


def sunday(week: int) -> date:
    return FIRST_MONDAY + timedelta(days=7 * week - 1)


def taken(ledger: Ledger, name: str, day: date) -> Measurement:
    """A metric on a day; the test skips while there is no metric of that name."""
    found = next((one for one in all_metrics() if one.name == name), None)
    if found is None:
        pytest.skip(f"there is no metric {name} yet")
    return found.measure(ledger, day)


def advised(ledger: Ledger, day: date, rule: str) -> list[Action]:
    return [one for one in advise(ledger, measure(ledger, day), day) if one.rule == rule]


def campaign(ledger: Ledger, name: str) -> Campaign:
    found = ledger.find(name)
    assert isinstance(found, Campaign)
    return found


def contact(ledger: Ledger, name: str) -> Contact:
    found = ledger.find(name)
    assert isinstance(found, Contact)
    return found


def won(ledger: Ledger, origin: str, day: date) -> dict[str, float]:
    """The value of each client of an origin who had signed by a day."""
    return {
        one.id: one.value.amount
        for one in ledger.campaigns
        if one.origin == origin and one.value and str(stage_on(ledger, one, day)) == "engaged"
    }


def stage_on(ledger: Ledger, record: Campaign | Contact, day: date) -> str | None:
    stage = current(ledger, record, day)
    return stage.name if stage else None


# Weeks 1 to 8: the rooms where everybody sells


def test_week_26_ends_on_the_day_of_the_number(ledger):
    assert sunday(26) == END
    number = ledger.profile.number
    assert number is not None
    assert (number.money.amount, number.by) == (120_000, END)
    assert ledger.profile.capacity_on(END) == 8


def test_eight_weeks_of_breakfasts_mixers_and_an_expo_took_forty_four_hours(ledger):
    every = rows_of(taken(ledger, "channels", sunday(8)))
    rows = [row for row in every if row["id"] in EARLY_ROOMS]
    assert len(rows) == 3
    assert sum(row["hours"] for row in rows) == 44
    assert sum(row["results"] + row["wins"] for row in rows) == 0


def test_ninety_six_cards_and_thirty_one_pitches_came_of_them(ledger):
    past = [entry for entry in ledger.entries if entry.done_by(sunday(8))]
    assert sum(int(entry.field("cards") or 0) for entry in past) == 96
    assert sum(int(entry.field("pitched") or 0) for entry in past) == 31


def test_the_cards_count_for_nothing(ledger):
    assert taken(ledger, "works", sunday(8)).value == 0
    talking = [row["id"] for row in rows_of(taken(ledger, "dialogs", sunday(8))) if row["dialog"]]
    origins = {contact(ledger, str(name)).via for name in talking}
    assert {link.target for link in origins if link} == {"firm-leads"}


def test_logo_and_colours_took_seventeen_hours(ledger):
    busy = [row_of(taken(ledger, "time-use", sunday(week)), "class", "busy") for week in (4, 8)]
    assert sum(row["hours"] for row in busy) == 17


def test_two_small_clients_were_given(ledger):
    assert won(ledger, "given", sunday(8)) == {"ostrander": 4_000, "rusk": 2_000}
    assert won(ledger, "self", sunday(8)) == {}
    given = row_of(taken(ledger, "self-sourced", sunday(8)), "origin", "given")
    assert given["won"] == 6_000


def test_waiting_for_marketing_is_refused_as_a_next_action(ledger):
    told = [entry for entry in ledger.entries if "no act of mine" in entry.text]
    assert [entry.date for entry in told] == [date(2026, 6, 15)]
    typed = "- [ ] 2026-06-15 wait for marketing's next batch\n"
    (finding,) = run(ledger_of({"journal/2026-06.md": typed}), date(2026, 6, 15))
    assert finding.code == "HW507"


def test_one_of_forty_cold_calls_led_to_a_meeting(ledger):
    row = row_of(taken(ledger, "channels", sunday(6)), "id", "cold-calls")
    assert (row["attempts"], row["judged"], row["answered"], row["converted"]) == (40, 40, 3, 1)
    low, high = row["share_low"], row["share_high"]
    assert isinstance(low, float)
    assert isinstance(high, float)
    assert (round(low, 4), round(high, 4)) == (0.0044, 0.1288)


def test_lew_castellano_was_sold_to_too_early_and_that_is_all_the_check_finds(ledger):
    (finding,) = run(ledger, END)
    assert finding.code == "HW605"
    assert finding.location.path == "contacts/lew-castellano.md"


def test_lew_castellano_never_answered(ledger):
    lew = contact(ledger, "lew-castellano")
    after = [one for one in ledger.entries_with(lew) if one.date > date(2026, 7, 1)]
    assert after
    assert not any(is_way_in(one) for one in after)
    assert [one.date for one in exchanges(ledger, lew, END)] == [date(2026, 7, 1)]


# Week 9: the audit


def test_of_eleven_at_the_breakfast_nobody_was_all_three(ledger):
    row = row_of(taken(ledger, "groups", sunday(9)), "id", "leads-circle")
    names = ("rated", "building", "overlap", "credible", "all_three")
    assert [row[name] for name in names] == [11, 1, 0, 2, 0]
    assert str(row["verdict"]).startswith("leave unless")


def test_follow_up_was_on_time(ledger):
    habit = taken(ledger, "follow-through", sunday(9))
    assert (habit.k, habit.n) == (13, 14)
    assert habit.reading.startswith("13 of 14 (93%;")


def test_he_left_the_breakfasts(ledger):
    visits = [one.date for one in ledger.entries_through(ledger.find("leads-circle"))]
    assert max(visits) == date(2026, 7, 21)


# Weeks 10 to 14: the twenty, the posts, the association


def test_twenty_names_fourteen_vetted_eleven_with_an_approach(ledger):
    reached = {
        one.id: {line.stage for line in lines_by(one, sunday(12))}
        for one in ledger.contacts
        if lines_by(one, sunday(12))
    }
    assert len(reached) == 20
    assert sum("checked" in stages for stages in reached.values()) == 14
    planned = [name for name, stages in reached.items() if "planned" in stages]
    assert len(planned) == 11
    assert all(contact(ledger, name).approach for name in planned)


def test_the_list_of_twenty_is_full(ledger):
    funnel = taken(ledger, "advocates", sunday(12))
    assert (funnel.k, funnel.n) == (20, 20)


def test_six_posts_for_small_business_owners_were_answered_by_vets(ledger):
    posts = [one for one in ledger.entries if one.kind.name == "post" and one.done_by(sunday(14))]
    assert len(posts) == 6
    assert {post.field("for") for post in posts} == {"small business owners knowing my name"}
    answers = taken(ledger, "resonance", sunday(14))
    people = {row["segment"]: row["people"] for row in rows_of(answers) if row["people"]}
    assert people == {"independent vets": 8, "association staff": 2, "retailers": 2}
    assert [row["segment"] for row in rows_of(answers) if row["emergent"]] == ["independent vets"]


def test_the_association_had_five_of_nine_with_all_three(ledger):
    row = row_of(taken(ledger, "groups", sunday(14)), "id", "vet-association")
    assert [row[name] for name in ("visits", "rated", "all_three")] == [2, 9, 5]
    hours = row_of(taken(ledger, "groups", sunday(14)), "id", "vet-association")["hours"]
    assert hours == 7


def test_the_dream_list_is_twelve_groups_with_an_incumbent_each(ledger):
    dream = [one for one in ledger.organizations if one.dream]
    assert len(dream) == 12
    assert all(one.incumbent for one in dream)
    assert sum(one.decision_maker is not None for one in dream) == 10


def test_five_who_decide_were_known_in_week_13_and_ten_in_week_18(ledger):
    lines = {one.date: one for one in ledger.entries if one.field("for") == "the dream list"}
    early, late = lines[date(2026, 8, 20)], lines[date(2026, 9, 17)]
    assert "names for five" in early.text
    assert early.date <= sunday(13)
    assert "ten of twelve" in late.text
    assert late.date <= sunday(18)


def test_the_dream_list_shows_who_decides(ledger):
    rows = rows_of(taken(ledger, "dream-list", END))
    assert len(rows) == 12
    assert sum(bool(row["decision_maker"]) for row in rows) == 10
    assert all(row["incumbent"] is not None for row in rows)


# Weeks 14 to 26: introductions


def test_twelve_introductions_half_of_them_from_one_person(ledger):
    counts = {one.id: len(introductions(ledger, one, END)) for one in ledger.contacts}
    assert {name: count for name, count in counts.items() if count} == INTRODUCED_BY
    assert not any(introductions(ledger, one, sunday(13)) for one in ledger.contacts)


def test_each_advocates_share_of_the_introductions(ledger):
    rows = rows_of(taken(ledger, "advocates", END))
    counts = {row["id"]: row["introductions"] for row in rows if row["introductions"]}
    assert counts == INTRODUCED_BY
    assert max(row["share"] for row in rows) == 0.5


def test_significant_business_has_come_of_advocates(ledger):
    values = {row["id"]: row["value"] for row in rows_of(taken(ledger, "advocates", END))}
    assert (values["helen-marsh"], values["petra-holm"]) == (28_000, 25_000)


def test_nine_first_meetings_and_five_clients_came_of_the_twelve(ledger):
    rows = rows_of(taken(ledger, "channels", END))
    through_people = [row for row in rows if row["id"] in ("vet-association", "people-i-knew")]
    assert sum(row["results"] for row in through_people) == 9
    assert sum(row["wins"] for row in through_people) == 5
    said = taken(ledger, "advocates", END).aside
    assert any(line.startswith("12 introductions, 9 conversations") for line in said)


def test_a_week_off_was_declared(ledger):
    off = days_off(ledger, sunday(18), 28)
    assert off == {date(2026, 9, 21) + timedelta(days=step) for step in range(7)}
    assert taken(ledger, "time-use", sunday(18)).aside[0].endswith("of 36h planned")


def test_silence_in_the_week_off_is_no_stalling(ledger):
    rows = rows_of(taken(ledger, "pace", sunday(18)))
    stalled = [row["id"] for row in rows if row["stalled"]]
    assert stalled == []


# Week 19: the setback


def test_larkspur_was_most_of_what_he_had(ledger):
    strength = taken(ledger, "resilience", DAY_BEFORE)
    assert strength.value == pytest.approx(23.8 / 53.8)
    assert round(strength.value or 0, 4) == 0.4424
    assert strength.verdict is Verdict.ATTENTION
    rows = rows_of(strength)
    weighted = {row["id"]: row["p"] * row["value"] for row in rows}
    assert sum(weighted.values()) == pytest.approx(53_800)
    assert sum(weighted.values()) - weighted["larkspur"] == pytest.approx(23_800)
    assert sorted((row["value"], round(row["p"], 6)) for row in rows) == [
        (12_000, 0.1), (18_000, 0.2), (25_000, 0.3), (25_000, 0.3), (40_000, 0.1), (60_000, 0.5),
    ]  # fmt: skip


def test_as_much_was_in_the_works_again_after_seventeen_days(ledger):
    level = taken(ledger, "works", DAY_BEFORE).value
    assert level == 6
    days = (SETBACK + timedelta(days=step) for step in range(60))
    back = next(day for day in days if (taken(ledger, "works", day).value or 0) >= level)
    assert (back - SETBACK).days == 17
    said = taken(ledger, "resilience", END).aside
    assert any("back at 6 in the works after 17 days" in line for line in said)


def test_two_early_ones_came_from_dr_anand(ledger):
    day = SETBACK + timedelta(days=17)
    known = {one.id for one in open_campaigns(ledger, DAY_BEFORE)}
    fresh = [one for one in open_campaigns(ledger, day) if one.id not in known]
    assert [one.id for one in fresh] == ["mill-pond", "quarry-road"]
    stages = [current(ledger, one, day) for one in fresh]
    assert all(stage is not None and stage.early for stage in stages)
    assert {one.via.target for one in fresh if one.via} == {"dr-anand"}


def test_larkspur_is_parked_with_a_day_to_look_again(ledger):
    larkspur = campaign(ledger, "larkspur")
    assert stage_on(ledger, larkspur, END) == "parked"
    assert larkspur.watch is not None
    assert larkspur.watch > END
    worked = ledger.entries_with(ledger.find("kinship-partners"))
    assert any(one.kind.name == "research" and one.date > SETBACK for one in worked)


# Week 22: the one whom he forgot


def test_seventy_days_without_a_word_to_helen_marsh(ledger):
    helen, day = contact(ledger, "helen-marsh"), date(2026, 10, 21)
    last = exchanges(ledger, helen, day)[-1].date
    assert (day - last).days == 70
    (action,) = [
        one
        for one in advised(ledger, day - timedelta(days=1), "advocate-cooling")
        if one.subject == "helen-marsh"
    ]
    assert action.tier == 2


def test_she_was_thanked_for_the_client_and_introduces_again(ledger):
    helen = contact(ledger, "helen-marsh")
    second = introductions(ledger, helen, END)[1]
    assert [link.target for link in second.links_in("got")] == ["ann-marie-kohl"]
    signed = current_line(ledger, campaign(ledger, "dunmore"), END)
    thanked = next(one for one in ledger.entries_with(helen) if one.kind.name == "thanks")
    third = introductions(ledger, helen, END)[2]
    assert signed is not None
    assert signed.date is not None
    assert signed.date < thanked.date == date(2026, 10, 21) < third.date


# Week 26: not there yet


def test_what_was_won(ledger):
    mine = won(ledger, "self", END)
    assert mine == {
        "dunmore": 25_000, "aldous": 18_000, "two-creeks": 12_000, "mill-pond": 9_000,
        "nettleton": 7_000,
    }  # fmt: skip
    assert sum(mine.values()) == 71_000
    assert sum(won(ledger, "given", END).values()) == 9_000


def test_what_is_open_weighs_thirty_one_and_four(ledger):
    weighted = {"self": 0.0, "given": 0.0}
    for row in rows_of(taken(ledger, "resilience", END)):
        weighted[campaign(ledger, str(row["id"])).origin] += row["p"] * row["value"]
    assert weighted == {"self": pytest.approx(31_000), "given": pytest.approx(4_000)}


def test_his_own_covers_eighty_five_percent_and_everything_ninety_six(ledger):
    cover = taken(ledger, "self-sourced", END)
    rows = {row["origin"]: row for row in rows_of(cover)}
    assert (rows["self"]["won"], rows["given"]["won"]) == (71_000, 9_000)
    assert rows["self"]["weighted"] == pytest.approx(31_000)
    assert rows["given"]["weighted"] == pytest.approx(4_000)
    assert rows["self"]["cover"] == pytest.approx(0.85)
    everything = sum(row["won"] + row["weighted"] for row in rows.values()) / 120_000
    assert round(everything, 2) == 0.96


def test_one_question_remains(ledger):
    review = [one for one in ledger.entries if one.kind.name == "review"][-1]
    assert "six are Meera's" in review.text


def test_it_can_be_copied(tmp_path, example):
    result = headway(tmp_path, "init mine --example book-of-business")
    assert result.exit_code == 0
    assert contents(tmp_path / "mine") == contents(example)
    again = headway(tmp_path / "mine", "check --as-of 2026-11-22")
    assert again.exit_code == 0
