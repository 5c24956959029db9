"""What completers are made of: the ledger and the day of a line, and the words that fit.

Every command names its completers, and next to none is asked for anything: what looks into a
ledger is brought in when one is.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

import click
from click.shell_completion import CompletionItem

from ledger.commands._options import DAY
from ledger.wording import fold, shorten

if TYPE_CHECKING:
    from ledger.commands._glance import Glimpse, Sight

Item: TypeAlias = "CompletionItem[str]"
Completer: TypeAlias = Callable[[click.Context, click.Parameter, str], list[Item]]

# More records than this are completed without their names, which would have to be looked up.
_MOST_NAMED = 1_000
_LONGEST_HELP = 60


def quiet(complete: Completer) -> Completer:
    """A completer that gives nothing where it would have failed."""

    @functools.wraps(complete)
    def kept(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
        try:
            return complete(ctx, param, incomplete)
        except Exception:  # whatever it is, it is not for the line being typed
            return []

    return kept


def seen_by(ctx: click.Context) -> Sight | None:
    """The ledger that the line is about: that of a `--ledger` typed before, else the one here."""
    from ledger.commands._glance import sight  # noqa: PLC0415 - see above

    return sight(ctx.params.get("ledger_dir"))


def day_of(ctx: click.Context) -> date:
    """The day that the line is about, today where none that can be read was typed."""
    said = ctx.params.get("as_of")
    return said if isinstance(said, date) else DAY.convert("today", None, None)


def ids(
    seen: Sight,
    incomplete: str,
    kinds: Collection[str] = (),
    fits: Callable[[Glimpse], bool] = lambda record: True,
) -> list[Item]:
    """The ids of a ledger's records that begin with a text and are fit, each with its name."""
    every = [one for one in seen.glimpses() if fits(one)]
    close = set(_close([one.id for one in every], incomplete))
    chosen = [one for one in every if one.id in close and (not kinds or one.kind in kinds)]
    named = len(chosen) <= _MOST_NAMED
    return [_item(one.id, _other(one) if named else "") for one in chosen]


def fitting(words: Iterable[tuple[str, str]], incomplete: str) -> list[Item]:
    """Those words that begin with a text, each with its help, in their order."""
    told = dict(words)
    return [_item(word, told[word]) for word in _close(list(told), incomplete)]


def _close(words: Sequence[str], incomplete: str) -> list[str]:
    """The words that begin with a text; else the only one of which another part does.

    Capitals make no difference. Only one, because a shell puts what several have in common
    in the place of what was typed.
    """
    wanted = fold(incomplete)
    begun = [word for word in words if fold(word).startswith(wanted)]
    inner = [word for word in words if f"-{wanted}" in fold(word)] if wanted and not begun else []
    return begun or (inner if len(inner) == 1 else [])


def _other(one: Glimpse) -> str:
    """A record's name where it says more than its id."""
    return "" if fold(one.name) == fold(one.id) else one.name


def _item(word: str, about: str) -> Item:
    return CompletionItem(word, help=shorten(" ".join(about.split()), _LONGEST_HELP) or None)
