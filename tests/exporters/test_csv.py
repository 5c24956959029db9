"""CSV is read back as it was by a reader of RFC 4180, and no spreadsheet works it out."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import pytest

from tests.exporters.made_tables import FORMULAS, MADE, TEXTS, exported, use


@pytest.fixture(autouse=True)
def _tables(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, MADE)


def rows_of(data: bytes) -> list[list[str]]:
    text = data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def test_every_text_comes_back_but_for_the_apostrophe_before_a_formula() -> None:
    header, *rows = rows_of(exported("csv", only="people"))
    assert header == ["id", "said", "age", "share", "known", "born", "up"]
    wanted = [f"'{text}" if text in FORMULAS else text for text in TEXTS]
    assert [row[1] for row in rows[: len(TEXTS)]] == wanted


def test_numbers_days_and_nothing_are_plain() -> None:
    rows = rows_of(exported("csv", only="people"))
    assert rows[2][2:] == ["-1", "0.125", "false", "2026-11-22", "09:30:00"]
    assert rows[-2] == ["nobody", "", "", "", "", "", ""]
    assert rows[-1][5] == "1815-12-10"


def test_it_begins_with_the_mark_of_utf_8_and_its_lines_end_as_the_rfc_says() -> None:
    data = exported("csv", only="visits")
    assert data == (b"\xef\xbb\xbfperson,day\r\np0,2026-11-22\r\np1,2026-02-28\r\n")


def test_all_tables_are_an_archive_that_describes_itself() -> None:
    archive = zipfile.ZipFile(io.BytesIO(exported("csv")))
    assert archive.testzip() is None
    assert archive.namelist() == ["people.csv", "visits.csv", "datapackage.json"]
    assert archive.read("visits.csv") == exported("csv", only="visits")
    about = json.loads(archive.read("datapackage.json"))
    people, visits = about["resources"]
    assert [field["type"] for field in people["schema"]["fields"]] == [
        "string", "string", "integer", "number", "boolean", "date", "time",
    ]  # fmt: skip
    assert people["schema"]["fields"][1]["description"] == "what they said; empty: nothing"
    assert people["schema"]["primaryKey"] == ["id"]
    assert visits["schema"]["foreignKeys"] == [
        {"fields": "person", "reference": {"resource": "people", "fields": "id"}}
    ]
