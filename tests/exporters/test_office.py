"""LibreOffice opens the workbook and the CSV: formulas are text there, days and numbers are not."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.exporters.made_tables import FORMULAS, MADE, TEXTS, exported, use
from tests.support import required

# Commas, quotation marks, UTF-8, from the first row on, every cell as it is shown.
_AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1"
# The same of what comes in; a number is a number there, and a formula would be worked out.
_FROM_CSV = "Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,true"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The program, with settings of its own."""
    program = shutil.which("soffice")
    if program is None:
        required("no LibreOffice (soffice) on this machine")
    settings = tmp_path_factory.mktemp("office").as_uri()
    return [str(program), "--headless", "--norestore", f"-env:UserInstallation={settings}"]


@pytest.fixture(autouse=True)
def _tables(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, MADE)


def opened(office: list[str], place: Path, *more: str) -> list[list[str]]:
    """The first sheet of a file as LibreOffice shows it."""
    out = place.parent / "out"
    typed = [*office, *more, "--convert-to", _AS_CSV, "--outdir", str(out), str(place)]
    subprocess.run(typed, check=True, capture_output=True, timeout=180)
    (made,) = out.iterdir()
    text = made.read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_the_workbook_shows_formulas_as_text(office: list[str], tmp_path: Path) -> None:
    place = tmp_path / "ledger.xlsx"
    place.write_bytes(exported("excel"))
    rows = opened(office, place)
    said = dict(zip(TEXTS, [row[1] for row in rows[1:]], strict=False))
    for text in (*FORMULAS, "01234", "1e3", "2026-01-02", "TRUE", "http://x.example", "é 😀 名"):
        assert said[text].replace("\n", "").strip() == text.strip("\r\n\t "), text
    *plain, up = rows[2][2:7]
    assert plain == ["-1", "0.125", "FALSE", "2026-11-22"]
    assert up.startswith("09:30")  # as the country of the machine writes a time


def test_the_csv_shows_formulas_as_text(office: list[str], tmp_path: Path) -> None:
    place = tmp_path / "people.csv"
    place.write_bytes(exported("csv", only="people"))
    rows = opened(office, place, f"--infilter={_FROM_CSV}")
    said = [row[1] for row in rows[1 : len(FORMULAS) + 1]]
    assert [text.replace("\n", "") for text in said] == [
        f"'{text}".replace("\r", "").replace("\n", "") for text in FORMULAS
    ]
    assert said[0] == "'=1+1"
