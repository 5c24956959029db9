"""`headway doctor` as it is typed: what it says to people and to programs, and how it ends."""

from __future__ import annotations

import os
import time

import pytest

from ledger.commands import doctor
from ledger.dangers import all_dangers
from ledger.readers.surroundings import read_surroundings
from ledger.value import changed
from tests.cli.envelopes import envelope, is_plain, run
from tests.repositories import make_repo
from tests.support import write_ledger

ANNA = "---\nname: Anna Berg\n---\n"
COPY = "contacts/anna (conflicted copy 2026-11-20).md"
NAMES = [one.name for one in all_dangers()]


@pytest.fixture(autouse=True)
def _plain_machine(monkeypatch):
    """The disk and the folders above are those of a person, whatever the tests run on."""

    def read(*words):
        return changed(
            read_surroundings(*words), disk="ext4", free=10**10, reachable=False, markers=()
        )

    monkeypatch.setattr(doctor, "read_surroundings", read)


@pytest.fixture
def repo(tmp_path):
    made = make_repo(tmp_path / "repo")
    today = time.strftime("%Y-%m-%d", time.gmtime(time.time() - 86400))
    made.commit({"headway.toml": "", "contacts/anna.md": ANNA, ".gitignore": "site/\n"}, day=today)
    return made


def test_a_ledger_that_is_well(repo):
    said = run("doctor", "--ledger", repo.ledger)
    assert (said.exit_code, said.stdout) == (0, "")
    assert said.stderr == (
        f"nothing endangers this ledger: {len(NAMES)} things looked at; --all names them\n"
    )


def test_a_ledger_that_is_well_after_it_was_worked_with(repo):
    for line in ("check", "build", "next", "metrics", "log --create 'met Bo Lind yesterday'"):
        typed = [line] if "'" not in line else ["log", "--create", "met Bo Lind yesterday"]
        run(*typed, "--ledger", repo.ledger)
    assert run("doctor", "--ledger", repo.ledger).stdout == ""


def test_all_names_everything_once(repo):
    said = run("doctor", "--all", "--ledger", repo.ledger)
    heading, *lines = said.stdout.rstrip("\n").split("\n")
    assert heading == "looked for, and not met:"
    assert [line.split()[0] for line in lines] == NAMES
    assert all(len(line.split()) > 1 for line in lines)
    assert said.stderr == f"nothing endangers this ledger: {len(NAMES)} things looked at\n"


def test_without_git_it_says_what_it_cannot_see(make_ledger):
    root = make_ledger({"contacts/anna.md": ANNA})
    said = run("doctor", "--all", "--ledger", root)
    assert said.exit_code == 0
    assert "no git repository holds this ledger (no-repository)" in said.stdout
    assert "not to be seen, for git does not tell of this ledger:\n  commits-adrift" in said.stdout
    told = envelope(run("doctor", "--ledger", root, "--format", "json"), "doctor")
    assert told["unseen"] == [one.name for one in all_dangers() if one.asks_git]


def test_it_ends_with_one_where_something_is_in_danger(repo):
    write_ledger(repo.ledger, {COPY: ANNA})
    said = run("doctor", "--ledger", repo.ledger)
    assert said.exit_code == 1
    assert said.stdout.split("\n")[:2] == [
        "danger: two machines wrote the same file, and the second version stands beside it "
        "(conflict-copies)",
        f"  {COPY}",
    ]
    assert said.stderr.startswith(f"1 danger: {len(NAMES)} things looked at")


def test_programs_are_told_the_same(repo):
    write_ledger(repo.ledger, {COPY: ANNA})
    (repo.ledger / "contacts/out.md").symlink_to("/nowhere")
    said = run("doctor", "--ledger", repo.ledger, "--format", "json")
    told = envelope(said, "doctor")
    assert said.exit_code == 1
    assert [one["name"] for one in told["dangers"]] == ["conflict-copies", "outward-links"]
    met = [one["name"] for one in told["dangers"]]
    assert sorted([*met, *told["in_order"]]) == sorted(NAMES)
    assert told["unseen"] == []


def test_a_merge_under_way_is_not_taken_for_no_repository(repo):
    repo.git("switch", "--quiet", "-c", "other")
    repo.commit({"contacts/anna.md": ANNA.replace("Berg", "Bern")})
    repo.git("switch", "--quiet", "main")
    repo.commit({"contacts/anna.md": ANNA.replace("Berg", "Bell")})
    with pytest.raises(AssertionError):
        repo.git("merge", "other")
    told = envelope(run("doctor", "--ledger", repo.ledger, "--format", "json"), "doctor")
    assert told["dangers"][0]["name"] == "unsettled-merge"
    assert "no-repository" in told["in_order"]


def test_a_report_that_is_tracked(repo):
    assert run("build", "--ledger", repo.ledger, "-o", repo.ledger / "out").exit_code == 0
    repo.git("add", "--all")
    said = run("doctor", "--ledger", repo.ledger)
    assert said.exit_code == 1
    assert "git tracks a report" in said.stdout
    assert "`git rm -r --cached out`" in said.stdout
    assert "\n  out\n" in said.stdout


def test_a_word_that_signs_in_is_never_shown(repo):
    repo.git("remote", "add", "origin", "https://maya:hunter2@github.com/maya/ledger.git")
    said = run("doctor", "--ledger", repo.ledger)
    assert said.exit_code == 0
    assert "open https://github.com/maya/ledger in a private window" in said.stdout
    assert "hunter2" not in said.output


def test_of_many_files_some_are_named(repo):
    write_ledger(repo.ledger, {f"contacts/a{n} (conflicted copy).md": ANNA for n in range(8)})
    lines = run("doctor", "--ledger", repo.ledger).stdout.split("\n")
    assert [line for line in lines if "conflicted copy" in line] == [
        f"  contacts/a{n} (conflicted copy).md" for n in range(5)
    ]
    assert lines[6] == "  and 3 more"


def test_what_a_name_holds_cannot_act_on_a_terminal(repo):
    write_ledger(repo.ledger, {"contacts/a\x1b[31m\u202e (conflicted copy 1).md": ANNA})
    repo.git("remote", "add", "origin", "https://github.com/a\x1b[2J/b")
    for form in ("text", "json"):
        assert is_plain(run("doctor", "--ledger", repo.ledger, "--format", form).output)


def test_the_weeks_are_counted_to_the_day_that_is_asked_for(tmp_path):
    repo = make_repo(tmp_path / "repo")
    repo.commit({"headway.toml": ""}, day="2026-11-01")
    repo.write({"contacts/anna.md": ANNA})
    said = {
        day: run("doctor", "--ledger", repo.ledger, "--as-of", day).stdout.split("\n")[0]
        for day in ("2026-11-14", "2026-11-22")
    }
    assert "uncommitted-work" not in said["2026-11-14"]
    assert said["2026-11-22"] == (
        "danger: the last commit is 21 days old, and does not hold these (uncommitted-work)"
    )


def test_a_name_that_is_no_text_can_be_told(repo):
    try:
        os.close(os.open(os.fsencode(repo.ledger) + b"/contacts/\xff.md", os.O_CREAT | os.O_WRONLY))
    except OSError:
        pytest.skip("this disk refuses such a name")
    told = envelope(run("doctor", "--ledger", repo.ledger, "--format", "json"), "doctor")
    assert told["dangers"][0]["paths"] == ["contacts/\ufffd.md"]
    assert is_plain(run("doctor", "--ledger", repo.ledger).output)


def test_it_says_the_same_each_time(repo):
    write_ledger(repo.ledger, {COPY: ANNA, "contacts/aux.md": ANNA, "contacts/Anna.md": ANNA})
    assert len({run("doctor", "--ledger", repo.ledger).output for _ in range(3)}) == 1


def test_a_folder_that_is_no_ledger(tmp_path):
    said = run("doctor", "--ledger", tmp_path)
    assert said.exit_code == 3
    assert "is no ledger" in said.stderr


@pytest.mark.parametrize("name", NAMES)
def test_each_danger_can_be_explained(name):
    said = run("explain", name)
    assert said.exit_code == 0
    assert f"(`{name}`)" in said.stdout.split("\n")[0]
