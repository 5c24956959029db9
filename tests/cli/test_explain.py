"""`headway explain`, as it is typed."""

from __future__ import annotations

import pytest

from ledger.actions import all_rules
from ledger.checks import all_checks
from ledger.checks.groups import GROUPS
from ledger.exporters import all_exporters
from ledger.help import read_page
from ledger.help.titles import is_mended, title_of
from ledger.importers import all_importers
from ledger.metrics import all_metrics
from ledger.terminal import width
from tests.cli.envelopes import is_plain, run

MENDED = "`headway check --fix` puts this right"


def page(section: str, name: str) -> str:
    text = read_page(section, name)
    assert text
    return text.strip() + "\n"


@pytest.mark.parametrize("name", ["icalendar", "vcard"])
def test_what_is_taken_in_and_given_away_has_both_of_its_pages(name):
    both = f"{page('importers', name)}\n{page('exporters', name)}"
    assert run("explain", name).stdout == both


@pytest.mark.parametrize("code", ["works", "M1", "m1", "WORKS", " works "])
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
        *(("importers", one.name) for one in all_importers()),
        *(("exporters", one.name) for one in all_exporters()),
    ],
)
def test_everything_has_a_page(section, name):
    result = run("explain", name)
    # What two sections name alike has a page in each.
    assert (result.exit_code, page(section, name) in result.stdout) == (0, True)
    assert is_plain(result.stdout)


@pytest.fixture(scope="module")
def index() -> list[str]:
    """The lines of the list of everything."""
    result = run("explain")
    assert result.exit_code == 0
    return result.stdout.splitlines()


def test_all_are_listed_by_section(index):
    sections = ("checks", "metrics", "actions", "importers", "commands")
    shown = [line.split(" ")[0] for line in index if line.startswith(sections)]
    assert shown == [one for one in sections if one in shown]
    assert set(shown) >= set(sections[:4])


@pytest.mark.parametrize("check", all_checks(), ids=lambda one: one.name)
def test_a_check_is_listed_with_what_it_is(index, check):
    (line,) = (line for line in index if line.startswith(f"  {check.code}  {check.name} "))
    text = page("checks", check.name)
    facts = line.split()
    assert facts[2] == check.severity.value
    assert (facts[3] == "*") == is_mended(text)
    assert line.split("  ")[-1].strip("… ") in title_of(text)


def test_the_checks_stand_below_their_groups(index):
    below = {}
    for line in index[1 : index.index("metrics")]:
        if line.startswith("HW"):
            group, below[line] = line, []
        elif line:
            below[group].append(line.split()[0])
    assert below == {
        f"{group.code}  {group.title}": codes
        for group in GROUPS
        if (codes := [one.code for one in all_checks() if one.code.startswith(group.code)])
    }


def test_metrics_actions_and_importers_are_listed_with_their_titles(index):
    for section, all_of_them in [
        ("metrics", all_metrics()), ("actions", all_rules()), ("importers", all_importers()),
    ]:  # fmt: skip
        for one in all_of_them:
            title = title_of(page(section, one.name))
            assert any(f" {one.name} " in line and line.endswith(title) for line in index), one.name


def test_the_list_fits_a_terminal_of_eighty_columns(index):
    assert [line for line in index if width(line) > 80] == []
    for group in GROUPS:
        lines = run("explain", group.code).stdout.splitlines()
        assert [line for line in lines if width(line) > 80] == []


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.title)
def test_a_group_says_what_it_is_about_and_lists_its_checks(group):
    result = run("explain", group.code.lower())
    lines = result.stdout.splitlines()
    assert (result.exit_code, lines[0]) == (0, f"{group.title} ({group.code})")
    assert group.about in " ".join(lines)
    listed = [line.split()[0] for line in lines if line.startswith("  HW")]
    assert listed == [one.code for one in all_checks() if one.code.startswith(group.code)]


def test_a_page_says_what_check_can_mend():
    assert not is_mended("# A key (`a`, HW1, error)\n\nOnly you know.\n")
    assert is_mended(f"# A key (`a`, HW1, error)\n\nThe first is read.\n{MENDED}.\n")
    wrapped = MENDED.replace("puts ", "puts\n")
    assert is_mended(f"# A key (`a`, HW1, error)\n\n{wrapped}.\n")


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("# A key stands twice (`duplicate-key`, HW105, error)", "A key stands twice"),
        ("# A ledger (or more) begins (`init`)", "A ledger (or more) begins"),
        ("# Without brackets", "Without brackets"),
        ("no heading", ""),
        ("", ""),
    ],
)
def test_the_title_of_a_page_is_its_first_line_without_the_brackets(first, title):
    assert title_of(f"{first}\n\nMore.\n") == title


def test_a_name_with_a_slip():
    result = run("explain", "duplicat-key")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "there is no page for duplicat-key; did you mean duplicate-key" in " ".join(
        result.stderr.split()
    )


@pytest.mark.parametrize("code", ["zzzzzz", "", "HW", "HW0", "\x1b[2J"])
def test_a_name_like_no_other(code):
    result = run("explain", code)
    assert result.exit_code == 2
    assert "there is no page for" in result.stderr
    assert is_plain(result.stderr)


def test_nothing_like_it_points_to_the_list():
    assert "`headway explain` lists all" in " ".join(run("explain", "zzzzzz").stderr.split())


def test_it_needs_no_ledger(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("explain", "works").exit_code == 0


def test_colour_is_for_terminals_that_want_it():
    assert "\x1b[1mchecks" in run("explain", color=True).stdout
    assert "\x1b[31merror" in run("explain", "HW1", color=True).stdout
    assert "\x1b" not in run("explain", color=True, env={"NO_COLOR": "1"}).stdout
