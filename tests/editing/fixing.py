"""Fixes worked out of a ledger's files in memory."""

from __future__ import annotations

from collections.abc import Callable

from ledger import config
from ledger.diagnostic import Diagnostic
from ledger.editing import Fixing, work_out_fixes
from ledger.readers import Sources
from ledger.readers.files import SourceFile
from tests.support import AS_OF, Files, kind_of


def everything(finding: Diagnostic) -> bool:
    return True


def fixing_of(files: Files, wanted: Callable[[Diagnostic], bool] = everything) -> Fixing:
    """The fixes of a ledger's files by path, `headway.toml` among them; touches no disk."""
    data = {path: as_bytes(content) for path, content in files.items()}
    settings = data.pop(config.FILE_NAME, b"")
    folders = config.parse(settings.decode(errors="replace")).folders
    records = {
        path: SourceFile(path, kind, content)
        for path, content in data.items()
        if (kind := kind_of(path, folders))
    }
    return work_out_fixes(Sources(settings, records), AS_OF, wanted)


def fixed_files(files: Files, fixing: Fixing) -> dict[str, bytes]:
    """The files with the changes made."""
    made = {change.path: change.after for change in fixing.changes}
    return {path: made.get(path, as_bytes(content)) for path, content in files.items()}


def as_bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content
