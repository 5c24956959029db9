"""What editors are given of a ledger: property types, snippets, tasks, schemas; all as text.

Everything follows from the ledger's own settings, so that its kinds, its pipelines and its
stages are offered as they are. Nothing here touches the disk.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ledger.editors import obsidian, vscode
from ledger.editors._file import Desk, EditorFile

__all__ = ["EDITORS", "Desk", "EditorFile"]

# Each editor, with the files that it is given for a ledger.
EDITORS: Mapping[str, Callable[[Desk], tuple[EditorFile, ...]]] = {
    "obsidian": obsidian.files,
    "vscode": vscode.files,
}
