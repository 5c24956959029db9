"""Small builders that tests share: a ledger, a record or an entry from the text of it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import NoReturn

import pytest

from ledger import config
from ledger.model.entry import Entry
from ledger.model.fault import Fault, FaultKind
from ledger.model.ledger import Ledger
from ledger.model.record import Record, RecordKind
from ledger.readers import LedgerReading, read_sources
from ledger.readers.files import PROFILE, SourceFile

ROOT = Path(__file__).resolve().parent.parent
AS_OF = date(2026, 11, 22)

Files = Mapping[str, str | bytes]


def reading_of(files: Files) -> LedgerReading:
    """The reading of a ledger's files by path, `headway.toml` among them; touches no disk."""
    settings = settings_of(_text(files.get(config.FILE_NAME, "")))
    sources = [
        SourceFile(path, kind, _bytes(content))
        for path, content in files.items()
        if (kind := kind_of(path, settings.folders))
    ]
    return read_sources(sources, settings)


@cache
def settings_of(text: str) -> config.Config:
    """The settings that a `headway.toml` makes; most tests have the same few."""
    return config.parse(text)


def ledger_of(files: Files) -> Ledger:
    """The ledger that some files make."""
    return reading_of(files).ledger


def kind_of(path: str, folders: Mapping[str, str]) -> RecordKind | None:
    """The kind that a file's folder gives it, as the reader of the disk has it; None outside."""
    if path == PROFILE:
        return RecordKind.PROFILE
    holding = [folder for folder in folders if path.startswith(f"{folder}/")]
    return RecordKind(folders[max(holding, key=len)]) if holding else None


def record_of(content: str | bytes, path: str = "campaigns/a.md", settings: str = "") -> Record:
    """The one record that a file's text makes."""
    return ledger_of({path: content, config.FILE_NAME: settings}).records[0]


def faults_of(content: str | bytes, path: str = "campaigns/a.md") -> tuple[Fault, ...]:
    """What the reader could not take of one file."""
    return ledger_of({path: content}).faults


def fault_of(content: str | bytes, path: str = "campaigns/a.md") -> Fault:
    """The only fault of one file."""
    faults = faults_of(content, path)
    assert len(faults) == 1, faults
    return faults[0]


def kinds_of(faults: tuple[Fault, ...]) -> list[FaultKind]:
    """The kinds of some faults, in order."""
    return [fault.kind for fault in faults]


def entry_of(line: str, settings: str = "") -> Entry:
    """The one entry that a dated line makes."""
    entries = record_of(line, "journal/2026-11.md", settings).entries
    assert len(entries) == 1, entries
    return entries[0]


def write_ledger(root: Path, files: Files) -> Path:
    """Write a ledger's files below a folder, an empty `headway.toml` among them."""
    for path, content in {config.FILE_NAME: "", **files}.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(_bytes(content))
    return root


def uncounted() -> dict[str, str]:
    """The environment, for a program that is to do nothing besides: coverage is not counted."""
    return {name: one for name, one in os.environ.items() if not name.startswith("COVERAGE_")}


def required(missing: str) -> NoReturn:
    """Skip a test for what this machine lacks; in CI, where it must be there, fail instead."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI has to provide this: {missing}")
    pytest.skip(missing)


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _text(content: str | bytes) -> str:
    return content.decode() if isinstance(content, bytes) else content
