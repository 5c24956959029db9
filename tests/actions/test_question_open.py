"""A question of theirs that has had no answer."""

from __future__ import annotations

from datetime import date

import pytest

from tests.actions.advising import actions_of
from tests.metrics.measuring import CAMPAIGN, ago, northwind


def open_questions(body: str, **more: str) -> list[str]:
    files = northwind(**{"contacts/dana.md": f"---\nname: Dana Kim\n---\n{body}", **more})
    return [one.subject for one in actions_of("question-open", files)]


@pytest.mark.parametrize(
    ("line", "asks"),
    [
        ("reply can you come?", True),
        ("inbound “can you come?” she says", True),
        ("reply which day? Friday, it is the Friday mail", False),
        ('reply "quick screen" Tuesday? yes obviously', False),
        ("reply asked for two references", True),
        ("reply wants to know when", True),
        ("reply Asking for a date", True),
        ("offer is 160 enough?", True),
        ("response [depth:: question] which first?", True),
        ("response [depth:: like] which first?", False),
        ("reply see https://a.example/?q=list", False),
        ("reply a new task", False),
        ("reply thanks", False),
        ("reply can you come? [auto:: yes]", False),
        ("email can I come?", False),
        ("call can you come?", False),
        ("reply [got:: what do they ask?]", False),
    ],
)
def test_what_is_a_question_of_theirs(line, asks):
    assert open_questions(f"- {ago(2)} {line}\n") == (["dana"] if asks else [])


@pytest.mark.parametrize(("days", "given"), [(0, 1), (14, 1), (15, 0), (-1, 0)])
def test_it_is_young_enough_for_an_answer(days, given):
    assert len(open_questions(f"- {ago(days)} reply can you come?\n")) == given


@pytest.mark.parametrize(
    ("line", "answered"),
    [
        ("email yes", True), ("call", True), ("follow-up", True), ("application ×9", False),
        ("reply never mind", False), ("research 1h", False),
    ],
)  # fmt: skip
def test_a_way_out_or_a_conversation_answers(line, answered):
    body = f"- {ago(2)} reply can you come?\n- {ago(1)} {line}\n"
    assert (open_questions(body) == []) is answered


def test_what_came_before_or_is_still_to_do_answers_nothing():
    assert open_questions(f"- {ago(3)} email hello\n- {ago(2)} reply can you come?\n") == ["dana"]
    assert open_questions(f"- {ago(2)} reply can you come?\n- [ ] {ago(1)} email\n") == ["dana"]


def test_a_question_on_a_campaign_is_about_the_campaign():
    files = northwind(f"- {ago(2)} reply [[dana]] can you come?\n")
    (one,) = actions_of("question-open", files)
    assert (one.tier, one.subject, one.due) == (0, "nw", date(2026, 11, 23))
    assert one.line == "- 2026-11-22 email [[dana]] "


def test_a_question_that_names_nobody_is_the_campaigns():
    files = northwind(f"- {ago(2)} reply can you come?\n")
    (one,) = actions_of("question-open", files)
    assert one.message.startswith("Northwind asked something 2 days ago and has no answer")
    assert one.line == "- 2026-11-22 email [[nw]] "
    assert actions_of("question-open", {"journal/j.md": f"- {ago(2)} reply can you come?\n"}) == []


def test_a_way_out_on_the_campaign_that_names_nobody_answers():
    question = f"- {ago(2)} reply [[dana]] can you come?\n"
    assert actions_of("question-open", northwind(question + f"- {ago(1)} email yes\n")) == []
    files = northwind(question + f"- {ago(1)} email [[lee]] yes\n")
    assert len(actions_of("question-open", files)) == 1
    files = northwind(question, **{"campaigns/b.md": CAMPAIGN + f"- {ago(1)} email\n"})
    assert len(actions_of("question-open", files)) == 1


def test_two_who_ask_have_no_answer():
    files = northwind(f"- {ago(2)} reply [[dana]] [[lee]] can you come?\n")
    (one,) = actions_of("question-open", files)
    assert "Dana Kim and Lee Park asked something 2 days ago and have no answer" in one.message
