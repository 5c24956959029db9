"""Findings in `headway.toml`."""

from __future__ import annotations

import pytest

from ledger import checks
from ledger.diagnostic import Diagnostic
from tests.support import AS_OF, ledger_of


def findings(toml: str) -> tuple[Diagnostic, ...]:
    return checks.run(ledger_of({"headway.toml": toml}), AS_OF)


def codes(toml: str) -> list[tuple[str, int, str]]:
    return [(one.code, one.location.line, one.severity.value) for one in findings(toml)]


def test_the_built_in_pipelines_have_no_dead_end():
    assert findings("") == ()
    assert (
        findings("[pipelines.mine]\nlike = 'client'\n[pipelines.other]\nlike = 'advocate'\n") == ()
    )


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("title = My search", "a value that TOML cannot read"),
        ('title = "My search', "a text that is not closed"),
        ("title 'My search'", "a key without its `=`"),
        ("title = 'a' 'b'", "more on the line than one value"),
        ("title = 'a'\ntitle = 'b'", "a key that stands twice"),
        ("titles = ['a', 'b'", "a list that is not closed"),
        ('title = "C:\\docs"', r"a `\` on its own"),
    ],
)
def test_toml_is_told_in_words_of_the_person(line, words):
    found = findings(f"[site]\n{line}\n")
    assert [one.code for one in found] == ["HW901"]
    assert found[0].message.startswith(words)


def test_a_flaw_is_told_in_the_pipeline_that_has_it_and_not_in_those_like_it():
    toml = '[pipelines.job.stages.targeted]\nneeds = ["organisation"]\n'
    assert codes(toml) == [("HW904", 2, "error")]
    assert codes(toml + '[pipelines.board]\nlike = "job"\n') == [("HW904", 2, "error")]


def test_a_stage_cut_off_by_a_change_elsewhere_is_told_at_the_change():
    toml = '[pipelines.client.stages.route-in]\nto = ["need-confirmed"]\n'
    assert codes(toml) == [("HW904", 1, "warning")]
    assert "nothing leads to `conversation`" in findings(toml)[0].message


def test_an_end_that_goes_on_other_than_by_a_reopening():
    toml = '[pipelines.job.stages.rejected]\nto = ["targeted"]\n'
    assert codes(toml) == [("HW904", 2, "error")]
    assert findings(toml)[0].help == "what ended goes on by way of `reopened`"


def test_a_lost_stage_is_told_once_and_what_follows_from_it_is_not():
    toml = '[pipelines.job.stages.researching]\nto = ["targetted"]\n'
    assert codes(toml) == [("HW904", 2, "error")]
    assert findings(toml)[0].help == "did you mean `targeted`?"


def test_an_inline_pipeline_is_told_at_its_line():
    toml = (
        '[pipelines.board.stages]\na = { to = ["b"], needs = ["nothing"] }\nb = { kind = "won" }\n'
    )
    assert codes(toml) == [("HW904", 2, "error")]


BOARD = """\
[pipelines.board.stages.noticed]
to = ["introduced"]
[pipelines.board.stages.introduced]
to = ["elected"]
[pipelines.board.stages.elected]
kind = "won"
"""


def test_a_whole_pipeline_of_the_ledgers_own_has_no_flaw():
    assert findings(BOARD) == ()


def test_an_island_that_nothing_leads_to_is_told_once():
    toml = BOARD + (
        "[pipelines.board.stages.lunch]\nto = ['dinner', 'elected']\n"
        "[pipelines.board.stages.dinner]\nto = ['lunch']\n"
    )
    assert codes(toml) == [("HW904", 7, "warning")]
    assert findings(toml)[0].message == (
        "nothing leads to `lunch` or `dinner` from where a campaign begins"
    )


def test_stages_that_go_round_among_themselves_are_told_once():
    toml = BOARD.replace('"introduced"', '"introduced", "lunch"') + (
        "[pipelines.board.stages.lunch]\nto = ['dinner']\n"
        "[pipelines.board.stages.dinner]\nto = ['lunch']\n"
    )
    assert codes(toml) == [("HW904", 8, "warning")]
    assert findings(toml)[0].message == (
        "`lunch` and `dinner` lead only to each other, so nothing can be won from there"
    )
    alone = BOARD.replace('["elected"]', '["introduced", "elected"]')
    assert findings(alone) == ()
    alone = BOARD.replace('to = ["elected"]', 'to = ["introduced"]')
    assert [one.message.split(",")[0] for one in findings(alone)] == [
        "`introduced` leads only to itself",
        "nothing leads to `elected`",
    ]


@pytest.mark.parametrize("toml", ["[pipelines.board]\n", "[pipelines.board.stages]\n"])
def test_a_pipeline_without_stages(toml):
    assert codes(toml) == [("HW904", 1, "error")]
    campaign = "---\npipeline: board\nname: A\n---\n"
    files = {"headway.toml": toml, "campaigns/a.md": campaign}
    assert [one.code for one in checks.run(ledger_of(files), AS_OF)] == ["HW208", "HW904"]


def test_a_pipeline_of_ends_alone_begins_nowhere():
    toml = "[pipelines.board.stages.elected]\nkind = 'won'\n"
    assert codes(toml) == [("HW904", 1, "error")]
    assert findings(toml)[0].message == "every stage is an end, so nothing can begin"


def test_an_end_that_stands_first():
    toml = "[pipelines.board.stages.dropped]\nkind = 'exit'\n" + BOARD
    found = [one.message for one in findings(toml)]
    assert found[0] == "`dropped` stands first and is an end, so new campaigns begin ended"


def test_nothing_to_be_won():
    toml = BOARD.replace('kind = "won"\n', "to = ['noticed']\n")
    assert codes(toml) == [("HW904", 1, "warning")]
    assert findings(toml)[0].message == (
        "nothing can be won on the way from `noticed`: no stage is"
    )
    # Advocates are not won either, and whoever changes one of their stages need not hear of it.
    assert findings("[pipelines.advocate.stages.checked]\nstall = 9\n") == ()


def test_one_stage_in_two_cases():
    toml = BOARD + "[pipelines.board.stages.Noticed]\nstall = 3\n"
    assert codes(toml) == [("HW904", 7, "error")]
    assert findings(toml)[0].message.startswith("`Noticed` is the stage `noticed` again")


@pytest.mark.parametrize("count", [2, 3])
def test_pipelines_that_are_like_each_other_in_a_ring_are_told_once(count):
    names = "abc"[:count]
    toml = "".join(
        f"[pipelines.{name}]\nlike = '{names[(at + 1) % count]}'\n" for at, name in enumerate(names)
    )
    assert codes(toml) == [("HW904", 2, "error")]
    assert findings(toml)[0].message.startswith("`a` is like `b`, `b` like `")
    outside = toml + "[pipelines.z]\nlike = 'a'\n[pipelines.z.stages.one]\nkind = 'open'\n"
    assert [one for one in codes(outside) if one[1] == 2] == [("HW904", 2, "error")]


def test_previous_is_no_name_of_a_stage():
    toml = BOARD.replace("introduced", "previous")
    message = "`previous` means the stage before an end, so no stage can be called that"
    assert message in [one.message for one in findings(toml)]


def test_previous_leads_somewhere_only_where_something_reopens():
    toml = BOARD + "[pipelines.board.stages.lunch]\nto = ['previous']\n"
    messages = [one.message for one in findings(toml)]
    assert "`lunch` leads nowhere, so nothing can be won from it" in messages
