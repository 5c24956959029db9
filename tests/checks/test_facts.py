"""Findings about facts that cannot all be true, and what is no contradiction."""

from __future__ import annotations

from datetime import date

import pytest

from ledger import checks
from ledger.diagnostic import Severity
from tests.support import AS_OF, Files, ledger_of

ENDED = (
    "---\nstages:\n  - 2026-10-01 interviewing\n  - 2026-10-20 {}\n---\n\n"
    "- 2026-10-01 interview 1\n"
)
OTHERS = {"contacts/dana-kim.md": "# Dana\n", "contacts/lee-park.md": "# Lee\n"}


def codes(files: Files) -> list[str]:
    return [one.code for one in checks.run(ledger_of({**OTHERS, **files}), AS_OF)]


@pytest.mark.parametrize("stage", ["rejected, no", "withdrawn", "stopped", "evaporated"])
@pytest.mark.parametrize("line", ["interview 2", "offer by phone", "application", "proposal x"])
def test_what_nobody_does_after_an_end(stage, line):
    assert codes({"campaigns/a.md": ENDED.format(stage) + f"- 2026-10-21 {line}\n"}) == ["HW601"]


@pytest.mark.parametrize(
    "line",
    [
        "2026-10-20 interview 2",
        "2026-10-21 thanks 10m",
        "2026-10-21 reply they may come back",
        "2026-10-21 call 20m what the others had",
        "2026-10-21 research 1h",
        "2026-10-21 negotiate 1h nothing",
    ],
)
def test_what_is_no_contradiction(line):
    assert codes({"campaigns/a.md": ENDED.format("rejected, no") + f"- {line}\n"}) == []


def test_a_round_still_ahead_of_an_end_is_a_warning_until_its_day_has_passed():
    text = ENDED.format("rejected, no") + "- 2026-11-25 interview 2\n"
    ledger = ledger_of({**OTHERS, "campaigns/a.md": text})
    (one,) = checks.run(ledger, AS_OF)
    assert (one.code, one.severity) == ("HW601", Severity.WARNING)
    assert one.help.startswith(
        "take it out if it will not be held, or type `- 2026-11-22 reopened`"
    )
    (one,) = checks.run(ledger, date(2026, 11, 25))
    assert (one.code, one.severity) == ("HW601", Severity.ERROR)


def test_an_open_checkbox_on_an_ended_campaign_is_a_plan():
    line = "- [ ] 2026-12-01 interview 2 if they call\n"
    assert codes({"campaigns/a.md": ENDED.format("rejected, no") + line}) == []


def test_after_a_success_an_offer_may_be_improved_and_nobody_interviews():
    won = (
        "---\nstages:\n  - 2026-10-02 negotiating\n  - 2026-10-03 accepted\n---\n\n"
        "- 2026-10-01 interview 1\n- 2026-10-02 offer x\n- 2026-10-09 offer the better letter\n"
    )
    assert codes({"campaigns/a.md": won}) == []
    assert codes({"campaigns/a.md": won + "- 2026-10-10 interview 2\n"}) == ["HW601"]


def test_a_line_in_somebody_else_s_file_contradicts_as_well():
    elsewhere = {"contacts/dana-kim.md": "- 2026-10-21 interview 2 [[a]]\n"}
    assert codes({"campaigns/a.md": ENDED.format("rejected, no"), **elsewhere}) == ["HW601"]


@pytest.mark.parametrize("line", ["decline 1", "reply sorry", "inbound sorry [auto:: yes]"])
def test_a_decision_that_somebody_sent_word_of(line):
    assert codes({"campaigns/a.md": ENDED.format("rejected") + f"- 2026-10-19 {line}\n"}) == []


def test_word_from_before_the_stage_is_no_word_of_the_decision():
    early = "- 2026-09-01 reply come by\n"
    assert codes({"campaigns/a.md": ENDED.format("rejected") + early}) == ["HW602"]


@pytest.mark.parametrize("stages", ["rejected, because they went silent", "rejected, Because"])
def test_a_reason_of_my_own_is_no_word_of_theirs(stages):
    assert codes({"campaigns/a.md": ENDED.format(stages)}) == ["HW602"]
    told = ENDED.format(stages) + "- 2026-10-19 reply they chose another\n"
    assert codes({"campaigns/a.md": told}) == []


ADVOCATE = (
    "---\nconnector: joins people\napproach: {}\nadvocate:\n  - 2026-09-01 candidate\n"
    "  - 2026-09-02 checked\n  - 2026-09-03 planned\n---\n\n- {}\n"
)


@pytest.mark.parametrize(
    ("approach", "sells"),
    [
        ("pitch the audit over lunch", True),
        ("coffee, then sell her the audit", True),
        ("show my packages", True),
        ("ask her for work", True),
        ("ask Dana for some business", True),
        ("ask how she sells to hospitals", False),
        ("listen to her pitch at the fair", False),
        ("coffee, and no pitch of any kind, never my services", False),
        ("ask about her work with two hundred owners", False),
        ("ask for work samples", False),
    ],
)
def test_an_approach_that_sells(approach, sells):
    text = ADVOCATE.format(approach, "2026-11-01 life x")
    assert codes({"contacts/a.md": text}) == (["HW605"] if sells else [])


@pytest.mark.parametrize(
    ("line", "sells"),
    [
        ("2026-11-01 email asked for work", True),
        ("2026-11-01 call 20m asked her for business", True),
        ("2026-11-01 proposal two days a month", True),
        ("2026-11-01 email asked for a coffee", False),
        ("2026-11-01 inbound asked for work", False),
    ],
)
def test_an_ask_for_business_before_there_is_anything_to_build_on(line, sells):
    text = ADVOCATE.format("ask about her Tuesdays", line)
    assert codes({"contacts/a.md": text}) == (["HW605"] if sells else [])


def test_an_introduction_with_three_people_in_it():
    both = "- 2026-11-01 lunch 1h [[dana-kim]] [[lee-park]] [got:: introduction to [[lee-park]]]\n"
    assert codes({"journal/a.md": both}) == []
    event = "- 2026-11-01 event 1h [[lee-park]] [got:: introduction to [[lee-park]]]\n"
    assert codes({"channels/fair.md": event}) == []
    assert codes({"journal/a.md": event}) == ["HW603"]


def test_a_campaign_that_came_by_way_of_itself_is_told_once():
    text = "---\nindustry: x\nvia: a\nstages: 2026-11-01 researching\n---\n"
    assert codes({"campaigns/a.md": text}) == ["HW603"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("2026-10-01 email hello", None),
        ("2026-10-01 call 20m", None),
        ("2026-10-01 video 20m", None),
        ("2026-10-01 meeting 20m [mode:: video]", None),
        ("2026-10-01 lunch 1h", "HW604"),
        ("2026-10-01 interview 1", "HW604"),
        ("2026-10-01 event 2h", "HW604"),
    ],
)
def test_only_a_meeting_comes_before_no_first_meeting(line, code):
    text = f"---\nmet: 2026-10-06\n---\n- {line}\n"
    assert codes({"contacts/kim.md": text}) == ([code] if code else [])


def test_somebody_who_is_met_in_the_future():
    assert codes({"contacts/kim.md": "---\nmet: 2026-12-24\n---\n"}) == ["HW604"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("waiting for marketing", "HW507"),
        ("Wait for Dana's answer", "HW507"),
        ("still waiting on the letter", "HW507"),
        ("wait", "HW507"),
        ("waitress job, ask Lee", None),
        ("call Dana, she is waiting for the deck", None),
        ("send the waiting list", None),
    ],
)
def test_a_next_action_that_waits(text, code):
    assert codes({"journal/a.md": f"- [ ] 2026-12-01 {text}\n"}) == ([code] if code else [])
    assert codes({"journal/a.md": f"- [x] 2026-11-01 {text}\n"}) == []
