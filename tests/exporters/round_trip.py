"""A ledger goes out as JSON and comes back into a folder of its own, as a person does it."""

from __future__ import annotations

import shutil
from pathlib import Path

from ledger.metrics import measure
from ledger.readers import gather, read_ledger
from tests.cli.transcript import contents, headway
from tests.support import AS_OF


def restored(root: Path, folder: Path) -> Path:
    """The ledger that importing the export of another into an empty one makes."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "headway.toml").touch()
    place = folder.parent / f"{folder.name}.json"
    assert headway(root, f"export json -o {place} --force").exit_code == 0
    result = headway(folder, f"import {place}")
    assert result.exit_code == 0, result.output
    return folder


def assert_same(root: Path, other: Path) -> None:
    """Whether two folders hold the same ledger: each file to the byte, and every metric."""
    wanted = {path: file.data for path, file in gather(root).records.items()}
    settings = (root / "headway.toml").read_bytes()
    assert contents(other) == {**wanted, "headway.toml": settings}
    assert measure(read_ledger(other).ledger, AS_OF) == measure(read_ledger(root).ledger, AS_OF)
