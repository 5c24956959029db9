"""An introduction that was received and not yet thanked for."""

from __future__ import annotations

from datetime import date

import pytest

from tests.actions.advising import actions_of
from tests.metrics.measuring import ago, northwind

INTRODUCTION = "[got:: introduction to [[lee]]]"


def owed(body: str, **more: str) -> list[str]:
    files = northwind(**{"contacts/dana.md": f"---\nname: Dana Kim\n---\n{body}", **more})
    return [one.subject for one in actions_of("introduction-thanks", files)]


def test_what_it_says():
    files = northwind(**{"contacts/dana.md": f"- {ago(10)} coffee {INTRODUCTION}\n"})
    (one,) = actions_of("introduction-thanks", files)
    assert (one.tier, one.subject, one.due) == (1, "dana", date(2026, 11, 26))
    assert one.line == "- 2026-11-22 thanks [[dana]] what became of the introduction to Lee Park"


def test_a_name_of_several_lines_is_named_on_one():
    more = {"contacts/dana.md": f"- {ago(10)} coffee {INTRODUCTION}\n",
            "contacts/lee.md": "---\nname: |\n  Lee\n  Park\n---\n"}  # fmt: skip
    (one,) = actions_of("introduction-thanks", northwind(**more))
    assert one.line.endswith("of the introduction to Lee Park")
    assert "\n" not in one.message


@pytest.mark.parametrize(("days", "given"), [(0, 1), (28, 1), (29, 0), (-1, 0)])
def test_it_is_of_the_window(days, given):
    assert len(owed(f"- {ago(days)} coffee {INTRODUCTION}\n")) == given


@pytest.mark.parametrize(
    ("got", "counts"),
    [
        ("[got:: introduction to [[lee]]]", 1),
        ("[got:: Introduction to [[lee]] at last]", 1),
        ("[got:: introduction to Lee]", 0),
        ("[got:: an introduction to [[lee]]]", 0),
        ("[gave:: introduction to [[lee]]]", 0),
    ],
)
def test_what_is_an_introduction(got, counts):
    assert len(owed(f"- {ago(2)} coffee {got}\n")) == counts


@pytest.mark.parametrize(
    ("line", "thanked"),
    [
        ("thanks", True), ("email [gave:: how it went]", True), ("email how it went", False),
        ("follow-up", False), ("call", False),
    ],
)  # fmt: skip
def test_thanks_or_something_given(line, thanked):
    body = f"- {ago(5)} coffee {INTRODUCTION}\n- {ago(3)} {line}\n"
    assert (owed(body) == []) is thanked


def test_thanks_of_the_same_day_count_wherever_they_stand():
    body = f"- {ago(5)} coffee {INTRODUCTION}\n"
    assert owed(body, **{"campaigns/a.md": f"- {ago(5)} thanks [[dana]]\n"}) == []
    assert owed(f"- {ago(5)} thanks\n" + body) == []
    assert owed(f"- {ago(6)} thanks\n" + body) == ["dana"]
    assert owed(f"- {ago(5)} coffee {INTRODUCTION} [gave:: a list]\n") == ["dana"]


@pytest.mark.parametrize(
    ("line", "lee"),
    [
        (f"{INTRODUCTION} [via:: [[kim]]]", "name: Lee Park"),
        (INTRODUCTION, "name: Lee Park\nvia: kim"),
    ],
)
def test_who_is_named_made_it(line, lee):
    files = northwind(
        **{
            "journal/j.md": f"- {ago(5)} lunch [[dana]] [[kim]] {line}\n",
            "contacts/kim.md": "---\nname: Kim\n---\n",
            "contacts/lee.md": f"---\n{lee}\n---\n",
        }
    )
    assert [one.subject for one in actions_of("introduction-thanks", files)] == ["kim"]


def test_who_has_no_file_is_said_as_the_line_says_it():
    got = "[got:: introduction to the counsel of [[northwind]]]"
    files = northwind(**{"contacts/dana.md": f"---\nname: Dana\n---\n- {ago(1)} coffee {got}\n"})
    (one,) = actions_of("introduction-thanks", files)
    assert one.message.startswith("Dana introduced you to the counsel of Northwind yesterday")
    assert one.line.endswith("what became of the introduction to the counsel of Northwind")


def test_everybody_who_took_part_is_thanked_but_the_one_introduced():
    body = f"- {ago(5)} lunch [[dana]] [[kim]] [[lee]] {INTRODUCTION}\n"
    files = northwind(**{"journal/j.md": body, "contacts/kim.md": "---\nname: Kim\n---\n"})
    assert [one.subject for one in actions_of("introduction-thanks", files)] == ["dana", "kim"]
