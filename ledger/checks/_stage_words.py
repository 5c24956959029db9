"""The setting that makes a word of another tool one of our stages."""

from __future__ import annotations

import re

from ledger.checks._text import shown
from ledger.config import Config

_WORD = re.compile(r"[^\d\"\\,:]{1,40}")


def as_word(config: Config, typed: str) -> str:
    """The line to type into the settings, where they have such words; empty otherwise."""
    if not config.vocabulary.stages or not _WORD.fullmatch(typed.strip()):
        return ""
    line = f'"{typed.strip()}" = "STAGE"'
    return f"say in `headway.toml`, under `[stages]`, which stage it is: {shown(line)}"
