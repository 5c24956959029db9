"""JSON: the whole ledger, for other programs and to be imported again."""

from __future__ import annotations

import base64
import json as writing
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ledger import __version__
from ledger.exporters._exporter import ExportRequest, exporter
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.model.link import Link
from ledger.model.parts import StageLine
from ledger.model.record import Record
from ledger.terminal import is_hidden

SCHEMA = 1
KIND = "ledger"

_DOUBTFUL = re.compile(r"[^\n\x20-\x7e]")


@exporter("json", "JSON, the whole ledger: it can be imported again", ".json")
def json(request: ExportRequest) -> bytes:
    """Every file as it stands, and what was read of each record (help/schemas/export.json)."""
    ledger = request.reading.ledger
    records = {record.path: record for record in ledger.records}
    others = [path for path in sorted(request.files) if path not in records]
    head = {
        "schema": SCHEMA,
        "kind": KIND,
        "program": f"headway {__version__}",
        "as_of": request.as_of.isoformat(),
    }
    lines = [f'"{key}": {_dumped(value)},' for key, value in head.items()]
    lines += _listed("files", (_file(path, request.files[path]) for path in others))
    lines[-1] += ","
    lines += _listed("records", _records(request, ledger))
    return "\n".join(["{", *lines, "}", ""]).encode()


def _records(request: ExportRequest, ledger: Ledger) -> Iterator[dict[str, Any]]:
    for done, record in enumerate(ledger.records):
        request.progress("exporting records", done, len(ledger.records))
        yield _record(record, ledger, request.files[record.path])


def _listed(key: str, values: Iterator[dict[str, Any]]) -> list[str]:
    """A list with one value on a line, so that two exports compare line by line."""
    lines = [_dumped(value) for value in values]
    return [f'"{key}": [', *(f"{line}," for line in lines[:-1]), *lines[-1:], "]"]


def _dumped(value: object) -> str:
    r"""A value as JSON: names as typed, what a terminal would act on or hide as `\u009b`."""
    text = writing.dumps(value, ensure_ascii=False)
    return text if text.isascii() and text.isprintable() else _DOUBTFUL.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    return writing.dumps(match[0])[1:-1] if is_hidden(match[0]) else match[0]


def _file(path: str, data: bytes) -> dict[str, str]:
    """A file: its text, exactly, or its bytes where they are no text in UTF-8."""
    try:
        return {"path": path, "text": data.decode()}
    except UnicodeDecodeError:
        return {"path": path, "base64": base64.b64encode(data).decode()}


def _record(record: Record, ledger: Ledger, data: bytes) -> dict[str, Any]:
    link = _linking(ledger)
    return {
        **_file(record.path, data),
        "kind": record.kind.value,
        "id": record.id,
        "name": record.name,
        "aliases": list(record.aliases),
        "tags": list(record.tags),
        "private": record.private,
        "archived": record.archived,
        "fields": _fields(record),
        "links": [link(one) for one in (*record.field_links, *record.prose_links)],
        "stages": [_stage(one, link) for one in record.stages],
        "entries": [_entry(one, ledger, link) for one in record.entries],
        "notes": record.notes,
    }


def _fields(record: Record) -> Mapping[str, Any]:
    return {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in record.fields.items()
    }


def _linking(ledger: Ledger) -> Callable[[Link], dict[str, Any]]:
    def link(one: Link) -> dict[str, Any]:
        """A link as typed, and the path of the record that it leads to, if there is one."""
        found = ledger.resolve(one)
        return {
            "line": one.location.line,
            "target": one.target,
            "field": one.field,
            "path": found.path if found else None,
        }

    return link


def _stage(line: StageLine, link: Callable[[Link], dict[str, Any]]) -> dict[str, Any]:
    return {
        "line": line.location.line,
        "stage": line.stage,
        "date": line.date.isoformat() if line.date else None,
        "evidence": line.evidence,
        "links": [link(one) for one in line.links],
    }


def _entry(entry: Entry, ledger: Ledger, link: Callable[[Link], dict[str, Any]]) -> dict[str, Any]:
    return {
        "line": entry.location.line,
        "date": entry.date.isoformat(),
        "time": entry.time.isoformat("minutes") if entry.time else None,
        "word": entry.word,
        "kind": entry.kind.name,
        "minutes": entry.minutes,
        "days": entry.days,
        "round": entry.round,
        "count": entry.count,
        "todo": entry.todo,
        "done": entry.ticked,
        "text": entry.text,
        "fields": [{"key": one.key, "value": one.value} for one in entry.fields],
        "links": [link(one) for one in entry.links],
        "involved": [one.path for one in ledger.involved(entry)],
    }
