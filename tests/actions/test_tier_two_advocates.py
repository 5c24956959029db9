"""The people who might speak for me: name them, write to them, keep them; and never sell."""

from __future__ import annotations

import pytest

from tests.actions.advising import actions_of
from tests.metrics.measuring import ago


def advocate(stage: str, days: int, body: str = "", head: str = "") -> str:
    return f"---\nname: Dana Kim\n{head}advocate:\n  - {ago(days)} {stage}\n---\n{body}"


def one_of(rule: str, text: str, **more: str):
    return actions_of(rule, {"contacts/dana.md": text, **more})


@pytest.mark.parametrize(
    ("days", "given"), [(27, 0), (28, 1), (34, 1), (35, 0), (55, 0), (56, 1), (0, 0)]
)
def test_the_list_is_asked_for_in_one_week_of_four(days, given):
    found = actions_of("advocate-list", {"journal/j.md": f"- {ago(days)} assess 1h\n"})
    assert len(found) == given


BEGUN = {"journal/j.md": f"- {ago(30)} assess 1h\n"}


@pytest.mark.parametrize(("days", "given"), [(6, 0), (7, 1)])
def test_somebody_who_is_at_the_list_is_left_alone(days, given):
    found = actions_of("advocate-list", {**BEGUN, "contacts/d.md": advocate("candidate", days)})
    assert len(found) == given
    assert all(one.message.startswith("1 of 20 possible advocates is named") for one in found)


def test_a_full_list_is_not_asked_for():
    full = {f"contacts/d{number}.md": advocate("candidate", 9) for number in range(20)}
    assert actions_of("advocate-list", {**BEGUN, **full}) == []
    full.popitem()
    (one,) = actions_of("advocate-list", {**BEGUN, **full})
    assert one.message.startswith("19 of 20 possible advocates are named")


def test_who_helped_before_is_named():
    helped = (
        f"---\nname: Lee Park\n---\n- {ago(9)} coffee [got:: a list]\n- {ago(8)} call [got:: b]\n"
    )
    selling = helped.replace("---\n- ", "intent: selling\n---\n- ", 1).replace("Lee", "Sal")
    files = {**BEGUN, "contacts/lee.md": helped, "contacts/sal.md": selling}
    (one,) = actions_of("advocate-list", files)
    assert one.message == (
        "Nobody is named yet who could speak for you: who is it that other people ask? "
        "Lee Park helped before"
    )


@pytest.mark.parametrize(
    ("stage", "days", "given"),
    [
        ("checked", 6, 0), ("checked", 7, 1), ("checked", 28, 1), ("checked", 29, 0),
        ("planned", 7, 1), ("candidate", 9, 0), ("approached", 9, 0), ("not-a-connector", 9, 0),
    ],
)  # fmt: skip
def test_an_approach_is_asked_for(stage, days, given):
    assert len(one_of("advocate-approach", advocate(stage, days))) == given


def test_one_is_asked_for_at_a_time_and_who_is_only_to_be_written_to_comes_first():
    files = {
        "contacts/a.md": advocate("checked", 8),
        "contacts/b.md": advocate("planned", 20),
        "contacts/c.md": advocate("planned", 10),
    }
    (one,) = actions_of("advocate-approach", files)
    assert one.subject == "c"
    assert one.line == "- 2026-11-22 letter [[c]]"
    assert one.message == (
        "How to approach Dana Kim was planned 10 days ago: write to them, and do not sell "
        "(2 more wait likewise)"
    )


def test_the_approach_is_written_in_their_file():
    (one,) = one_of("advocate-approach", advocate("checked", 9))
    assert "(`approach:` in contacts/dana.md)" in one.message
    assert one.line == "- 2026-11-22 planned"


INTRODUCED = f"- {ago(65)} inbound [got:: introduction to [[lee]]] [for:: x]\n"
LEE = {"contacts/lee.md": "---\nname: Lee Park\n---\n"}


@pytest.mark.parametrize(
    ("stage", "body", "given"),
    [
        ("cultivating", f"- {ago(59)} coffee\n", 0),
        ("cultivating", f"- {ago(60)} coffee\n", 1),
        ("acquainted", f"- {ago(60)} coffee\n", 0),
        ("acquainted", f"- {ago(60)} coffee\n{INTRODUCED}", 1),
        ("cultivating", f"- {ago(60)} coffee\n- {ago(14)} email\n", 0),
        ("cultivating", f"- {ago(60)} coffee\n- {ago(15)} email\n", 1),
        ("cultivating", f"- {ago(60)} coffee\n- {ago(9)} call\n", 0),
        ("candidate", f"- {ago(60)} coffee\n", 0),
        ("dormant", f"- {ago(60)} coffee\n", 0),
        ("cultivating", "", 0),
    ],
)
def test_cooling(stage, body, given):
    found = one_of("advocate-cooling", advocate(stage, 80, body), **LEE)
    assert len(found) == given


def test_cooling_says_whom_they_introduced_and_never_sells():
    body = f"- {ago(70)} coffee\n{INTRODUCED}"
    (one,) = one_of("advocate-cooling", advocate("advocating", 65, body), **LEE)
    assert one.message == (
        "Dana Kim is cooling: 70 days without a word between you, 20 days from dormant; "
        "tell what became of Lee Park, and bring something"
    )
    assert one.line == "- 2026-11-22 thanks [[dana]] [gave:: what became of the introduction]"
    assert str(one.due) == ago(-20)
    (one,) = one_of("advocate-cooling", advocate("cultivating", 65, f"- {ago(70)} coffee\n"))
    assert one.message.endswith("bring something of use or visit, and do not sell")
    assert one.line == "- 2026-11-22 message [[dana]] [gave:: ]"


def test_of_those_who_introduced_nobody_one_is_told_of():
    text = advocate("cultivating", 90, f"- {ago(70)} coffee\n")
    files = {"contacts/a.md": text, "contacts/b.md": text.replace(ago(70), ago(65))}
    assert [one.subject for one in actions_of("advocate-cooling", files)] == ["b"]


def test_a_cadence_is_silent_about_whom_cooling_tells():
    text = advocate("cultivating", 90, f"- {ago(70)} coffee\n", head="cadence: 30d\n")
    assert len(one_of("advocate-cooling", text)) == 1
    assert one_of("cadence-passed", text) == []
    warmer = text.replace(ago(70), ago(40))
    assert one_of("advocate-cooling", warmer) == []
    assert len(one_of("cadence-passed", warmer)) == 1


def introducing(name: str, first: int, count: int) -> str:
    body = "".join(
        f"- {ago(40)} inbound [got:: introduction to [[p{number}]]] [for:: x]\n"
        for number in range(first, first + count)
    )
    return advocate("advocating", 50, body).replace("Dana Kim", name)


@pytest.mark.parametrize(("mine", "other", "given"), [(5, 5, 2), (5, 4, 0), (6, 4, 1), (4, 6, 1)])
def test_half_of_all_introductions_from_one(mine, other, given):
    people = {f"contacts/p{number}.md": f"---\nname: P{number}\n---\n" for number in range(10)}
    files = {
        **people,
        "contacts/a.md": introducing("Ada", 0, mine),
        "contacts/b.md": introducing("Bo", mine, other),
    }
    found = actions_of("advocate-alone", files)
    assert len(found) == given


def test_the_others_who_introduce_are_named():
    people = {f"contacts/p{number}.md": f"---\nname: P{number}\n---\n" for number in range(10)}
    files = {
        **people,
        "contacts/a.md": introducing("Ada", 0, 6),
        "contacts/b.md": introducing("Bo", 6, 3),
        "contacts/c.md": introducing("Cy", 9, 1),
    }
    (one,) = actions_of("advocate-alone", files)
    assert one.message == (
        "6 of 10 introductions (60%) came from Ada: if they stop, half stops, so be of use to "
        "Bo (3) or Cy (1) next"
    )
    assert one.line == "- 2026-11-22 coffee 1h [[b]] [gave:: ]"
