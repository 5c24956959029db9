"""What is counted is kept, told as it was, and what is missing is said."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.assurance.__main__ import PAGE, main
from tests.assurance.page import keys_of, page
from tests.assurance.promises import PROMISES
from tests.assurance.runs import RUNS, TALLIES
from tests.assurance.tally import VARIABLE, Tally, UnreadableTallyError, keep, read, read_all
from tests.corpora.conftest import TALLIES as CORPORA
from tests.corpora.places import VARIABLE as NAMED
from tests.fuzz.__main__ import main as fuzz
from tests.support import ROOT

ONE = Tally("killed-calls", "P2, P7", 12_345, "edits", 0, 61.2, "each a|b\nfails")


def test_a_tally_is_kept_only_where_it_is_asked_for(tmp_path, monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    keep(ONE)
    monkeypatch.setenv(VARIABLE, str(tmp_path / "deep"))
    keep(ONE)
    assert read(tmp_path / "deep" / "killed-calls.json") == ONE
    assert read_all(tmp_path / "deep") == [ONE]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"name": "a"}'])
def test_what_is_no_tally_is_named(tmp_path, capsys, text):
    (tmp_path / "x.json").write_text(text)
    with pytest.raises(UnreadableTallyError, match=r"x\.json is no tally"):
        read(tmp_path / "x.json")
    assert main(["--written", "--tallies", str(tmp_path), "--page", str(tmp_path / "p.md")]) == 1
    assert "x.json is no tally" in capsys.readouterr().err
    assert not (tmp_path / "p.md").exists()


def test_the_page_tells_what_was_counted_and_what_is_missing():
    made = page([ONE])
    row = r"| edits | each a\|b fails | 12,345 | 0 | 61 s |"
    assert made.count(row) == 2
    assert "12,345 tries in all, none of which failed." in made
    missing = [one.title for one in PROMISES if one.key not in ("P2", "P7")]
    assert re.findall(r"^- (.+)$", made.split("\n## ")[0], re.MULTILINE) == missing
    assert made.count("not in this page yet") == len(missing)


def test_the_page_hides_no_failure():
    made = page([replace(ONE, failures=3)])
    assert "3 of them failed" in made
    assert "| 12,345 | 3 |" in made


def test_a_failure_is_in_the_exit_status(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    words = ["--written", "--tallies", str(tmp_path), "--page", str(tmp_path / "page.md")]
    assert main(words) == 1
    keep(ONE)
    assert main(words) == 0
    assert (tmp_path / "page.md").read_text() == page([ONE])
    keep(replace(ONE, failures=1))
    assert main(words) == 1


def test_every_promise_is_held_by_tests_that_are_there():
    assert [one.key for one in PROMISES] == [*(f"P{number}" for number in range(1, 9)), "preview"]
    for promise in PROMISES:
        for path in promise.tests:
            assert (ROOT / path).is_file(), path


def test_every_long_run_starts_what_is_there():
    for run in RUNS:
        assert started_by(run)
        for path in started_by(run):
            assert path.exists()


def test_every_test_of_a_promise_is_one():
    for path in {path for promise in PROMISES for path in promise.tests}:
        text = (ROOT / path).read_text(encoding="utf-8")
        assert re.search(r"^def test_|^Test\w+ = ", text, re.MULTILINE), path


def started_by(run) -> list[Path]:
    """The files and folders of tests that a run starts, by a path or as a module."""
    words = [word for word in run.words if word.startswith(("tests/", "tests."))]
    return [ROOT / (word if "/" in word else run.needs) for word in words]


def tallies_in(place: Path) -> Iterator[tuple[str, str]]:
    """The name and the promise of every tally that the tests of a place write outright."""
    for file in place.rglob("test_*.py") if place.is_dir() else [place]:
        tree = ast.parse(file.read_bytes())
        for call in ast.walk(tree):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name)):
                continue
            if call.func.id in ("tallied", "Tally"):
                given = {one.arg: one.value for one in call.keywords}
                name, promise = [*call.args, given.get("name"), given.get("promise")][:2]
                for text in texts_of(name, tree):
                    yield text, "".join(texts_of(promise, tree))


def texts_of(value, tree) -> Iterator[str]:
    """The texts that a part of a program may stand for, where it says them outright."""
    if isinstance(value, ast.Constant):
        yield str(value.value)
    elif isinstance(value, ast.IfExp):
        yield from (*texts_of(value.body, tree), *texts_of(value.orelse, tree))
    elif isinstance(value, ast.Name):
        for one in ast.walk(tree):
            if isinstance(one, ast.Assign) and getattr(one.targets[0], "id", "") == value.id:
                yield from texts_of(one.value, tree)


@pytest.fixture
def fuzzed(tmp_path, monkeypatch):
    """The tallies of a moment's fuzzing, of everything."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "fuzzed"))
    fuzz(["--inputs", "1", "--keep", str(tmp_path)])
    return read_all(tmp_path / "fuzzed")


def test_every_tally_is_written_and_read(fuzzed):
    """One that no run is known to write is never looked for; one that none writes never comes."""
    known = {one.key for one in PROMISES}
    tried = set()
    for run in RUNS:
        written = dict(found for path in started_by(run) for found in tallies_in(path))
        if run.name == "corpora":
            written = {name: promise for name, promise, _ in CORPORA.values()}
        if run.name == "fuzz":
            written = {one.name: one.promise for one in fuzzed}
        assert sorted(written) == sorted(run.tallies), run.name
        for name, promise in written.items():
            keys = keys_of(replace(ONE, promise=promise))
            assert keys, f"{name} is of no promise, so the page never shows it"
            assert known.issuperset(keys)
            tried.update(keys)
    assert tried == known, "each promise has a long run"
    assert len(TALLIES) == sum(len(run.tallies) for run in RUNS)


def test_no_test_elsewhere_writes_a_tally_that_no_run_starts():
    every = {name for name, _ in tallies_in(ROOT / "tests")}
    assert every - TALLIES.keys() <= {"a", "one"}


def test_a_tally_that_no_run_writes_is_not_on_the_page(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    keep(ONE)
    keep(replace(ONE, name="of-another-time", tried=99_999, failures=1))
    words = ["--written", "--tallies", str(tmp_path), "--page", str(tmp_path / "page.md")]
    assert main(words) == 0
    said = capsys.readouterr().err
    assert "left out, for no run writes them: of-another-time" in said
    assert "not tried at length: branches, check-everywhere, " in said
    assert (tmp_path / "page.md").read_text() == page([ONE])


def test_a_run_of_what_never_comes_along_is_left_out_where_it_is_not_there(
    tmp_path, monkeypatch, capsys
):
    monkeypatch.delenv(NAMED, raising=False)
    words = ["corpora", "--tallies", str(tmp_path), "--page", str(tmp_path / "page.md")]
    assert main(words) == 1
    said = capsys.readouterr().err
    assert f"corpora: there is no folder that {NAMED} names, so it is left out" in said
    (run,) = [one for one in RUNS if one.name == "corpora"]
    monkeypatch.setenv(NAMED, str(tmp_path))
    assert run.lacks == ""


def test_the_guide_tells_each_promise():
    told = re.findall(r"^## (.+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert told == [one.title for one in PROMISES]
