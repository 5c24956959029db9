"""An export is taken as it stood; one that was tampered with is refused with the reason."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.transcript import contents, headway
from tests.exporters.made_tables import exported
from tests.importers.planning import planned
from tests.properties.strategies import mutated
from tests.support import write_ledger

HERE = {
    "headway.toml": '# mine\n[site]\ntitle = "Mine"\n',
    "contacts/dana-kim.md": "---\nname: Dana Kim\n---\n\n- 2026-11-12 coffee 45m\n",
    "organizations/acme.md": "---\nname: Acme\n---\n",
}
SOUND = exported("json", HERE)
Change = Callable[[dict[str, Any]], None]


def tampered(change: Change) -> bytes:
    read = json.loads(SOUND)
    change(read)
    return json.dumps(read).encode()


def with_path(path: object) -> bytes:
    return tampered(lambda read: read["records"][0].update(path=path))


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("../out.md", "leads out of the ledger"),
        ("contacts/../../out.md", "leads out of the ledger"),
        ("/etc/passwd.md", "does not begin in the ledger's folder"),
        ("~/x.md", "does not begin in the ledger's folder"),
        ("C:/x.md", "does not begin in the ledger's folder"),
        ("\\\\server\\x.md", "does not begin in the ledger's folder"),
        ("contacts\\x.md", "a character that no file's name may have"),
        ("contacts/x.md:stream", "a character that no file's name may have"),
        ("contacts/a\u202egpj.md", "a character that no file's name may have"),
        ("contacts/a\x00.md", "a character that no file's name may have"),
        ("contacts/\ud800.md", "a character that no file's name may have"),
        ("contacts/CON.md", "some systems keep for themselves (`CON.md`)"),
        ("contacts/lpt1.x.md", "some systems keep for themselves"),
        (".git/hooks/x.md", "hidden"),
        ("contacts//x.md", "hidden, empty"),
        ("contacts/./x.md", "hidden"),
        ("contacts/x.md ", "ends with a dot or a space"),
        ("contacts/" + "x" * 300 + ".md", "more than 255 bytes"),
        ("x/" * 300 + "x.md", "longer than 400 characters"),
        ("", "is empty"),
        (7, "is no text"),
        (None, "is no text"),
        (["contacts/x.md"], "is no text"),
    ],
)
def test_a_path_that_could_do_harm_is_refused(path: object, said: str) -> None:
    made = planned(with_path(path), "ledger.json")
    assert said in made.refusal
    assert made.files == ()
    assert "\x00" not in made.refusal
    assert "\n" not in made.refusal


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda read: read.update(schema=2), "is of schema 2, made by headway"),
        (lambda read: read.update(schema="1"), "is of schema 1, made by"),
        (lambda read: read.update(schema=True), "is of schema true, made by"),
        (lambda read: read.pop("schema"), "is of schema null"),
        (lambda read: read.pop("records"), "`records` is no list of objects"),
        (lambda read: read.update(records={}), "`records` is no list of objects"),
        (lambda read: read["records"].append(7), "`records` is no list of objects"),
        (lambda read: read.pop("files"), "`files` is no list of objects"),
        (lambda read: read["records"][0].update(kind="person"), "has the kind `person`"),
        (lambda read: read["records"][0].update(kind=[]), "has the kind `[]`"),
        (lambda read: read["records"][0].pop("text"), "neither a `text` nor a `base64`"),
        (lambda read: read["records"][0].update(text=7), "neither a `text` nor a `base64`"),
        (lambda read: read["records"][0].update(text="\ud800"), "neither a `text` nor"),
        (lambda read: read["records"][0].update(base64="AA=="), "neither a `text` nor"),
        (lambda read: read["records"][0].update(text="x" * 5_000_001), "larger than 5 MB"),
        (
            lambda read: read["records"].append({**read["records"][0]}),
            "are one file on many systems",
        ),
        (
            lambda read: read["records"][1].update(path="contacts/Dana-Kim.md"),
            "`contacts/Dana-Kim.md` and `contacts/dana-kim.md` are one file on many systems",
        ),
        (
            lambda read: (
                read["records"][0].update(path="contacts/zo\u00eb.md"),
                read["records"][1].update(path="contacts/zoe\u0308.md"),
            ),
            "are one file on many systems",
        ),
        (
            lambda read: read["records"][1].update(path="contacts/dana-kim.md/x.md"),
            "is a file, and a folder in",
        ),
        (
            lambda read: read["files"].append({"path": "bin/run.sh", "text": ""}),
            "is neither the settings, their logo nor a template",
        ),
        (
            lambda read: (
                read["files"][0].update(text='[site]\nlogo = "x.sh"\n')
                or read["files"].append({"path": "x.sh", "text": ""})
            ),
            "is neither the settings, their logo nor a template",
        ),
    ],
)
def test_what_was_tampered_with_is_refused_with_the_reason(change: Change, said: str) -> None:
    made = planned(tampered(change), "ledger.json")
    assert said in made.refusal
    assert made.files == ()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (SOUND[:-20], "is no whole JSON"),
        (b'{"kind": "ledger", "x": ' + b"[" * 200_000, "is nested too deep"),
        (b'{"kind": "ledger", "x": ' + b"9" * 10_000 + b"}", "is no whole JSON"),
        (b'{"kind": "ledger", "x": "\xff"}', "is no whole JSON: it is not UTF-8"),
        (b'{"x": {"kind": "ledger"}}', "its `kind` is not `ledger`"),
    ],
)
def test_what_is_no_whole_export_is_refused(data: bytes, said: str) -> None:
    assert said in planned(data, "ledger.json").refusal


def test_a_hundred_megabytes_in_one_text_are_refused() -> None:
    data = tampered(lambda read: read["records"][0].update(text="x" * 100_000_000))
    assert "is larger than 5 MB" in planned(data, "ledger.json").refusal


@given(data=mutated(SOUND))
def test_whatever_happened_to_it_gives_files_or_a_reason(data: bytes) -> None:
    made = planned(data, "ledger.json")
    assert bool(made.refusal) != bool(made.files or made.drafts)


@given(path=st.text(max_size=60))
def test_no_path_that_is_taken_leads_out(path: str) -> None:
    for file in planned(with_path(path), "ledger.json").files:
        parts = file.path.split("/")
        assert not file.path.startswith(("/", "\\"))
        assert not {"", ".", ".."} & set(parts)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "ledger.json").write_bytes(SOUND)
    return tmp_path


def imported(place: Path, here: dict[str, str | bytes], dry: str = "") -> str:
    root = write_ledger(place / "ledger", here)
    result = headway(root, f"import ../ledger.json {dry}")
    assert result.exit_code == 0, result.output
    return result.output


def test_settings_as_init_made_them_are_replaced_and_ones_own_are_kept(place: Path) -> None:
    headway(place, "init new")
    headway(place, "import ledger.json --ledger new")
    assert (place / "new/headway.toml").read_text() == HERE["headway.toml"]
    said = imported(place, {"headway.toml": "# my own\n"})
    assert "headway.toml `the whole file`: yours (the file: differs)" in said
    assert (place / "ledger/headway.toml").read_text() == "# my own\n"


def test_a_dry_run_writes_nothing(place: Path) -> None:
    said = imported(place, {}, "--dry-run")
    assert (
        "Nothing is written (--dry-run). Without it: 2 new files and additions to 1 file." in said
    )
    assert contents(place / "ledger") == {"headway.toml": b""}


def test_what_the_ledger_has_gets_what_it_lacks_and_keeps_what_it_says(place: Path) -> None:
    mine = "---\nname: Dana K.\ntags: [law]\n---\n\n- 2026-11-20 call 20m mine\n\nMy notes.\n"
    said = imported(place, {**HERE, "contacts/dana-kim.md": mine})
    assert (place / "ledger/contacts/dana-kim.md").read_text() == (
        "---\nname: Dana K.\ntags: [law]\n---\n\n"
        "- 2026-11-12 coffee 45m\n- 2026-11-20 call 20m mine\n\nMy notes.\n"
    )
    assert "contacts/dana-kim.md: 1 dated line" in said
    assert "contacts/dana-kim.md `name`: Dana K. (the file: Dana Kim)" in said
    assert "The same: 2 files" in said
    again = headway(place / "ledger", "import ../ledger.json")
    assert again.output.endswith("nothing to write.\n")


def test_notes_are_not_mixed_but_told(tmp_path: Path) -> None:
    theirs = {"contacts/dana-kim.md": "# Dana\n\nTheir notes.\n"}
    (tmp_path / "ledger.json").write_bytes(exported("json", theirs))
    mine = "# Dana\n\nMy notes.\n"
    said = imported(tmp_path, {"contacts/dana-kim.md": mine})
    assert "contacts/dana-kim.md `notes`: # Dana My notes. (the file: # Dana Their notes.)" in said
    assert said.endswith("What differs stays as you have it: nothing to write.\n")
    assert (tmp_path / "ledger/contacts/dana-kim.md").read_text() == mine


def test_a_record_that_was_moved_is_still_the_same(place: Path) -> None:
    moved = {**HERE, "contacts/archive/dana-kim.md": HERE["contacts/dana-kim.md"]}
    del moved["contacts/dana-kim.md"]
    assert "The same: 3 files" in imported(place, moved)
    assert not (place / "ledger/contacts/dana-kim.md").exists()


def test_two_records_of_one_id_are_two_files(tmp_path: Path) -> None:
    theirs = {"contacts/a.md": "# One\n", "contacts/below/a.md": "# Two\n"}
    (tmp_path / "ledger.json").write_bytes(exported("json", theirs))
    imported(tmp_path, {"contacts/below/a.md": "# Two\n"})
    assert contents(tmp_path / "ledger") == {
        "headway.toml": b"", "contacts/a.md": b"# One\n", "contacts/below/a.md": b"# Two\n",
    }  # fmt: skip


def test_a_line_with_more_below_it_is_taken_whole(tmp_path: Path) -> None:
    theirs = "# A\n\n- 2026-11-02 call 10m said\n  that [next:: 2026-11-30]\n* 2026-11-03 note x\n"
    (tmp_path / "ledger.json").write_bytes(exported("json", {"contacts/a.md": theirs}))
    imported(tmp_path, {"contacts/a.md": "# A\n\n- 2026-11-01 email 5m mine\n"})
    assert (tmp_path / "ledger/contacts/a.md").read_text() == (
        "# A\n\n- 2026-11-01 email 5m mine\n"
        "- 2026-11-02 call 10m said that [next:: 2026-11-30]\n- 2026-11-03 note x\n"
    )


def test_a_folder_that_means_nothing_here_is_said(tmp_path: Path) -> None:
    theirs = {"headway.toml": '[folders]\npeople = "contact"\n', "people/a.md": "# A\n"}
    (tmp_path / "ledger.json").write_bytes(exported("json", theirs))
    root = write_ledger(tmp_path / "ledger", {"headway.toml": "# mine\n"})
    result = headway(root, "import ../ledger.json")
    assert result.exit_code == 3
    assert 'people/a.md would be no contact here: `people = "contact"` is missing' in result.output
    assert contents(root) == {"headway.toml": b"# mine\n"}


def test_a_link_out_of_the_ledger_is_not_followed(place: Path) -> None:
    outside = place / "outside"
    outside.mkdir()
    root = write_ledger(place / "ledger", {})
    (root / "contacts").symlink_to(outside)
    result = headway(root, "import ../ledger.json")
    assert result.exit_code == 3
    assert "outside the ledger; nothing is written" in result.output
    assert list(outside.iterdir()) == []
    assert contents(root) == {"headway.toml": b""}
