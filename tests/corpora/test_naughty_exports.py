"""The naughty strings, 515, in every field: no export holds a live formula or breaks its form."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import zipfile
from xml.etree import ElementTree

import comrak
import pytest
import vobject

from ledger.tables import TableSource, all_tables
from tests.corpora.naughty import STRINGS, ledger_of_strings, strings
from tests.exporters.made_tables import exported
from tests.exporters.making import made
from tests.exporters.test_graphviz import labels
from tests.exporters.test_mermaid import parsed
from tests.support import AS_OF, ledger_of

FORMULA = re.compile("[ \xa0]*[=+\\-@\t\r\n＝＋－＠]")
A_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?")
MARKUP = re.compile("<(?!/?(?:h[1-6]|p|table|thead|tbody|tr|th|td)\\b)")


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return ledger_of_strings(strings())


@pytest.fixture(autouse=True)
def _counted(tally):
    tally.tried += STRINGS


@pytest.fixture(scope="module")
def rows(files) -> dict[str, int]:
    """How many rows each table has."""
    source = TableSource(ledger_of(files), AS_OF)
    return {one.name: sum(1 for _ in one.rows(source)) for one in all_tables()}


def test_every_string_is_a_record_of_each_kind(rows):
    assert rows["contacts"] > STRINGS
    assert rows["organizations"] >= STRINGS
    assert rows["entries"] > STRINGS


def test_csv(files, rows):
    archive = zipfile.ZipFile(io.BytesIO(exported("csv", files)))
    for name, count in rows.items():
        text = archive.read(f"{name}.csv").decode("utf-8-sig")
        _, *found = csv.reader(io.StringIO(text, newline=""), strict=True)
        assert len(found) == count, name
        cells = [cell for row in found for cell in row if not A_NUMBER.fullmatch(cell)]
        assert not [cell for cell in cells if FORMULA.match(cell)], name
    assert json.loads(archive.read("datapackage.json"))


def test_excel(files):
    archive = zipfile.ZipFile(io.BytesIO(exported("excel", files)))
    sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
    assert sheets
    for name in archive.namelist():
        if name.endswith((".xml", ".rels")):
            tree = ElementTree.fromstring(archive.read(name))  # noqa: S314 - our own
            tags = {one.tag.rpartition("}")[2] for one in tree.iter()}
            assert not tags & {"f", "hyperlink", "externalReference", "oleObject"}, name
            assert not [one for one in tree.iter() if one.get("TargetMode") == "External"], name


def test_sqlite(files, rows, tmp_path):
    place = tmp_path / "ledger.sqlite"
    place.write_bytes(exported("sqlite", files))
    base = sqlite3.connect(place)
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    for name, count in rows.items():
        assert base.execute(f"SELECT count(*) FROM {name}").fetchone() == (count,)  # noqa: S608
    base.close()


def test_parquet(files, rows, tmp_path):
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    archive = zipfile.ZipFile(io.BytesIO(exported("parquet", files)))
    archive.extractall(tmp_path)
    for name, count in rows.items():
        said = duckdb.execute(f"SELECT count(*) FROM '{tmp_path}/{name}.parquet'").fetchone()  # noqa: S608
        assert said == (count,), name


def test_json(files):
    said = json.loads(exported("json", files))
    assert said
    assert exported("json", files).decode().count("\x1b") == 0


def test_vcard(files):
    text = made("vcard", files)
    cards = list(vobject.readComponents(text))
    people = ledger_of(files).contacts
    assert len(cards) == len(people) == text.count("BEGIN:VCARD\r\n")
    assert {"fn", "n", "version", "uid"} <= set(cards[0].contents)
    assert all(len(card.contents["fn"]) == 1 for card in cards)


def test_icalendar(files):
    text = made("icalendar", files)
    calendar = vobject.readOne(text)
    events = calendar.contents.get("vevent", []) + calendar.contents.get("vtodo", [])
    assert len(events) >= STRINGS
    assert text.count("\r\nBEGIN:VEVENT\r\n") == len(calendar.contents.get("vevent", []))
    assert not {"valarm", "attach", "organizer"} & {key for one in events for key in one.contents}


def test_mermaid(files):
    assert len(parsed(made("mermaid", files))) > STRINGS


def test_graphviz(files):
    assert len(labels(made("graphviz", files))) > STRINGS


def test_markdown(files):
    rendered = comrak.render_markdown(made("markdown", files))
    assert rendered.count("<h1>") == 1
    assert not MARKUP.search(rendered)
