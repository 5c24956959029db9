"""`headway log`: a sentence as one dated line in the right file."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import click

from ledger.capture import About, Question, Wishes
from ledger.commands._capturing import (
    Ask,
    Capture,
    Logged,
    UnsettledError,
    capture,
    line_of,
)
from ledger.commands._completion import complete_holder, complete_kind, complete_sentence
from ledger.commands._log_undo import take_back
from ledger.commands._log_writing import write
from ledger.commands._naming import record_named
from ledger.commands._options import DAY, CouldNotError, MisnamedError, as_of_option, ledger_option
from ledger.commands._trial import Held, hold, said_of
from ledger.commands._writing import MOST_ATTEMPTS
from ledger.config import NOTE, Config
from ledger.model.record import Record, RecordKind
from ledger.terminal import visible
from ledger.wording import near_miss, plural

STDIN = "-"


@click.command("log")
@click.argument("words", metavar="TEXT", nargs=-1, shell_complete=complete_sentence)
@click.option(
    "--in",
    "holder_id",
    metavar="ID",
    shell_complete=complete_holder,
    help="The record whose file takes the line.",
)
@click.option("--on", "day", type=DAY, help="The day it happened [default: as the TEXT says].")
@click.option(
    "--kind",
    "kind_word",
    metavar="KIND",
    shell_complete=complete_kind,
    help="What kind of line it is.",
)
@click.option("--create", is_flag=True, help="Make a contact of a name that is nobody's yet.")
@click.option("--as-typed", is_flag=True, help="Leave a name that is nobody's yet as words.")
@click.option("--dry-run", is_flag=True, help="Show the line and its file, and write nothing.")
@click.option("--undo", is_flag=True, help="Take back the last line that was written this way.")
@as_of_option
@ledger_option
def command(
    root: Path,
    words: tuple[str, ...],
    holder_id: str | None,
    day: date | None,
    kind_word: str | None,
    create: bool,
    as_typed: bool,
    dry_run: bool,
    undo: bool,
    as_of: date,
) -> None:
    """Write down what happened, in one sentence: `headway log coffee 1h with Dana about Acme`.

    The day, the kind, how long, the people and what was given or got are found in the TEXT,
    and one dated line is added to the file that it belongs to. What is not clear is asked.
    Without a TEXT, or for `-`, every line that is piped in is a sentence.
    """
    if undo:
        if words or create or as_typed or kind_word or holder_id or day:
            raise click.UsageError("--undo goes alone")
        take_back(root, as_of, dry_run=dry_run)
        return
    if create and as_typed:
        raise click.UsageError("--create and --as-typed exclude each other")
    sentences = _sentences(words)
    piped = not words or words == (STDIN,)
    ask = _ask if not piped and _is_terminal() else None
    wishes = [Wishes(as_typed=as_typed, day=day)] * len(sentences)

    def work_out(held: Held, ask: Ask) -> list[Capture]:
        settled = [_settled(held, one, holder_id, kind_word) for one in wishes]
        return _captured(root, held, sentences, as_of, settled, ask, create=create)

    for attempt in range(1, MOST_ATTEMPTS + 1):
        try:
            written = write(root, lambda held: work_out(held, None), as_of, dry_run=dry_run)
        except UnsettledError:
            if ask is None or attempt == MOST_ATTEMPTS:
                raise
            # Asked while nobody waits; what else is written meanwhile is read afterwards.
            wishes = [one.wishes for one in work_out(hold(root), ask)]
        else:
            break
    for one in written.captures:
        _show(root, written.captures[-1].held, one.logged)
    for finding in written.findings:
        click.echo(f"{finding.severity}: {said_of(finding)}", err=True)
    if dry_run:
        click.echo("Nothing is written (--dry-run).", err=True)
    elif written.forgotten:
        click.echo(visible(written.forgotten), err=True)


def _sentences(words: tuple[str, ...]) -> list[str]:
    """What is to be written down: the words, or each line that is piped in."""
    if words and words != (STDIN,):
        return [" ".join(words)]
    if not words and _is_terminal():
        raise click.UsageError(
            "say what happened: headway log coffee 1h with Dana about Northwind yesterday"
        )
    try:
        lines = sys.stdin.buffer.read().decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise CouldNotError("what is piped in is not UTF-8: nothing is written") from None
    sentences = [line for line in lines if line.strip()]
    if not sentences:
        raise click.UsageError("nothing is piped in: one sentence on each line")
    return sentences


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _settled(held: Held, wishes: Wishes, holder_id: str | None, kind: str | None) -> Wishes:
    """The wishes with the record and the kind that the options name."""
    holder = _holder(held, holder_id) if holder_id else None
    word = _kind(kind, held.ledger.config) if kind else ""
    return Wishes(word, wishes.day, holder, wishes.as_typed, wishes.answers)


def _holder(held: Held, typed: str) -> Record:
    every = [one for one in held.ledger.records if one.kind is not RecordKind.PROFILE]
    return record_named(typed, held.ledger, every, "the records")


def _kind(typed: str, config: Config) -> str:
    word = "-".join(typed.lower().split())
    if word == NOTE.name or config.kind(word):
        return word
    near = near_miss(word, config.kinds)
    meant = f"did you mean {near}?" if near else "headway explain format lists them"
    raise click.BadParameter(f"`{visible(typed)}` is no kind; {meant}", param_hint="--kind")


def _captured(
    root: Path,
    before: Held,
    sentences: Sequence[str],
    as_of: date,
    wishes: Sequence[Wishes],
    ask: Ask,
    *,
    create: bool,
) -> list[Capture]:
    """Every sentence worked out after the one before it: all of them, or what is wrong."""
    done: list[Capture] = []
    wrong: list[str] = []
    held, could_not = before, False
    for number, (text, wished) in enumerate(zip(sentences, wishes, strict=True), start=1):
        try:
            done.append(capture(root, held, text, as_of, wished, ask, create=create))
        except (MisnamedError, CouldNotError) as error:
            if len(sentences) == 1:
                raise
            wrong.append(f"line {number}: {error.message}")
            could_not = could_not or isinstance(error, CouldNotError)
            continue
        held = done[-1].held
    if wrong:
        head = f"nothing is written: {plural(len(wrong), 'sentence')} of {len(sentences)}"
        said = "\n".join([f"{head} cannot be taken as they stand", *wrong])
        raise CouldNotError(said) if could_not else MisnamedError(said)
    return done


def _ask(question: Question) -> str:
    """The answer of whoever sits at the terminal."""
    click.echo(visible(question.said), err=True)
    shown = [_shown(question, one.answer, one.shown) for one in question.candidates]
    for number, text in enumerate(shown, start=1):
        click.echo(f"  {number}  {visible(text)}", err=True)
    chosen: int = click.prompt("which", type=click.IntRange(1, len(shown)), err=True)
    return question.candidates[chosen - 1].answer


def _shown(question: Question, answer: str, shown: str) -> str:
    return f"{answer}, {shown}" if question.about is About.WHO else shown


def _show(root: Path, after: Held, logged: Logged) -> None:
    """A line and its place, and what is worth telling of it."""
    number = line_of(after, logged)
    click.echo(visible(f"{root / logged.path}:{number}: {logged.line}"))
    told: Iterable[str] = (*logged.told, *(f"{one.path} is new" for one in logged.created))
    for text in told:
        click.echo(visible(text), err=True)
