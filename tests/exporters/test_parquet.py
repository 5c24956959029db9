"""Parquet is read back by DuckDB with its types; without DuckDB it says what to install."""

from __future__ import annotations

import io
import sys
import zipfile
from datetime import date, time
from pathlib import Path

import pytest

from ledger.exporters import NotExportedError
from tests.exporters.made_tables import MADE, TEXTS, exported, use


@pytest.fixture(autouse=True)
def _tables(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, MADE)


def test_every_cell_comes_back_with_its_type(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    place = tmp_path / "people.parquet"
    place.write_bytes(exported("parquet", only="people"))
    read = duckdb.connect().read_parquet(str(place))
    assert read.columns == ["id", "said", "age", "share", "known", "born", "up"]
    assert [str(one) for one in read.types] == [
        "VARCHAR", "VARCHAR", "BIGINT", "DOUBLE", "BOOLEAN", "DATE", "TIME",
    ]  # fmt: skip
    rows = read.fetchall()
    assert [row[1] for row in rows[: len(TEXTS)]] == list(TEXTS)
    assert rows[1] == ("p1", "+1+1", -1, 0.125, False, date(2026, 11, 22), time(9, 30))
    assert rows[-2] == ("nobody", None, None, None, None, None, None)


def test_all_tables_are_an_archive() -> None:
    pytest.importorskip("duckdb", reason="duckdb is not installed")
    archive = zipfile.ZipFile(io.BytesIO(exported("parquet")))
    assert archive.namelist() == ["people.parquet", "visits.parquet", "datapackage.json"]


def test_what_is_missing_is_said_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(NotExportedError, match=r"pip install 'headway\[query\]'"):
        exported("parquet")
