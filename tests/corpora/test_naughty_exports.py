"""The naughty strings in every field: no export holds a live formula or breaks its form."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Callable
from xml.etree import ElementTree

import comrak
import pytest
import vobject

from ledger.exporters import ExportRequest
from ledger.model.keys import KEYS
from ledger.model.record import RecordKind
from ledger.tables import TableSource, all_tables
from tests.corpora.naughty import PROBE, ledger_of_strings, places
from tests.exporters.made_tables import exporter_of, request_of
from tests.exporters.test_graphviz import labels
from tests.exporters.test_mermaid import parsed
from tests.support import AS_OF, ledger_of

FORMULA = re.compile("[ \xa0]*[=+\\-@\t\r\n＝＋－＠]")
A_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?")
# What a workbook computes, follows or brings in.
LIVE = {"f", "hyperlink", "externalReference", "oleObject"}
MARKUP = re.compile("<(?!/?(?:h[1-6]|p|table|thead|tbody|tr|th|td)\\b)")


@pytest.fixture(scope="module")
def request_made(part) -> ExportRequest:
    """What every exporter is given: a ledger of strings, read once."""
    return request_of(ledger_of_strings(part))


@pytest.fixture
def export(part, request_made, tally) -> Callable[[str], bytes]:
    """Makes an export by its name, which is one more output of every string in every place."""

    def make(name: str) -> bytes:
        tally.tried += len(part) * places()
        return exporter_of(name).make(request_made)

    return make


@pytest.fixture(scope="module")
def rows(request_made) -> dict[str, int]:
    """How many rows each table has."""
    source = TableSource(request_made.reading.ledger, AS_OF)
    return {one.name: sum(1 for _ in one.rows(source)) for one in all_tables()}


def test_every_key_of_every_kind_has_the_strings():
    held: dict[RecordKind, set[str]] = {kind: set() for kind in KEYS}
    for record in ledger_of(ledger_of_strings([PROBE])).records:
        held[record.kind] |= {key for key, value in record.fields.items() if PROBE in repr(value)}
    lacking = {kind: set(keys) - held[kind] - {"private"} for kind, keys in KEYS.items()}
    assert not any(lacking.values()), lacking
    assert "private" in held[RecordKind.JOURNAL]


def test_every_string_is_a_record_of_each_kind(part, rows):
    assert rows["contacts"] > len(part)
    assert rows["organizations"] >= len(part)
    assert rows["entries"] > len(part)


def test_csv(export, rows):
    archive = zipfile.ZipFile(io.BytesIO(export("csv")))
    for name, count in rows.items():
        text = archive.read(f"{name}.csv").decode("utf-8-sig")
        _, *found = csv.reader(io.StringIO(text, newline=""), strict=True)
        assert len(found) == count, name
        cells = [cell for row in found for cell in row if not A_NUMBER.fullmatch(cell)]
        assert not [cell for cell in cells if FORMULA.match(cell)], name
    assert json.loads(archive.read("datapackage.json"))


def test_excel(export):
    archive = zipfile.ZipFile(io.BytesIO(export("excel")))
    sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
    assert sheets
    for name in archive.namelist():
        if name.endswith((".xml", ".rels")):
            for _, one in ElementTree.iterparse(archive.open(name)):  # noqa: S314 - our own
                assert one.tag.rpartition("}")[2] not in LIVE, name
                assert one.get("TargetMode") != "External", name
                one.clear()


def test_sqlite(export, rows, tmp_path):
    place = tmp_path / "ledger.sqlite"
    place.write_bytes(export("sqlite"))
    base = sqlite3.connect(place)
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    for name, count in rows.items():
        assert base.execute(f"SELECT count(*) FROM {name}").fetchone() == (count,)  # noqa: S608
    base.close()


def test_parquet(export, rows, tmp_path):
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    archive = zipfile.ZipFile(io.BytesIO(export("parquet")))
    archive.extractall(tmp_path)
    for name, count in rows.items():
        said = duckdb.execute(f"SELECT count(*) FROM '{tmp_path}/{name}.parquet'").fetchone()  # noqa: S608
        assert said == (count,), name


def test_json(export):
    made = export("json").decode()
    assert json.loads(made)
    assert "\x1b" not in made
    assert "\x9b" not in made


def test_vcard(export, request_made):
    text = export("vcard").decode()
    cards = list(vobject.readComponents(text))
    people = [one for one in request_made.reading.ledger.contacts if not one.private]
    assert len(cards) == len(people) == text.count("BEGIN:VCARD\r\n")
    assert {"fn", "n", "version", "uid"} <= set(cards[0].contents)
    assert all(len(card.contents["fn"]) == 1 for card in cards)


def test_icalendar(part, export):
    text = export("icalendar").decode()
    calendar = vobject.readOne(text)
    events = calendar.contents.get("vevent", []) + calendar.contents.get("vtodo", [])
    assert len(events) >= len(part)
    assert text.count("\r\nBEGIN:VEVENT\r\n") == len(calendar.contents.get("vevent", []))
    assert not {"valarm", "attach", "organizer"} & {key for one in events for key in one.contents}


def test_mermaid(part, export):
    assert len(parsed(export("mermaid").decode())) > len(part)


def test_graphviz(part, export):
    assert len(labels(export("graphviz").decode())) > len(part)


def test_markdown(export):
    rendered = comrak.render_markdown(export("markdown").decode())
    assert rendered.count("<h1>") == 1
    assert not MARKUP.search(rendered)
