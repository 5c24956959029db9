"""What git hosts and hook frameworks run: it parses, and says what the program has."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
import yaml

from ledger import __version__
from ledger.cli import main
from tests.cli.envelopes import run
from tests.repositories import Repo, make_repo
from tests.support import ROOT, required

WRONG = "---\nname: Dana\nname: Dora\n---\n"

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def step(name: str) -> dict:
    return next(one for one in ACTION["runs"]["steps"] if one.get("name") == name)


def options_of(name: str) -> set[str]:
    """The options that a command of the program takes."""
    command = main.get_command(click.Context(main), name)
    assert command, f"there is no command {name}"
    return {option for parameter in command.params for option in parameter.opts}


def test_the_program_is_run_as_a_module_too():
    done = subprocess.run(
        [sys.executable, "-m", "ledger", "--version"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, f"headway, version {__version__}\n")


def test_the_hook_for_the_framework_runs_what_there_is():
    (hook,) = HOOKS
    assert (hook["id"], hook["language"], hook["pass_filenames"]) == (
        "headway-check", "python", False,
    )  # fmt: skip
    program, name, *options = shlex.split(hook["entry"])
    assert program == "headway"
    assert set(options) <= options_of(name)


def test_the_hook_for_the_framework_runs_when_a_record_is_deleted():
    assert HOOKS[0]["always_run"] is True


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("headway.toml", True),
        ("me.md", True),
        ("my search/contacts/dana-kim.md", True),
        ("my search/headway.toml", True),
        ("src/main.py", False),
        ("notes.mdx", False),
    ],
)
def test_the_hook_for_the_framework_runs_when_a_ledger_changes(path, wanted):
    assert bool(re.search(HOOKS[0]["files"], path)) is wanted


def test_the_action_has_what_a_composite_action_needs():
    assert ACTION["runs"]["using"] == "composite"
    assert set(ACTION["inputs"]) == {"ledger", "strict", "args"}
    assert all(isinstance(one["default"], str) for one in ACTION["inputs"].values())
    for one in ACTION["runs"]["steps"]:
        assert ("uses" in one) != ("run" in one)
        assert "uses" in one or one["shell"] == "bash"


def test_the_action_uses_others_by_their_major_version():
    used = [one["uses"] for one in ACTION["runs"]["steps"] if "uses" in one]
    assert used
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", one) for one in used)


def test_no_text_of_a_pull_request_is_put_into_a_script():
    assert "${{" not in "".join(one.get("run", "") for one in ACTION["runs"]["steps"])


def test_the_action_runs_what_there_is():
    script = step("Check the ledger")["run"]
    given = set(re.findall(r"(?<= |\()(--[a-z-]+)", script))
    assert {"--format", "--ledger", "--strict", "--since"} == given
    assert given <= options_of("check")


def check(repo: Repo, **given: str) -> subprocess.CompletedProcess[str]:
    """The action's last step, as the runner starts it at the top of a repository."""
    bash = shutil.which("bash") or required("bash is not installed")
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    temporary = repo.top.parent / "temporary"
    temporary.mkdir(exist_ok=True)
    if not (temporary / "headway").exists():
        (temporary / "headway").symlink_to(ROOT)
    inputs = {"LEDGER": ".", "STRICT": "false", "ARGS": "", "BASE": "", **given}
    return subprocess.run(
        [bash, "--noprofile", "--norc", "-eo", "pipefail", "-c", step("Check the ledger")["run"]],
        cwd=repo.top,
        env={**own, **inputs, "PYTHON": sys.executable, "RUNNER_TEMP": str(temporary)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_step_is_given_all_that_its_script_asks_for():
    known = {"PYTHON", "LEDGER", "STRICT", "ARGS", "BASE"}
    assert set(step("Check the ledger")["env"]) == known
    asked = set(re.findall(r"\$\{?([A-Z_]+)", step("Check the ledger")["run"]))
    assert asked == known | {"RUNNER_TEMP"}


def test_the_action_shows_a_mistake_at_its_line(tmp_path):
    repo = make_repo(tmp_path / "repo", "my search")
    repo.commit({"contacts/dana.md": WRONG})
    done = check(repo, LEDGER="my search")
    assert done.returncode == 1
    assert done.stdout.startswith(
        "::error file=my search/contacts/dana.md,line=3,col=1,endColumn=5,title=HW105 duplicate-key"
    )
    assert check(repo, LEDGER="my search", ARGS="contacts/kim.md").returncode == 2


def test_the_action_is_strict_where_it_is_told_to(tmp_path):
    repo = make_repo(tmp_path / "repo")
    repo.commit({"contacts/kim.md": "---\nname: Kim\n---\n\n- 2026-11-19 call \x1b[31mred\n"})
    assert check(repo).returncode == 0
    assert check(repo, STRICT="true").returncode == 1
    assert check(repo, ARGS="--strict").returncode == 1


def test_the_action_shows_what_a_pull_request_brings(tmp_path):
    repo = make_repo(tmp_path / "repo")
    base = repo.commit({"contacts/dana.md": WRONG})
    repo.commit({"contacts/kim.md": WRONG})
    done = check(repo, BASE=base)
    assert done.returncode == 1
    assert {line.split(",")[0] for line in done.stdout.splitlines()} == {
        "::error file=contacts/kim.md"
    }


def test_the_action_says_when_the_history_is_missing(tmp_path):
    repo = make_repo(tmp_path / "repo")
    repo.commit({"contacts/dana.md": WRONG})
    done = check(repo, BASE="0123456789012345678901234567890123456789")
    assert done.returncode == 1
    assert "fetch-depth: 0" in done.stdout


def test_nothing_of_a_pull_request_is_run(tmp_path):
    repo = make_repo(tmp_path / "repo")
    repo.commit({"contacts/kim.md": "---\nname: Kim\n---\n"})
    for name in ("click.py", "ledger.py", "tomllib.py"):
        (repo.top / name).write_text("raise SystemExit('taken from the repository')\n")
    assert check(repo).returncode == 0


def test_a_files_place_is_named_from_the_top_wherever_the_check_runs(tmp_path, monkeypatch):
    repo = make_repo(tmp_path / "repo", "a/b")
    repo.write({"contacts/dana.md": WRONG})
    for folder in (repo.top, repo.ledger, repo.ledger / "contacts", tmp_path):
        monkeypatch.chdir(folder)
        shown = run("check", "--ledger", repo.ledger, "--format", "github").stdout
        assert shown.startswith("::error file=a/b/contacts/dana.md,")


def test_without_a_repository_the_working_folder_is_the_top(make_ledger, monkeypatch):
    root = make_ledger({"contacts/dana.md": WRONG})
    shown = {}
    for folder in (root, root.parent, Path(root / "contacts")):
        monkeypatch.chdir(folder)
        line = run("check", "--ledger", root, "--format", "github").stdout
        shown[folder] = line.removeprefix("::error file=").split(",")[0]
    assert list(shown.values()) == [
        "contacts/dana.md", "ledger/contacts/dana.md", "../contacts/dana.md",
    ]  # fmt: skip
