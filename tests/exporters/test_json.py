"""Our JSON fits its schema and loses nothing: what was exported is imported to the byte."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.benchmarks import made_ledger
from tests.cli.envelopes import SCHEMAS, envelope, is_plain, run
from tests.cli.transcript import contents, headway
from tests.exporters.made_tables import exported
from tests.exporters.round_trip import assert_same, restored
from tests.properties.sound_ledger import sound_ledgers
from tests.properties.strategies import any_text
from tests.support import ROOT, write_ledger

EXAMPLES = sorted(one.name for one in (ROOT / "examples").iterdir() if one.is_dir())

ODD = {
    "headway.toml": b'\xef\xbb\xbf[folders]\r\npeople = "contact"\r\n',
    "people/bom.md": b"\xef\xbb\xbf---\r\nname: Bo\r\n---\r\n- 2026-11-02 coffee 1h\r\n",
    "people/latin.md": b"# Andr\xe9\n",
    "people/utf16.md": "# Zoë\n".encode("utf-16"),
    "people/empty.md": b"",
    "people/no-end.md": b"- 2026-11-02 call with [[bom]]",
    "people/below/zero.md": b"a\x00b\x1b[31m\xe2\x80\xae",
    "people/half.md": b'---\nname: "\\ud800"\n---\n',
    "templates/records/contact.md": b"---\nname:\nseen: \n---\n",
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_comes_back_with_every_byte_and_metric(name: str, tmp_path: Path) -> None:
    root = ROOT / "examples" / name
    assert_same(root, restored(root, tmp_path / "back"))


def test_a_ledger_of_hundreds_comes_back(tmp_path: Path) -> None:
    made_ledger.make(tmp_path / "made", 300)
    assert_same(tmp_path / "made", restored(tmp_path / "made", tmp_path / "back"))


def test_what_is_odd_comes_back_to_the_byte(tmp_path: Path) -> None:
    root = write_ledger(tmp_path / "odd", ODD)
    assert contents(restored(root, tmp_path / "back")) == ODD


@given(files=sound_ledgers())
def test_a_drawn_ledger_comes_back(
    files: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("drawn")
    root = write_ledger(folder / "ledger", files)
    assert_same(root, restored(root, folder / "back"))


@given(data=st.one_of(st.binary(max_size=200), any_text.map(str.encode)))
def test_any_bytes_come_back(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("bytes")
    root = write_ledger(folder / "ledger", {"contacts/a.md": data})
    assert contents(restored(root, folder / "back"))["contacts/a.md"] == data


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_export_fits_its_schema(name: str) -> None:
    given_ = envelope(run("export", "json", "--ledger", ROOT / "examples" / name), "export")
    assert given_["records"]


def test_an_export_of_what_is_odd_fits_its_schema_and_shows_nothing_on_a_terminal() -> None:
    validation = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    text = exported("json", ODD).decode()
    assert is_plain(text)
    described = json.loads((SCHEMAS / "export.json").read_text(encoding="utf-8"))
    validation.Draft202012Validator(described).validate(json.loads(text))


def test_what_was_read_is_there_with_links_resolved() -> None:
    data = exported(
        "json",
        {
            "contacts/dana-kim.md": "---\nname: Dana Kim\norganization: acme\n---\n\n"
            "- 2026-11-12 09:30 coffee 45m with [[theo]] [got:: a name]\n",
            "organizations/acme.md": "# Acme\n",
        },
    )
    dana, acme = json.loads(data)["records"]
    assert (dana["id"], dana["kind"], dana["name"]) == ("dana-kim", "contact", "Dana Kim")
    assert dana["fields"] == {"name": "Dana Kim", "organization": "acme"}
    assert dana["links"] == [
        {"line": 3, "target": "acme", "field": "organization", "path": acme["path"]}
    ]
    (entry,) = dana["entries"]
    assert (entry["line"], entry["date"], entry["time"], entry["word"], entry["minutes"]) == (
        6, "2026-11-12", "09:30", "coffee", 45,
    )  # fmt: skip
    assert entry["kind"] == "meeting"
    assert entry["fields"] == [{"key": "got", "value": "a name"}]
    assert entry["links"][0]["path"] is None
    assert entry["involved"] == [dana["path"]]


def test_an_import_of_the_same_export_again_changes_nothing(tmp_path: Path) -> None:
    root = write_ledger(tmp_path / "odd", ODD)
    back = restored(root, tmp_path / "back")
    again = headway(back, "import ../back.json")
    assert "The same: 9 files\n" in again.output
    assert again.output.endswith("All of it is in the ledger already: nothing to write.\n")
    assert contents(back) == ODD
