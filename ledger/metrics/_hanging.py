"""What open campaigns hang on together: an organization, an advocate, a channel."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from ledger.metrics._behind import advocates_behind
from ledger.metrics._origin import origin_of
from ledger.metrics._probability import Prospect
from ledger.metrics._prospect_pool import Loss, ProspectPool
from ledger.model.campaign import Campaign
from ledger.model.ledger import Ledger
from ledger.model.record import Record
from ledger.value import Value


class Part(Value, frozen=True):
    """A record that some campaigns of a pool hang on, and what is left without all of them.

    A campaign that hangs on none of the kind asked for stands for itself.
    """

    record: Record
    campaigns: tuple[Campaign, ...]
    loss: Loss

    @property
    def share(self) -> float:
        """The share of the pool's prospects that hangs on it: what would not survive."""
        return 1 - self.loss.survival


def by_organization(ledger: Ledger, pool: ProspectPool) -> tuple[Part, ...]:
    """The organizations that a pool's campaigns name, the one whose loss hurts most first."""
    return _divided(pool, lambda one: ledger.organization_of(one.campaign) or one.campaign)


def by_channel(ledger: Ledger, pool: ProspectPool) -> tuple[Part, ...]:
    """The channels that a pool's campaigns came through, the one that hurts most first."""
    return _divided(pool, lambda one: origin_of(ledger, one.campaign) or one.campaign)


def by_advocate(ledger: Ledger, pool: ProspectPool, as_of: date) -> tuple[Part, ...]:
    """The advocates behind a pool's campaigns, the one that hurts most first.

    A campaign may have several of them, or none.
    """
    behind: dict[str, list[Campaign]] = {}
    people: dict[str, Record] = {}
    for one in pool.members:
        for person in advocates_behind(ledger, one.campaign, as_of):
            behind.setdefault(person.path, []).append(one.campaign)
            people[person.path] = person
    losses = pool.without_some(
        (people[path].name, {one.path for one in campaigns}) for path, campaigns in behind.items()
    )
    return _parts(people.values(), behind, losses)


def _divided(pool: ProspectPool, of: Callable[[Prospect], Record]) -> tuple[Part, ...]:
    """The parts of a pool in which each campaign has one place."""
    behind: dict[str, list[Campaign]] = {}
    records: dict[str, Record] = {}
    for one in pool.members:
        record = records.setdefault((found := of(one)).path, found)
        behind.setdefault(record.path, []).append(one.campaign)
    losses = pool.without_groups(lambda one: of(one).path, lambda one: of(one).name)
    return _parts(records.values(), behind, losses)


def _parts(
    records: Iterable[Record], behind: dict[str, list[Campaign]], losses: list[Loss]
) -> tuple[Part, ...]:
    """Each record with its loss; there are none where nothing can be lost."""
    parts = (
        Part(record, tuple(behind[record.path]), loss)
        for record, loss in zip(records, losses, strict=False)
    )
    return tuple(sorted(parts, key=lambda one: (round(one.loss.left, 9), one.loss.name)))
