"""A draft as the bytes of its file."""

from __future__ import annotations

from collections.abc import Iterable

from ledger.editing._yaml_text import key_lines
from ledger.model.draft import RecordDraft


def record_file(draft: RecordDraft, comments: Iterable[str] = ()) -> bytes:
    r"""The file of a draft: its name, its keys in their order, its dated lines.

    `comments` are lines at the end of the front matter. UTF-8 with `\n` ends and one at the
    end of the file.
    """
    lines = ["---"]
    if draft.name:
        lines += key_lines("name", draft.name)
    for key, value in draft.fields:
        lines += key_lines(key, value)
    lines += [*comments, "---"]
    if draft.lines:
        lines += ["", *draft.lines]
    return ("\n".join(lines) + "\n").encode()
