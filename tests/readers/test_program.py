"""Which state of the program this is: told apart by its files, and by nothing else."""

from __future__ import annotations

from ledger.readers.program import words_of
from tests.support import write_ledger


def test_the_files_of_some_endings_are_told_in_the_order_of_their_paths(tmp_path):
    names = ("b/c.css", "b/a.html", "a.html", "b.html~", "__pycache__/d.html")
    write_ledger(tmp_path, dict.fromkeys(names, "x"))
    told = list(words_of(tmp_path, (".html", ".css")))
    assert [word.split(" ")[:2] for word in told] == [
        [f"{tmp_path}/{name}", "1"] for name in ("a.html", "b/a.html", "b/c.css")
    ]


def test_a_file_that_is_written_is_another_and_one_of_another_ending_is_none(tmp_path):
    write_ledger(tmp_path, {"a.html": "x"})
    before = list(words_of(tmp_path, (".html",)))
    (tmp_path / "notes.txt").write_text("x")
    assert list(words_of(tmp_path, (".html",))) == before
    (tmp_path / "a.html").write_text("xy")
    assert list(words_of(tmp_path, (".html",))) != before
    assert len(list(words_of(tmp_path))) > len(before)
