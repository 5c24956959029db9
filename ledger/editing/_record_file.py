"""A draft as the bytes of its file."""

from __future__ import annotations

from collections.abc import Iterable

from ledger.config import Vocabulary
from ledger.editing._yaml_text import key_lines
from ledger.model.draft import RecordDraft

_OURS = Vocabulary()


def record_file(
    draft: RecordDraft, comments: Iterable[str] = (), vocabulary: Vocabulary = _OURS
) -> bytes:
    r"""The file of a draft: its name, its keys in their order, its dated lines, its notes.

    `comments` are lines at the end of the front matter. With a vocabulary the keys are those
    that the owner's other notes have. UTF-8 with `\n` ends and one at the
    end of the file.
    """
    lines = ["---"]
    if draft.name:
        lines += key_lines(vocabulary.typed(draft.kind, "name"), draft.name)
    for key, value in draft.fields:
        lines += key_lines(vocabulary.typed(draft.kind, key), value)
    lines += [*comments, "---"]
    if draft.body:
        lines += ["", draft.body]
    elif draft.lines:
        lines += ["", *draft.lines]
    if draft.notes:
        lines += ["", draft.notes]
    return ("\n".join(lines) + "\n").encode()
