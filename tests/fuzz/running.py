"""A run: inputs of one target, batch after batch, until there were enough of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from random import Random

from tests.fuzz.case import Case, size_of
from tests.fuzz.minimising import minimised
from tests.fuzz.mutating import mutated
from tests.fuzz.targets import Target
from tests.fuzz.worker import SECONDS, Failure, judged

BATCH = 1_000
# What was new is mutated again, as long as it is small and not too many are.
MOST_IN_POOL = 400
MOST_BYTES_IN_POOL = 8_000
# One failure of a kind is enough; after so many kinds the rest can wait.
MOST_KINDS = 20
SEEDS_TO_LOAD = 60


@dataclass
class Run:
    """What came of a target: how many inputs, in how long, and one failure of each kind.

    One that was `stopped` counts the batches that were judged whole.
    """

    target: Target
    tried: int = 0
    failed: int = 0
    seconds: float = 0.0
    pool: int = 0
    stopped: bool = False
    failures: dict[str, Failure] = field(default_factory=dict)


def run(
    target: Target,
    inputs: int,
    seconds: float,
    seed: int,
    told: Callable[[Run], None] = lambda _: None,
    *,
    limit: int = SECONDS,
) -> Run:
    """Try so many inputs, or for so long, whichever ends first.

    The same seed and number of inputs try the same ones, where nothing else is in the way.
    """
    made, pool, seen = Run(target), target.seeds(), set()
    began = time.monotonic()
    _load(target)
    number = 0
    kept = len(pool)
    while made.tried < inputs and len(made.failures) < MOST_KINDS:
        left = seconds - (time.monotonic() - began)
        if left <= 0:
            break
        chance = Random(f"{target.name} {seed} {number}")  # noqa: S311 - it has to be repeatable
        many = min(BATCH, inputs - made.tried)
        first = pool if number == 0 else []
        cases = partial(_cases, first, pool, target, chance, many, left)
        try:
            batch = judged(cases, target.judge, seen, limit)
        except KeyboardInterrupt:
            made.stopped = True
            break
        made.tried += batch.judged
        made.failed += len(batch.failures)
        for failure in batch.failures:
            made.failures.setdefault(failure.kind, failure)
        pool += [case for case in batch.new if size_of(case) <= MOST_BYTES_IN_POOL]
        del pool[kept : max(kept, len(pool) - MOST_IN_POOL)]
        made.pool, made.seconds = len(pool), time.monotonic() - began
        number += 1
        told(made)
    made.failures = {
        kind: minimised(failure, target.judge, limit) for kind, failure in made.failures.items()
    }
    made.seconds = time.monotonic() - began
    return made


def _load(target: Target) -> None:
    """Have loaded what is loaded when first used; else each worker would load it for itself."""
    for case in target.seeds()[:SEEDS_TO_LOAD]:
        with suppress(Exception):
            # What goes wrong here goes wrong in a worker too, and is told from there.
            target.judge(case)


def _cases(
    first: list[Case], pool: list[Case], target: Target, chance: Random, many: int, left: float
) -> Iterator[Case]:
    """The seeds as they are, before all else; then mutations, until it is late."""
    until = time.monotonic() + left
    yield from first[:many]
    for _ in range(many - len(first)):
        if time.monotonic() > until:
            return
        yield mutated(chance.choice(pool), pool, target.shapes, chance)
