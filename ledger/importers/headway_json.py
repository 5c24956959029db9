"""Our own JSON, as `headway export json` makes it: every file as it stood."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterator
from typing import Any

from ledger import config
from ledger.config import FILE_NAME
from ledger.importers._importer import ImportPlan, Request, importer
from ledger.importers._whole_paths import refuse_other, refuse_path, refuse_together
from ledger.model.draft import WholeFile
from ledger.model.record import RecordKind
from ledger.readers.file_bytes import MOST_BYTES
from ledger.terminal import visible
from ledger.wording import shorten

NAME = "headway-json"
TITLE = "a ledger that headway exported"
SCHEMA = 1
MOST_BYTES_IN_ALL = 500_000_000

_LONGEST_SHOWN = 60
_KIND = re.compile(rb'"kind"\s*:\s*"ledger"')
_KINDS = frozenset(kind.value for kind in RecordKind)


class _RefusedError(Exception):
    """What is wrong with the file, in words that follow its name."""


def recognises(request: Request) -> float:
    """It is an object of JSON that says it is a ledger."""
    data = request.file.data
    begun = data[:100].removeprefix(b"\xef\xbb\xbf").lstrip()
    return 1.0 if begun.startswith(b"{") and _KIND.search(data) else 0.0


@importer(NAME, TITLE, (), recognises, tabular=False, own=True)
def headway_json(request: Request) -> ImportPlan:
    """Every file that the export holds, or why it is not to be trusted."""
    try:
        files = tuple(_files(_envelope(request.members[0].read(MOST_BYTES_IN_ALL + 1))))
        if wrong := refuse_together(file.path for file in files):
            raise _RefusedError(f"cannot be taken: {wrong}")
    except _RefusedError as refusal:
        return ImportPlan(format=NAME, title=TITLE, refusal=f"{request.file.name} {refusal}")
    return ImportPlan(format=NAME, title=TITLE, rows=len(files), files=files)


def _envelope(data: bytes) -> dict[str, Any]:
    if len(data) > MOST_BYTES_IN_ALL:
        raise _RefusedError(f"is larger than {MOST_BYTES_IN_ALL // 1_000_000} MB")
    try:
        read = json.loads(data.decode("utf-8-sig"))
    except RecursionError:
        raise _RefusedError("is nested too deep to be an export") from None
    except ValueError as error:
        said = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)
        raise _RefusedError(f"is no whole JSON: {said}") from None
    if not isinstance(read, dict) or read.get("kind") != "ledger":
        raise _RefusedError("is no export of a ledger: its `kind` is not `ledger`")
    if read.get("schema") != SCHEMA or isinstance(read.get("schema"), bool):
        raise _RefusedError(
            f"is of schema {_shown(read.get('schema'))}, made by "
            f"{_shown(read.get('program', 'an unknown program'))}: this headway reads schema "
            f"{SCHEMA}"
        )
    return read


def _files(read: dict[str, Any]) -> Iterator[WholeFile]:
    others = [_file(one) for one in _list(read, "files")]
    settings = next((one.data for one in others if one.path == FILE_NAME), b"")
    logo = config.parse(settings.decode("utf-8-sig", errors="replace")).site.logo
    for other in others:
        if wrong := refuse_other(other.path, logo):
            raise _RefusedError(f"cannot be taken: `{_shown(other.path)}` {wrong}")
        yield other
    for one in _list(read, "records"):
        file = _file(one)
        kind = one.get("kind")
        if not isinstance(kind, str) or kind not in _KINDS:
            raise _RefusedError(
                f"cannot be taken: `{file.path}` has the kind `{_shown(kind)}`, which there is not"
            )
        yield WholeFile(file.path, file.data, RecordKind(kind))


def _list(read: dict[str, Any], key: str) -> list[dict[str, Any]]:
    values = read.get(key)
    if not isinstance(values, list) or not all(isinstance(one, dict) for one in values):
        raise _RefusedError(f"cannot be taken: `{key}` is no list of objects")
    return values


def _file(one: dict[str, Any]) -> WholeFile:
    """A file's path and bytes. Raises _RefusedError where they are not to be trusted."""
    path = one.get("path")
    if not isinstance(path, str):
        raise _RefusedError(f"cannot be taken: the path `{_shown(path)}` is no text")
    if wrong := refuse_path(path):
        raise _RefusedError(f"cannot be taken: the path `{_shown(path)}` {wrong}")
    data = _bytes(one)
    if data is None:
        raise _RefusedError(f"cannot be taken: `{path}` has neither a `text` nor a `base64`")
    if len(data) > MOST_BYTES:
        raise _RefusedError(
            f"cannot be taken: `{path}` is larger than {MOST_BYTES // 1_000_000} MB"
        )
    return WholeFile(path, data)


def _bytes(one: dict[str, Any]) -> bytes | None:
    text, coded = one.get("text"), one.get("base64")
    try:
        if isinstance(text, str) and coded is None:
            return text.encode()
        if isinstance(coded, str) and text is None:
            return base64.b64decode(coded, validate=True)
    except (UnicodeEncodeError, binascii.Error, ValueError):
        pass
    return None


def _shown(value: object) -> str:
    said = value if isinstance(value, str) else json.dumps(value, default=str)
    return shorten(visible(said), _LONGEST_SHOWN)
