"""The benchmarks measure what they say: valid ledgers, works that were done, plain sums."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from ledger import checks
from ledger.diagnostic import Severity
from ledger.readers import read_ledger
from tests.benchmarks import journals, made_ledger, sites, table
from tests.benchmarks.__main__ import main
from tests.benchmarks.bench import Ledger, Row
from tests.benchmarks.measuring import Timing, VoidError, Work, in_turn, ratio
from tests.benchmarks.processes import peak
from tests.support import AS_OF

# What the generator plants in a few records, always both in one line.
MISSPELT, NOBODY = "HW502", "HW301"
SMAPS = Path("/proc/self/smaps_rollup")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    root = tmp_path_factory.mktemp("made") / "ledger"
    return Ledger(root, 400, made_ledger.make(root, 400))


@pytest.mark.parametrize("records", [60, 500])
def test_a_made_ledger_is_the_same_each_time_and_as_large_as_was_asked(records):
    once = dict(made_ledger.files(records))
    assert once == dict(made_ledger.files(records))
    assert len([path for path in once if path.endswith(".md")]) == records


def test_a_made_ledger_has_no_mistakes_but_the_planted_ones(made):
    found = checks.run(read_ledger(made.root).ledger, AS_OF)
    planted = sum("emial" in path.read_text() for path in made.files())
    assert 0 < planted < 0.03 * made.records
    codes = [one.code for one in found if one.severity is not Severity.INFO]
    assert sorted(codes) == [NOBODY] * planted + [MISSPELT] * planted


def test_a_made_ledger_has_the_dated_lines_that_it_is_said_to_have(made):
    ledger = read_ledger(made.root).ledger
    assert len(ledger.records) == made.records
    assert len(ledger.entries) <= made.lines <= 1.03 * len(ledger.entries)


def test_a_made_ledger_links_and_has_every_kind_of_record_and_notes_in_many_scripts(made):
    ledger = read_ledger(made.root).ledger
    assert {record.kind.value for record in ledger.records} >= {
        "contact", "organization", "campaign", "channel", "skill", "journal", "profile",
    }  # fmt: skip
    text = "".join(path.read_text() for path in made.files())
    assert text.count("[[") > made.records / 2
    assert all(word in text for word in ("初めて", "Познакомились", "التقينا", "נפגשנו", "회의는"))


def test_a_book_has_as_many_transactions_as_were_asked_for_and_is_the_same_each_time(tmp_path):
    for write, begins in ((journals.hledger, "20"), (journals.beancount, "20")):
        text = write(tmp_path, 100).read_text()
        lines = [line for line in text.splitlines() if line.startswith(begins)]
        assert len([line for line in lines if " open " not in line]) == 100
        assert write(tmp_path, 100).read_text() == text


def test_the_generators_get_every_record_and_a_missing_page_is_noticed(made, tmp_path):
    for make in (sites.hugo, sites.mkdocs, sites.pelican):
        site = make(made, "program", tmp_path / make.__name__)
        assert len(site.pages) == made.records
        assert site.lacks() == f"made 0 of {made.records} pages"
        for page in site.pages:
            (site.out / page).parent.mkdir(parents=True, exist_ok=True)
            (site.out / page).touch()
        assert site.lacks() == ""


def test_works_are_done_in_turn_and_a_void_one_no_more():
    done = []

    def fails():
        done.append("b")
        raise VoidError("no pages")

    works = [Work("a", lambda: done.append("a") or 2.0), Work("b", fails)]
    assert in_turn(works, 3) == [Timing("a", (2.0, 2.0, 2.0)), Timing("b", void="no pages")]
    assert done == ["a", "b", "a", "a"]


def test_a_ratio_is_of_medians_and_reaches_as_far_as_the_runs_beside_each_other():
    found = ratio(Timing("a", (1.0, 2.0, 9.0)), Timing("b", (2.0, 4.0, 6.0)))
    assert (found.median, found.least, found.most) == (0.5, 0.5, 1.5)
    with pytest.raises(VoidError, match="b: no pages"):
        ratio(Timing("a", (1.0,)), Timing("b", void="no pages"))


def test_the_table_says_what_is_met_and_why_a_row_is_void():
    figure = ratio(Timing("a", (1.0,)), Timing("b", (4.0,)))
    rows = [
        Row("w", "b", figure, most=0.2),
        Row("w", "b", figure, most=0.3),
        Row("w", "b", figure, most=0.7, aim=0.5),
        Row("w", "c", most=0.3, void="no c here"),
    ]
    lines = table.as_table(rows).splitlines()
    assert [line.split("|")[6].strip() for line in lines[2:]] == [
        "no",
        "yes",
        "yes, the aim too",
        "",
    ]
    assert "void" in lines[-1]
    assert "no c here" in lines[-1]
    assert len({len(line) for line in lines}) == 1


@pytest.mark.skipif(not SMAPS.exists(), reason="this system does not tell shared memory apart")
def test_the_memory_of_what_a_program_starts_is_counted(tmp_path):
    holds = "import time; kept = bytearray(60_000_000); time.sleep(0.5)"
    starts = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {holds!r}])"
    taken = peak([sys.executable, "-c", starts], tmp_path, {"PATH": "/usr/bin:/bin"})
    assert 60_000_000 < taken.together < 200_000_000
    assert taken.largest > 60_000_000


def test_the_command_runs_from_end_to_end(tmp_path, capsys):
    kept = tmp_path / "rows.json"
    small = ["--records", "60", "--runs", "2", "--folder", str(tmp_path), "--json", str(kept)]
    main(["again", "checking", "--alone", *small])
    printed = capsys.readouterr().out
    assert "cores: " in printed
    rows = {(row["work"], row["against"]): row for row in json.loads(kept.read_text())["rows"]}
    lines = made_ledger.make(tmp_path / "counted", 60)
    cold_check = rows[f"cold check, 60 records ({lines} lines)", "hledger"]
    assert cold_check["void"] == "not asked for"
    assert rows["build, nothing changed, 60 records", "its cold build"]["figure"]["median"] > 0
    assert rows["build after one entry, 60 records", "its cold build"]["void"] == ""
    assert {path.name for path in tmp_path.iterdir()} == {"counted", "rows.json"}
