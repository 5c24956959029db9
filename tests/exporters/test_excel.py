"""The workbook holds text as text, days as days, and keeps within what Excel takes."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

import pytest

from ledger.exporters import excel
from ledger.exporters._sheet_names import sheet_names
from tests.exporters.made_tables import MADE, TEXTS, exported, use

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture(autouse=True)
def _tables(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, MADE)


def book() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(exported("excel")))


def sheet(number: int, of: zipfile.ZipFile | None = None) -> ElementTree.Element:
    return ElementTree.fromstring((of or book()).read(f"xl/worksheets/sheet{number}.xml"))  # noqa: S314 - ours


def names(of: zipfile.ZipFile) -> list[str]:
    read = ElementTree.fromstring(of.read("xl/workbook.xml"))  # noqa: S314 - ours
    return [one.attrib["name"] for one in read.iter(f"{MAIN}sheet")]


def cells(of: ElementTree.Element, column: str) -> list[ElementTree.Element]:
    return [one for one in of.iter(f"{MAIN}c") if re.fullmatch(rf"{column}\d+", one.attrib["r"])]


def test_a_sheet_a_table_and_one_that_says_what_the_columns_hold() -> None:
    assert names(book()) == ["people", "visits", "columns"]


def test_no_text_is_a_formula_or_a_link() -> None:
    made = book()
    for number in (1, 2, 3):
        read = sheet(number, made)
        assert list(read.iter(f"{MAIN}f")) == []
        assert list(read.iter(f"{MAIN}hyperlink")) == []
    said = cells(sheet(1, made), "B")
    assert {one.attrib["t"] for one in said} == {"inlineStr"}
    # The header, every text, and what the last row says.
    assert len(said) == 1 + len(TEXTS) + 1


def test_the_header_stays_in_sight_and_filters() -> None:
    read = sheet(1)
    (pane,) = read.iter(f"{MAIN}pane")
    assert (pane.attrib["ySplit"], pane.attrib["state"]) == ("1", "frozen")
    (filtered,) = read.iter(f"{MAIN}autoFilter")
    assert filtered.attrib["ref"] == f"A1:G{len(TEXTS) + 3}"


def test_a_day_is_a_day_and_one_before_excel_s_first_is_text() -> None:
    born = cells(sheet(1), "F")
    assert born[1].find(f"{MAIN}v").text == "46348"  # 2026-11-22, counted from 1900
    assert born[-1].attrib["t"] == "inlineStr"


@pytest.mark.parametrize(
    ("text", "units"), [("x" * 32_767, 32_767), ("x" * 32_768, 32_767), ("😀" * 20_000, 32_767)]
)
def test_a_long_text_is_cut_and_says_so(text: str, units: int) -> None:
    fitted = excel.fitting(text)
    assert units - 1 <= len(fitted.encode("utf-16-le")) // 2 <= units
    assert (fitted == text) == (not fitted.endswith("(cut: too long for a cell)"))


def test_a_table_longer_than_a_sheet_goes_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel, "MOST_ROWS", 20)
    made = book()
    assert names(made) == ["people", "people (2)", "visits", "columns"]
    ids = [
        one.find(f".//{MAIN}t").text for number in (1, 2) for one in cells(sheet(number, made), "A")
    ]
    wanted = [f"p{number}" for number in range(len(TEXTS))] + ["nobody", "old"]
    assert ids == ["id", *wanted[:19], "id", *wanted[19:]]


def test_names_of_sheets_are_short_distinct_and_allowed() -> None:
    name = sheet_names()
    made = [name(one) for one in ("a" * 40, "A" * 40, "x/y:z", "history", "'", "stage changes")]
    assert made == [
        "a" * 31, "A" * 27 + " (2)", "x_y_z", "history (2)", "sheet", "stage changes",
    ]  # fmt: skip
