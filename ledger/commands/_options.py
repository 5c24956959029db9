"""What commands share: the ledger and the day they work on, and how they fail."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from ledger.readers.files import find_root

F = TypeVar("F", bound=Callable[..., Any])

COULD_NOT = 3


class CouldNotError(click.ClickException):
    """It could not be done: said in one line, exit status 3."""

    exit_code = COULD_NOT


class _Day(click.ParamType):  # type: ignore[type-arg]
    """A calendar day as `2026-11-22`, `today` or `yesterday`."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """The day that a text spells."""
        if isinstance(value, date):
            return value
        text = str(value).strip().lower()
        today = date.today()  # noqa: DTZ011 - a person's day is the one on their wall
        if text == "today":
            return today
        if text == "yesterday":
            return today.fromordinal(today.toordinal() - 1)
        try:
            day = date.fromisoformat(text)
        except ValueError:
            self.fail(f"{text!r} is no date; write it as 2026-11-22", param, ctx)
        if not 1900 <= day.year < 3000:
            # Figures look weeks back and ahead, and the calendar has two ends.
            self.fail(f"{text} is out of reach; a year from 1900 to 2999 is meant", param, ctx)
        return day


DAY = _Day()


def ledger_option(command: F) -> F:
    """`--ledger DIR`, handed on as the `root` of the nearest ledger."""

    @click.option(
        "--ledger",
        "ledger_dir",
        type=click.Path(path_type=Path, file_okay=False),
        help="The ledger's folder [default: the nearest parent with a headway.toml].",
    )
    @functools.wraps(command)
    def with_root(*args: object, ledger_dir: Path | None, **kwargs: object) -> object:
        return command(*args, root=root_of(ledger_dir), **kwargs)

    return with_root  # type: ignore[return-value]


def as_of_option(command: F) -> F:
    """`--as-of DATE`; without it `HEADWAY_TODAY`, or today."""
    return click.option(
        "--as-of",
        type=DAY,
        default="today",
        envvar="HEADWAY_TODAY",
        show_default=True,
        help="The day to work it out for.",
    )(command)


def root_of(ledger_dir: Path | None) -> Path:
    """The root of the ledger meant. Raises CouldNotError where there is none."""
    if ledger_dir is not None:
        if not (ledger_dir / "headway.toml").is_file():
            raise CouldNotError(
                f"{ledger_dir} is no ledger: it holds no headway.toml (make one with "
                f"`headway init {ledger_dir}`)"
            )
        return ledger_dir
    root = find_root(Path.cwd())
    if root is None:
        raise CouldNotError(
            "no ledger here or in any folder above (no headway.toml): go to one, name one "
            "with --ledger, or make one with `headway init`"
        )
    return Path(os.path.relpath(root)) if root != Path.cwd() else Path()


def format_option(command: F) -> F:
    """`--format text|json`, handed on as `form`."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="For people, or for programs.",
    )(command)
