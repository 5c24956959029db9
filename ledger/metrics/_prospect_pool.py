"""The open campaigns of one kind, and what is left of their prospects without some of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ledger.metrics._clients import is_client
from ledger.metrics._probability import Prospect
from ledger.metrics._survival import (
    any_win,
    any_win_without,
    expected,
    expected_without,
    survival,
)
from ledger.model.ledger import Ledger
from ledger.value import Value


class Loss(Value, frozen=True):
    """What is left without a part, and its name. `survival` is what is left over the whole."""

    name: str
    left: float
    survival: float


class ProspectPool(Value, frozen=True):
    """Campaigns that are weighed together: those for clients by p·value, the others by p.

    `unvalued` are the campaigns for clients that no value is recorded of; they are in no sum.
    """

    client: bool
    members: tuple[Prospect, ...]
    unvalued: tuple[Prospect, ...]

    @property
    def whole(self) -> float:
        """P, the chance of at least one win; for clients E, the average sum."""
        return expected(self._weights) if self.client else any_win(self._weights)

    def without_each(self) -> list[Loss]:
        """What is left without each campaign, in their order; empty where nothing can be lost."""
        return self._losses([[one] for one in self.members], lambda one: one.campaign.name)

    def without_groups(
        self, key: Callable[[Prospect], str], name: Callable[[Prospect], str]
    ) -> list[Loss]:
        """What is left without all the campaigns that share a key, for each key."""
        groups: dict[str, list[Prospect]] = {}
        for one in self.members:
            groups.setdefault(key(one), []).append(one)
        return self._losses(list(groups.values()), name)

    def without_some(self, some: Iterable[tuple[str, set[str]]]) -> list[Loss]:
        """What is left without the campaigns at some paths, for each name and its paths."""
        weights = {one.campaign.path: _weight(one, self.client) for one in self.members}
        whole = self.whole
        losses = []
        for name, paths in some:
            kept = [weight for path, weight in weights.items() if path not in paths]
            left = expected(kept) if self.client else any_win(kept)
            share = survival(left, whole)
            losses += [] if share is None else [Loss(name, left, share)]
        return losses

    def by_settings(self) -> float | None:
        """The survival by the settings' probabilities alone, before the ledger's own record."""
        if self.client:
            weights = [one.p0 * (one.value or 0) for one in self.members]
            return survival(min(expected_without(weights), default=0), expected(weights))
        weights = [one.p0 for one in self.members]
        return survival(min(any_win_without(weights), default=0), any_win(weights))

    @property
    def _weights(self) -> list[float]:
        return [_weight(one, self.client) for one in self.members]

    def _losses(
        self, groups: Sequence[Sequence[Prospect]], name: Callable[[Prospect], str]
    ) -> list[Loss]:
        weights = [[_weight(one, self.client) for one in group] for group in groups]
        if self.client:
            left = expected_without([expected(one) for one in weights])
        else:
            left = any_win_without([any_win(one) for one in weights])
        whole = self.whole
        shares = [survival(one, whole) for one in left]
        return [
            Loss(name(group[0]), rest, share)
            for group, rest, share in zip(groups, left, shares, strict=True)
            if share is not None
        ]


def worst(losses: Iterable[Loss]) -> Loss | None:
    """The loss that hurts most; of two that hurt alike, the first by name."""
    return min(losses, key=lambda one: (round(one.left, 9), one.name), default=None)


def pools_of(ledger: Ledger, prospects: Sequence[Prospect]) -> tuple[ProspectPool, ProspectPool]:
    """The campaigns of the ledger's own kind, and the others.

    Its own kind is that of its pipeline; where not one campaign is of that kind, the other.
    """
    client = ledger.pipeline == "client"
    if ledger.campaigns and all(is_client(ledger, one) != client for one in ledger.campaigns):
        client = not client
    return _pool(prospects, client), _pool(prospects, not client)


def _pool(prospects: Sequence[Prospect], client: bool) -> ProspectPool:
    kind = [one for one in prospects if one.client == client]
    return ProspectPool(
        client,
        tuple(one for one in kind if not client or one.value is not None),
        tuple(one for one in kind if client and one.value is None),
    )


def _weight(one: Prospect, client: bool) -> float:
    return (one.weighted or 0.0) if client else one.p
