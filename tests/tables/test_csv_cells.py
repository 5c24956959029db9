"""A cell as CSV has it: the same in an export and in an answer, and no formula in either."""

from __future__ import annotations

from datetime import date, time

import pytest

from ledger.tables import csv_cell


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+49 30", "-2", "@SUM(A1)", "＝1", "＋1", "－1", "＠x", "\t=1", "\r=1", "\n=1", "\tx",
     "\nx", " =1", "\u00a0=1", "\u3000＝1", " \t=1"],
)  # fmt: skip
def test_what_a_spreadsheet_would_work_out_stands_behind_an_apostrophe(text):
    assert csv_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", " ", "1=1", "a-b", "'=1", "Dana", "2026-11-22"])
def test_any_other_text_is_as_it_was(text):
    assert csv_cell(text) == text


@pytest.mark.parametrize(
    ("cell", "text"),
    [(None, ""), (True, "true"), (False, "false"), (-1, "-1"), (0.125, "0.125"),
     (date(2026, 11, 22), "2026-11-22"), (time(9, 30), "09:30:00")],
)  # fmt: skip
def test_what_is_no_text_is_plain(cell, text):
    assert csv_cell(cell) == text
