"""What a danger is."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from ledger.readers.surroundings import Surroundings
from ledger.value import Value


class Weight(StrEnum):
    """Whether something is in danger now, or is only good to know."""

    DANGER = "danger"
    NOTICE = "notice"


class Peril(Value, frozen=True):
    """A danger that was met: what is so, what to do, and the paths that it is about."""

    message: str
    help: str
    paths: tuple[str, ...] = ()


class Danger(Value, frozen=True):
    """One thing that can endanger a promise: its name, its weight, and the function that looks.

    `promise` is what the owner counts on and may lose. `asks_git` says that it can be looked for
    only where git tells what it has of the ledger.
    """

    name: str
    weight: Weight
    promise: str
    look: Callable[[Surroundings], Peril | None]
    asks_git: bool = False

    def is_seen(self, around: Surroundings) -> bool:
        """Whether it can be looked for at all."""
        return not self.asks_git or around.held is not None


def danger(
    name: str, weight: Weight, *, promise: str, asks_git: bool = False
) -> Callable[[Callable[[Surroundings], Peril | None]], Danger]:
    """Make a danger of a function that looks at what lies around a ledger."""

    def decorate(look: Callable[[Surroundings], Peril | None]) -> Danger:
        return Danger(name, weight, promise, look, asks_git)

    return decorate
