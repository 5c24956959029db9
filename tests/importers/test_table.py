"""Tables are found in whatever a tool or a person saved."""

from __future__ import annotations

import pytest

from ledger.importers._table import ForeignFile, Table, encoding_of, plain

KNOWN = {"name", "company", "applied"}


def table_of(data: str | bytes, known: set[str] | None = None) -> Table:
    raw = data.encode() if isinstance(data, str) else data
    return ForeignFile("file.csv", raw).table(lambda heading: heading in (known or KNOWN))


@pytest.mark.parametrize(
    "data",
    [
        "Name,Company\nZoë,Acme\n".encode(),
        b"\xef\xbb\xbfName,Company\r\nZo\xc3\xab,Acme\r\n",
        "Name,Company\nZoë,Acme\n".encode("utf-16"),
        "Name,Company\nZoë,Acme\n".encode("utf-16-le"),
        "Name,Company\nZoë,Acme\n".encode("utf-16-be"),
        "Name;Company\nZoë;Acme\n".encode("cp1252"),
        "Name\tCompany\rZoë\tAcme\r".encode(),
    ],
    ids=["utf-8", "bom", "utf-16", "utf-16-le", "utf-16-be", "cp1252 with ;", "tabs and \\r"],
)
def test_encodings_delimiters_and_line_ends(data: bytes) -> None:
    table = table_of(data)
    assert table.columns == ("Name", "Company")
    assert [dict(row.cells) for row in table.rows] == [{"Name": "Zoë", "Company": "Acme"}]


@pytest.mark.parametrize("length", [0, 1, 7, 60])
def test_the_header_is_found_below_a_preamble_of_any_length(length: int) -> None:
    preamble = "".join(f'"line {number}, with, commas"\n' for number in range(length))
    table = table_of(f"{preamble}Name,Company\nAda,Acme\n")
    assert table.columns == ("Name", "Company")
    assert table.rows[0].line == length + 2


def test_a_row_keeps_the_line_it_begins_on() -> None:
    table = table_of('Name,Company\n\n"Ada\nLovelace",Acme\n,\nGrace,Navy\n')
    assert [(row.line, row["Name"]) for row in table.rows] == [(3, "Ada\nLovelace"), (6, "Grace")]


def test_headings_that_stand_twice_or_not_at_all_get_names_of_their_own() -> None:
    table = table_of("Name,Company,Name,,\nAda,Acme,A.,x,\nBea,Ink,,,,more\n")
    assert table.columns == ("Name", "Company", "Name (2)", "column 4", "column 6")
    assert table.rows[1]["column 6"] == "more"
    assert table.rows[0]["column 6"] == ""


def test_without_a_known_heading_the_first_row_as_wide_as_most_is_the_header() -> None:
    table = table_of("exported by me\nfoo,bar,baz\n1,2,3\n4,5,6\n")
    assert table.columns == ("foo", "bar", "baz")


@pytest.mark.parametrize(
    ("data", "trouble"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \r\n,,\r\n", "is empty"),
        (
            b"PK\x03\x04rest",
            "is a spreadsheet or an archive: save the sheet as CSV and import that",
        ),
        (
            b'Name,Company\nAda,Acme\nBea,"Ink\nCyd,Oak\n',
            "has a quotation mark on line 3 that nothing closes",
        ),
    ],
)
def test_what_is_no_table_is_said_in_a_few_words(data: bytes, trouble: str) -> None:
    assert table_of(data).trouble == trouble


def test_a_closed_cell_of_many_lines_at_the_end_is_no_trouble() -> None:
    table = table_of('Name,Company\nAda,"Acme ""the\nfirst"" Inc"')
    assert table.trouble == ""
    assert table.rows[0]["Company"] == 'Acme "the\nfirst" Inc'


def test_headings_are_compared_by_their_words() -> None:
    assert plain(" Selected_for  Interview? ") == "selected for interview"
    assert plain("会社名") == "会社名"
    assert plain("#") == "#"


def test_bytes_of_no_encoding_are_still_read() -> None:
    assert encoding_of(bytes(range(128, 256))) == "cp1252"
    assert table_of(b"Name,Company\n\x81\x8d,Acme\n").rows[0]["Company"] == "Acme"
