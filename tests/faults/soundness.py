"""What may be found of a ledger after an edit that was cut short."""

from __future__ import annotations

import re
from pathlib import Path

from ledger.readers import read_ledger
from tests.cli.transcript import contents

LEFT_BEHIND = re.compile(r"(.*/)?\.headway-[0-9a-f]{16}\.tmp")


def ledger_files(root: Path) -> dict[str, bytes]:
    """The files of a ledger but for what a writer that was killed left."""
    return {path: data for path, data in contents(root).items() if not LEFT_BEHIND.fullmatch(path)}


def is_sound(root: Path, old: dict[str, bytes], new: dict[str, bytes]) -> bool:
    """Whether every file is one of the two, and nothing else is taken for a record.

    One that moves or goes does so once all others are as they are to be; its new bytes it gets
    where it is.
    """
    now = ledger_files(root)
    read = {record.path for record in read_ledger(root).ledger.records}
    moving = set(old) - set(new)
    gone = set(old) - set(now)
    return (
        all(
            data in (old.get(path), new.get(path)) or (path in moving and data in new.values())
            for path, data in now.items()
        )
        and gone <= moving
        and (not gone or all(now.get(path) == data for path, data in new.items()))
        and read <= set(now)
    )
