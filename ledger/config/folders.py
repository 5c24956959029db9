"""`[folders]`: which folder holds which kind of record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ledger.config.values import SettingFault

Complain = Callable[..., None]


def folders_of(
    own: Mapping[str, Any], base: Mapping[str, str], complain: Complain
) -> dict[str, str]:
    """The kind of each folder; an owner's folder takes the place of the one that had its kind.

    Each kind keeps a folder: who gives the folder of one to another names a new one for it.
    What cannot be taken is complained of.
    """
    named: dict[str, str] = {}
    typed: dict[str, str] = {}
    known = tuple(sorted(set(base.values())))
    for key, kind in own.items():
        folder = "/".join(part for part in key.split("/") if part not in ("", "."))
        path = ("folders", key)
        if not isinstance(kind, str) or kind not in known:
            complain(SettingFault.VALUE, path, f"wants one of {', '.join(known)}", known)
        elif not folder or ".." in folder.split("/"):
            complain(SettingFault.VALUE, path, "is no folder of the ledger")
        elif folder in named:
            complain(SettingFault.VALUE, path, f"is the folder {folder}, which is set already")
        else:
            named[folder], typed[folder] = kind, key
    for folder, kind in base.items():
        if folder in named and kind not in named.values():
            lacking = f'was the folder of each {kind}: name another, as in `NAME = "{kind}"`'
            complain(SettingFault.VALUE, ("folders", typed[folder]), lacking)
            del named[folder]
    kept = {
        folder: kind
        for folder, kind in base.items()
        if folder in named or kind not in named.values()
    }
    return {**kept, **named}
