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
