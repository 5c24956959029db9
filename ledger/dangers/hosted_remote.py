"""A remote at a service that shows repositories to everybody who may see them."""

from __future__ import annotations

from ledger.dangers._danger import Peril, Weight, danger
from ledger.dangers._hosts import at_host, is_hosted, is_published
from ledger.readers.surroundings import Surroundings


@danger("hosted-remote", Weight.NOTICE, promise="What is private stays with you.", asks_git=True)
def hosted_remote(around: Surroundings) -> Peril | None:
    """The remotes at services that have public repositories: which this is is known there."""
    remotes = around.held.remotes if around.held else ()
    found = [one for one in remotes if is_hosted(one) and not is_published(one)]
    if not found:
        return None
    return Peril(
        "these remotes may be public, which cannot be seen from here",
        f"open https://{at_host(found[0])} in a private window: it should not be found",
        tuple(f"{one.name}: {at_host(one)}" for one in found),
    )
