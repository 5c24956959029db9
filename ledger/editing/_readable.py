"""How far front matter can be read as one: an edit may never make that less."""

from __future__ import annotations

from ledger.readers.front_matter import Handler
from ledger.readers.text import Text
from ledger.readers.yaml_reader import Refusal, read_yaml, texts_in

WHOLLY = 2
UNREADABLE = "has front matter that cannot be read: put right first what `check` says of it"


def readable(text: Text) -> int:
    """How far the front matter of a text can be read: by us, by others alone, by nobody."""
    try:
        block, _ = Handler(text).split(text.text)
    except ValueError:
        return 0 if text.text.lstrip().startswith("---") else WHOLLY
    try:
        read_yaml(block, 0)
    except Refusal:
        return int(texts_in(block, 0)[1])
    return WHOLLY
