"""For Obsidian: the types of the properties, the journal as daily notes, templates and bases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from ledger.editors import _forms
from ledger.editors._file import Desk, EditorFile, json_file
from ledger.editors.schema import SORTS
from ledger.model.record import RecordKind
from ledger.readers.records import value_readers

FOLDER = "obsidian"
TEMPLATES = f"{FOLDER}/templates"
_TODAY = "{{date:YYYY-MM-DD}}"

# What a base is made of: mappings, lists and texts.
_Tree: TypeAlias = "dict[str, Any] | list[Any]"

# What Obsidian calls what a key takes. It has one type for a name, in the whole vault.
_TYPES: Mapping[str, str] = {
    "text": "text",
    "texts": "multitext",
    "record": "text",
    "records": "multitext",
    "date": "date",
    "flag": "checkbox",
    "number": "number",
    "money": "text",
    "rhythm": "text",
    "stages": "multitext",
    "stage": "text",
    "needs": "multitext",
    "offers": "multitext",
    "capacity": "multitext",
    "target": "text",
}
_OWN_TYPES = {"aliases": "aliases", "tags": "tags"}

# How a journal's files are named, in the words of Obsidian's daily notes.
_FORMS = {r"\d{4}-\d{2}-\d{2}": "YYYY-MM-DD", r"\d{4}-\d{2}": "YYYY-MM", r"\d{4}": "YYYY"}


def files(desk: Desk) -> tuple[EditorFile, ...]:
    """What Obsidian is given. A file of settings that is there keeps all that it says."""
    types = json_file(".obsidian/types.json", {"types": property_types()}, ("types",))
    templates = json_file(".obsidian/templates.json", {"folder": TEMPLATES})
    return (types, templates, *_daily_notes(desk), *_templates(desk), *_bases(desk))


def property_types() -> dict[str, str]:
    """Obsidian's type for every front-matter key that the format names."""
    return {
        key: _OWN_TYPES.get(key) or _TYPES[SORTS[reader]]
        for kind in RecordKind
        for key, reader in value_readers(kind).items()
    }


def _daily_notes(desk: Desk) -> Iterator[EditorFile]:
    """The journal as daily notes; none where its files are not named for their days."""
    folder, _, name = desk.journal.removesuffix(".md").rpartition("/")
    form = next((form for like, form in _FORMS.items() if re.fullmatch(like, name)), None)
    if form:
        yield json_file(".obsidian/daily-notes.json", {"folder": folder, "format": form})


def _templates(desk: Desk) -> Iterator[EditorFile]:
    """What the core plugin Templates puts in."""
    yield EditorFile(f"{TEMPLATES}/Dated line.md", f"- {_TODAY} ")
    yield EditorFile(f"{TEMPLATES}/Next action.md", f"- [ ] {_TODAY} ")
    for kind in _forms.KINDS:
        lines = ["---", 'name: "{{title}}"', *(f"{key}:" for key in _forms.keys(kind))]
        stage = _forms.first_stage(kind, desk.config, desk.pipeline)
        lines += ["stages:", f"  - {_TODAY} {stage}"] if stage else []
        text = "\n".join([*lines, "---", ""])
        yield EditorFile(f"{TEMPLATES}/{kind.value.capitalize()}.md", text)


def _bases(desk: Desk) -> Iterator[EditorFile]:
    """Tables of the records, for the core plugin Bases."""
    yield _base(
        desk,
        RecordKind.CAMPAIGN,
        "Campaigns",
        {
            "stage": _last("stages", 'split(",")[0].split(" ")[1]'),
            "since": _last("stages", 'split(" ")[0]'),
        },
        [
            _view("By stage", "formula.stage", "organization", "formula.since", "title", "via",
                  "closes"),
            _view("Parked", "", "organization", "formula.stage", "watch", only="watch"),
        ],
    )  # fmt: skip
    yield _base(
        desk,
        RecordKind.CONTACT,
        "People",
        {"advocacy": _last("advocate", 'split(",")[0].split(" ")[1]')},
        [
            _view("By rhythm", "note.cadence", "organization", "title", "file.mtime",
                  only="cadence"),
            _view("By organization", "note.organization", "title", "email", "met", "via"),
            _view("Advocates", "formula.advocacy", "organization", "approach", only="advocate"),
        ],
    )  # fmt: skip
    yield _base(
        desk,
        RecordKind.ORGANIZATION,
        "Organizations",
        {},
        [
            _view("Dream list", "", "industry", "decision-maker", "incumbent", "difference",
                  only="dream"),
            _view("All", "note.industry", "size", "website"),
        ],
    )  # fmt: skip


def _last(key: str, then: str) -> str:
    """A formula on the last line of a list, empty where there is none."""
    return f'if({key}, list({key})[list({key}).length - 1].toString().{then}, "")'


def _view(name: str, group: str, *columns: str, only: str = "") -> dict[str, Any]:
    view: dict[str, Any] = {"type": "table", "name": name}
    if only:
        view["filters"] = {"and": [only]}
    if group:
        view["groupBy"] = {"property": group, "direction": "ASC"}
    order = [one if "." in one else f"note.{one}" for one in columns]
    return {**view, "order": ["file.name", *order]}


def _base(
    desk: Desk, kind: RecordKind, name: str, formulas: dict[str, str], views: list[dict[str, Any]]
) -> EditorFile:
    """A `.base` file: YAML, of which JSON is a part but not what a person edits."""
    folders = [f"file.inFolder({_quoted(folder)})" for folder in desk.folders(kind)]
    whole: dict[str, Any] = {"filters": {"and": [{"or": folders}, 'file.ext == "md"']}}
    if formulas:
        whole["formulas"] = formulas
    text = "\n".join([*_yaml({**whole, "views": views}), ""])
    return EditorFile(f"{FOLDER}/{name}.base", text)


def _yaml(value: _Tree, indent: str = "") -> Iterator[str]:
    """Mappings, lists and texts as block YAML, every text quoted that might be more than one."""
    if isinstance(value, dict):
        for key, held in value.items():
            if isinstance(held, str):
                yield f"{indent}{key}: {_plain(held)}"
            else:
                yield f"{indent}{key}:"
                yield from _yaml(held, indent + "  ")
    else:
        for item in value:
            if isinstance(item, str):
                yield f"{indent}- {_plain(item)}"
            else:
                first, *rest = _yaml(item, indent + "  ")
                yield f"{indent}- {first.lstrip()}"
                yield from rest


def _plain(text: str) -> str:
    if re.fullmatch(r"[A-Za-z][\w .-]*", text) and text.lower() not in ("true", "false", "null"):
        return text
    return "'" + text.replace("'", "''") + "'"


def _quoted(text: str) -> str:
    """A text of Obsidian's expressions."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
