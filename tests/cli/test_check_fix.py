"""`headway check --fix` and `--diff`, as they are typed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ledger.commands import _fixing
from ledger.commands._options import CouldNotError
from ledger.editing import ChangedMeanwhileError, NotWrittenError
from tests.cli.envelopes import envelope, is_plain, run
from tests.cli.transcript import contents

DANA = (
    b"---\r\nName: Dana\r\n---\r\n\r\n"
    b"- 2026-11-19 cofee 90min \xe6\x97\xa5\r\n- 2026-11-20 call [[lee]]"
)
MENDED = DANA.replace(b"Name", b"name").replace(b"cofee 90min", b"coffee 90m")
KIM = "- 2026-11-19 emial\n"

SAID = """\
contacts/dana.md:2: `Name` to `name`
contacts/dana.md:5: `cofee` to `coffee`
contacts/dana.md:5: `90min` to `90m`
"""

DIFF = """\
--- a/contacts/dana.md
+++ b/contacts/dana.md
@@ -1,6 +1,6 @@
 ---
-Name: Dana
+name: Dana
 ---
{}
-- 2026-11-19 cofee 90min 日
+- 2026-11-19 coffee 90m 日
 - 2026-11-20 call [[lee]]
""".format(" ")


@pytest.fixture
def root(make_ledger):
    return make_ledger({"contacts/dana.md": DANA})


def test_what_is_mechanical_is_written_and_the_rest_is_told(root):
    result = run("check", "--ledger", root, "--fix")
    assert (root / "contacts/dana.md").read_bytes() == MENDED
    assert result.exit_code == 1
    assert result.stdout.startswith("error[HW301] a link to `lee`")
    assert result.stdout.count("[HW") == 1
    assert result.stderr == f"{SAID}fixed 3 findings in 1 file\n\n1 record: 1 error\n"


def test_a_second_time_there_is_nothing_to_do(root):
    run("check", "--ledger", root, "--fix")
    result = run("check", "--ledger", root, "--fix", "--format", "concise")
    assert (result.stderr, result.exit_code) == ("fixed nothing\n", 1)
    assert (root / "contacts/dana.md").read_bytes() == MENDED


def test_where_everything_was_mechanical_the_ledger_is_sound(make_ledger):
    root = make_ledger({"contacts/kim.md": KIM, "headway.toml": "[rules]\nbusy_cap = 0.2\n"})
    assert run("check", "--ledger", root).exit_code == 1
    result = run("check", "--ledger", root, "--fix")
    assert (result.stdout, result.exit_code) == ("", 0)
    assert "fixed 2 findings in 2 files\n1 record: nothing to mend\n" in result.stderr
    assert contents(root) == {
        "contacts/kim.md": b"- 2026-11-19 email\n",
        "headway.toml": b"[rules]\nbusy-cap = 0.2\n",
    }


def test_the_form_of_what_is_left_is_chosen_as_ever(root):
    result = run("check", "--ledger", root, "--fix", "--format", "json")
    assert [one["code"] for one in envelope(result, "check")["findings"]] == ["HW301"]
    assert result.stderr.endswith("fixed 3 findings in 1 file\n")


@pytest.mark.parametrize("options", [("--diff",), ("--fix", "--diff")])
def test_the_changes_are_shown_and_nothing_is_written(root, options):
    before = contents(root)
    result = run("check", "--ledger", root, *options)
    assert (result.stdout, result.exit_code) == (DIFF, 1)
    assert result.stderr == f"{SAID}would fix 3 findings in 1 file\n"
    assert contents(root) == before


def test_the_exit_status_is_that_of_the_ledger_as_it_is(make_ledger):
    wrong = make_ledger({"contacts/kim.md": "---\nmet: 28.9.2026\n---\n"})
    assert run("check", "--ledger", wrong, "--diff").exit_code == 1
    slip = make_ledger({"contacts/kim.md": KIM})
    assert run("check", "--ledger", slip, "--diff").exit_code == 0
    assert run("check", "--ledger", slip, "--diff", "--strict").exit_code == 1


def test_a_sound_ledger_shows_no_changes(make_ledger):
    root = make_ledger({"contacts/kim.md": "# Kim\n"})
    result = run("check", "--ledger", root, "--diff")
    assert (result.stdout, result.stderr, result.exit_code) == ("", "would fix nothing\n", 0)


def test_the_changes_are_coloured_as_git_does(root):
    shown = run("check", "--ledger", root, "--diff", color=True).stdout.splitlines()
    assert shown[:3] == [
        "\x1b[1m--- a/contacts/dana.md\x1b[0m",
        "\x1b[1m+++ b/contacts/dana.md\x1b[0m",
        "\x1b[36m@@ -1,6 +1,6 @@\x1b[0m",
    ]
    assert "\x1b[31m-Name: Dana\x1b[0m" in shown
    assert "\x1b[32m+name: Dana\x1b[0m" in shown
    plain = run("check", "--ledger", root, "--diff", color=True, env={"NO_COLOR": "1"})
    assert plain.stdout == DIFF


def test_escapes_from_the_ledger_are_shown_and_not_sent(make_ledger):
    text = "---\nNa\x1b[2Jme: x\nName: \u202ey\x07\n---\n\n- 2026-11-19 cofee \x1b[31m\u200b\x9b\n"
    root = make_ledger({"contacts/da\u202ena.md": text})
    for option in ("--diff", "--fix"):
        result = run("check", "--ledger", root, option)
        assert is_plain(result.stdout)
        assert is_plain(result.stderr)
    assert "\\u{202e}" in result.stderr


def test_only_the_paths_that_are_named_are_fixed(make_ledger):
    files = {"contacts/dana.md": DANA, "contacts/kim.md": KIM, "headway.toml": "[ruels]\n"}
    root = make_ledger(files)
    run("check", "--ledger", root, "--fix", root / "contacts/kim.md")
    assert contents(root) == {
        "contacts/dana.md": DANA,
        "contacts/kim.md": b"- 2026-11-19 email\n",
        "headway.toml": b"[ruels]\n",
    }


def test_what_is_left_alone_is_told_with_the_reason(make_ledger):
    lines = "  - 2026-09-01 researching\n  - 2026-09-20 networking_in\n"
    stages = f"---\nindustry: law\nstages:\n{lines}---\n"
    root = make_ledger({"campaigns/a.md": stages})
    result = run("check", "--ledger", root, "--fix", "--format", "concise")
    assert result.stderr == (
        "campaigns/a.md:5: `networking_in` to `networking-in` left as it is: "
        "it would bring up HW202 in campaigns/a.md:5\nfixed nothing\n"
    )
    assert (root / "campaigns/a.md").read_text() == stages


def test_a_finding_says_that_it_can_be_fixed_and_why_it_matters_once(make_ledger):
    root = make_ledger({"contacts/kim.md": KIM + KIM + "- 2026-11-19 call [[x]]\n"})
    result = run("check", "--ledger", root)
    assert result.stdout.count("= why: a note counts for nothing") == 1
    assert result.stdout.count("= did you mean `email`? (`--fix` can do it)\n") == 2
    assert result.stdout.count("--fix") == 2
    assert result.stderr == (
        "\n1 record: 1 error and 2 warnings; `headway check --fix` can put 2 right\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("--diff", "--format", "json"),
        ("--fix", "--staged"),
        ("--fix", "--since", "HEAD"),
        ("--diff", "--staged"),
    ],
)
def test_wrong_usage(root, arguments):
    result = run("check", "--ledger", root, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Usage:")
    assert (root / "contacts/dana.md").read_bytes() == DANA


def test_a_file_that_changes_meanwhile_is_read_again(root, monkeypatch):
    commit, tries = _fixing.commit, []

    def hasty(where: Path, changes, *told):
        tries.append(changes)
        if len(tries) == 1:
            (root / "contacts/dana.md").write_bytes(DANA + b"\r\n- 2026-11-21 emial\r\n")
        commit(where, changes)

    monkeypatch.setattr(_fixing, "commit", hasty)
    result = run("check", "--ledger", root, "--fix")
    assert len(tries) == 2
    assert (root / "contacts/dana.md").read_bytes() == MENDED + b"\r\n- 2026-11-21 email\r\n"
    assert "fixed 4 findings in 1 file\n" in result.stderr


@pytest.mark.parametrize(
    ("error", "tries"),
    [
        (ChangedMeanwhileError("a.md has changed since it was read"), 3),
        (NotWrittenError("a.md is write-protected; nothing is written"), 1),
        (OSError(28, "No space left on device", "a.md"), 1),
    ],
)
def test_what_cannot_be_written_is_said_in_one_line(root, monkeypatch, error, tries):
    tried = []

    def refuse(where: Path, changes, *told):
        tried.append(changes)
        raise error

    monkeypatch.setattr(_fixing, "commit", refuse)
    result = run("check", "--ledger", root, "--fix")
    assert (result.exit_code, result.stdout, len(tried)) == (3, "", tries)
    assert result.stderr.startswith("Error: a.md")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_the_mode_of_a_file_stays(root):
    (root / "contacts/dana.md").chmod(0o640)
    run("check", "--ledger", root, "--fix")
    assert (root / "contacts/dana.md").stat().st_mode & 0o777 == 0o640


def test_what_was_fixed_is_told_where_the_rest_cannot_be_read_after_it(root, monkeypatch):
    """The files are mended; that what is left cannot be told is another thing, and ends with 3."""

    def refused(*_):
        raise CouldNotError("headway.toml cannot be read: input/output error")

    monkeypatch.setattr("ledger.commands._judged.judge", refused)
    result = run("check", "--fix", "--ledger", root)
    assert result.exit_code == 3
    assert result.stderr == (
        f"{SAID}fixed 3 findings in 1 file\n"
        "Error: headway.toml cannot be read: input/output error\n"
    )
    assert (root / "contacts/dana.md").read_bytes() == MENDED
