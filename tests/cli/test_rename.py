"""`headway rename`: what is typed, what is refused, what is told, and that git follows."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from tests.cli.envelopes import is_plain
from tests.cli.transcript import contents, headway
from tests.repositories import make_repo
from tests.support import ROOT, write_ledger

FILES = {
    "contacts/dana-kim.md": "---\nname: Dana Kim\naliases: [DK]\n---\n",
    "contacts/lee-park.md": "---\nname: Lee Park\n---\n\n- 2026-09-01 call [[dana-kim]] [[DK]]\n",
}


@pytest.mark.parametrize("typed", ["dana-kim", "dana", "Dana Kim", "DK", "contacts/dana-kim.md"])
@pytest.mark.parametrize("new", ["zoe", "zoe.md", "contacts/zoe", "[[zoe]]"])
def test_names_are_typed_as_elsewhere(tmp_path: Path, typed: str, new: str) -> None:
    root = write_ledger(tmp_path, FILES)
    result = headway(root, f'rename "{typed}" {new}')
    if "[[" in new:
        assert (result.exit_code, "cannot be an id: it holds `[`" in result.output) == (3, True)
        return
    assert result.exit_code == 0, result.output
    assert (root / "contacts/zoe.md").is_file()
    assert b"[[zoe]] [[DK]]" in (root / "contacts/lee-park.md").read_bytes()
    assert headway(root, "check").exit_code == 0


@pytest.mark.parametrize(
    ("line", "status", "said"),
    [
        ("rename nobody zoe", 2, "`nobody` names none of"),
        (
            "rename dana-kim lee-park",
            3,
            "`lee-park` is taken: it is the id of contacts/lee-park.md",
        ),
        ("rename lee-park dk", 3, "`dk` is taken: it is an alias of contacts/dana-kim.md"),
        ("rename dana-kim dana-kim", 3, "has that id already"),
        ("rename dana-kim me", 3, "cannot be an id"),
        ("rename dana-kim a/b", 3, "cannot be an id: it holds `/`"),
        ("rename dana-kim .x", 3, "cannot be an id"),
        ("rename dana-kim '? !'", 2, "spells no id"),
        ("rename me zoe", 2, "none of"),
    ],
)
def test_what_will_not_do_is_refused(tmp_path: Path, line: str, status: int, said: str) -> None:
    root = write_ledger(tmp_path, {**FILES, "me.md": "# Maya\n"})
    before = contents(root)
    result = headway(root, line)
    assert (result.exit_code, result.stdout) == (status, "")
    assert said in result.stderr
    assert is_plain(result.stderr)
    assert contents(root) == before


def test_other_capitals_are_another_name(tmp_path: Path) -> None:
    root = write_ledger(tmp_path, FILES)
    assert headway(root, "rename dana-kim Dana-Kim").exit_code == 0
    assert (root / "contacts/Dana-Kim.md").is_file()
    assert b"[[Dana-Kim]] [[DK]]" in (root / "contacts/lee-park.md").read_bytes()
    assert headway(root, "rename Dana-Kim dana-kim").exit_code == 0
    assert (root / "contacts/lee-park.md").read_text() == FILES["contacts/lee-park.md"]


def test_an_id_with_a_blank_is_followed_by_one(tmp_path: Path) -> None:
    typed = "- 2026-09-01 call [[Dana Kim]]\n"
    root = write_ledger(tmp_path, {"contacts/Dana Kim.md": "x\n", "journal/a.md": typed})
    assert headway(root, 'rename "Dana Kim" "Dana Lee"').exit_code == 0
    assert (root / "contacts/Dana Lee.md").read_text() == "x\n"
    assert (root / "journal/a.md").read_text() == typed.replace("Kim", "Lee")


def test_what_a_dry_run_tells_is_all_that_it_does(tmp_path: Path) -> None:
    root = write_ledger(tmp_path, FILES)
    before = contents(root)
    result = headway(root, "rename dana-kim zoe --dry-run")
    assert result.stdout == "contacts/lee-park.md:5: dana-kim -> zoe\n"
    assert result.stderr.splitlines()[-1] == "Nothing is written (--dry-run)."
    assert contents(root) == before


def test_notes_beside_the_ledger_are_told_of_and_left_alone(tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    root = write_ledger(vault / "search", FILES)
    (vault / ".obsidian").mkdir()
    (vault / "daily.md").write_text("a\nsaw [[dana-kim|Dana]] and `[[dana-kim]]`\n")
    (root / "plan.canvas").write_text('{"file": "contacts/dana-kim.md"}')
    (root / ".hidden").mkdir()
    (root / ".hidden/x.md").write_text("[[dana-kim]]")
    result = headway(root, "rename dana-kim zoe")
    assert result.stderr.splitlines() == [
        "no part of the ledger, and left as it is:",
        "  daily.md:2 links to `dana-kim`",
        "  search/plan.canvas:1 links to `dana-kim`",
    ]
    assert "[[dana-kim|Dana]]" in (vault / "daily.md").read_text()


def test_a_link_that_led_nowhere_is_told_of(tmp_path: Path) -> None:
    root = write_ledger(tmp_path, {**FILES, "journal/a.md": "- 2026-09-01 call [[zoe]]\n"})
    result = headway(root, "rename dana-kim zoe")
    assert result.stderr == "journal/a.md:1: the link to `zoe` led nowhere and leads here now\n"


def test_the_old_names_are_kept_where_asked_for(tmp_path: Path) -> None:
    root = write_ledger(tmp_path, FILES)
    assert headway(root, "rename dana-kim zoe --name 'Zoe Kim' --keep-alias").exit_code == 0
    assert (root / "contacts/zoe.md").read_text() == (
        "---\nname: Zoe Kim\naliases: [DK, dana-kim, Dana Kim]\n---\n"
    )


def test_git_follows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path, text = "campaigns/northwind.md", "---\nname: N\nindustry: law\nstages:\n"
    one = f"{text}  - 2026-08-03 researching\n---\n\n[[northwind]]\n"
    repo = make_repo(tmp_path / "repo", "search")
    repo.commit({path: one}, day="2026-08-04")
    assert headway(repo.ledger, "rename northwind north").exit_code == 0
    told = headway(repo.ledger, "history north").stdout
    assert "2026-08-03  researching" in told
    assert "2026-08-04 Maya Lind" in told
    repo.commit({}, day="2026-08-05")
    assert headway(repo.ledger, "archive north").exit_code == 3
    told = headway(repo.ledger, "history north").stdout
    assert "2026-08-04 Maya Lind" in told
    assert headway(repo.ledger, "check --history").exit_code == 0


@pytest.mark.parametrize("example", ["job-search", "book-of-business", "starter"])
def test_every_record_of_an_example_there_and_back(tmp_path: Path, example: str) -> None:
    files = {
        path.relative_to(ROOT / "examples" / example).as_posix(): path.read_bytes()
        for path in sorted((ROOT / "examples" / example).rglob("*"))
        if path.suffix in (".md", ".toml")
    }
    root = write_ledger(tmp_path, files)
    paths = [path for path in files if path.count("/") == 1]
    for path in paths[:: max(1, len(paths) // 4)]:
        id_ = path.split("/")[1].removesuffix(".md")
        assert headway(root, f"rename {id_} zzz").exit_code == 0
        assert headway(root, f"rename zzz {id_}").exit_code == 0
        assert contents(root) == files


@pytest.mark.parametrize("typed", ["rename zoe zed", "archive zoe"])
@pytest.mark.parametrize("name", ["[[zoe]]", "somebody"])
def test_a_file_with_the_marks_of_a_merge_stays(tmp_path: Path, typed: str, name: str) -> None:
    marks = f"<<<<<<< HEAD\n- 2026-11-01 call {name}\n=======\n>>>>>>> theirs\n"
    root = write_ledger(tmp_path, {"contacts/zoe.md": f"---\nname: Zoe\n---\n\n{marks}"})
    before = contents(root)
    result = headway(root, typed)
    assert result.exit_code == 3
    assert "holds the marks of a merge: settle that first; nothing is written" in result.output
    assert contents(root) == before


def test_a_vault_that_cannot_be_looked_for_afterwards_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_ledger(tmp_path, FILES)
    real = os.stat

    def refused(path: object, *given: object, **named: object) -> os.stat_result:
        if str(path).endswith(".obsidian"):
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
        return real(path, *given, **named)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr(os, "stat", refused)
    result = headway(root, "rename dana-kim zoe")
    assert result.exit_code == 0, result.output
    assert (root / "contacts/zoe.md").is_file()


@pytest.mark.parametrize(
    ("typed", "tells"),
    [
        ("rename google alphabet --name Alphabet", True),
        ("rename bare other", True),
        ("rename google alphabet", False),
        ("rename google google-inc --name 'Google Inc'", False),
        ("rename google alphabet --name Alphabet --keep-alias", False),
        ("rename dana dana-kim --name 'Dana Kim'", False),
    ],
)
def test_a_name_that_imports_know_it_by_is_told_of(
    tmp_path: Path, typed: str, *, tells: bool
) -> None:
    files = {
        "organizations/google.md": "---\nname: Google\n---\n",
        "organizations/bare.md": "",
        "contacts/dana.md": "---\nname: Dana\nemail: d@x.example\n---\n",
    }
    result = headway(write_ledger(tmp_path, files), typed)
    assert result.exit_code == 0, result.output
    assert ("makes it anew; `aliases: [" in result.output) is tells
