"""`headway export` gives the ledger to a file or a pipe, and harms nothing that is there."""

from __future__ import annotations

import io
import os
import pty
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import click
import pytest

from ledger.cli import main
from ledger.commands import _file_out
from ledger.exporters import all_exporters
from tests.cli.transcript import contents, headway
from tests.exporters.made_tables import MADE, use
from tests.support import ROOT, write_ledger

DANA = "# Dana Kim\n\n- 2026-11-12 coffee 45m\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    use(monkeypatch, MADE)
    return write_ledger(tmp_path / "ledger", {"contacts/dana-kim.md": DANA})


def test_without_a_format_all_are_listed_wherever_one_is(tmp_path: Path) -> None:
    result = headway(tmp_path, "export")
    assert result.exit_code == 0
    for one in all_exporters():
        assert f"\n{one.name} " in f"\n{result.output}"
        assert one.title in result.output


def test_standard_output_is_the_same_as_a_file(root: Path) -> None:
    for name in ("json", "csv", "sqlite", "excel"):
        assert headway(root, f"export {name} -o ../made --force").exit_code == 0
        made = (root.parent / "made").read_bytes()
        assert headway(root, f"export {name}").stdout_bytes == made
        assert headway(root, f"export {name} -o -").stdout_bytes == made


def test_what_was_written_is_said(root: Path) -> None:
    result = headway(root, "export csv --table visits -o ../visits.csv")
    assert result.output == "Wrote ../visits.csv.\n"
    assert (root.parent / "visits.csv").stat().st_size == 45


@pytest.mark.parametrize(("typed", "name"), [("XLSX", "excel"), (".sqlite", "sqlite")])
def test_a_format_is_known_by_the_end_of_its_files_names(root: Path, typed: str, name: str) -> None:
    assert headway(root, f"export {typed}").stdout_bytes == (
        headway(root, f"export {name}").stdout_bytes
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("export sqlit", "sqlit is no format; did you mean sqlite?"),
        ("export zzz", "zzz is no format; the formats are csv, "),
        ("export csv --table visit", "visit is no table; did you mean visits?"),
        ("export json --table visits", "json is not made table by table; csv and parquet are"),
        ("export json --since 2026-01-01", "json holds every day"),
    ],
)
def test_what_is_mistyped_is_said_with_what_may_be_meant(root: Path, typed: str, said: str) -> None:
    result = headway(root, typed)
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())


def test_a_file_that_is_there_is_replaced_when_asked_to_alone(root: Path) -> None:
    place = root.parent / "mine.json"
    place.write_text("my own")
    place.chmod(0o600)
    refused = headway(root, "export json -o ../mine.json")
    assert refused.exit_code == 3
    assert refused.output == "Error: ../mine.json exists already: --force replaces it\n"
    assert place.read_text() == "my own"
    assert headway(root, "export json -o ../mine.json --force").exit_code == 0
    assert place.read_bytes().startswith(b"{")
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "place", ["headway.toml", "me.md", "contacts/x.json", "contacts/below/x.md", "journal"]
)
def test_nothing_is_written_among_the_records_even_by_force(root: Path, place: str) -> None:
    before = contents(root)
    result = headway(root, f"export json --force -o {place}")
    assert result.exit_code == 3
    assert "is among the records of the ledger" in result.output
    assert contents(root) == before


def test_a_link_into_the_records_is_no_way_round(root: Path) -> None:
    (root.parent / "out").symlink_to(root / "contacts")
    result = headway(root, "export json -o ../out/x.json")
    assert result.exit_code == 3
    assert "among the records" in result.output


@pytest.mark.parametrize(
    ("place", "said"),
    [("..", "is a folder"), ("../none/x.json", "there is no folder ../none")],
)
def test_a_place_that_is_none_is_said(root: Path, place: str, said: str) -> None:
    result = headway(root, f"export json -o {place}")
    assert (result.exit_code, said in result.output) == (3, True)


def test_a_disk_that_is_full_leaves_what_was_there(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = root.parent / "old.json"
    place.write_text("the old one")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(_file_out.os, "fsync", full)
    result = headway(root, "export json --force -o ../old.json")
    assert result.exit_code == 3
    assert result.output == "Error: ../old.json cannot be written: no space left on device\n"
    assert {path.name: path.read_text() for path in root.parent.glob("*") if path.is_file()} == {
        "old.json": "the old one"
    }


def test_a_pipe_is_written_to(root: Path) -> None:
    assert headway(root, "export json -o /dev/null").exit_code == 0


def test_what_could_not_be_read_is_said_and_left_out(root: Path) -> None:
    (root / "contacts" / "gone.md").symlink_to(root / "nothing.md")
    result = headway(root, "export json")
    assert result.exit_code == 0
    assert result.stderr == (
        "contacts/gone.md is left out: a link to nothing\n"
        "1 file could not be read; `headway check` says why\n"
    )
    assert "gone" not in result.stdout


def test_no_terminal_is_sent_an_archive(root: Path) -> None:
    above, below = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [sys.executable, "-m", "ledger", "export", "excel"], cwd=root, stdout=below,
        stderr=subprocess.PIPE, env=environment, text=True, check=False,
    )  # fmt: skip
    os.close(below)
    os.close(above)
    assert run.returncode == 2
    assert "excel is nothing for a terminal: type -o ledger.xlsx" in run.stderr


def test_the_archive_is_one(root: Path) -> None:
    archive = zipfile.ZipFile(io.BytesIO(headway(root, "export csv").stdout_bytes))
    assert archive.namelist() == ["people.csv", "visits.csv", "datapackage.json"]


def test_an_export_changes_nothing_in_the_ledger(root: Path) -> None:
    before = contents(root)
    for one in all_exporters():
        headway(root, f"export {one.name}")
    assert contents(root) == before


def test_formats_and_tables_are_completed(root: Path) -> None:
    command = main.get_command(click.Context(main), "export")
    assert command is not None
    context = click.Context(command)
    words = {
        one.name: [word.value for word in one.shell_complete(context, "")]
        for one in command.params
        if one.name in ("form", "table_name")
    }
    assert words["form"] == [one.name for one in all_exporters()]
    assert {"people", "visits"} == set(words["table_name"])
