"""Findings about dated lines that say less than they seem to, and lines that do not."""

from __future__ import annotations

import pytest

from ledger import checks
from ledger.diagnostic import Diagnostic
from tests.support import AS_OF, Files, ledger_of

PEOPLE = {
    "contacts/dana-kim.md": "---\nname: Dana\norganization: northwind\n---\n",
    "contacts/lee-park.md": "# Lee\n",
    "organizations/northwind.md": "# Northwind\n",
}
JOB = (
    "---\norganization: northwind\ntitle: Counsel\nneeds: privacy, from report\n"
    "stages:\n{}---\n\n{}"
)
APPLIED = "  - 2026-10-01 applied\n"
SENT = "- 2026-10-01 application\n"


def found(files: Files) -> tuple[Diagnostic, ...]:
    return checks.run(ledger_of({**PEOPLE, **files}), AS_OF)


def codes(files: Files) -> list[str]:
    return [one.code for one in found(files)]


def line(text: str) -> list[str]:
    """The findings of one line of a journal."""
    return codes({"journal/j.md": f"{text}\n"})


def job(body: str, stages: str = APPLIED) -> Files:
    """A campaign for a position with some dated lines."""
    return {"campaigns/a.md": JOB.format(stages, SENT + body)}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("response [depth:: question] [segment:: x]", False),
        ("reply [depth:: question]", True),
        ("post [segment:: x]", True),
        ("post [reach:: 20]", False),
        ("response [reach:: 20] [segment:: x]", True),
        ("event 1h [rated:: 2 social]", False),
        ("coffee 1h [rated:: 2 social]", True),
        ("setback [cause:: budget]", False),
        ("decline [cause:: budget]", True),
        ("coffee [mode:: video]", False),
        ("call [mode:: call]", False),
        ("call [mode:: in-person]", True),
        ("event [mode:: in-person]", False),
        ("event [mode:: video]", True),
        ("email [mode:: video]", True),
        ("lunch [issue:: no licensing]", False),
        ("call [issue:: no licensing]", True),
        ("thanks [addresses:: no licensing]", False),
        ("email [addresses:: no licensing]", True),
        ("inbound [auto:: yes]", False),
        ("email [auto:: yes]", False),
        ("call [auto:: yes]", True),
        ("email [got:: a] [gave:: b] [for:: c] [values-us:: yes] [mood:: good]", False),
        ("zoomed [issue:: a] [reach:: 20] [rated:: 1 all] [addresses:: b]", False),
    ],
)
def test_a_field_has_its_kinds(text, wrong):
    assert line(f"- 2026-11-01 {text}") == (["HW508"] if wrong else [])


def test_a_synonym_of_the_ledger_s_own_is_the_kind_that_it_stands_for():
    settings = {"headway.toml": '[kinds]\nwebinar = "event"\n'}
    text = {"journal/j.md": "- 2026-11-01 webinar [rated:: 1 all] [reach:: 20]\n"}
    (one,) = found({**settings, **text})
    assert one.message.startswith("`reach` says nothing on a webinar")


def test_the_remedy_for_a_cause_is_the_line_to_type():
    (one,) = found({"journal/j.md": "- 2026-11-01 reply no money [cause:: budget]\n"})
    assert "`- 2026-11-01 setback [cause:: budget]`" in one.help


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (["a stranger"], ["HW509"]),
        (["a stranger [depth:: like]"], []),
        (["a stranger [auto:: yes]"], []),
        (["a stranger [segment:: counsel]"], []),
        (["[[lee-park]]"], ["HW509"]),
        (["a stranger", "x [segment:: a]", "y [segment:: a]"], []),
        (["a stranger", "another", "x [segment:: a]", "y [segment:: a]"], ["HW509", "HW509"]),
        (["a", "b", "x [segment:: a]", "y [segment:: a]", "z [segment:: b]"], []),
    ],
)
def test_answers_are_placed_or_told_of_where_too_many_are_not(answers, expected):
    lines = [f"- 2026-11-0{number} response {text}\n" for number, text in enumerate(answers, 1)]
    assert codes({"channels/blog.md": "".join(lines)}) == expected


def test_answers_of_long_ago_and_of_advocates_are_left_alone():
    assert codes({"channels/blog.md": "- 2026-08-24 response a stranger\n"}) == []
    assert codes({"channels/blog.md": "- 2026-08-25 response a stranger\n"}) == ["HW509"]
    advocate = {"contacts/lee-park.md": "---\nadvocate: 2026-09-01 candidate\n---\n"}
    assert codes({"channels/blog.md": "- 2026-11-01 response [[lee-park]]\n", **advocate}) == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("- 2026-10-12 follow-up any news\n", True),
        ("- 2026-10-12 thanks for the parking space\n", False),
        ("- [ ] 2026-10-12 follow-up any news\n", False),
        ("- 2026-10-11 interview 1\n- 2026-10-12 follow-up\n", False),
        ("- 2026-10-13 interview 1\n- 2026-10-12 follow-up\n", True),
        ("- [ ] 2026-10-11 call\n- 2026-10-12 follow-up\n", True),
        ("- 2026-10-11 call 20m\n- 2026-10-12 follow-up\n", False),
        ("- 2026-10-11 reply come by\n- 2026-10-12 follow-up\n", True),
    ],
)
def test_a_follow_up_follows_something(body, told):
    assert codes(job(body)) == (["HW510"] if told else [])


def test_a_follow_up_in_the_file_of_one_of_their_people():
    follow_up = PEOPLE["contacts/dana-kim.md"] + "- 2026-10-12 follow-up any news\n"
    assert codes({**job(""), "contacts/dana-kim.md": follow_up}) == ["HW510"]
    talked = follow_up + "- 2026-10-11 coffee 1h\n"
    assert codes({**job(""), "contacts/dana-kim.md": talked}) == []
    assert codes({**job(""), "contacts/lee-park.md": "- 2026-10-12 follow-up\n"}) == []


def test_a_follow_up_is_told_once_whatever_is_wrong_with_it():
    assert codes(job("- 2026-10-12 follow-up 1\n")) == ["HW506"]
    assert codes(job("- 2026-10-12 follow-up 1\n- 2026-10-13 interview 1\n")) == ["HW606"]
    without = APPLIED + "  - 2026-10-10 interviewing\n"
    assert codes(job("- 2026-10-12 follow-up\n", without)) == ["HW205"]


def test_a_follow_up_after_a_reopening_follows_what_came_after_it():
    stages = APPLIED + "  - 2026-10-05 evaporated\n  - 2026-10-08 reopened\n"
    held = "- 2026-10-03 call 20m\n- 2026-10-06 inbound [[dana-kim]] it is on again\n"
    assert codes(job(held + "- 2026-10-12 follow-up\n", stages)) == ["HW510"]
    again = "- 2026-10-09 call 20m\n- 2026-10-12 follow-up\n"
    assert codes(job(held + again, stages)) == []


def test_a_pipeline_without_rounds_has_follow_ups_of_its_own():
    text = "---\npipeline: client\norganization: northwind\nstages: 2026-10-01 identified\n---\n"
    assert codes({"campaigns/a.md": text + "\n- 2026-10-12 follow-up\n"}) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- 2026-10-06 interview 1", True),
        ("- [ ] 2026-12-06 interview 1", True),
        ("- 2026-10-06 interview 1 [[a]]", False),
        ("- 2026-10-06 interview 1 [for:: [[a]]]", False),
        ("- 2026-10-06 interview 1 [for:: the radio]", False),
        ("- 2026-10-06 interview [step:: 2]", False),
        ("- 2026-10-06 interview 1 [via:: [[board]]]", False),
        ("- 2026-10-06 coffee", False),
    ],
)
def test_an_interview_is_for_something(text, told):
    files = {**job(""), "channels/board.md": "# Board\n", "contacts/lee-park.md": f"{text}\n"}
    assert codes(files) == (["HW511"] if told else [])


def test_an_interview_is_not_told_of_twice_nor_before_there_is_a_campaign():
    linked = {**job(""), "contacts/lee-park.md": "- 2026-10-06 interview 1 [[b]]\n"}
    assert codes(linked) == ["HW301"]
    assert codes({"contacts/lee-park.md": "- 2026-10-06 interview 1\n"}) == []
    of_channel = {**job(""), "channels/board.md": "- 2026-10-06 interview 1 Counsel\n"}
    assert codes(of_channel) == []


def test_the_campaigns_of_whoever_took_part_are_offered():
    theirs = {**job(""), "journal/j.md": "- 2026-10-06 interview 1 [[dana-kim]]\n"}
    assert [one.help for one in found(theirs)] == ["link the campaign that it was for: `[[a]]`"]
    another = {**job(""), "journal/j.md": "- 2026-10-06 interview 1 [[lee-park]]\n"}
    (one,) = found(another)
    assert one.help == "link the campaign that it was for: `[[CAMPAIGN]]`"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- 2026-10-06 setback no money", ["HW512"]),
        ("- 2026-10-06 setback no money [cause:: budget]", []),
        ("- 2026-10-06 setback no money [cause:: moon]", ["HW407"]),
        ("- 2026-12-06 setback no money", []),
        ("- [ ] 2026-10-06 setback drill", []),
    ],
)
def test_a_setback_has_a_cause(text, expected):
    assert line(text) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- [x] 2026-11-23 call", True),
        ("- [X] 2026-11-23 booked the train", True),
        ("- [x] 2026-11-22 call", False),
        ("- [ ] 2026-11-23 call", False),
        ("- 2026-11-23 call", False),
    ],
)
def test_what_is_ticked_has_been(text, told):
    assert line(text) == (["HW513"] if told else [])


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("- 2026-10-06 interview 1\n- 2026-10-15 interview 1\n", ["HW514"]),
        ("- 2026-10-06 interview 1\n- 2026-10-06 interview 1 with Lee\n", []),
        ("- 2026-10-06 interview 1a\n- 2026-10-15 interview 1b\n", []),
        ("- 2026-10-06 interview\n- 2026-10-15 interview\n", []),
        ("- 2026-10-06 interview 1\n- [ ] 2026-11-15 interview 1\n", []),
        ("- 2026-10-06 interview 1\n- 2026-12-15 interview 1\n", []),
    ],
)
def test_a_round_has_one_day(body, told):
    assert codes(job(body)) == told


def test_labels_begin_again_after_a_reopening_and_between_campaigns():
    stages = APPLIED + "  - 2026-10-09 evaporated\n  - 2026-10-12 reopened\n"
    word = "- 2026-10-10 inbound [[dana-kim]] it is on again\n"
    rounds = "- 2026-10-06 interview 1\n- 2026-10-15 interview 1\n"
    assert codes(job(word + rounds, stages)) == []
    other = JOB.format(APPLIED, SENT + "- 2026-10-07 interview 1\n")
    assert codes({**job("- 2026-10-06 interview 1\n"), "campaigns/b.md": other}) == []


def test_a_line_that_serves_two_campaigns_is_told_once():
    other = JOB.format(APPLIED, SENT + "- 2026-10-06 interview 1\n")
    both = "- 2026-10-06 interview 1\n- 2026-10-15 interview 1 [[b]]\n"
    assert codes({**job(both), "campaigns/b.md": other}) == ["HW514"]


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("[next:: 2026-01-12]", "did you mean `[next:: 2027-01-12]`?"),
        ("[next:: 2026-01-12 at ten]", "did you mean `[next:: 2027-01-12]`?"),
        ("[next:: 2024-01-12]", "put the day in that was agreed, or take the field out"),
        ("[next:: 2024-02-29]", "put the day in that was agreed, or take the field out"),
        ("[next:: 2026-11-04]", None),
        ("[next:: 2026-11-05]", None),
    ],
)
def test_a_next_date_comes_after_its_line(text, remedy):
    told = found({"journal/j.md": f"- 2026-11-04 call {text}\n"})
    assert [(one.code, one.help) for one in told] == ([("HW515", remedy)] if remedy else [])


def test_a_next_date_that_is_none_is_told_as_that():
    assert line("- 2026-11-04 call [next:: Monday]") == ["HW407"]
