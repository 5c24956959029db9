"""What a figure still lacks is told once, and only where the ledger is ready for the figure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger import checks
from ledger.diagnostic import Diagnostic, Severity
from ledger.readers import read_ledger
from tests.support import AS_OF, ROOT, Files, ledger_of

ME = "---\nname: Ada\n{}---\n"
OPEN = "---\nindustry: law\nstages: 2026-10-01 researching\n---\n\n"
OVER = "---\nindustry: law\nstages:\n  - 2026-10-01 researching\n  - 2026-10-02 stopped\n---\n\n"
CLIENT = (
    "---\npipeline: client\norganization: northwind\nincumbent: none\nneeds: law, from dana-kim\n"
    "decision-maker: dana-kim\nvia: dana-kim\n{}stages: 2026-10-01 {}\n---\n\n"
    "- 2026-10-01 call 20m [[dana-kim]]\n"
)
OTHERS = {
    "organizations/northwind.md": "# Northwind\n",
    "contacts/dana-kim.md": "---\nname: Dana\norganization: northwind\n---\n",
}


def found(files: Files) -> tuple[Diagnostic, ...]:
    return checks.run(ledger_of({**OTHERS, "me.md": ME.format(""), **files}), AS_OF)


def codes(files: Files) -> list[str]:
    return [one.code for one in found(files)]


def days(count: int, line: str) -> str:
    """A line on each of so many days of November."""
    return "".join(f"- 2026-11-{day:02d} {line}\n" for day in range(1, count + 1))


TIMED = days(10, "research 1h")
ANSWERS = days(3, "response x [segment:: counsel] [depth:: question]")
NEEDS = OPEN.replace(
    "stages", "needs:\n  - law, from x\n  - tax, from x\n  - trade, from x\nstages"
)
RATED = days(3, "event 1h [rated:: 2 social]")
TALKS = days(9, "call 20m") + "- 2026-11-10 coffee\n"
VISITS = days(3, "event 1h")
CONVERSATION = "stages: 2026-10-01 conversation"
LOST = "stages:\n  - 2026-10-01 conversation\n  - 2026-10-02 lost, no money"
VALUED = CLIENT.format("value: 40k\n", "conversation")

READY: dict[str, Files] = {
    "HW801": {"campaigns/b.md": VALUED.replace("value", "origin: self\nvalue")},
    "HW802": {"campaigns/a.md": OPEN, "journal/j.md": TIMED},
    "HW803": {"campaigns/a.md": OPEN, "channels/blog.md": ANSWERS},
    "HW804": {"campaigns/a.md": NEEDS},
    "HW805": {"campaigns/a.md": OPEN, "channels/club.md": RATED},
    "HW806": {"campaigns/b.md": VALUED, "me.md": ME.format("number: 120k by 2026-12-31\n")},
    "HW807": {"campaigns/a.md": OPEN, "journal/j.md": TALKS, "me.md": ME.format("hours: 9\n")},
    "HW808": {"campaigns/a.md": OPEN, "channels/club.md": VISITS},
}
KEYS = {
    "HW801": "number: 120k by 2026-12-31\n",
    "HW802": "hours: 35\n",
    "HW803": "audience: counsel\n",
    "HW804": "offers: law, level 2\n",
    "HW805": "industries: law\nfunctions: legal\nlevels: partner\n",
}


@pytest.mark.parametrize("code", READY)
def test_where_all_else_is_there_it_is_told_once(code):
    (one,) = found(READY[code])
    assert (one.code, one.severity) == (code, Severity.INFO)


@pytest.mark.parametrize("code", KEYS)
def test_the_key_in_the_profile_settles_it(code):
    assert codes({**READY[code], "me.md": ME.format(KEYS[code])}) == []


@pytest.mark.parametrize("code", [code for code in READY if code != "HW804"])
def test_once_nothing_is_pursued_any_more_nothing_is_lacking(code):
    ended = {
        path: OVER if text == OPEN else str(text).replace(CONVERSATION, LOST)
        for path, text in READY[code].items()
    }
    assert codes(ended) == []


@pytest.mark.parametrize("code", KEYS)
def test_a_profile_that_cannot_be_read_lacks_nothing(code):
    for text in ("", "---\nname: Ada\n", "---\nname: A: b\n---\n"):
        told = codes({**READY[code], "me.md": text})
        assert code not in told
        assert told


@pytest.mark.parametrize("code", KEYS)
def test_a_ledger_without_a_profile_is_told_nothing(code):
    files = {**OTHERS, **READY[code]}
    assert checks.run(ledger_of(files), AS_OF) == ()


def test_a_key_that_was_typed_and_cannot_be_read_is_told_as_that():
    files = {**READY["HW801"], "me.md": ME.format("number: plenty by spring\n")}
    assert "HW801" not in codes(files)


def test_a_position_is_not_won_by_its_value():
    text = OPEN.replace("stages", "value: 160k\norigin: self\nstages")
    assert codes({"campaigns/a.md": text}) == []


@pytest.mark.parametrize(
    "files",
    [
        {"campaigns/a.md": OPEN, "journal/j.md": days(9, "research 1h")},
        {"campaigns/a.md": OPEN, "journal/j.md": days(10, "life 1h")},
        {"campaigns/a.md": OPEN, "journal/j.md": days(10, "research")},
        {"campaigns/a.md": OPEN, "journal/j.md": TIMED.replace("2026-11", "2026-08")},
        {"campaigns/a.md": OPEN, "channels/blog.md": days(2, "response x [segment:: a]")},
        {"campaigns/a.md": OPEN, "channels/blog.md": ANSWERS.replace("2026-11", "2026-07")},
        {"campaigns/a.md": NEEDS.replace("  - law, from x\n", "  - law\n")},
        {"campaigns/a.md": OPEN, "channels/club.md": days(2, "event 1h [rated:: 2 social]")},
    ],
)
def test_where_there_is_too_little_nothing_is_asked_for(files):
    assert codes(files) == []


def test_the_buyers_that_are_not_named_are_named():
    (one,) = found({**READY["HW805"], "me.md": ME.format("functions: legal\n")})
    assert one.message.endswith("your own buyers have no `industries` or `levels`")


def test_the_largest_value_without_an_origin_is_told_with_how_many_others():
    number = {"me.md": ME.format("number: 120k by 2026-12-31\n")}
    small, large = (CLIENT.format(f"value: {value}\n", "conversation") for value in ("9k", "40k"))
    (one,) = found({"campaigns/a.md": small, "campaigns/b.md": large, **number})
    assert one.location.path == "campaigns/b.md"
    assert one.message.endswith("has no `origin`; 1 other has none either")


@pytest.mark.parametrize(
    ("keys", "stage"),
    [
        ("origin: given\nvalue: 9k\n", "conversation"), ("", "conversation"),
        ("value: 9k\n", "route-in"),
    ],
)  # fmt: skip
def test_an_origin_that_is_there_or_not_needed_yet(keys, stage):
    number = {"me.md": ME.format("number: 120k by 2026-12-31\n")}
    text = CLIENT.format(keys, stage)
    assert codes({"campaigns/a.md": text, **number}) == []


@pytest.mark.parametrize(
    ("talks", "told"),
    [
        (days(9, "call 20m") + "- 2026-11-10 coffee\n- 2026-11-11 event\n", True),
        (days(10, "call 20m") + "- 2026-11-11 email\n", False),
        (days(5, "call 20m") + days(5, "coffee"), False),
        (days(6, "call 20m") + days(4, "coffee"), True),
        (days(8, "call 20m") + "- 2026-11-10 coffee\n", False),
        (days(10, "coffee"), False),
        (days(10, "call 20m") + "- 2026-12-10 coffee\n- [ ] 2026-11-20 coffee\n", False),
        (days(10, "call 20m") + "- 2026-10-20 coffee\n", False),
    ],
)
def test_only_a_habit_has_gaps(talks, told):
    files = {"campaigns/a.md": OPEN, "journal/j.md": talks, "me.md": ME.format("hours: 9\n")}
    assert codes(files) == (["HW807"] if told else [])


def test_the_gap_is_told_at_the_last_of_them_with_their_number():
    talks = days(8, "call 20m") + "- 2026-11-10 coffee\n- 2026-11-12 lunch\n"
    files = {"campaigns/a.md": OPEN, "journal/j.md": talks, "me.md": ME.format("hours: 9\n")}
    (one,) = found(files)
    assert one.message.startswith("2 of 10 conversations in 28 days say nothing")
    assert (one.location.line, one.help) == (
        10, "put the time after the kind: `- 2026-11-12 lunch 30m …`",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("visits", "told"),
    [
        (VISITS, True),
        (days(2, "event 1h"), False),
        (days(2, "event 1h") + "- 2026-11-02 event 1h the second talk\n", False),
        (days(2, "event 1h") + "- 2026-11-05 event 1h [rated:: 1 all]\n", False),
        (days(2, "event 1h") + "- 2026-12-05 event 1h\n", False),
        (VISITS.replace("2026-11", "2026-09"), False),
    ],
)
def test_a_group_that_is_visited_now_wants_a_verdict(visits, told):
    files = {"campaigns/a.md": OPEN, "channels/club.md": visits}
    assert codes(files) == (["HW808"] if told else [])


def test_somebody_met_there_who_has_an_intent_is_rated():
    met = {"contacts/lee-park.md": "---\nvia: club\nintent: building\n---\n"}
    assert codes({**READY["HW808"], **met}) == []


def test_of_several_groups_the_one_visited_most_is_told():
    other = {"channels/guild.md": days(4, "event 1h")}
    (one,) = found({**READY["HW808"], **other})
    assert one.location.path == "channels/guild.md"


def lacking(root: Path) -> Iterator[str]:
    for one in checks.run(read_ledger(root).ledger, AS_OF):
        if one.code.startswith("HW8"):
            yield one.code


def test_a_fresh_ledger_lacks_nothing():
    fresh = {"me.md": ME.format(""), "journal/j.md": TIMED + TALKS, "channels/club.md": VISITS}
    assert checks.run(ledger_of(fresh), AS_OF) == ()
    assert list(lacking(ROOT / "examples" / "starter")) == []


def test_a_search_that_is_over_lacks_nothing(job_search: Path):
    assert list(lacking(job_search)) == []
