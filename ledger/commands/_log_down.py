"""Sentences written down as the options of `headway log` say: typed, piped in, or in turn."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path

import click

from ledger.capture import Wishes
from ledger.commands._capturing import (
    Ask,
    Capture,
    Logged,
    UnsettledError,
    capture,
    line_of,
)
from ledger.commands._log_asking import ask as ask_person
from ledger.commands._log_asking import kind_named
from ledger.commands._log_sentences import (
    Numbered,
    captures_of,
    piped_sentences,
    without_bullet,
)
from ledger.commands._log_writing import write
from ledger.commands._naming import record_named
from ledger.commands._options import MisnamedError
from ledger.commands._trial import Held, hold, said_of
from ledger.commands._writing import MOST_ATTEMPTS
from ledger.config import Config
from ledger.model.record import Record, RecordKind
from ledger.terminal import visible
from ledger.value import Value


class Manner(Value, frozen=True):
    """How sentences are written down, as the options say."""

    root: Path
    as_of: date
    holder_id: str | None
    kind_word: str | None
    day: date | None
    create: bool
    as_typed: bool
    dry_run: bool


def converse(manner: Manner) -> None:
    """Write down one sentence after another as they are typed, until nothing more is."""
    with suppress(ImportError):
        # Imported, it lets the line be edited while it is typed.
        import readline  # noqa: F401, PLC0415
    click.echo("What happened? A sentence on each line, an empty line when done.", err=True)
    while True:
        try:
            typed: str = click.prompt(
                "", default="", show_default=False, prompt_suffix="> ", err=True
            )
        except click.Abort:
            click.echo("", err=True)
            return
        if not typed.strip():
            return
        try:
            write_typed(typed, manner)
        except click.ClickException as error:
            error.show()
        except click.exceptions.Exit:
            continue


def write_typed(text: str, manner: Manner) -> None:
    """Write one sentence down and show its line; what is not clear is asked."""
    _write_down([(1, without_bullet(text))], manner)


def write_piped(manner: Manner) -> None:
    """Write every sentence down that is piped in, all or none, and show their lines."""
    _write_down(piped_sentences(), manner, piped=True)


def _write_down(numbered: Sequence[Numbered], manner: Manner, *, piped: bool = False) -> None:
    """Write some sentences down, all or none, and show their lines."""
    root = manner.root
    ask = ask_person if not piped and is_terminal() else None
    sentences = list(numbered)
    wishes = [Wishes(as_typed=manner.as_typed, day=manner.day)] * len(sentences)

    def work_out(held: Held, ask: Ask) -> list[Capture]:
        settled = [_settled(held, one, manner) for one in wishes]
        return captures_of(held, sentences, settled, partial(_capture, manner, ask), piped=piped)

    for attempt in range(1, MOST_ATTEMPTS + 1):
        try:
            written = write(
                root, lambda held: work_out(held, None), manner.as_of, dry_run=manner.dry_run
            )
        except UnsettledError:
            if ask is None or attempt == MOST_ATTEMPTS:
                raise
            # Asked while nobody waits; what else is written meanwhile is read afterwards.
            try:
                answered = work_out(hold(root), ask)
            except click.Abort:
                click.echo("\nNothing is written.", err=True)
                raise click.exceptions.Exit(MisnamedError.exit_code) from None
            wishes = [one.wishes for one in answered]
            sentences = [(number, one.text) for number, one in enumerate(answered, start=1)]
        else:
            break
    for one in written.captures:
        _show(root, written.captures[-1].held, one.logged)
    for finding in written.findings:
        click.echo(f"{finding.severity}: {said_of(finding)}", err=True)
    if manner.dry_run:
        click.echo("Nothing is written (--dry-run).", err=True)
    elif written.forgotten:
        click.echo(visible(written.forgotten), err=True)


def _capture(manner: Manner, ask: Ask, held: Held, text: str, wishes: Wishes) -> Capture:
    return capture(manner.root, held, text, manner.as_of, wishes, ask, create=manner.create)


def is_terminal() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _settled(held: Held, wishes: Wishes, manner: Manner) -> Wishes:
    """The wishes with the record and the kind that the options name."""
    holder = _holder(held, manner.holder_id) if manner.holder_id else None
    word = _kind(manner.kind_word, held.ledger.config) if manner.kind_word else ""
    return Wishes(word, wishes.day, holder, wishes.as_typed, wishes.answers)


def _holder(held: Held, typed: str) -> Record:
    every = [one for one in held.ledger.records if one.kind is not RecordKind.PROFILE]
    return record_named(typed, held.ledger, every, "the records")


def _kind(typed: str, config: Config) -> str:
    try:
        return kind_named(typed, config)
    except MisnamedError as error:
        raise click.BadParameter(error.message, param_hint="--kind") from None


def _show(root: Path, after: Held, logged: Logged) -> None:
    """A line and its place, and what is worth telling of it."""
    number = line_of(after, logged)
    click.echo(visible(f"{root / logged.path}:{number}: {logged.line}"))
    told: Iterable[str] = (*logged.told, *(f"{one.path} is new" for one in logged.created))
    for text in told:
        click.echo(visible(text), err=True)
