"""A remote that is the source of a website."""

from __future__ import annotations

import shlex

from ledger.dangers._danger import Peril, Weight, danger
from ledger.dangers._hosts import at_host, is_published
from ledger.readers.surroundings import Surroundings


@danger(
    "published-repository", Weight.DANGER, promise="What is private stays with you.",
    asks_git=True,
)  # fmt: skip
def published_repository(around: Surroundings) -> Peril | None:
    """The remotes whose name makes their host publish them as a site."""
    found = [one for one in around.held.remotes if is_published(one)] if around.held else []
    if not found:
        return None
    return Peril(
        "what is pushed here is published as a website by the service that holds it",
        f"`git remote remove {shlex.quote(found[0].name)}`, and push to a private repository",
        tuple(f"{one.name}: {at_host(one)}" for one in found),
    )
