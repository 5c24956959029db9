"""What is counted is kept, told as it was, and what is missing is said."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.assurance.__main__ import PAGE, main
from tests.assurance.page import page
from tests.assurance.promises import PROMISES
from tests.assurance.runs import RUNS
from tests.assurance.tally import VARIABLE, Tally, UnreadableTallyError, keep, read, read_all
from tests.support import ROOT

ONE = Tally("edits", "P2, P7", 12_345, "edits", 0, 61.2, "each a|b\nfails")


def test_a_tally_is_kept_only_where_it_is_asked_for(tmp_path, monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    keep(ONE)
    monkeypatch.setenv(VARIABLE, str(tmp_path / "deep"))
    keep(ONE)
    assert read(tmp_path / "deep" / "edits.json") == ONE
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
    started = " ".join(word for run in RUNS for word in run.words)
    for word in re.findall(r"tests/\S+", started):
        assert (ROOT / word).exists()


def test_the_guide_tells_each_promise():
    told = re.findall(r"^## (.+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert told == [one.title for one in PROMISES]
