"""Every table of the program goes into every format; the same ledger makes the same bytes."""

from __future__ import annotations

import csv
import io
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from ledger.exporters import all_exporters
from ledger.readers import gather
from ledger.tables import TableSource, all_tables
from ledger.value import changed
from tests.exporters.made_tables import MADE, exported, exporter_of, request_of, use
from tests.support import AS_OF, ROOT

BY_TABLE = ("csv", "excel", "parquet", "sqlite")


@pytest.fixture(scope="module")
def files(job_search: Path) -> dict[str, bytes]:
    """The worked example's files."""
    sources = gather(job_search)
    read = {path: file.data for path, file in sources.records.items()}
    return {**read, "headway.toml": sources.settings}


def made(name: str, files: dict[str, bytes]) -> bytes:
    if name == "parquet":
        pytest.importorskip("duckdb", reason="duckdb is not installed")
    return exported(name, files)


@pytest.mark.parametrize("name", [one.name for one in all_exporters()])
def test_the_same_ledger_makes_the_same_bytes(name: str, files: dict[str, bytes]) -> None:
    assert made(name, files) == made(name, files)


@pytest.mark.parametrize("name", BY_TABLE)
def test_the_same_cells_make_the_same_bytes(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, MADE)
    assert made(name, {}) == made(name, {})


def test_another_seed_time_zone_and_language_make_the_same_bytes(tmp_path: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from hashlib import sha256\nfrom pathlib import Path\n"
        "from ledger.readers import gather\nfrom tests.exporters.made_tables import exported\n"
        "sources = gather(Path(sys.argv[1], 'examples', 'job-search'))\n"
        "files = {path: file.data for path, file in sources.records.items()}\n"
        "files['headway.toml'] = sources.settings\n"
        "for name in ('csv', 'excel', 'json', 'sqlite'):\n"
        "    print(name, sha256(exported(name, files)).hexdigest())\n"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code, ROOT],
            env={"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C.UTF-8", "TMPDIR": str(tmp_path)},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Pacific/Auckland"))
    }  # fmt: skip
    assert len(told) == 1


def test_the_database_holds_every_row_and_every_reference_leads_somewhere(
    files: dict[str, bytes], job_search: Path
) -> None:
    database = sqlite3.connect(":memory:")
    database.deserialize(made("sqlite", files))
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    source = TableSource(gather(job_search).read().ledger, AS_OF)
    for table in all_tables():
        count = f'SELECT count(*) FROM "{table.name}"'  # noqa: S608 - a name of ours
        assert database.execute(count).fetchone() == (len(list(table.rows(source))),), table.name


def test_the_archive_holds_a_csv_of_every_table(files: dict[str, bytes], job_search: Path) -> None:
    archive = zipfile.ZipFile(io.BytesIO(made("csv", files)))
    assert archive.namelist()[:-1] == [f"{table.name}.csv" for table in all_tables()]
    source = TableSource(gather(job_search).read().ledger, AS_OF)
    for table in all_tables():
        text = archive.read(f"{table.name}.csv").decode("utf-8-sig")
        header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
        assert header == [column.name for column in table.columns]
        assert len(rows) == len(list(table.rows(source)))


@pytest.mark.parametrize("name", [*BY_TABLE, "json"])
def test_how_far_it_is_is_told(
    name: str, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, MADE)
    told: list[tuple[str, int, int]] = []
    if name == "parquet":
        pytest.importorskip("duckdb", reason="duckdb is not installed")
    request = changed(
        request_of(files), progress=lambda what, done, total: told.append((what, done, total))
    )
    exporter_of(name).make(request)
    records = len(files) - 1
    assert told == (
        [("exporting records", done, records) for done in range(records)]
        if name == "json"
        else [("making tables", done, len(MADE)) for done in range(len(MADE))]
    )


@pytest.mark.parametrize("name", BY_TABLE)
def test_an_empty_ledger_makes_a_file_too(name: str) -> None:
    assert made(name, {})
