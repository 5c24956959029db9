"""Findings about days and people that cannot both be right, and pairs that can."""

from __future__ import annotations

import pytest

from ledger import checks
from tests.support import AS_OF, Files, ledger_of

PEOPLE = {
    "contacts/dana-kim.md": "---\nname: Dana\norganization: northwind\n---\n",
    "contacts/lee-park.md": "# Lee\n",
    "organizations/northwind.md": "# Northwind\n",
    "organizations/southgate.md": "# Southgate\n",
}
OPEN = "---\norganization: northwind\n{}stages:\n  - 2026-10-01 researching\n---\n\n"


def codes(files: Files) -> list[str]:
    return [one.code for one in checks.run(ledger_of({**PEOPLE, **files}), AS_OF)]


def campaign(body: str = "", keys: str = "") -> list[str]:
    return codes({"campaigns/a.md": OPEN.format(keys) + body})


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("- 2026-10-06 interview 1\n- 2026-10-05 follow-up 1\n", ["HW606"]),
        ("- 2026-10-06 interview 1\n- 2026-10-06 follow-up 1\n", []),
        ("- 2026-10-06 interview 1\n- 2026-10-05 prepare 1\n", []),
        ("- 2026-12-06 interview 1\n- 2026-10-05 follow-up 1\n", ["HW606"]),
        ("- 2026-10-06 interview 1\n- 2026-10-05 follow-up 2\n", ["HW506"]),
        ("- 2026-10-02 interview 1\n- 2026-10-06 interview 1\n- 2026-10-05 follow-up 1\n",
         ["HW514"]),
    ],
)  # fmt: skip
def test_a_round_is_followed_up_when_it_has_been_held(body, told):
    assert campaign(body) == told


def test_a_round_of_an_earlier_episode_is_not_the_one_that_is_followed_up():
    text = (
        "---\norganization: northwind\nstages:\n  - 2026-10-01 researching\n"
        "  - 2026-10-09 evaporated\n  - 2026-10-12 reopened\n---\n\n"
        "- 2026-10-06 interview 1\n- 2026-10-10 inbound it is on again\n"
        "- 2026-10-14 follow-up 1\n- 2026-10-15 interview 1\n"
    )
    assert codes({"campaigns/a.md": text}) == ["HW606"]


@pytest.mark.parametrize(
    ("home", "told"),
    [("southgate", True), ("northwind", False), ('"[[northwind]]"', False), ("", False)],
)
def test_whoever_decides_is_of_the_house(home, told):
    theirs = {"contacts/dana-kim.md": f"---\norganization: {home}\n---\n"}
    named = {"campaigns/a.md": OPEN.format("decision-maker: dana-kim\n")}
    assert codes({**named, **theirs}) == (["HW607"] if told else [])


def test_whoever_decided_may_have_moved_once_the_campaign_is_over():
    moved = {"contacts/dana-kim.md": "---\norganization: southgate\n---\n"}
    ended = "researching\n  - 2026-11-20 stopped, nobody answers\n---\n"
    over = OPEN.format("decision-maker: dana-kim\n").replace("researching\n---\n", ended)
    assert codes({"campaigns/a.md": over, **moved}) == []


def test_an_organization_s_own_decision_maker_is_told_of_there_alone():
    house = {"organizations/southgate.md": "---\ndecision-maker: dana-kim\n---\n"}
    pursued = {"campaigns/a.md": OPEN.format("").replace("northwind", "southgate")}
    found = checks.run(ledger_of({**PEOPLE, **house, **pursued}), AS_OF)
    assert [(one.code, one.location.path) for one in found] == [
        ("HW607", "organizations/southgate.md")
    ]


def test_a_decision_maker_of_an_industry_has_a_house_of_their_own():
    keys = "---\nindustry: law\ndecision-maker: dana-kim\nstages: 2026-10-01 researching\n---\n"
    assert codes({"campaigns/a.md": keys}) == []


@pytest.mark.parametrize(
    ("day", "told"), [("2026-09-30", True), ("2026-10-01", False), ("2027-01-01", False)]
)
def test_a_campaign_closes_after_it_began(day, told):
    assert campaign(keys=f"closes: {day}\n") == (["HW608"] if told else [])


def test_a_campaign_that_began_on_no_known_day_may_have_closed_on_any():
    text = "---\norganization: northwind\ncloses: 2020-01-01\nstage: researching\n---\n"
    assert codes({"campaigns/a.md": text}) == ["HW207"]


@pytest.mark.parametrize(
    ("watch", "stages", "told"),
    [
        ("2026-11-01", "  - 2026-11-02 parked\n", True),
        ("2026-11-02", "  - 2026-11-02 parked\n", False),
        ("2026-11-10", "  - 2026-11-02 parked\n", False),
        ("2026-11-01", "  - 2026-11-02 evaporated\n", True),
        ("2026-11-01", "  - 2026-11-02 stopped\n", False),
        ("2026-09-01", "", False),
    ],
)
def test_what_is_parked_is_looked_at_later(watch, stages, told):
    text = OPEN.format(f"watch: {watch}\n").replace("---\n\n", f"{stages}---\n\n")
    assert codes({"campaigns/a.md": text}) == (["HW609"] if told else [])


@pytest.mark.parametrize(
    ("lee", "told"),
    [
        ("- 2026-09-28 coffee 1h\n", True),
        ("- 2026-09-28 call 20m\n", True),
        ("- 2026-10-06 coffee 1h\n", False),
        ("- 2026-10-07 coffee 1h\n", False),
        ("- [ ] 2026-09-28 coffee\n", False),
        ("- 2026-09-28 email hello\n", False),
        ("- 2026-09-28 event 1h\n", False),
        ("- 2026-09-28 call 20m with [[dana-kim]] too\n", False),
        ("---\nmet: 2026-09-28\n---\n", True),
        ("---\nmet: 2026-10-06\n---\n", False),
    ],
)
def test_an_introduction_is_to_somebody_new(lee, told):
    introduced = "- 2026-10-06 call 20m [[dana-kim]] [got:: introduction to [[lee-park]]]\n"
    files = {"journal/j.md": introduced, "contacts/lee-park.md": lee}
    assert codes(files) == (["HW610"] if told else [])


def test_whatever_else_was_received_may_name_somebody_known():
    files = {
        "journal/j.md": "- 2026-10-06 call 20m [[dana-kim]] [got:: a word with [[lee-park]]]\n",
        "contacts/lee-park.md": "- 2026-09-28 coffee 1h\n",
    }
    assert codes(files) == []
