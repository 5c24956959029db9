"""Whom to ask about a campaign, and when it has stood still for too long."""

from __future__ import annotations

import pytest

from tests.actions.advising import actions_of
from tests.metrics.measuring import ago

ORGANIZATION = "---\nname: Northwind\nindustry: freight\n---\n"
DANA = "---\nname: Dana Kim\norganization: northwind\n---\n"
LEE = "---\nname: Lee Park\norganization: northwind\n---\n"
NEEDS = "needs:\n  - privacy, must, level 2, from the posting\n"


def ledger(body: str = "", *, head: str = NEEDS, stage: str = "targeted", days: int = 20, **more):
    text = (
        "---\nname: Northwind, counsel\norganization: northwind\ntitle: Counsel\n"
        f"{head}stages:\n  - {ago(days)} {stage}\n---\n{body}"
    )
    return {
        "organizations/northwind.md": ORGANIZATION,
        "contacts/dana.md": DANA,
        "campaigns/nw.md": text,
        **more,
    }


TALK = f"- {ago(15)} call [[dana]]\n"


@pytest.mark.parametrize(
    ("files", "given"),
    [
        (ledger(TALK), 1),
        (ledger(TALK, stage="researching"), 0),
        (ledger(TALK, days=7), 1),
        (ledger(TALK, days=6), 0),
        (ledger(TALK + f"- {ago(14)} email [[dana]] who decides on this\n"), 1),
        (ledger(TALK + f"- {ago(13)} email [[dana]] who decides on this\n"), 0),
        (ledger(TALK, head=NEEDS + "decision-maker: dana\n"), 0),
    ],
)
def test_who_decides(files, given):
    found = actions_of("decision-maker-unknown", files)
    assert [one.subject for one in found] == ["nw"] * given
    assert all(one.tier == 2 for one in found)


def test_somebody_of_theirs_is_asked_by_name():
    (one,) = actions_of("decision-maker-unknown", ledger(TALK))
    assert one.message == "Who decides at Northwind is not known: ask Dana Kim"
    assert one.line == "- 2026-11-22 email [[dana]] [[nw]] who decides on this"


def test_nobody_is_asked_who_owes_an_answer():
    waits = TALK + f"- {ago(5)} email [[dana]] and?\n"
    (one,) = actions_of("decision-maker-unknown", ledger(waits))
    assert one.message == "Who decides at Northwind is not known: look up who signs there"
    assert one.line == "- 2026-11-22 research 30m [[nw]] who decides there"
    answered = f"{waits}- {ago(3)} reply [[dana]] soon\n"
    (one,) = actions_of("decision-maker-unknown", ledger(answered))
    assert one.message.endswith("ask Dana Kim")


def test_somebody_who_only_thanks_is_owed_nothing():
    thanked = TALK + f"- {ago(3)} thanks [[dana]]\n"
    (one,) = actions_of("decision-maker-unknown", ledger(thanked))
    assert one.message.endswith("ask Dana Kim")


def test_an_advocate_who_reaches_their_industry_is_asked_where_nobody_of_theirs_can_be():
    advocate = (
        f"---\nname: Ines\nreaches: [freight]\nadvocate:\n  - {ago(60)} acquainted\n---\n"
        f"- {ago(50)} coffee\n"
    )
    files = ledger("", **{"contacts/ines.md": advocate, "contacts/dana.md": "---\nname: D\n---\n"})
    (one,) = actions_of("decision-maker-unknown", files)
    assert one.message == "Who decides at Northwind is not known: ask Ines"
    stranger = advocate.replace("acquainted", "candidate")
    (one,) = actions_of("decision-maker-unknown", {**files, "contacts/ines.md": stranger})
    assert one.message.endswith("look up who signs there")


def test_one_who_is_named_and_was_never_met():
    head = NEEDS + "decision-maker: lee\n"
    files = ledger(TALK, head=head, **{"contacts/lee.md": LEE})
    (one,) = actions_of("decision-maker-unknown", files)
    assert one.message == (
        "Lee Park decides at Northwind, and nothing has passed between you yet: "
        "ask Dana Kim for a way in"
    )
    agreed = ledger(TALK + f"- {ago(-3)} call [[dana]]\n", head=head, **{"contacts/lee.md": LEE})
    assert actions_of("decision-maker-unknown", agreed) == []


def test_who_decides_and_was_met_about_something_else():
    head = NEEDS + "decision-maker: lee\n"
    other = f"---\nname: Other\ndecision-maker: lee\n---\n- {ago(2)} coffee 1h [[lee]]\n"
    files = ledger(TALK, head=head, **{"contacts/lee.md": LEE, "campaigns/other.md": other})
    found = {one.subject: one.message for one in actions_of("decision-maker-unknown", files)}
    assert found["nw"].startswith("Lee Park decides at Northwind, and nothing has passed on ")


BARE = {"head": ""}


@pytest.mark.parametrize(
    ("files", "given"),
    [
        (ledger(TALK, **BARE), 1),
        (ledger(TALK, head=NEEDS), 0),
        (ledger(TALK, head="needs:\n  - privacy\n"), 1),
        (ledger(TALK, head=NEEDS + "  - training\n"), 0),
        (ledger(TALK, head=NEEDS + "  - training, must\n"), 1),
        (ledger("", **BARE, days=6), 0),
        (ledger(TALK, **BARE, days=3), 1),
        (ledger(TALK, **BARE, stage="negotiating"), 0),
        (ledger(TALK + f"- {ago(13)} email [[dana]] what do you need\n", **BARE), 0),
        (ledger(TALK + f"- {ago(5)} email [[dana]] hello\n", **BARE), 0),
        (ledger(TALK + f"- {ago(-5)} call [[dana]]\n", **BARE), 0),
        (ledger(TALK, head="scope: industry\n"), 0),
    ],
)
def test_what_they_need(files, given):
    assert len(actions_of("needs-unsourced", files)) == given


def test_needs_are_asked_of_a_person_by_name():
    (one,) = actions_of("needs-unsourced", ledger(TALK, **BARE))
    assert one.message == (
        "What Northwind needs is not written down: ask Dana Kim, before you offer anything"
    )
    assert one.line == "- 2026-11-22 email [[dana]] [[nw]] what do you need most"
    (one,) = actions_of("needs-unsourced", ledger(TALK, head="needs:\n  - privacy\n"))
    assert one.message.startswith("Nobody is named who says that Northwind needs privacy: ask")
    assert one.evidence == ("campaigns/nw.md:6",)


def test_one_question_for_one_person_at_a_time():
    files = ledger(TALK, **BARE)
    files["campaigns/other.md"] = files["campaigns/nw.md"]
    assert len(actions_of("needs-unsourced", files)) == 1


@pytest.mark.parametrize(
    ("body", "given"),
    [
        (f"- {ago(22)} call [[dana]]\n", 1),
        (f"- {ago(21)} call [[dana]]\n", 0),
        (f"- {ago(30)} call [[dana]]\n- {ago(14)} email [[dana]]\n", 0),
        (f"- {ago(30)} call [[dana]]\n- {ago(15)} email [[dana]]\n", 1),
        (f"- {ago(30)} call [[dana]]\n- [ ] {ago(-3)} email [[dana]]\n", 0),
        (f"- {ago(30)} call [[dana]]\n- {ago(-3)} call [[dana]]\n", 0),
        (f"- {ago(30)} call [[dana]]\n- {ago(25)} off 10d\n", 0),
        ("", 0),
        (f"- {ago(30)} email [[dana]]\n", 1),
    ],
)
def test_a_campaign_that_stands_still(body, given):
    files = ledger(body, days=40)
    found = actions_of("campaign-stalled", files)
    assert [one.subject for one in found] == ["nw"] * given
    if given:
        assert actions_of("nothing-due", files) == []


def test_the_stall_is_told_with_its_days_and_a_person():
    (one,) = actions_of("campaign-stalled", ledger(f"- {ago(30)} call [[dana]]\n", days=40))
    assert one.message == (
        "Northwind, counsel has not moved for 30 days, where 21 is long at targeted: "
        "ask Dana Kim one question with a day in it, or park it"
    )
    assert str(one.due) == ago(9)


def test_another_of_theirs_is_asked_where_one_owes_an_answer_three_times():
    asks = "".join(f"- {ago(day)} email [[dana]]\n" for day in (45, 35, 25))
    head = NEEDS + "influencers: [lee]\n"
    files = ledger(f"- {ago(50)} call [[dana]]\n{asks}", head=head, days=60)
    (one,) = actions_of("campaign-stalled", {**files, "contacts/lee.md": LEE})
    assert "ask Lee Park one question" in one.message


def test_of_many_idle_campaigns_the_one_touched_last_is_told_of_and_the_others_are_counted():
    files = ledger("")
    for number in range(1, 6):
        files[f"campaigns/c{number}.md"] = ledger(f"- {ago(number)} call\n")["campaigns/nw.md"]
    (one,) = actions_of("nothing-due", files)
    assert one.subject == "c1"
    assert one.message.endswith(" more likewise)")


def test_the_next_act_waits_for_their_answer():
    (one,) = actions_of("nothing-due", ledger(f"- {ago(2)} email [[dana]]\n"))
    assert one.line == f"- [ ] {ago(-12)} email [[dana]]"
    (one,) = actions_of("nothing-due", ledger(f"- {ago(0)} call [[dana]]\n"))
    assert one.message == (
        "Northwind, counsel (targeted) has no next action after what was done today"
    )
