"""Interview rounds: held, followed up by label, person or order, in their own episode."""

from __future__ import annotations

from datetime import date

import pytest

from ledger.model.rounds import held_rounds, rounds_of, scheduled
from tests.support import AS_OF, ledger_of

HEAD = "---\nstages: [2026-10-01 interviewing]\n---\n"


def rounds(body: str, as_of: date = AS_OF, head: str = HEAD, **files: str):
    people = {"contacts/dana.md": "x", "contacts/lee.md": "x", "contacts/kim.md": "x"}
    ledger = ledger_of({**people, **files, "campaigns/a.md": head + body})
    return rounds_of(ledger, ledger.find("a"), as_of)


def followed(body: str, **more) -> list[str | None]:
    return [one.followed_up.text if one.followed_up else None for one in rounds(body, **more)]


def test_held_rounds_are_those_past_and_done():
    body = (
        "- 2026-11-20 interview 1 [[dana]]\n"
        "- 2026-11-22 interview 2 [[lee]]\n"
        "- 2026-11-23 interview 3\n"
        "- [ ] 2026-11-10 interview 4\n"
        "- 2026-11-21 meeting [[dana]]\n"
    )
    assert [one.label for one in rounds(body)] == ["1", "2"]
    assert [[person.id for person in one.people] for one in rounds(body)] == [["dana"], ["lee"]]


def test_scheduled_rounds_are_those_to_come():
    ledger = ledger_of(
        {
            "campaigns/a.md": "- 2026-11-22 interview 1\n- 2026-11-23 interview 2\n",
            "contacts/dana.md": "- [ ] 2026-12-01 interview 3 [[a]]\n- 2026-12-02 call [[a]]\n",
        }
    )
    coming = scheduled(ledger, ledger.find("a"), AS_OF)
    assert [entry.round for entry in coming] == ["2", "3"]


def test_by_label():
    body = (
        "- 2026-11-02 interview 1 [[dana]]\n"
        "- 2026-11-03 interview 2 [[lee]]\n"
        "- 2026-11-04 follow-up 2 second\n"
        "- 2026-11-05 follow-up 1 first\n"
    )
    assert followed(body) == ["first", "second"]


def test_a_label_in_capitals_is_the_same_label():
    assert followed("- 2026-11-02 interview 2A\n- 2026-11-03 follow-up 2a x") == ["x"]


def test_parallel_rounds_in_one_week():
    body = (
        "- 2026-11-02 interview 2a [[dana]]\n"
        "- 2026-11-03 interview 2b [[lee]]\n"
        "- 2026-11-04 follow-up 2b to Lee\n"
    )
    assert followed(body) == [None, "to Lee"]
    assert followed(body + "- 2026-11-04 follow-up 2a to Dana\n") == ["to Dana", "to Lee"]
    assert [one.number for one in rounds(body)] == [2, 2]


def test_by_person():
    body = (
        "- 2026-11-02 interview 1 [[dana]]\n"
        "- 2026-11-03 interview 2 [[lee]] [[kim]]\n"
        "- 2026-11-04 thanks [[kim]] for both\n"
        "- 2026-11-05 follow-up [[dana]] at last\n"
    )
    assert followed(body) == ["[[dana]] at last", "[[kim]] for both"]


def test_by_order_where_nobody_is_named():
    body = (
        "- 2026-11-02 interview 1 [[dana]]\n"
        "- 2026-11-03 follow-up one\n"
        "- 2026-11-04 interview 2 [[lee]]\n"
        "- 2026-11-05 follow-up two\n"
    )
    assert followed(body) == ["one", "two"]


def test_a_follow_up_in_the_persons_file_counts_unless_it_serves_another_campaign():
    body = "- 2026-11-02 interview 1 [[dana]]\n"
    own = {"contacts/dana.md": "- 2026-11-03 thanks for yesterday\n"}
    other = {"contacts/dana.md": "- 2026-11-03 thanks [[b]] for the other one\n"}
    assert followed(body, **own) == ["for yesterday"]
    assert followed(body, **other, **{"campaigns/b.md": "x"}) == [None]


@pytest.mark.parametrize(
    "line",
    [
        "2026-11-01 follow-up 1 before it",
        "2026-11-23 follow-up 1 still to come",
        "2026-11-03 follow-up 2 another round",
        "2026-11-03 email [[dana]] no follow-up",
        "2026-11-03 follow-up [[kim]] somebody else",
    ],
)
def test_what_does_not_close_a_round(line):
    assert followed(f"- 2026-11-02 interview 1 [[dana]]\n- {line}\n") == [None]


def test_a_follow_up_still_to_do_closes_nothing():
    body = "- 2026-11-02 interview 1 [[dana]]\n- [ ] 2026-11-03 follow-up 1 x\n"
    assert followed(body) == [None]
    assert followed(body.replace("[ ]", "[x]")) == ["x"]


def test_the_same_day_is_in_time():
    assert followed("- 2026-11-02 interview 1\n- 2026-11-02 follow-up 1 x") == ["x"]


REOPENED = """\
---
stages:
  - 2026-08-01 interviewing
  - 2026-09-02 evaporated
  - 2026-10-13 reopened
  - 2026-10-20 interviewing
---
"""


def test_rounds_belong_to_their_own_episode():
    body = (
        "- 2026-08-12 interview 1 [[dana]]\n"
        "- 2026-10-23 interview 1 [[dana]]\n"
        "- 2026-10-26 follow-up 1 [[dana]]\n"
    )
    assert [one.episode for one in rounds(body, head=REOPENED)] == [1, 2]
    assert followed(body, head=REOPENED) == [None, "[[dana]]"]
    assert len(rounds(body, as_of=date(2026, 9, 1), head=REOPENED)) == 1


def test_issues_and_their_answers():
    body = (
        "- 2026-11-02 interview 1 [issue:: no HIPAA work on file] [issue:: the commute]\n"
        "- 2026-11-03 follow-up 1 x [addresses:: {}]\n"
    )
    for answer, met in [
        ("no HIPAA work on file", True),
        ("No hipaa work", True),
        ("the commute, with a map", True),
        ("salary", False),
        ("", False),
    ]:
        (one,) = rounds(body.format(answer))
        assert one.issues == ("no HIPAA work on file", "the commute")
        assert one.addressed is met
    assert not rounds("- 2026-11-02 interview 1 [issue:: a]\n")[0].addressed


def test_the_rounds_of_every_campaign_by_date():
    ledger = ledger_of(
        {
            "campaigns/a.md": "- 2026-11-05 interview 2\n- 2026-11-01 interview 1\n",
            "campaigns/b.md": "- 2026-11-03 interview 1\n",
        }
    )
    found = held_rounds(ledger, AS_OF)
    assert [(one.campaign.id, one.label) for one in found] == [("a", "1"), ("b", "1"), ("a", "2")]


def test_an_interview_in_the_persons_own_file():
    (one,) = rounds("", **{"contacts/dana.md": "- 2026-11-02 interview 1 [[a]]\n"})
    assert [person.id for person in one.people] == ["dana"]
