"""What a command answered, kept for as long as nothing of what it goes by has changed.

`next` and `check` are asked again and again of a ledger that is as it was. An answer belongs to
the question, the day, the program and the disk's word of every file of the ledger; where one of
these is another, or a file was written so lately that the disk's word may not tell, it is worked
out anew.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import click

from ledger.commands._user_folders import cache_folder
from ledger.readers.disk_state import state_of_ledger
from ledger.readers.private_files import keep, kept
from ledger.readers.program import state_of_program
from ledger.value import Packing, SpoiltError, Value


class Answer(Value, frozen=True):
    """What goes to standard output and to standard error, without its last line end; and a status.

    Nothing is written to either where its text is None.
    """

    out: str | None
    err: str | None = None
    status: int = 0


class _Kept(Value, frozen=True):
    question: str
    answer: Answer


def answered(
    root: Path, command: str, asked: tuple[object, ...], work: Callable[[], Answer]
) -> Answer:
    """What `work` answers for a ledger, or what it answered when all was as it is now.

    `asked` is everything that the answer depends on besides the ledger and the program.
    """
    cache = cache_folder()
    try:
        state = state_of_ledger(root, cache)
    except OSError:
        state = ""
    if not state:
        return work()
    packing = Packing(_Kept)
    name = hashlib.sha256(os.fsencode(os.path.realpath(root))).hexdigest()[:24]
    file = cache / f"{command}-{name}"
    question = repr((state_of_program(), state, *asked))
    known = _unpacked(packing, kept(file) or b"")
    if known and known.question == question:
        return known.answer
    answer = work()
    if made := packing.pack(_Kept(question, answer)):
        keep(file, made)
    return answer


def give(ctx: click.Context, answer: Answer) -> None:
    """Say an answer, and end with its status."""
    if answer.out is not None:
        click.echo(answer.out)
    if answer.err is not None:
        click.echo(answer.err, err=True)
    if answer.status:
        ctx.exit(answer.status)


def _unpacked(packing: Packing[_Kept], packed: bytes) -> _Kept | None:
    try:
        return packing.unpack(packed)
    except SpoiltError:
        return None
