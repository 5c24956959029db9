"""What commands share: the ledger and the day they work on, and how they fail.

Every command begins here, so what reads words for days, and settings, is brought in only where
some were typed: a slip in an option is answered before that would be there.
"""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

F = TypeVar("F", bound=Callable[..., Any])

COULD_NOT = 3

_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAYS_PAST = ("today", "yesterday", *_WEEK)
_DAYS_AHEAD = ("tomorrow", *_WEEK)
# A date of the years that are in reach (see readers/day_words.py).
_DATE = re.compile(r"(?:19|2\d)\d\d-\d\d-\d\d")


class CouldNotError(click.ClickException):
    """It could not be done: said in one line, exit status 3."""

    exit_code = COULD_NOT


class MisnamedError(click.ClickException):
    """What was typed names nothing, or several things: exit status 2, as for wrong usage."""

    exit_code = 2


class _Day(click.ParamType):  # type: ignore[type-arg]
    """A calendar day as a person types it: `2026-11-22`, `friday`, `3 days ago`.

    `ahead` is for days still to come: `friday` is then the next one.
    """

    name = "date"

    def __init__(self, *, ahead: bool = False) -> None:
        self.ahead = ahead

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """The day that a text names."""
        if isinstance(value, date):
            return value
        if day := _plain_day(str(value)):
            return day
        from ledger.readers.day_words import NoDayError, read_day  # noqa: PLC0415 - see above

        try:
            return read_day(str(value), _today(), ahead=self.ahead)
        except NoDayError as error:
            self.fail(str(error), param, ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem[str]]:
        """The words for the days nearby, each with its date."""
        from ledger.readers.day_words import NoDayError, read_day  # noqa: PLC0415 - see above

        words = _DAYS_AHEAD if self.ahead else _DAYS_PAST
        begun = [word for word in words if word.startswith(incomplete.lower())]
        found = []
        for word in begun:
            # On a Sunday `sunday` may be two days; it is not offered then.
            with suppress(NoDayError):
                day = read_day(word, _today(), ahead=self.ahead)
                found.append(CompletionItem(word, help=f"{day}"))
        return found


def _plain_day(typed: str) -> date | None:
    """`today` and `2026-11-22`, which most runs are given, as the reader of words takes them."""
    if typed == "today" and not os.environ.get("HEADWAY_TODAY"):
        return _today()
    if not (_DATE.fullmatch(typed) and typed.isascii()):
        return None
    with suppress(ValueError):
        return date.fromisoformat(typed)
    return None


def _today() -> date:
    """The day that relative words go by: `HEADWAY_TODAY`, or the one on a person's wall."""
    stated = os.environ.get("HEADWAY_TODAY")
    if not stated:
        return date.today()  # noqa: DTZ011 - a person's day is the one on their wall
    try:
        return date.fromisoformat(stated)
    except ValueError:
        from ledger.readers.day_words import NoDayError  # noqa: PLC0415 - see above

        form = "it takes a date such as 2026-11-22"
        raise NoDayError(f"HEADWAY_TODAY is {stated!r}; {form}") from None


DAY = _Day()
DAY_AHEAD = _Day(ahead=True)


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
    # It fails as these do.
    from ledger.commands._settings_place import find_root, has_settings  # noqa: PLC0415

    if ledger_dir is not None:
        if not has_settings(ledger_dir):
            raise CouldNotError(
                f"{ledger_dir} is no ledger: it holds no headway.toml (make one with "
                f"`headway init {ledger_dir}`)"
            )
        return ledger_dir
    found = find_root(Path.cwd())
    root = Path(os.path.relpath(found)) if found else None
    if root is None or not has_settings(root):
        raise CouldNotError(
            "no ledger here or in any folder above (no headway.toml): go to one, name one "
            "with --ledger, or make one with `headway init`"
        )
    return root


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
