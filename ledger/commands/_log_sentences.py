"""The sentences that `headway log` is given, one or many."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence

import click

from ledger.capture import Wishes
from ledger.commands._capturing import Capture, UnsettledError, asked
from ledger.commands._options import CouldNotError, MisnamedError
from ledger.commands._trial import Held
from ledger.terminal import visible
from ledger.wording import plural

# A sentence with the number of its line.
Numbered = tuple[int, str]

_COMMENT = "#"
_BULLET = re.compile(r"^[-*+•]\s+")


def without_bullet(text: str) -> str:
    """A sentence without the mark of a list that it may begin with."""
    return _BULLET.sub("", text.strip())


def piped_sentences() -> list[Numbered]:
    """The sentences that are piped in, with the numbers of their lines."""
    try:
        lines = sys.stdin.buffer.read().decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise CouldNotError("what is piped in is not UTF-8: nothing is written") from None
    said = [(number, line.strip()) for number, line in enumerate(lines, start=1)]
    sentences = [
        (number, without_bullet(line))
        for number, line in said
        if line and not line.startswith(_COMMENT)
    ]
    if not sentences:
        raise click.UsageError("nothing is piped in: one sentence on each line")
    return sentences


def captures_of(
    before: Held,
    sentences: Sequence[Numbered],
    wishes: Sequence[Wishes],
    work_out: Callable[[Held, str, Wishes], Capture],
    *,
    piped: bool,
) -> list[Capture]:
    """Every sentence worked out after the one before it: all of them, or what is wrong.

    Of several that are `piped` in, everything that is wrong is raised at once, with the lines.
    """
    done: list[Capture] = []
    wrong: list[str] = []
    held, could_not = before, False
    for (number, text), wished in zip(sentences, wishes, strict=True):
        try:
            done.append(work_out(held, text, wished))
        except (MisnamedError, CouldNotError) as error:
            if not piped:
                raise
            wrong += [f"line {number}: {visible(text)}", *_indented(error)]
            could_not = could_not or isinstance(error, CouldNotError)
            continue
        held = done[-1].held
    if wrong:
        refused = len(sentences) - len(done)
        head = f"nothing is written: {plural(refused, 'sentence')} of {len(sentences)}"
        stand = "it stands" if refused == 1 else "they stand"
        said = "\n".join([f"{head} cannot be taken as {stand}", *wrong])
        raise CouldNotError(said) if could_not else MisnamedError(said)
    return done


def _indented(error: click.ClickException) -> list[str]:
    """What is wrong with one sentence of several, below it."""
    said = error.message
    if isinstance(error, UnsettledError):
        said = f"{asked(error.question)}\n{visible(error.question.settle)}"
    return [f"  {line}" for line in said.splitlines()]
