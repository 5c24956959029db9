"""What Obsidian, VS Code and vim are given: real keys and kinds, and lines that they can read."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from datetime import date

import pytest
import yaml

from ledger import checks, config
from ledger.commands._watching import WAITING
from ledger.config import defaults
from ledger.diagnostic import Severity
from ledger.editors import EDITORS, Desk
from ledger.editors.obsidian import property_types
from ledger.editors.vscode import BEGINS, ENDS, PROBLEM, _choice, snippets, tasks
from ledger.help import read_page
from ledger.model.keys import EVERY_KEY
from ledger.model.record import RecordKind
from ledger.readers.records import value_readers
from tests.cli.envelopes import run
from tests.support import ledger_of, required, write_ledger

SETTINGS = '[kinds]\nzoom = "video"\n'
DESK = Desk(config.parse(SETTINGS), "client", "journal/2026-11.md")
OWN_TYPES = {"text", "multitext", "number", "checkbox", "date", "datetime", "aliases", "tags"}


def test_every_key_has_one_of_obsidians_types():
    types = property_types()
    assert set(types) == EVERY_KEY
    assert set(types.values()) <= OWN_TYPES
    assert (types["met"], types["tags"], types["dream"]) == ("date", "tags", "checkbox")
    for kind in RecordKind:
        for key, reader in value_readers(kind).items():
            many = reader.__name__ in ("texts_of", "links_of")
            assert not many or types[key] in ("multitext", "aliases", "tags"), key


@pytest.mark.parametrize("pipeline", list(defaults().pipelines))
def test_a_template_makes_a_record_without_a_finding(pipeline):
    desk = Desk(defaults(), pipeline, "journal/2026-11.md")
    for file in EDITORS["obsidian"](desk):
        name = file.path.removeprefix("obsidian/templates/")
        if name == file.path or not file.text.startswith("---"):
            continue
        text = file.text.replace("{{date:YYYY-MM-DD}}", "2026-11-22").replace("{{title}}", "A: b")
        kind = RecordKind(name.removesuffix(".md").lower())
        (folder,) = desk.folders(kind)
        me = f"---\npipeline: {pipeline}\n---\n"
        ledger = ledger_of({f"{folder}/a.md": text, "me.md": me})
        found = [
            one.message
            for one in checks.run(ledger, date(2026, 11, 22))
            if one.severity is Severity.ERROR
        ]
        assert found == [], file.path
        assert ledger.find("a").name == "A: b"


def test_the_journal_is_the_daily_note():
    for journal, form in [("j/2026-11", "YYYY-MM"), ("j/2026-11-22", "YYYY-MM-DD"), ("j/x", None)]:
        made = {
            one.path: one for one in EDITORS["obsidian"](Desk(defaults(), "job", f"{journal}.md"))
        }
        note = made.get(".obsidian/daily-notes.json")
        assert (json.loads(note.text)["format"] if note else None) == form


def test_the_bases_are_yaml_on_real_properties():
    folders = config.parse('[folders]\n"my people" = "contact"\n')
    bases = [
        one
        for one in EDITORS["obsidian"](Desk(folders, "job", "x.md"))
        if one.path.endswith("base")
    ]
    assert len(bases) == 3
    for base in bases:
        held = yaml.safe_load(base.text)
        assert set(held) <= {"filters", "formulas", "views"}
        for view in held["views"]:
            assert set(view) <= {"type", "name", "filters", "groupBy", "order"}
            used = [*view["order"], *([view["groupBy"]["property"]] if "groupBy" in view else [])]
            for name in used:
                sort, _, key = name.partition(".")
                known = {"note": EVERY_KEY, "formula": held.get("formulas", ()),
                         "file": ("name", "mtime")}[sort]  # fmt: skip
                assert key in known, name
    assert 'file.inFolder("my people")' in bases[1].text


def tokens(body: str) -> str:
    """A snippet's body as it is put in when nothing is filled in; what is left of marks fails."""
    days = {"CURRENT_YEAR": "2026", "CURRENT_MONTH": "11", "CURRENT_DATE": "22"}
    body = re.sub(r"\$\{(CURRENT_\w+)\}", lambda name: days[name[1]], body)
    choice = r"\$\{\d+\|((?:\\[\\,|]|[^\\,|])*)(?:,(?:\\[\\,|]|[^\\,|])*)*\|\}"
    body = re.sub(choice, lambda found: re.sub(r"\\(.)", r"\1", found[1]), body)
    body = body.replace("${1:$TM_FILENAME_BASE}", "file")
    body = re.sub(r"\$\d", "", body)
    assert "$" not in body
    return body


def test_the_snippets_are_of_this_ledger():
    made = snippets(DESK)
    assert json.loads(json.dumps(made)) == made
    for snippet in made.values():
        assert snippet["scope"] == "markdown"
        tokens("\n".join(snippet["body"]))
    dated = made["Dated line"]["body"][0]
    assert tokens(dated) == "- 2026-11-22 email "
    assert ",zoom" in dated
    assert _choice(1, ["p|q,r", "s\\"]) == r"${1|p\|q\,r,s\\|}"
    assert "snooze" not in dated
    assert made["Stage line, client"]["prefix"] == ["stage", "stage-client"]
    assert "stage" not in made["Stage line, job"]["prefix"]
    assert "  - 2026-11-22 identified" in tokens("\n".join(made["Campaign"]["body"]))


def test_the_matcher_reads_every_finding(tmp_path):
    odd = "contacts/odd: name 1:2.md"
    root = write_ledger(
        tmp_path, {odd: "---\norganization: nobody\nmet: 3: 4: x\n---\n[[a:1:2: b]]\n"}
    )
    said = run("check", "--format", "concise", "--ledger", root).stdout.splitlines()
    assert said
    for line in said:
        path, number, column, code, severity, message = re.search(PROBLEM, line).groups()
        assert (path, severity) == (odd, severity)
        assert int(number)
        assert int(column)
        assert code.startswith("HW")
        assert message
    matcher = tasks()["tasks"][0]["problemMatcher"]
    assert matcher["pattern"]["regexp"] == PROBLEM


def test_the_matcher_knows_where_a_build_begins_and_ends():
    assert re.search(BEGINS, "built as of 2026-11-22: 3 files changed; nothing to mend")
    assert re.search(ENDS, WAITING)


def test_vim_finds_the_places(tmp_path):
    vim = shutil.which("vim") or shutil.which("vim.tiny") or required("vim is not installed")
    root = write_ledger(tmp_path, {"contacts/odd: name 1:2.md": "---\norganization: nobody\n---\n"})
    page = read_page("guides", "editors")
    formats = re.search(r"^CompilerSet errorformat=(.*)$", page, re.MULTILINE)[1]
    said = run("check", "--format", "concise", "--ledger", root).stdout
    (tmp_path / "said").write_text(said)
    (tmp_path / "go.vim").write_text(
        f"set errorformat={formats}\ncgetfile said\nredir! > told\n"
        "for e in getqflist()\nsilent echo bufname(e.bufnr).'|'.e.lnum.'|'.e.col.'|'.e.type\n"
        "endfor\nredir END\nqa!\n"
    )
    called = [vim, "-u", "NONE", "-i", "NONE", "-N", "-es", "-S", "go.vim"]
    made = subprocess.run(called, cwd=tmp_path, check=False, timeout=60, capture_output=True)
    if not (tmp_path / "told").exists():
        pytest.skip(f"this vim is built without what the test asks it with: {made.stderr!r}")
    assert (tmp_path / "told").read_text().split("\n")[1] == "contacts/odd: name 1:2.md|2|15|e"


def test_a_file_that_is_there_keeps_every_byte(tmp_path):
    root = write_ledger(tmp_path, {
        ".obsidian/types.json": b'{\r\n  "types": {\r\n    "met": "text"\r\n  }\r\n}',
        ".obsidian/templates.json": b'{"folder": "mine"}',
        ".vscode/settings.json": b"\xff\xfe",
    })  # fmt: skip
    for name in EDITORS:
        dry = run("editor", name, "--dry-run", "--ledger", root)
        assert dry.exit_code == 0
        assert "Nothing is written" in dry.stderr
        assert not (root / ".vscode/tasks.json").exists()
        assert run("editor", name, "--ledger", root).exit_code == 0
    types = (root / ".obsidian/types.json").read_bytes()
    assert types.startswith(b'{\r\n  "types": {\r\n    "met": "text",\r\n    "name": "text",')
    assert types.count(b"\n") == types.count(b"\r\n")
    assert (root / ".obsidian/templates.json").read_bytes() == b'{"folder": "mine"}'
    assert (root / ".vscode/settings.json").read_bytes() == b"\xff\xfe"
    assert run("check", "--strict", "--ledger", root).exit_code == 0
