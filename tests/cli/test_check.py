"""`headway check`, as it is typed."""

from __future__ import annotations

import pytest

from tests.cli.envelopes import envelope, is_plain, run

DANA = "---\nname: Dana\nname: Dora\n---\n\n- 2026-11-19 call 20m [[lee]]\n"

FULL = """\
error[HW105] the key `name` stands twice; the first one is read, this one is not
 --> contacts/dana.md:3:1
  |
3 | name: Dora
  | ^^^^
   = why: only one of the two values is kept, and it may not be the one you meant
   = keep one of the two lines
   = it stands here first: contacts/dana.md:2

error[HW301] a link to `lee`, which is no record here
 --> contacts/dana.md:6:23
  |
6 | - 2026-11-19 call 20m [[lee]]
  |                       ^^^^^^^
   = why: whoever it was meant for takes no part in the line, and no figure counts them
   = create the record, for example `headway new contact lee`
"""

CONCISE = """\
contacts/dana.md:3:1: HW105 error the key `name` stands twice; the first one is read, this one is \
not
contacts/dana.md:6:23: HW301 error a link to `lee`, which is no record here
"""


@pytest.fixture
def root(make_ledger):
    return make_ledger({"contacts/dana.md": DANA, "contacts/kim.md": "---\nname: Kim\n---\n"})


def test_findings_for_a_person(root):
    result = run("check", "--ledger", root)
    assert (result.stdout, result.exit_code) == (FULL, 1)
    assert result.stderr == "\n2 records: 2 errors\n"


def test_findings_a_line_each_for_editors(root):
    result = run("check", "--ledger", root, "--format", "concise")
    assert (result.stdout, result.stderr, result.exit_code) == (CONCISE, "", 1)


def test_findings_for_programs(root):
    result = run("check", "--ledger", root, "--format", "json")
    given = envelope(result, "check")
    assert (given["counts"], result.exit_code) == ({"error": 2, "warning": 0, "info": 0}, 1)
    assert given["findings"][0] == {
        "code": "HW105",
        "name": "duplicate-key",
        "severity": "error",
        "path": "contacts/dana.md",
        "line": 3,
        "column": 1,
        "end_line": 3,
        "end_column": 5,
        "message": "the key `name` stands twice; the first one is read, this one is not",
        "why": "only one of the two values is kept, and it may not be the one you meant",
        "help": "keep one of the two lines",
        "related": [{"path": "contacts/dana.md", "line": 2, "message": "it stands here first"}],
        "fix": None,
    }


def test_no_finding(make_ledger):
    root = make_ledger({"contacts/kim.md": "---\nname: Kim\n---\n"})
    result = run("check", "--ledger", root)
    assert (result.stdout, result.exit_code) == ("", 0)
    assert result.stderr == "1 record: nothing to mend\n"
    assert run("check", "--ledger", root, "--format", "concise").output == ""
    assert envelope(run("check", "--ledger", root, "--format", "json"), "check")["findings"] == []


def test_the_worked_example_fits_the_schema(job_search):
    result = run("check", "--ledger", job_search, "--as-of", "2026-11-22", "--format", "json")
    given = envelope(result, "check")
    assert sum(given["counts"].values()) == len(given["findings"])
    places = [(one["path"], one["line"], one["column"], one["code"]) for one in given["findings"]]
    assert places == sorted(places)


def test_two_runs_say_the_same(root):
    assert run("check", "--ledger", root).output == run("check", "--ledger", root).output


@pytest.mark.parametrize(
    ("path", "errors"), [("contacts/dana.md", 2), ("contacts/kim.md", 0), ("contacts", 2), (".", 2)]
)
def test_paths_are_named_from_the_root(root, path, errors):
    result = run("check", "--ledger", root, root / path, "--format", "concise")
    assert len(result.stdout.splitlines()) == errors
    assert result.exit_code == (1 if errors else 0)


def test_paths_are_named_from_here_too(root, monkeypatch):
    monkeypatch.chdir(root / "contacts")
    assert run("check", "kim.md").exit_code == 0
    assert run("check", "dana.md").exit_code == 1


def test_a_name_that_begins_alike_is_another_file(make_ledger):
    root = make_ledger({"contacts/dana.md": DANA, "contacts/dana": "", "journal/x.md": "x\n"})
    assert run("check", "--ledger", root, root / "contacts" / "dana").exit_code == 0


def test_warnings_count_where_it_is_strict(make_ledger):
    root = make_ledger(
        {"contacts/kim.md": "---\nname: Kim\n---\n\n- 2026-11-19 call \x1b[31mred\n"}
    )
    assert "warning[HW104]" in run("check", "--ledger", root).stdout
    assert run("check", "--ledger", root).exit_code == 0
    assert run("check", "--ledger", root, "--strict").exit_code == 1


@pytest.mark.parametrize(
    "arguments",
    [("--format", "xml"), ("--as-of", "soon"), ("nowhere.md",), ("--no-such-option",)],
)
def test_wrong_usage(root, arguments):
    result = run("check", "--ledger", root, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Usage:")


def test_a_path_out_of_the_ledger_is_wrong_usage(root, tmp_path):
    (tmp_path / "other.md").write_text("x")
    result = run("check", "--ledger", root, tmp_path / "other.md")
    assert result.exit_code == 2
    assert "is not in the ledger" in " ".join(result.stderr.split())


def test_no_ledger_is_said_in_one_line(tmp_path, monkeypatch):
    result = run("check", "--ledger", tmp_path)
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.splitlines() == [
        f"Error: {tmp_path} is no ledger: it holds no headway.toml (make one with "
        f"`headway init {tmp_path}`)"
    ]
    monkeypatch.chdir(tmp_path)
    result = run("check")
    assert (result.exit_code, len(result.stderr.splitlines())) == (3, 1)


def test_colour_is_for_terminals_that_want_it(root):
    assert "\x1b[1;31merror[HW105]\x1b[0m" in run("check", "--ledger", root, color=True).stdout
    for env in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert run("check", "--ledger", root, color=True, env=env).stdout == FULL


@pytest.mark.parametrize("form", ["full", "concise", "json"])
def test_escapes_from_the_ledger_are_shown_and_not_sent(make_ledger, form):
    text = "---\nname: x\u202ey\n---\n\n- 2026-11-19 call [[l\x1b[2Jee\u200b\x9b]] \x07\x7f\n"
    root = make_ledger({"contacts/da\u202ena.md": text})
    result = run("check", "--ledger", root, "--format", form)
    assert result.exit_code == 1
    assert is_plain(result.stdout)
    assert ("\\u202e" if form == "json" else "\\u{202e}") in result.stdout


def test_the_words_of_the_day_are_known(root):
    for day in ("today", "yesterday", "2026-11-22"):
        assert run("check", "--ledger", root, "--as-of", day).exit_code == 1
