"""`headway explain`, as it is typed."""

from __future__ import annotations

import pytest

from ledger.actions import all_rules
from ledger.checks import all_checks
from ledger.help import read_page
from ledger.metrics import all_metrics
from tests.cli.envelopes import is_plain, run


def page(section: str, name: str) -> str:
    text = read_page(section, name)
    assert text
    return text.strip() + "\n"


@pytest.mark.parametrize("code", ["works", "M1", "m1", "WORKS"])
def test_a_metric_by_name_or_number(code):
    result = run("explain", code)
    assert (result.stdout, result.exit_code) == (page("metrics", "works"), 0)


@pytest.mark.parametrize("code", ["HW105", "hw105", "duplicate-key"])
def test_a_finding_by_code_or_name(code):
    assert run("explain", code).stdout == page("checks", "duplicate-key")


@pytest.mark.parametrize("code", ["round-unanswered", "round-unanswered-1c1c3b"])
def test_an_action_by_its_rule_or_by_the_id_that_next_shows(code):
    assert run("explain", code).stdout == page("actions", "round-unanswered")


@pytest.mark.parametrize(
    ("section", "name"),
    [
        *(("metrics", one.name) for one in all_metrics()),
        *(("actions", one.name) for one in all_rules()),
    ],
)
def test_everything_has_a_page(section, name):
    result = run("explain", name)
    assert (result.exit_code, result.stdout) == (0, page(section, name))
    assert is_plain(result.stdout)


def test_all_are_listed_by_section():
    result = run("explain")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert [line for line in lines if not line.startswith("  ")][:3] == [
        "checks", "metrics", "actions",
    ]  # fmt: skip
    for one in all_checks():
        assert f"  {one.code}  {one.name}" in lines
    for metric in all_metrics():
        assert f"  {metric.code:<3}  {metric.name}" in lines
    for rule in all_rules():
        assert f"  {rule.name}" in lines


def test_a_name_with_a_slip():
    result = run("explain", "duplicat-key")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "there is no page for duplicat-key; did you mean duplicate-key" in " ".join(
        result.stderr.split()
    )


def test_a_name_like_no_other():
    result = run("explain", "zzzzzz")
    assert result.exit_code == 2
    assert "`headway explain` lists all" in " ".join(result.stderr.split())


def test_it_needs_no_ledger(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("explain", "works").exit_code == 0


def test_colour_is_for_terminals_that_want_it():
    assert "\x1b[1mchecks" in run("explain", color=True).stdout
    assert "\x1b" not in run("explain", color=True, env={"NO_COLOR": "1"}).stdout
