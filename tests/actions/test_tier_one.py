"""What tier 1 says: setbacks, backfill, chasing, another route, the cover of the number."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ledger.actions import Action, advise
from ledger.metrics import measure
from ledger.readers import read_ledger
from tests.actions.advising import actions_of
from tests.metrics.measuring import ago
from tests.support import ROOT

ME = "---\ncapacity: {}\n---\n"
HEAD = "---\nname: {name}\nindustry: {name}\ntitle: Counsel\nstages:\n{stages}---\n"
WORKED = f"- {ago(8)} research 1h\n- [ ] {ago(-3)} email\n"
SLEPT = f"- {ago(40)} research 1h\n"
ASKS = f"- {ago(26)} email [[dana]]\n- {ago(19)} email [[dana]]\n- {ago(12)} email [[dana]]\n"


def campaign(name: str, *stages: str, body: str = WORKED) -> dict[str, str]:
    lines = "".join(f"  - {line}\n" for line in stages)
    return {f"campaigns/{name.lower()}.md": HEAD.format(name=name, stages=lines) + body}


LATE = campaign("Late", f"{ago(60)} negotiating")
HELD = campaign("Held", f"{ago(60)} interviewing")
EARLY = campaign("Early", f"{ago(60)} targeted")
ASLEEP = campaign("Early", f"{ago(60)} targeted", body=SLEPT)
LOST = campaign(
    "Lost",
    f"{ago(60)} negotiating",
    f"{ago(3)} evaporated",
    body=f"- {ago(5)} research 1h\n- {ago(3)} setback [cause:: budget]\n- [ ] {ago(-3)} email\n",
)


def said(rule: str, *campaigns: dict[str, str], capacity: int = 3, **more: str) -> list[str]:
    files = {"me.md": ME.format(capacity), **more}
    for one in campaigns:
        files |= one
    return [one.message for one in actions_of(rule, files)]


def test_a_setback_says_what_it_left_and_that_nothing_is_early():
    assert said("setback", LOST, HELD, ASLEEP) == [
        "Lost was lost 3 days ago: 36% survives and nothing early is awake; restart steps 2 to 4"
    ]
    assert said("setback", LOST, HELD) == [
        "Lost was lost 3 days ago: 31% survives and nothing is early; restart steps 2 to 4"
    ]


def test_a_setback_is_made_up_for_by_what_grows_or_by_as_much_in_the_works():
    assert said("setback", LOST, HELD, EARLY) == []
    more = campaign("More", f"{ago(2)} interviewing")
    assert said("setback", LOST, HELD, more) == []


def test_a_setback_that_left_most_is_none_to_speak_of():
    lost = {"campaigns/lost.md": LOST["campaigns/lost.md"].replace("negotiating", "targeted")}
    assert said("setback", lost, LATE, HELD, EARLY) == []


def test_a_setback_that_names_no_campaign_says_what_is_in_the_works():
    gone = campaign("Gone", f"{ago(60)} interviewing", f"{ago(3)} parked")
    assert said("setback", gone, LATE, **{"journal/j.md": f"- {ago(3)} setback\n"}) == [
        "The setback was 3 days ago: 1 in the works where 2 were and nothing is early; "
        "restart steps 2 to 4"
    ]


@pytest.mark.parametrize(("days", "given"), [(55, 1), (56, 0)])
def test_a_setback_is_spoken_of_for_two_windows(days, given):
    lost = campaign(
        "Lost", f"{ago(90)} negotiating", f"{ago(days)} evaporated",
        body=f"- {ago(days + 2)} research 1h\n- {ago(days)} setback [cause:: budget]\n"
        f"- [ ] {ago(days - 3)} email\n",
    )  # fmt: skip
    held = campaign("Held", f"{ago(90)} interviewing", body="")
    assert len(said("setback", lost, held)) == given


def test_while_a_setback_speaks_the_others_that_ask_for_the_same_do_not():
    assert said("backfill", LOST, HELD, ASLEEP) == []
    assert said("works-out-of-range", LOST, HELD, ASLEEP, capacity=6) == []


def test_backfill_where_nothing_is_early():
    assert said("backfill", LATE, HELD) == [
        "31% would survive the loss of Late; nothing is early: look for the next ones now, before "
        "they are needed"
    ]
    assert said("backfill", LATE, HELD, ASLEEP) == [
        "36% would survive the loss of Late; nothing early is awake: wake Early"
    ]


def test_backfill_says_so_where_too_few_are_in_the_works():
    assert said("backfill", LATE, HELD, capacity=6) == [
        "31% would survive the loss of Late; nothing is early and 2 in the works of 6: look for "
        "the next ones now, before they are needed"
    ]
    assert said("works-out-of-range", LATE, HELD, capacity=6) == []


def test_backfill_brings_on_what_grows_where_enough_does():
    assert said("backfill", LATE, EARLY) == ["10% would survive the loss of Late: bring Early on"]


def test_who_does_not_answer_is_not_to_be_brought_on():
    asks = "".join(f"- {ago(days)} email [[dana]]\n" for days in (40, 30, 20))
    chased = {
        "campaigns/early.md": EARLY["campaigns/early.md"] + asks,
        "contacts/dana.md": "---\nname: Dana\n---\n",
    }
    assert said("backfill", LATE, chased)[0].endswith(
        "look for the next ones now, before they are needed"
    )


def test_no_backfill_where_half_would_survive_and_something_grows():
    other = campaign("Other", f"{ago(60)} interviewing")
    third = campaign("Third", f"{ago(60)} interviewing")
    assert said("backfill", HELD, other, third, EARLY, capacity=4) == []
    assert len(said("backfill", HELD, other, third, capacity=4)) == 1


def test_no_backfill_behind_nothing_late_nor_where_more_is_open_than_can_be_carried():
    first, second = EARLY, campaign("Second", f"{ago(60)} researching")
    assert said("backfill", first, second) == []
    assert said("backfill", LATE, HELD, campaign("Third", f"{ago(60)} interviewing"),
                capacity=2) == []  # fmt: skip
    assert said("backfill", LATE, capacity=1) == []


def chase(body: str, stages: str = f"  - {ago(60)} researching\n", **more: str) -> list[Action]:
    text = HEAD.format(name="Northquay", stages=stages)
    files = {"campaigns/nq.md": text + body, "contacts/dana.md": "---\nname: Dana Kim\n---\n"}
    return actions_of("chased", {**files, **more})


def test_three_asks_without_an_answer_are_a_chase():
    (one,) = chase(ASKS)
    assert (one.tier, one.subject, one.due) == (1, "nq", None)
    assert one.message == (
        "Northquay: 3 asks in 26 days, no answer, no sign that they value this: stop"
    )
    assert one.line == "- 2026-11-22 stopped, 3 asks and no answer"
    assert one.evidence == ("campaigns/nq.md:8", "campaigns/nq.md:9", "campaigns/nq.md:10")


@pytest.mark.parametrize(
    "line",
    ["reply [[dana]] not now", "call [[dana]]", "reply [[dana]] lovely [values-us:: yes]"],
)
def test_an_answer_ends_a_chase(line):
    assert chase(f"{ASKS}- {ago(2)} {line}\n") == []


def test_stopping_ends_it_in_whatever_way_the_pipeline_has():
    assert chase(ASKS, f"  - {ago(60)} researching\n  - {ago(0)} stopped\n") == []
    settings = '[pipelines.plain.stages.open]\n[pipelines.plain.stages.left]\nkind = "exit"\n'
    text = HEAD.format(name="Q", stages=f"  - {ago(60)} open\n")
    own = text.replace("title:", "pipeline: plain\ntitle:") + ASKS
    (one,) = actions_of("chased", {"campaigns/q.md": own, "headway.toml": settings})
    assert one.line == "- 2026-11-22 left, 3 asks and no answer"


def test_a_further_ask_that_goes_unanswered_is_another_cause():
    (before,), (after,) = chase(ASKS), chase(f"{ASKS}- {ago(7)} email [[dana]]\n")
    (fresh,) = chase(f"{ASKS}- {ago(6)} email [[dana]]\n")
    assert fresh.id == before.id != after.id
    assert after.message.startswith("Northquay: 4 asks")


@pytest.mark.parametrize(
    ("line", "given"),
    [("", 1), (f"- {ago(1)} review 15m\n", 0), (f"- {ago(20)} review 15m\n", 1)],
)
def test_a_contact_on_no_campaign_is_left_by_a_review(line, given):
    found = actions_of("chased", {"contacts/dana.md": ASKS.replace(" [[dana]]", "") + line})
    assert len(found) == given


def test_a_contact_who_was_left_alone_for_a_window_is_not_chased():
    asks = "".join(f"- {ago(day)} email\n" for day in (60, 50, 29))
    assert actions_of("chased", {"contacts/dana.md": asks}) == []


FIT = {
    "me.md": "---\noffers: [privacy, training, contracts]\n---\n",
    "organizations/nw.md": "---\nname: Northwind\nindustry: freight\n---\n",
    "contacts/dana.md": "---\nname: Dana Kim\norganization: nw\n---\n",
    "campaigns/c.md": (
        "---\nname: Northwind\norganization: nw\nneeds:\n  - privacy, from report\n"
        "  - training, from report\n  - contracts, from report\n"
        f"stages:\n  - {ago(60)} targeted\n---\n{ASKS}"
    ),
}
THROUGH = "Northwind: 3 asks in 26 days and no answer, though the fit is high (100%): try another"


def routes(**more: str) -> list[Action]:
    files = {**FIT, **more}
    assert actions_of("chased", files) == []
    return actions_of("other-route", files)


def test_a_high_fit_and_silence_ask_for_another_route():
    (one,) = routes()
    assert one.message == f"{THROUGH} route: who else knows somebody there?"
    assert one.line == "- 2026-11-22 research 30m [[c]] who else knows somebody there"


@pytest.mark.parametrize(
    ("front", "why"),
    [
        ("organization: nw\n", "who is one of theirs"),
        ("connector: chaired it with [[nw]] people\n", None),
        (f"reaches: [road freight]\nadvocate:\n  - {ago(90)} candidate\n", "who reaches freight"),
        (f"reaches: [freight]\ncredible: no\nadvocate:\n  - {ago(90)} candidate\n", None),
        ("reaches: [freight]\n", None),
    ],
)
def test_the_route_is_through_the_nearest_who_was_not_asked(front, why):
    (one,) = routes(**{"contacts/ines.md": f"---\nname: Ines Okafor\n{front}---\n"})
    if why:
        assert one.message == f"{THROUGH} route, through Ines Okafor, {why}"
        assert one.line.startswith("- 2026-11-22 email [[ines]] [[c]] ")
    elif "[[nw]]" not in front:
        assert one.message.endswith("who else knows somebody there?")


def test_somebody_whose_file_links_them_knows_them():
    (one,) = routes(**{"contacts/lee.md": "---\nname: Lee\n---\nWorked at [[nw]] for years.\n"})
    assert one.message.endswith("through Lee, who knows them")


def test_a_route_that_was_tried_is_no_more_advised():
    tried = f"- {ago(1)} email [[lee]] [[c]] who there would want to know\n"
    assert routes(**{"contacts/lee.md": "---\nname: Lee\n---\n", "journal/j.md": tried}) == []


TOMAS = "---\npipeline: client\nnumber: 40k by 2026-12-31\n---\n"
CLIENT = (
    "---\nname: C\nindustry: vets\norigin: {origin}\nvalue: {value}\ncloses: 2026-12-01\n"
    "stages:\n{stages}---\n"
)
PROPOSED = f"  - {ago(60)} proposed\n"


def covered(*campaigns: str, **more: str) -> list[str]:
    files = {"me.md": TOMAS, **{f"campaigns/c{at}.md": one for at, one in enumerate(campaigns)}}
    return [one.message for one in actions_of("own-cover", {**files, **more})]


def test_a_number_that_is_not_covered_wants_names():
    open_one = CLIENT.format(origin="self", value="40k", stages=PROPOSED)
    assert covered(open_one) == [
        "40% of 40,000 is covered by what you sourced yourself: add names worth 24,000 in all to "
        "the dream list"
    ]


def test_what_was_given_does_not_cover_it():
    won = CLIENT.format(origin="given", value="80k", stages=f"{PROPOSED}  - {ago(5)} engaged\n")
    assert covered(won)[0].startswith("0% of 40,000")
    assert covered(won.replace("given", "self")) == []


def test_how_many_names_is_a_range_once_five_have_ended():
    won = CLIENT.format(origin="self", value="10k", stages=f"{PROPOSED}  - {ago(5)} engaged\n")
    lost = CLIENT.format(origin="self", value="10k", stages=f"{PROPOSED}  - {ago(5)} lost\n")
    few = (won, lost, lost, lost, lost)
    assert covered(*few) == [
        "25% of 40,000 is covered by what you sourced yourself: add at least 5 names to the dream "
        "list"
    ]
    dreams = {f"organizations/o{at}.md": "---\ndream: true\n---\n" for at in range(83)}
    assert covered(*few, **dreams) == []
    del dreams["organizations/o0.md"]
    assert covered(*few, **dreams)[0].endswith("add 1 name to the dream list")
    nothing_won = (CLIENT.format(origin="self", value="10k", stages=PROPOSED), *[lost] * 5)
    assert covered(*nothing_won)[0].endswith("add at least 9 names to the dream list")


def test_no_number_or_one_whose_day_has_passed_asks_for_nothing():
    open_one = CLIENT.format(origin="self", value="40k", stages=PROPOSED)
    assert covered(open_one, **{"me.md": "---\npipeline: client\n---\n"}) == []
    assert covered(open_one, **{"me.md": TOMAS.replace("2026-12-31", ago(1))}) == []


# The two stories, in the weeks in which this advice was needed.


def told(name: str, day: date) -> dict[str, Action]:
    """What the ledger of a story advises on a day, by rule; the most pressing of each."""
    ledger = read_ledger(Path(ROOT) / "examples" / name).ledger
    return {one.rule: one for one in reversed(advise(ledger, measure(ledger, day), day))}


def test_maya_is_told_that_all_hangs_on_tessera_before_it_does_not():
    for day in (date(2026, 8, 24), date(2026, 8, 31)):
        assert told("job-search", day)["backfill"].message.startswith(
            "33% would survive the loss of Tessera Health"
        )


def test_maya_is_told_what_the_setback_left():
    one = told("job-search", date(2026, 9, 7))["setback"]
    assert one.message == (
        "Tessera Health, privacy counsel was lost 5 days ago: 33% survives (36% by the settings' "
        "probabilities) and nothing early is awake; restart steps 2 to 4"
    )
    assert "setback" not in told("job-search", date(2026, 9, 28))


def test_tomas_is_told_what_larkspur_took():
    one = told("book-of-business", date(2026, 10, 5))["setback"]
    assert "44% survives" in one.message
    assert "setback" not in told("book-of-business", date(2026, 10, 19))


def test_tomas_is_told_of_his_own_cover_until_his_list_insures_the_number():
    for day in (date(2026, 6, 15), date(2026, 7, 20), date(2026, 9, 7), date(2026, 11, 9)):
        assert "own-cover" in told("book-of-business", day)
    for at_it in (date(2026, 7, 27), date(2026, 8, 24), date(2026, 9, 28)):
        assert "own-cover" not in told("book-of-business", at_it)
    last = told("book-of-business", date(2026, 11, 16))["own-cover"]
    assert last.message == (
        "68% of 120,000 is covered by what you sourced yourself: add 1 to 6 names to the dream list"
    )
    assert "own-cover" not in told("book-of-business", date(2026, 11, 22))
